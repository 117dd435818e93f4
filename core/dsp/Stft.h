#pragma once

#include "core/base/Aligned.h"
#include "core/dsp/Fft.h"
#include "core/dsp/SignalPart.h"
#include "core/dsp/TileFourier.h"

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace suara {

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

/// Makes tiles (see kernels/Kernels.h) of |S|. The transform runs in double and is rounded to complex64 before its
/// magnitude is taken, as librosa does: a float transform differs by several dB in spectral contrast. For one thread at
/// a time.
class Stft {
public:
    explicit Stft(const StftOptions& options); ///< @throws ParameterError as check()

    Eigen::Index bins() const { return 1 + m_options.nFft / 2; }

    /// A tile of bins() rows: frames [first, first + count), count <= tileFrames; frames beyond are 0. The part must
    /// hold all samples of these frames that are in the signal.
    void tile(const SignalPart& signal, Eigen::Index first, int count, float* magnitudes);

private:
    std::ptrdiff_t start(Eigen::Index frame) const; ///< position of its first sample
    void fillRows(const SignalPart& signal, Eigen::Index first, int count);
    void transformTogether(const SignalPart& signal, Eigen::Index first, int count, float* magnitudes);
    void transformOneByOne(const SignalPart& signal, Eigen::Index first, int count, float* magnitudes);

    StftOptions m_options;
    AlignedDoubles m_window;
    std::optional<TileFourier> m_together; ///< where it knows the length
    std::optional<Fft> m_fft;              ///< where not
    AlignedFloats m_rows;                  ///< samples of one frame, or of those of a tile one after another
    AlignedFloats m_values;                ///< a tile of samples, or the frames' magnitudes one after another
};

/// Magnitude |S| of the short-time Fourier transform, shape (1 + nFft / 2, frames). Agrees with librosa 0.11
/// `abs(stft(y, ...))`.
/// @throws ParameterError as check() and frameCount()
Eigen::ArrayXXf stftMagnitude(std::span<const float> samples, const StftOptions& options);

/// The same for frames [first, first + out.cols()) only, written to out (1 + nFft / 2 rows).
void stftMagnitude(std::span<const float> samples, const StftOptions& options, Eigen::Index first,
                   Eigen::Ref<Eigen::ArrayXXf> out);

/// Bin centres in Hz: k * sampleRate / nFft, shape (1 + nFft / 2).
Eigen::ArrayXd fftFrequencies(int sampleRate, int nFft);

/// |FFT| of a whole signal, shape (1 + n / 2): one transform of exactly n samples in double. Empty gives empty.
Eigen::ArrayXf fftMagnitude(std::span<const float> samples);

} // namespace suara
