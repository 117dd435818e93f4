#pragma once

#include "core/dsp/Stft.h"
#include "core/features/View.h"

#include <Eigen/Core>
#include <span>

namespace suara {

class Task;

/// Magnitudes averaged over a stretch as Welch's method does, shape (1 + nFft / 2):
///
///     mean[k] = sqrt(mean over t of |S[k, t]|^2)
///
/// over frames of nFft samples every hopLength, none reaching beyond the stretch; what is shorter than a frame is
/// filled up with zeros. As numpy and librosa: `np.sqrt(np.mean(abs(librosa.stft(y, center=False)) ** 2, axis=1))`.
/// @param task  asked between frames; may be null
/// @throws ParameterError as StftOptions::check(), Cancelled
Eigen::ArrayXf meanMagnitude(std::span<const float> samples, const StftOptions& options, Task* task = nullptr);

/// Frames that meanMagnitude() averages.
Eigen::Index meanFrames(std::size_t samples, const StftOptions& options);

/// Magnitudes of the one windowed frame whose middle stands at sample `centre`, shape (1 + nFft / 2); outside the
/// signal there is silence. At centre = t * hopLength it is column t of librosa's stft.
Eigen::ArrayXf frameMagnitude(std::span<const float> samples, std::ptrdiff_t centre, const StftOptions& options);

/// A view's spectrum and what it was made of.
struct ClipSpectrum {
    Eigen::ArrayXf magnitudes;
    double binHertz = 1.0;
    std::size_t samples = 0; ///< of the stretch
    Eigen::Index frames = 0; ///< that were averaged; 0: one transform
};

/// The spectrum that a view of ViewKind::Spectrum shows of a signal: of the stretch from `from` to `to`, or of the
/// frame at `at`. @throws ParameterError, Cancelled
ClipSpectrum clipSpectrum(std::span<const float> samples, int sampleRate, const View& view, Task* task = nullptr);

} // namespace suara
