#pragma once

#include "core/features/FeatureTable.h"

namespace suara {

/// Cuts an input into windows of `length` seconds, one every `step` seconds; the last is as long as what is left.
/// Lengths are counted by reading, for headers lie. A file that cannot be read stays one input: measuring it says what
/// is wrong.
std::vector<FeatureInput> windowsOf(const FeatureInput& input, double step, double length, const Task& task);

} // namespace suara
