#pragma once

#include "core/base/MemoryLimit.h"
#include "core/base/Text.h"

namespace suara {

/// checkMemory() of what training is to hold.
inline void checkTrainingMemory(double bytes)
{
    checkMemory(bytes, SUARA_TEXT("Core", "Training would need about %1 MB of memory; this machine has %2 MB. Take "
                                          "smaller pictures, fewer units or a smaller batch."));
}

} // namespace suara
