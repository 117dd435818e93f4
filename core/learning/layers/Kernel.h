#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// How the kernel of a layer begins and is held down.
struct KernelOptions {
    Initializer initializer = Initializer::GlorotUniform;
    double l2 = 0.0;
};

} // namespace suara
