#pragma once

#include "core/audio/Audio.h"
#include "core/base/Task.h"
#include "core/features/Catalog.h"
#include "widgets/common/ClipFrames.h"

#include <functional>

namespace suara {

/// Features of a clip too long to be transformed at once: gone through in stretches of some minutes, so that memory
/// stays bounded. The values are those of the whole clip.
class LongClip {
public:
    LongClip(const Audio& audio, const FrameOptions& options) : m_audio(audio), m_options(options) {} ///< keeps both

    static bool knows(const FeatureSpec& spec); ///< whether it can be had in stretches
    ClipFrames frames(const FeatureSpec& spec, Task& task) const;

private:
    /// Hears a stretch; its frames [skip, skip + count) are the next ones of the clip.
    using Visit = std::function<void(const FrameAnalysis& stretch, Eigen::Index skip, Eigen::Index count)>;

    void eachStretch(const FeatureSpec& spec, const Parameters& parameters, Task& task, const Visit& visit) const;
    ClipFrames ofTiles(const FeatureSpec& spec, Task& task) const;
    ClipFrames ofSamples(const FeatureSpec& spec, Task& task) const;
    ClipFrames spectrogram(const FeatureSpec& spec, Task& task) const;

    const Audio& m_audio;
    const FrameOptions& m_options;
};

} // namespace suara
