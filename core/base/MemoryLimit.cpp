#include "core/base/MemoryLimit.h"

#include "core/base/Error.h"

#include <cstdint>
#include <string>
#include <unistd.h>

namespace suara {

void checkMemory(double bytes, const char* sentence, double share)
{
    constexpr double most = 1e15; // what is said beyond it is that much
    const double present = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE));
    if (bytes <= share * present)
        return;
    const auto megabytes = [](double size) {
        return std::to_string(std::int64_t((size < most ? size : most) / 1e6));
    };
    throw ParameterError(sentence, {megabytes(bytes), megabytes(present)});
}

} // namespace suara
