#pragma once

#include "core/audio/Audio.h"
#include "core/dsp/Stft.h"
#include "core/features/Parameters.h"

#include <Eigen/Core>
#include <memory>

namespace suara {

/// What features are computed from: one signal, the parameters, and the short-time Fourier transform that all spectral
/// features share. Every part is computed when first asked for and kept. Thread-safe.
class FrameAnalysis {
public:
    explicit FrameAnalysis(Audio audio, Parameters parameters = {});
    ~FrameAnalysis();
    FrameAnalysis(FrameAnalysis&&) noexcept;
    FrameAnalysis& operator=(FrameAnalysis&&) noexcept;

    const Audio& audio() const;
    const Parameters& parameters() const;
    StftOptions stftOptions() const; ///< from the parameters; @throws ParameterError

    const Eigen::ArrayXXf& magnitudes() const; ///< |S|, shape (1 + n_fft / 2, frames)
    const Eigen::ArrayXd& frequencies() const; ///< Hz of each bin
    const Eigen::ArrayXXf& melPower() const;   ///< shape (n_mels, frames)
    const Eigen::ArrayXd& centroid() const;    ///< Hz of each frame, in double as bandwidth needs it

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace suara
