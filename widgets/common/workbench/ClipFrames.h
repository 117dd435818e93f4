#pragma once

#include "core/base/Task.h"
#include "core/features/LevelPyramid.h"
#include "core/features/Parameters.h"

#include <Eigen/Core>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

struct FeatureSpec;

/// The smallest and the largest of finite values.
struct ValueRange {
    float lowest = std::numeric_limits<float>::infinity();
    float highest = -std::numeric_limits<float>::infinity();
    void add(std::span<const float> values);
};

/// Frames of one feature over a whole clip, ready to be drawn.
struct ClipFrames {
    int rows = 0;
    std::int64_t frames = 0;
    int binsPerRow = 1;        ///< of a long clip's spectrogram: bins of the transform whose largest a row holds
    std::vector<float> values; ///< shape (rows, frames), frame after frame; empty where only the picture is kept
    double secondsPerFrame = 0.0;
    double firstSecond = 0.0; ///< where frame 0 stands: its centre
    float lowest = 0.0f;      ///< of all finite values
    float highest = 0.0f;
    LevelPyramid picture; ///< of features with several rows; in dB the uppermost 120 dB

    void append(const Eigen::Ref<const Eigen::ArrayXXf>& more); ///< shape (rows, frames)

    /// Fills lowest, highest and picture from values; drops values that are too many to keep beside it.
    void finish(std::string_view unit);
    static bool isPictureAlone(int rows, std::int64_t frames); ///< whether values would be too many
    void setRange(const ValueRange& range);                    ///< lowest and highest
    float pictureFloor(std::string_view unit) const;           ///< what level 0 of the picture stands for

    float at(int row, std::int64_t frame) const
    {
        return values.empty() ? picture.value(row, frame) : values[std::size_t(frame * rows + row)];
    }
    double frameAt(double seconds) const { return (seconds - firstSecond) / secondsPerFrame; } ///< not rounded
    std::size_t bytes() const { return values.size() * sizeof(float) + picture.bytes(); }
};

/// What frames are made from, besides the clip.
struct FrameOptions {
    Parameters parameters;
    int sampleRate = 22050; ///< resampled to it as librosa.load does; 0: the clip's own
    bool operator==(const FrameOptions&) const = default;
    std::string canonical() const; ///< same text, same options
};

/// No frames yet, but all that a feature's frames have in common.
ClipFrames emptyFrames(const FeatureSpec& spec, const FrameOptions& options, int sampleRate);

/// Computes features of one file that share audio and Fourier transform, in the order of `features`. Long files are
/// worked on in stretches, so that memory stays bounded, and of pictures only 8 bits are kept.
/// @throws ParameterError, IoError, Cancelled
std::vector<ClipFrames> computeClipFrames(const std::filesystem::path& file, const std::vector<std::string>& features,
                                          const FrameOptions& options, Task& task);

/// For the cache folder. An empty result means that the bytes are not whole.
std::string frameBytes(const ClipFrames& frames);
ClipFrames framesFromBytes(std::string_view bytes);

} // namespace suara
