#pragma once

#include <Eigen/Core>
#include <span>

namespace suara {

class FrameAnalysis;

/// The input that sequence and picture networks take: each 3 s of sound at 16000 Hz as 600 × 128 natural logarithms of
/// mel power.
///
/// Window k is samples [48000 k, 48000 (k + 1)), zero-filled at the end. Frames of 400 samples (25 ms) every 80 (5 ms),
/// periodic Hann zero-padded to n_fft 1024, centred with zeros beyond the window (never its neighbours' samples), the
/// 601st frame dropped; 128 Slaney mel bands of 0 to 8000 Hz; ln(max(power, 1e-10)).
struct LogMel {
    static constexpr int sampleRate = 16000;
    static constexpr int windowSamples = 48000;
    static constexpr int frames = 600;
    static constexpr int bands = 128;
};

/// All windows one below the other, shape (600 * windows, 128): time down, mel across. At least one window.
/// @param samples  at 16000 Hz
Eigen::ArrayXXf logMelTensor(std::span<const float> samples);

/// @throws ParameterError if the analysis is of another sample rate
Eigen::ArrayXXf logMelTensor(const FrameAnalysis& analysis);

} // namespace suara
