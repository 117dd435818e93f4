#include "widgets/playback/Player.h"

#include "core/audio/AudioReader.h"
#include "core/project/Project.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Workbench.h"
#include "widgets/playback/AudioOutput.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace suara {

namespace {

constexpr int frameTime = 16;             // ms between two steps of the cursor
constexpr std::int64_t levelBlock = 1024; // frames over which a level is taken

/// The frames of a clip's channels that are heard: two at most, more are left out.
int heardChannels(int channels)
{
    return std::min(channels, 2);
}

} // namespace

/// One range of one file, being played. Read by the device's thread, watched by the window's.
struct Player::Session {
    ClipId clip = 0;
    TimeRange range;
    int sampleRate = 0;
    bool loop = false;

    std::unique_ptr<AudioReader> reader;
    int channels = 1;
    std::int64_t next = 0; ///< position of the reader
    std::vector<float> block;
    std::mutex mutex;                         // guards levels, loop and failure
    std::vector<std::array<float, 2>> levels; ///< peak of each levelBlock since the start
    std::int64_t given = 0;
    QString failure;

    std::int64_t fill(float* out, std::int64_t frames);
    std::int64_t positionAt(std::int64_t played) const;

private:
    std::int64_t readSome(float* out, std::int64_t frames);
    void measure(const float* out, std::int64_t frames);
};

std::int64_t Player::Session::readSome(float* out, std::int64_t frames)
{
    const int all = reader->info().channels;
    block.resize(static_cast<std::size_t>(frames * all));
    const std::int64_t got = reader->read(block.data(), frames);
    for (std::int64_t frame = 0; frame < got; ++frame)
        for (int channel = 0; channel < channels; ++channel)
            out[frame * channels + channel] = block[std::size_t(frame * all + channel)];
    next += got;
    return got;
}

std::int64_t Player::Session::fill(float* out, std::int64_t frames)
{
    std::int64_t done = 0;
    try {
        while (done < frames) {
            const std::int64_t wanted = std::min(frames - done, range.end - next);
            const std::int64_t got = wanted > 0 ? readSome(out + done * channels, wanted) : 0;
            done += got;
            if (got == wanted && wanted > 0)
                continue;
            const std::lock_guard lock(mutex);
            if (!loop || next == range.start)
                break;
            reader->seek(range.start);
            next = range.start;
        }
    } catch (const Error& error) {
        const std::lock_guard lock(mutex);
        failure = errorText(error);
    }
    measure(out, done);
    return done;
}

void Player::Session::measure(const float* out, std::int64_t frames)
{
    const std::lock_guard lock(mutex);
    for (std::int64_t frame = 0; frame < frames; ++frame, ++given) {
        const auto index = std::size_t(given / levelBlock);
        if (index >= levels.size())
            levels.push_back({0.0f, 0.0f});
        for (int side = 0; side < 2; ++side) {
            const float value = std::abs(out[frame * channels + std::min(side, channels - 1)]);
            levels[index][std::size_t(side)] = std::max(levels[index][std::size_t(side)], value);
        }
    }
}

std::int64_t Player::Session::positionAt(std::int64_t played) const
{
    const std::int64_t length = std::max<std::int64_t>(1, range.length());
    return played < range.length() ? range.start + played : loop ? range.start + played % length : range.end;
}

Player::Player(Workbench& workbench, std::unique_ptr<AudioOutput> output)
    : m_workbench(workbench), m_output(output != nullptr ? std::move(output) : makeDeviceOutput())
{
    m_clock.setInterval(frameTime);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &Player::follow);
    connect(&workbench, &Workbench::playClipsRequested, this, &Player::playClips);
    connect(&workbench, &Workbench::playRangeRequested, this, &Player::playRange);
    connect(&workbench, &Workbench::projectChanged, this, &Player::stop);
    connect(&workbench.cursor(), &TimeCursor::seekRequested, this, &Player::seek);
    connect(&workbench.selection(), &Selection::currentClipChanged, this, [this](ClipId clip) {
        if (m_session != nullptr && m_session->clip != clip)
            stop();
    });
}

Player::~Player()
{
    m_output->stop();
}

void Player::play()
{
    const TimeCursor& cursor = m_workbench.cursor();
    const std::int64_t from = cursor.position() < cursor.length() ? cursor.position() : 0;
    m_queue.clear();
    start(m_workbench.selection().currentClip(), {from, cursor.length()});
}

void Player::toggle()
{
    m_playing ? stop() : play();
}

void Player::playSelection()
{
    const TimeRange selection = m_workbench.cursor().selection();
    playRange(selection.isEmpty() ? m_workbench.cursor().view() : selection);
}

void Player::playRange(TimeRange range)
{
    m_queue.clear();
    start(m_workbench.selection().currentClip(), range);
}

