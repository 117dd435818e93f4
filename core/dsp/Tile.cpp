#include "core/dsp/Tile.h"

namespace suara {

void tileOf(const Eigen::Ref<const Eigen::ArrayXXf>& frames, Eigen::Index first, float* tile)
{
    if (first + tileFrames <= frames.cols()) {
        kernels().toTile(frames.col(first).data(), frames.outerStride(), frames.rows(), tile);
        return;
    }
    Eigen::Map<Eigen::ArrayXXf> values(tile, tileFrames, frames.rows());
    const int count = tileCount(first, frames.cols());
    values.setZero();
    values.topRows(count) = frames.middleCols(first, count).transpose();
}

void untile(const float* tile, Eigen::Ref<Eigen::ArrayXXf> out)
{
    out = Eigen::Map<const Eigen::ArrayXXf>(tile, tileFrames, out.rows()).topRows(out.cols()).transpose();
}

} // namespace suara
