#pragma once

#include "core/base/Task.h"
#include "core/features/Catalog.h"
#include "core/features/Stretch.h"
#include "widgets/common/workbench/ClipFrames.h"

#include <functional>
#include <vector>

namespace suara {

class FeaturePlan;

/// Features of a clip of any length, in one pass over its sound on all cores, in memory that hardly grows with it: the
/// sound itself is never held as a whole. The values are those of the whole clip.
class LongClip {
public:
    /// Where the sound comes from: begins anew at each call of open, for some features take two passes.
    struct Sound {
        std::function<StretchCutter::Source()> open;
        int sampleRate = 0;
        double expectedSamples = 0.0; ///< for the progress
    };

    LongClip(Sound sound, const FrameOptions& options); ///< keeps the options

    static constexpr int mostRows = 513;        ///< of a spectrogram; more bins share a row
    static bool knows(const FeatureSpec& spec); ///< whether it can be had in stretches

    /// In the order of specs. @throws ParameterError, IoError, Cancelled
    std::vector<ClipFrames> frames(const std::vector<const FeatureSpec*>& specs, Task& task) const;

private:
    struct Workspace;
    class Measured;
    class Pass;
    using Visit = std::function<void(const Stretch& stretch, Workspace& workspace)>; ///< called by several threads
    using Hear = std::function<void(const Eigen::Ref<const Eigen::ArrayXXf>& values)>;

    void eachStretch(const FeaturePlan& plan, Task& task, const Visit& visit) const;
    std::vector<ClipFrames> ofFeatures(const std::vector<const FeatureSpec*>& specs, Task& task) const;
    ClipFrames finished(const FeatureSpec& spec, const Measured& measured, Task& task) const;
    ClipFrames spectrogram(const FeatureSpec& spec, Task& task) const;
    float largestMagnitude(const FeaturePlan& plan, ClipFrames& frames, Task& task) const;

    Sound m_sound;
    const FrameOptions& m_options;
};

} // namespace suara
