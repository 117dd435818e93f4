#pragma once

#include "core/dsp/SignalPart.h"
#include "core/features/SpectrumTile.h"
#include "core/features/TuningPeaks.h"

#include <functional>
#include <limits>
#include <span>

namespace suara {

class FrameAnalysis;

/// What a feature notes of a clip while its frames go by, because its values depend on the whole of it.
struct ClipNotes {
    float largest = -std::numeric_limits<float>::infinity();       ///< of what the feature keeps
    float secondLargest = -std::numeric_limits<float>::infinity(); ///< of another thing that it keeps
    TuningPeaks peaks;

    void add(ClipNotes&& more);
};

/// Makes the values of a tile, `rows` rows, of the rows that were kept of it.
using FinishTile = std::function<void(const float* kept, float* values)>;

/// A spectral feature, computed tile by tile, so that a clip of any length needs little memory. One whose values depend
/// on the whole clip keeps some rows of each tile, and makes its values of them when the clip has been seen. Its
/// functions may be called by many threads at once. Frames of a tile that the clip has not are silent.
struct TileFeature {
    Eigen::Index rows;         ///< values of a frame
    Eigen::Index keptRows = 0; ///< 0: the values do not depend on the whole clip
    std::function<void(SpectrumTile& tile, float* out, ClipNotes& notes)>
        measure;                                                        ///< writes the values, or what to keep
    std::function<FinishTile(const ClipNotes& notes)> finish = nullptr; ///< if anything is kept
};

/// A feature computed from samples.
struct SampleFeature {
    int frameLength; ///< samples that a frame is made of, around its place
    int hopLength;
    Eigen::Index rows = 1; ///< values of a frame
    /// Of a signal of this length. @throws ParameterError if it is too short
    std::function<Eigen::Index(std::size_t length)> frames;
    /// Frames from first on, as many as out has room for: shape (frames, rows), the frames of each row together. The
    /// part holds all their samples.
    std::function<void(const SignalPart& signal, Eigen::Index first, std::span<float> out)> measure;
};

using MakeTileFeature = TileFeature (*)(const SpectrumSetup&); ///< setup outlives the feature @throws ParameterError
using MakeSampleFeature = SampleFeature (*)(const Parameters&, int sampleRate); ///< @throws ParameterError

/// A feature's frames of a spectrogram |S|, shape (bins, frames), and of a whole signal: shape (rows, frames).
Eigen::ArrayXXf framesOf(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, const SpectrumSetup& setup,
                         MakeTileFeature make);
Eigen::ArrayXXf framesOf(const FrameAnalysis& analysis, MakeTileFeature make);
Eigen::ArrayXXf framesOf(const FrameAnalysis& analysis, MakeSampleFeature make);

} // namespace suara