void Player::playClips(const QList<ClipId>& clips)
{
    stop();
    m_queue = clips;
    startNext();
}

void Player::startNext()
{
    while (!m_queue.isEmpty()) {
        const ClipId id = m_queue.takeFirst();
        const Clip* clip = m_workbench.project() != nullptr ? m_workbench.project()->clip(id) : nullptr;
        if (clip == nullptr || !clip->isReadable())
            continue;
        const QList<ClipId> rest = std::exchange(m_queue, {});
        m_workbench.selection().moveTo(id);
        start(id, {0, clip->frames});
        m_queue = rest;
        if (m_playing)
            return;
    }
}

void Player::start(ClipId id, TimeRange range)
{
    stopOutput();
    const Clip* clip = m_workbench.project() != nullptr ? m_workbench.project()->clip(id) : nullptr;
    if (clip == nullptr || !clip->isReadable() || range.isEmpty())
        return setPlaying(false);
    auto session = std::make_shared<Session>();
    session->clip = id;
    session->range = range;
    session->sampleRate = clip->sampleRate;
    session->loop = m_loop;
    try {
        session->reader = AudioReader::open(m_workbench.project()->absolutePath(*clip));
        session->channels = heardChannels(session->reader->info().channels);
        if (range.start > 0)
            session->reader->seek(range.start);
        session->next = range.start;
    } catch (const Error& error) {
        Q_EMIT m_workbench.problemFound(errorText(error));
        return setPlaying(false);
    }
    m_output->setVolume(m_volume);
    const bool started =
        m_output->start(clip->sampleRate, session->channels,
                        [session](float* out, std::int64_t frames) { return session->fill(out, frames); });
    if (!started) {
        m_output->stop();
        m_queue.clear();
        Q_EMIT m_workbench.problemFound(tr("No sound device was found, so nothing can be played; all else works."));
        return setPlaying(false);
    }
    m_session = std::move(session);
    m_clock.start();
    setPlaying(true);
}

void Player::follow()
{
    if (m_session == nullptr)
        return;
    const std::int64_t played = m_output->framesPlayed();
    m_workbench.cursor().setPlayed(m_session->positionAt(played));
    std::array<float, 2> level{0.0f, 0.0f};
    QString failure;
    {
        const std::lock_guard lock(m_session->mutex);
        const auto index = std::size_t(played / levelBlock);
        if (index < m_session->levels.size())
            level = m_session->levels[index];
        failure = m_session->failure;
    }
    setLevels(double(level[0]), double(level[1]));
    const bool deviceLost = m_output->hasFailed();
    if (!m_output->isFinished())
        return;
    if (deviceLost)
        failure = tr("The sound device went away.");
    if (!failure.isEmpty())
        Q_EMIT m_workbench.problemFound(failure);
    finish();
}

void Player::finish()
{
    const QList<ClipId> rest = std::exchange(m_queue, {});
    stopOutput();
    m_queue = rest;
    if (!m_queue.isEmpty())
        startNext();
    if (m_session == nullptr)
        setPlaying(false);
}

void Player::stopOutput()
{
    m_clock.stop();
    m_output->stop();
    m_session.reset();
    setLevels(0.0, 0.0);
}

void Player::stop()
{
    m_queue.clear();
    stopOutput();
    setPlaying(false);
}

void Player::toStart()
{
    const TimeRange selection = m_workbench.cursor().selection();
    m_workbench.cursor().setPosition(selection.isEmpty() ? 0 : selection.start);
}

void Player::seek(std::int64_t sample)
{
    if (m_session == nullptr)
        return;
    const QList<ClipId> rest = m_queue;
    const std::int64_t end = sample < m_session->range.end ? m_session->range.end : m_workbench.cursor().length();
    start(m_session->clip, {sample, end});
    m_queue = rest;
}

void Player::setLooping(bool loop)
{
    if (std::exchange(m_loop, loop) == loop)
        return;
    if (m_session != nullptr) {
        const std::lock_guard lock(m_session->mutex);
        m_session->loop = loop;
    }
    Q_EMIT loopingChanged(loop);
}

void Player::setVolume(double volume)
{
    volume = std::clamp(volume, 0.0, 1.0);
    if (std::exchange(m_volume, volume) == volume)
        return;
    m_output->setVolume(volume);
    Q_EMIT volumeChanged(volume);
}

void Player::setPlaying(bool playing)
{
    if (std::exchange(m_playing, playing) != playing)
        Q_EMIT playingChanged(playing);
}

void Player::setLevels(double left, double right)
{
    if (m_levels[0] == left && m_levels[1] == right)
        return;
    m_levels[0] = left;
    m_levels[1] = right;
    Q_EMIT levelsChanged(left, right);
}

} // namespace suara
