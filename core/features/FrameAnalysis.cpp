#include "core/features/FrameAnalysis.h"

#include "core/dsp/MelFilterbank.h"
#include "core/features/Mel.h"
#include "core/features/SpectralShape.h"

#include <map>
#include <mutex>
#include <utility>

namespace suara {

namespace {

/// A value computed by whoever asks first.
template<typename Value>
class Lazy {
public:
    template<typename Make>
    const Value& get(Make make) const
    {
        std::call_once(m_once, [&] { m_value = make(); });
        return m_value;
    }

private:
    mutable std::once_flag m_once;
    mutable Value m_value;
};

PadMode padModeOf(const std::string& name)
{
    static const std::map<std::string, PadMode> modes{{"constant", PadMode::Constant},
                                                      {"edge", PadMode::Edge},
                                                      {"linear_ramp", PadMode::LinearRamp},
                                                      {"reflect", PadMode::Reflect},
                                                      {"symmetric", PadMode::Symmetric}};
    return modes.at(name);
}

} // namespace

struct FrameAnalysis::Parts {
    Audio audio;
    Parameters parameters;
    Lazy<Eigen::ArrayXXf> magnitudes;
    Lazy<Eigen::ArrayXd> frequencies;
    Lazy<Eigen::ArrayXXf> melPower;
    Lazy<Eigen::ArrayXd> centroid;
    std::mutex mutex;
    std::map<Maker, Lazy<std::shared_ptr<const void>>> shared; ///< its places never move
};

FrameAnalysis::FrameAnalysis(Audio audio, Parameters parameters) : m_parts(std::make_unique<Parts>())
{
    m_parts->audio = std::move(audio);
    m_parts->parameters = std::move(parameters);
}

FrameAnalysis::~FrameAnalysis() = default;
FrameAnalysis::FrameAnalysis(FrameAnalysis&&) noexcept = default;
FrameAnalysis& FrameAnalysis::operator=(FrameAnalysis&&) noexcept = default;

const Audio& FrameAnalysis::audio() const
{
    return m_parts->audio;
}

const Parameters& FrameAnalysis::parameters() const
{
    return m_parts->parameters;
}

StftOptions FrameAnalysis::stftOptions() const
{
    const Parameters& given = m_parts->parameters;
    StftOptions options;
    options.nFft = given.integer(parameter::nFft);
    options.hopLength = given.integer(parameter::hopLength);
    if (!given.isNone(parameter::winLength))
        options.winLength = given.integer(parameter::winLength);
    options.window = given.text(parameter::window);
    options.center = given.flag(parameter::center);
    options.padMode = padModeOf(given.text(parameter::padMode));
    return options;
}

const Eigen::ArrayXXf& FrameAnalysis::magnitudes() const
{
    return m_parts->magnitudes.get([this] { return stftMagnitude(m_parts->audio.samples, stftOptions()); });
}

const Eigen::ArrayXd& FrameAnalysis::frequencies() const
{
    return m_parts->frequencies.get([this] { return fftFrequencies(m_parts->audio.sampleRate, stftOptions().nFft); });
}

const Eigen::ArrayXXf& FrameAnalysis::melPower() const
{
    return m_parts->melPower.get([this] {
        const MelFilterbank filters(m_parts->audio.sampleRate, stftOptions().nFft, melOptions(m_parts->parameters));
        const double power = m_parts->parameters.real(parameter::melPower);
        return power == 2.0 ? filters.apply(magnitudes())
                            : filters.apply(magnitudes().pow(float(power / 2.0))); // it squares what it is given
    });
}

const Eigen::ArrayXd& FrameAnalysis::centroid() const
{
    return m_parts->centroid.get([this] { return spectralCentroid(magnitudes(), frequencies()); });
}

const void* FrameAnalysis::sharedPart(Maker maker, const std::function<std::shared_ptr<const void>()>& make) const
{
    std::unique_lock lock(m_parts->mutex);
    const Lazy<std::shared_ptr<const void>>& part = m_parts->shared[maker];
    lock.unlock();
    return part.get(make).get();
}

} // namespace suara
