#pragma once

#include "core/base/Aligned.h"
#include "core/dsp/kernels/Kernels.h"

#include <Eigen/Core>
#include <algorithm>

namespace suara {

/// Frames [first, first + tileFrames) of an array of shape (rows, frames) as a tile; those beyond the last are 0.
void tileOf(const Eigen::Ref<const Eigen::ArrayXXf>& frames, Eigen::Index first, float* tile);

/// The first out.cols() frames of a tile, shape (rows, frames).
void untile(const float* tile, Eigen::Ref<Eigen::ArrayXXf> out);

/// The largest of `count` values.
inline float largestOf(const float* values, std::ptrdiff_t count)
{
    return Eigen::Map<const Eigen::ArrayXf>(values, count).maxCoeff();
}

/// Frames of the tile that begins at frame `first` of `frames`.
inline int tileCount(Eigen::Index first, Eigen::Index frames)
{
    return int(std::min<Eigen::Index>(tileFrames, frames - first));
}

} // namespace suara
