#include "widgets/playback/Player.h"

#include "core/audio/AudioReader.h"
#include "core/project/Project.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Workbench.h"
#include "widgets/playback/AudioOutput.h"
#include "widgets/playback/PlaySource.h"

#include <algorithm>
#include <array>

namespace suara {

namespace {

constexpr int frameTime = 16; // ms between two steps of the cursor
constexpr std::array speedSteps{0.5, 0.75, 1.0, 1.25, 1.5, 2.0};

} // namespace

std::span<const double> Player::speeds()
{
    return speedSteps;
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
        if (m_source != nullptr && m_playedClip != clip)
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
    start(m_workbench.selection().currentClip(), {from, cursor.length()}, from);
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
    start(m_workbench.selection().currentClip(), range, range.start);
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
        start(id, {0, clip->frames}, 0);
        m_queue = rest;
        if (m_playing)
            return;
    }
}

void Player::start(ClipId id, TimeRange range, std::int64_t from)
{
    stopOutput();
    const Clip* clip = m_workbench.project() != nullptr ? m_workbench.project()->clip(id) : nullptr;
    if (clip == nullptr || !clip->isReadable() || range.isEmpty())
        return setPlaying(false);
    std::shared_ptr<PlaySource> source;
    try {
        source = std::make_shared<PlaySource>(AudioReader::open(m_workbench.project()->absolutePath(*clip)),
                                              PlaySource::Request{range, from, m_speed, m_loop});
    } catch (const Error& error) {
        Q_EMIT m_workbench.problemFound(errorText(error));
        return setPlaying(false);
    }
    m_output->setVolume(m_volume);
    const bool started =
        m_output->start(clip->sampleRate, source->channels(),
                        [source](float* out, std::int64_t frames) { return source->fill(out, frames); });
    if (!started) {
        m_output->stop();
        m_queue.clear();
        Q_EMIT m_workbench.problemFound(tr("No sound device was found, so nothing can be played; all else works."));
        return setPlaying(false);
    }
    m_source = std::move(source);
    m_playedClip = id;
    m_clock.start();
    setPlaying(true);
}

void Player::follow()
{
    if (m_source == nullptr)
        return;
    const std::int64_t played = m_output->framesPlayed();
    m_workbench.cursor().setPlayed(m_source->positionAt(played));
    const std::array<float, 2> level = m_source->levelsAt(played);
    setLevels(double(level[0]), double(level[1]));
    const bool deviceLost = m_output->hasFailed();
    if (!m_output->isFinished())
        return;
    const QString failure = deviceLost ? tr("The sound device went away.") : m_source->failure();
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
    if (m_source == nullptr)
        setPlaying(false);
}

void Player::stopOutput()
{
    m_clock.stop();
    m_output->stop();
    m_source.reset();
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
    if (m_source == nullptr)
        return;
    const TimeRange range = m_source->range();
    const bool inside = sample >= range.start && sample < range.end;
    const std::int64_t end = sample < range.end ? range.end : m_workbench.cursor().length();
    goOn(inside ? range : TimeRange{sample, end}, sample);
}

/// Plays the same clip from elsewhere, or in another way; what was to follow still follows.
void Player::goOn(TimeRange range, std::int64_t from)
{
    const QList<ClipId> rest = m_queue;
    start(m_playedClip, range, from);
    m_queue = rest;
}

void Player::setLooping(bool loop)
{
    if (std::exchange(m_loop, loop) == loop)
        return;
    if (m_source != nullptr)
        m_source->setLooping(loop);
    Q_EMIT loopingChanged(loop);
}

void Player::setSpeed(double speed)
{
    speed = std::clamp(speed, speedSteps.front(), speedSteps.back());
    if (std::exchange(m_speed, speed) == speed)
        return;
    if (m_source != nullptr)
        goOn(m_source->range(), m_source->positionAt(m_output->framesPlayed()));
    Q_EMIT speedChanged(speed);
}

void Player::slower()
{
    const auto found = std::ranges::lower_bound(speedSteps, m_speed);
    setSpeed(found == speedSteps.begin() ? speedSteps.front() : *std::prev(found));
}

void Player::faster()
{
    const auto found = std::ranges::upper_bound(speedSteps, m_speed);
    setSpeed(found == speedSteps.end() ? speedSteps.back() : *found);
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
