#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>
#include <string_view>

namespace suara {

namespace parameter {
extern const ParameterSpec deltaWidth;
extern const ParameterSpec deltaMode;
} // namespace parameter

/// Local estimate of each row's first (order 1) or second (order 2) derivative per frame: the slope, or the curvature,
/// of the line or parabola of least squares through `width` frames (Savitzky and Golay 1964).
/// Agrees with librosa 0.11 `feature.delta(frames, width=, order=, mode=)` to 1e-5 (tests/core/tst_references.cpp).
/// @param frames  shape (rows, frames)  @param width  odd, 3 or more
/// @param mode    what stands beyond the ends: "interp" (the curve through the outermost frames goes on), "nearest",
///                "mirror", "constant" (zeros) or "wrap"
/// @return shape (rows, frames)
/// @throws ParameterError if width is even or below 3, or with interp above the number of frames
Eigen::ArrayXXf delta(const Eigen::Ref<const Eigen::ArrayXXf>& frames, int order, int width = 9,
                      std::string_view mode = "interp");

} // namespace suara
