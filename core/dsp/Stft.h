#pragma once

#include "core/dsp/Window.h"

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace suara {

/// What stands beyond the ends of the signal when frames are centred, by numpy.pad's names.
enum class PadMode { Constant, Edge, LinearRamp, Reflect, Symmetric };

/// The parameters of librosa.stft.
struct StftOptions {
    int nFft = 2048;
    int hopLength = 512;
    std::optional<int> winLength; ///< none: nFft
    std::string window = "hann";
    bool center = true;
    PadMode padMode = PadMode::Constant;

    void check() const; ///< @throws ParameterError saying what is allowed
};

/// Frames that a signal of this length has: 1 + samples / hop when centred, else 1 + (samples - nFft) / hop.
/// @throws ParameterError if the signal is too short for one frame, or for reflecting
Eigen::Index frameCount(std::size_t samples, const StftOptions& options);

/// Magnitude |S| of the short-time Fourier transform, shape (1 + nFft / 2, frames). The transform runs in double and is
/// rounded to complex64 before its magnitude is taken, as librosa does: a float transform differs by several dB in
/// spectral contrast. Agrees with librosa 0.11 `abs(stft(y, ...))`.
/// @throws ParameterError as check() and frameCount()
Eigen::ArrayXXf stftMagnitude(std::span<const float> samples, const StftOptions& options);

/// The same for frames [first, first + out.cols()) only, written to out (1 + nFft / 2 rows).
void stftMagnitude(std::span<const float> samples, const StftOptions& options, Eigen::Index first,
                   Eigen::Ref<Eigen::ArrayXXf> out);

/// Bin centres in Hz: k * sampleRate / nFft, shape (1 + nFft / 2).
Eigen::ArrayXd fftFrequencies(int sampleRate, int nFft);

/// |FFT| of a whole signal, shape (1 + n / 2): one transform of exactly n samples in double. Empty gives empty.
Eigen::ArrayXf fftMagnitude(std::span<const float> samples);

/// One sample of the padded signal: position may lie outside [0, samples.size()).
/// @param padding  how many samples are padded at either end; only LinearRamp asks, which falls to 0 over so many
float paddedSample(std::span<const float> samples, std::ptrdiff_t position, PadMode mode, std::ptrdiff_t padding);

} // namespace suara
