#include "core/dsp/kernels/Kernels.h"

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
#endif

const Kernels* kernelsOfLevel(int level)
{
    if (level == 0)
        return &baseline::table;
#ifdef SUARA_X86_LEVELS
    if (level == 1 && __builtin_cpu_supports("x86-64-v3"))
        return &v3::table;
    if (level == 2 && __builtin_cpu_supports("x86-64-v4"))
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
