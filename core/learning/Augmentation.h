#pragma once

#include "core/learning/layers/Layer.h"

#include <cstdint>

namespace suara {

/// How rows are changed before each epoch, so that a network never sees the same one twice. All zero: not at all.
struct AugmentationOptions {
    double noise = 0.0;      ///< standard deviation of what is added to every value
    double gain = 0.0;       ///< every value is multiplied by one number in [1 - gain, 1 + gain], gain in [0, 1)
    double shift = 0.0;      ///< along time by up to this share of its length either way, in [0, 1); what is new is 0
    int timeMasks = 0;       ///< SpecAugment (Park et al., 2019): stretches of time set to 0 …
    int frequencyMasks = 0;  ///< … and of frequency
    double maskShare = 0.1;  ///< each as wide as this share of the length at most, in [0, 1]
    bool isTimeDown = false; ///< time runs down the picture (600 x 128 tensors), not to the right (mel pictures)

    bool isOn() const { return noise > 0.0 || gain > 0.0 || shift > 0.0 || timeMasks > 0 || frequencyMasks > 0; }
    bool operator==(const AugmentationOptions&) const = default;
};

/// @throws ParameterError naming the number that is out of its range
void checkAugmentation(const AugmentationOptions& options);

/// Changes a row of this shape in place: shift, gain, noise, then masks. What is drawn hangs on seed, epoch and sample
/// (the row's number in the training part) and on nothing else. Of a row of numbers only gain and noise are meant.
void augment(const AugmentationOptions& options, const Shape& shape, std::uint32_t seed, int epoch, std::size_t sample,
             float* row);

} // namespace suara
