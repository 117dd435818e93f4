#pragma once

#include "core/audio/Audio.h"
#include "core/base/Task.h"
#include "core/features/Parameters.h"
#include "core/features/SpectrumSetup.h"

#include <Eigen/Core>
#include <functional>
#include <memory>

namespace suara {

/// What features are computed from: one signal, the parameters, and the short-time Fourier transform that all spectral
/// features share. Every part is computed when first asked for and kept. Thread-safe.
class FrameAnalysis {
public:
    /// @param task  may be null; a feature that takes long tells it how far it is, from 0 to 1, and throws Cancelled.
    /// It
    ///              must outlive the analysis
    explicit FrameAnalysis(Audio audio, Parameters parameters = {}, Task* task = nullptr);
    ~FrameAnalysis();
    FrameAnalysis(FrameAnalysis&&) noexcept;
    FrameAnalysis& operator=(FrameAnalysis&&) noexcept;

    const Audio& audio() const;
    const Parameters& parameters() const;
    Task& task() const;                 ///< to be asked and told once in a while
    const SpectrumSetup& setup() const; ///< of the rate and the parameters; @throws ParameterError

    const Eigen::ArrayXXf& magnitudes() const; ///< |S|, shape (1 + n_fft / 2, frames)
    const Eigen::ArrayXXf& melPower() const;   ///< shape (n_mels, frames)

    /// A part that only a few features share (a pitch track …): made by whoever asks first, and kept.
    template<typename Value>
    const Value& shared(Value (*make)(const FrameAnalysis&)) const
    {
        return *static_cast<const Value*>(
            sharedPart(reinterpret_cast<Maker>(make), [&] { return std::make_shared<const Value>(make(*this)); }));
    }

private:
    using Maker = void (*)(); ///< only compared
    const void* sharedPart(Maker maker, const std::function<std::shared_ptr<const void>()>& make) const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace suara
