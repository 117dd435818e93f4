#include "core/features/FrameAnalysis.h"

#include "core/features/Mel.h"

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

} // namespace

struct FrameAnalysis::Parts {
    Audio audio;
    Parameters parameters;
    Task* task;
    Lazy<Eigen::ArrayXXf> magnitudes;
    Lazy<std::unique_ptr<SpectrumSetup>> setup;
    Lazy<Eigen::ArrayXXf> melPower;
    std::mutex mutex;
    std::map<Maker, Lazy<std::shared_ptr<const void>>> shared; ///< its places never move
};

FrameAnalysis::FrameAnalysis(Audio audio, Parameters parameters, Task* task) : m_parts(std::make_unique<Parts>())
{
    static SilentTask silent;
    m_parts->audio = std::move(audio);
    m_parts->parameters = std::move(parameters);
    m_parts->task = task != nullptr ? task : &silent;
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

Task& FrameAnalysis::task() const
{
    return *m_parts->task;
}

const SpectrumSetup& FrameAnalysis::setup() const
{
    return *m_parts->setup.get(
        [this] { return std::make_unique<SpectrumSetup>(m_parts->audio.sampleRate, m_parts->parameters); });
}

const Eigen::ArrayXXf& FrameAnalysis::magnitudes() const
{
    return m_parts->magnitudes.get([this] { return stftMagnitude(m_parts->audio.samples, setup().stft()); });
}

const Eigen::ArrayXXf& FrameAnalysis::melPower() const
{
    return m_parts->melPower.get([this] { return framesOf(*this, melSpectrogram); });
}

const void* FrameAnalysis::sharedPart(Maker maker, const std::function<std::shared_ptr<const void>()>& make) const
{
    std::unique_lock lock(m_parts->mutex);
    const Lazy<std::shared_ptr<const void>>& part = m_parts->shared[maker];
    lock.unlock();
    return part.get(make).get();
}

} // namespace suara
