#include "core/dsp/kernels/Kernels.h"

#ifdef SUARA_X86_LEVELS
#include <cpuid.h>
#endif

namespace suara {

namespace baseline {
extern const Kernels table;
}
#ifdef SUARA_X86_LEVELS
namespace v3 {
extern const Kernels table;
}
namespace v4 {
extern const Kernels table;
}

namespace {

/// Features that not every compiler can ask for by name.
bool hasFeatures(unsigned leaf, unsigned bits)
{
    unsigned eax = 0;
    unsigned ebx = 0;
    unsigned ecx = 0;
    unsigned edx = 0;
    return __get_cpuid(leaf, &eax, &ebx, &ecx, &edx) != 0 && (ecx & bits) == bits;
}

/// All of x86-64-v3: the compiler may use any of it in the kernels of that level.
bool hasLevel3()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
           __builtin_cpu_supports("fma") && hasFeatures(1, bit_F16C | bit_MOVBE) && hasFeatures(0x80000001, bit_LZCNT);
}

bool hasLevel4()
{
    return hasLevel3() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}

} // namespace
#endif

const Kernels* kernelsOfLevel(int level)
{
    if (level == 0)
        return &baseline::table;
#ifdef SUARA_X86_LEVELS
    if (level == 1 && hasLevel3())
        return &v3::table;
    if (level == 2 && hasLevel4())
        return &v4::table;
#endif
    return nullptr;
}

const Kernels& kernels()
{
    static const Kernels& best = *[] {
        const Kernels* found = kernelsOfLevel(0);
        for (int level = 1; level <= 2; ++level)
            if (const Kernels* better = kernelsOfLevel(level))
                found = better;
        return found;
    }();
    return best;
}

} // namespace suara
