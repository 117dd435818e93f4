#pragma once

#include "core/base/Aligned.h"
#include "core/dsp/MelFilterbank.h"
#include "core/dsp/Stft.h"
#include "core/features/Parameters.h"

#include <mutex>
#include <optional>

namespace suara {

/// What the spectral features of one sample rate and one set of parameters share. Made once, used by many threads.
class SpectrumSetup {
public:
    SpectrumSetup(int sampleRate, Parameters parameters); ///< @throws ParameterError

    int sampleRate() const { return m_sampleRate; }
    const Parameters& parameters() const { return m_parameters; }
    const StftOptions& stft() const { return m_stft; }
    Eigen::Index bins() const { return 1 + m_stft.nFft / 2; }
    const AlignedDoubles& frequencies() const { return m_frequencies; } ///< Hz of each bin
    const MelFilterbank& mel() const; ///< made when first asked @throws ParameterError
    double melPower() const { return m_melPower; }

private:
    int m_sampleRate;
    Parameters m_parameters;
    StftOptions m_stft;
    AlignedDoubles m_frequencies;
    double m_melPower;
    mutable std::once_flag m_melOnce;
    mutable std::optional<MelFilterbank> m_mel;
};

StftOptions stftOptions(const Parameters& parameters);

} // namespace suara
