#include "core/features/StreamFeature.h"

#include "core/features/FrameAnalysis.h"

#include <algorithm>
#include <utility>

namespace suara {

void ClipNotes::add(ClipNotes&& more)
{
    largest = std::max(largest, more.largest);
    secondLargest = std::max(secondLargest, more.secondLargest);
    peaks.add(std::move(more.peaks));
}

Eigen::ArrayXXf framesOf(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, const SpectrumSetup& setup,
                         MakeTileFeature make)
{
    const TileFeature feature = make(setup);
    SpectrumTile tile(setup);
    AlignedFloats kept(std::size_t(std::max(feature.rows, feature.keptRows)) * tileFrames);
    AlignedFloats values(std::size_t(feature.rows) * tileFrames);
    const auto measure = [&](Eigen::Index first, ClipNotes& notes) {
        tileOf(magnitudes, first, tile.refill());
        feature.measure(tile, kept.data(), notes);
    };
    FinishTile finish;
    if (feature.keptRows > 0) {
        ClipNotes notes;
        for (Eigen::Index first = 0; first < magnitudes.cols(); first += tileFrames)
            measure(first, notes);
        finish = feature.finish(notes);
    }
    Eigen::ArrayXXf frames(feature.rows, magnitudes.cols());
    for (Eigen::Index first = 0; first < frames.cols(); first += tileFrames) {
        ClipNotes notedBefore;
        measure(first, notedBefore);
        if (finish)
            finish(kept.data(), values.data());
        untile(finish ? values.data() : kept.data(), frames.middleCols(first, tileCount(first, frames.cols())));
    }
    return frames;
}

Eigen::ArrayXXf framesOf(const FrameAnalysis& analysis, MakeTileFeature make)
{
    return framesOf(analysis.magnitudes(), analysis.setup(), make);
}

Eigen::ArrayXXf framesOf(const FrameAnalysis& analysis, MakeSampleFeature make)
{
    constexpr Eigen::Index atOnce = 1024; // so that who asks to stop need not wait
    const SampleFeature feature = make(analysis.parameters(), analysis.audio().sampleRate);
    const std::vector<float>& samples = analysis.audio().samples;
    Eigen::ArrayXXf frames(feature.rows, feature.frames(samples.size()));
    for (Eigen::Index first = 0; first < frames.cols(); first += atOnce) {
        analysis.task().checkpoint(double(first) / double(frames.cols()));
        Eigen::ArrayXXf some(std::min(atOnce, frames.cols() - first), feature.rows);
        feature.measure(SignalPart(samples), first, std::span(some.data(), std::size_t(some.size())));
        frames.middleCols(first, some.rows()) = some.transpose();
    }
    return frames;
}

} // namespace suara
