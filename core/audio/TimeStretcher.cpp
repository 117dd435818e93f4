#include "core/audio/TimeStretcher.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <rubberband/RubberBandStretcher.h>
#include <vector>

namespace suara {

namespace {

using RubberBand::RubberBandStretcher;

constexpr std::int64_t largestBlock = 4096;
constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::max();

/// Channels one after another, as Rubber Band takes them.
class Planes {
public:
    explicit Planes(std::size_t channels) : m_planes(channels, std::vector<float>(std::size_t(largestBlock)))
    {
        for (std::vector<float>& plane : m_planes)
            m_pointers.push_back(plane.data());
    }

    float* const* pointers() const { return m_pointers.data(); }

    void split(const float* interleaved, std::int64_t frames)
    {
        for (std::int64_t frame = 0; frame < frames; ++frame)
            for (std::vector<float>& plane : m_planes)
                plane[std::size_t(frame)] = *interleaved++;
    }
    void join(float* interleaved, std::int64_t frames) const
    {
        for (std::int64_t frame = 0; frame < frames; ++frame)
            for (const std::vector<float>& plane : m_planes)
                *interleaved++ = plane[std::size_t(frame)];
    }
    void silence(std::int64_t frames)
    {
        for (std::vector<float>& plane : m_planes)
            std::fill_n(plane.begin(), frames, 0.0f);
    }

private:
    std::vector<std::vector<float>> m_planes;
    std::vector<float*> m_pointers;
};

} // namespace

struct TimeStretcher::State {
    State(int sampleRate, int channelCount, double wantedSpeed)
        : channels(channelCount)
        , speed(wantedSpeed)
        , planes(std::size_t(channelCount))
        , engine(std::size_t(sampleRate), std::size_t(channelCount),
                 RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionEngineFiner, 1.0 / wantedSpeed)
    {
        engine.setMaxProcessSize(std::size_t(largestBlock));
        toDrop = std::int64_t(engine.getStartDelay());
        for (auto pad = std::int64_t(engine.getPreferredStartPad()); pad > 0; pad -= largestBlock)
            process(std::min(pad, largestBlock), false);
    }

    /// Hands on what stands in the planes.
    void process(std::int64_t frames, bool last) { engine.process(planes.pointers(), std::size_t(frames), last); }

    std::int64_t retrieve(std::int64_t frames)
    {
        const std::int64_t ready = std::max(engine.available(), 0);
        return std::int64_t(engine.retrieve(planes.pointers(), std::size_t(std::min({frames, ready, largestBlock}))));
    }

    int channels;
    double speed;
    Planes planes;
    RubberBandStretcher engine;
    std::int64_t toDrop = 0; ///< the engine's delay
    std::int64_t added = 0;
    std::int64_t taken = 0;
    std::int64_t length = unknown; ///< of all that will come out
};

TimeStretcher::TimeStretcher(int sampleRate, int channels, double speed)
    : m_state(std::make_unique<State>(sampleRate, channels, speed))
{
}

TimeStretcher::~TimeStretcher() = default;

std::int64_t TimeStretcher::wanted() const
{
    if (m_state->length != unknown || m_state->engine.available() > m_state->toDrop)
        return 0;
    return std::clamp<std::int64_t>(std::int64_t(m_state->engine.getSamplesRequired()), 1, largestBlock);
}

void TimeStretcher::add(const float* interleaved, std::int64_t frames, bool last)
{
    for (std::int64_t done = 0; done < frames; done += largestBlock) {
        const std::int64_t some = std::min(frames - done, largestBlock);
        m_state->planes.split(interleaved + done * m_state->channels, some);
        m_state->process(some, last && done + some == frames);
    }
    m_state->added += frames;
    if (!last)
        return;
    if (frames == 0) { // the engine lets its last frames go with sound only, so with a frame of silence
        m_state->planes.silence(1);
        m_state->process(1, true);
    }
    m_state->length = std::llround(double(m_state->added) / m_state->speed);
}

std::int64_t TimeStretcher::take(float* interleaved, std::int64_t frames)
{
    while (m_state->toDrop > 0) {
        const std::int64_t dropped = m_state->retrieve(m_state->toDrop);
        if (dropped == 0)
            return 0;
        m_state->toDrop -= dropped;
    }
    frames = std::min(frames, m_state->length - m_state->taken);
    std::int64_t done = 0;
    while (done < frames) {
        const std::int64_t some = m_state->retrieve(frames - done);
        if (some == 0)
            break;
        m_state->planes.join(interleaved + done * m_state->channels, some);
        done += some;
    }
    m_state->taken += done;
    return done;
}

bool TimeStretcher::isFinished() const
{
    return m_state->length != unknown && (m_state->taken >= m_state->length || m_state->engine.available() < 0);
}

} // namespace suara
