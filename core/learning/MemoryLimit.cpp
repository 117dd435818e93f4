#include "core/learning/MemoryLimit.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <cstdint>
#include <string>
#include <unistd.h>

namespace suara {

void checkMemory(double bytes)
{
    constexpr double most = 1e15; // what is said beyond it is that much
    const double present = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE));
    if (bytes <= 0.8 * present)
        return;
    const auto megabytes = [](double size) {
        return std::to_string(std::int64_t((size < most ? size : most) / 1e6));
    };
    throw ParameterError(SUARA_TEXT("Core", "Training would need about %1 MB of memory; this machine has %2 MB. Take "
                                            "smaller pictures, fewer units or a smaller batch."),
                         {megabytes(bytes), megabytes(present)});
}

} // namespace suara
