#include "widgets/playback/Player.h"

#include "core/audio/AudioReader.h"
#include "core/project/Project.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/AudioOutput.h"
#include "widgets/playback/PlaySource.h"
#include "widgets/playback/ScrubSource.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr int frameTime = 16; // ms between two steps of the cursor
constexpr std::array speedSteps{0.5, 0.75, 1.0, 1.25, 1.5, 2.0};

double factorOf(double gain)
{
    return gain <= Player::lowestGain ? 0.0 : std::pow(10.0, gain / 20.0);
}

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
    connect(&workbench.cursor(), &TimeCursor::scrubbed, this, &Player::scrub);
    connect(&workbench.cursor(), &TimeCursor::scrubEnded, this, &Player::endScrub);
    connect(&workbench.selection(), &Selection::currentClipChanged, this, [this](ClipId clip) {
        if ((m_source != nullptr && m_playedClip != clip) || m_scrubs)
            stop();
    });
    const auto changeDevice = [this] {
        if (m_source != nullptr)
            goOn(m_source->range(), m_source->positionAt(m_output->framesPlayed()));
    };
    connect(&Settings::instance(), &Settings::changed, this, [changeDevice](Settings::Key key) {
        if (key == Settings::Key::OutputDevice)
            changeDevice();
    });
    connect(&Settings::instance(), &Settings::wasReset, this, changeDevice);
}

Player::~Player()
{
    m_output->stop();
}

void Player::play()
{
    const TimeCursor& cursor = m_workbench.cursor();
    const std::int64_t from = cursor.position() < cursor.length() ? cursor.position() : 0;
    forgetList();
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
    forgetList();
    start(m_workbench.selection().currentClip(), range, range.start);
}

void Player::forgetList()
{
    m_list.clear();
    m_queue.clear();
}

void Player::playClips(const QList<ClipId>& clips)
{
    stop();
    m_list = clips;
    m_queue = clips;
    startNext();
}

void Player::startNext()
{
    while (!m_queue.isEmpty() && m_source == nullptr) {
        const ClipId id = m_queue.takeFirst();
        const Clip* clip = m_workbench.project() != nullptr ? m_workbench.project()->clip(id) : nullptr;
        if (clip == nullptr || !clip->isReadable())
            continue;
        m_workbench.selection().moveTo(id);
        start(id, {0, clip->frames}, 0);
    }
}

void Player::start(ClipId id, TimeRange range, std::int64_t from)
{
    m_scrubs = false; // a drag that goes on begins anew, over what plays now
    m_after.reset();
    stopOutput();
    const Clip* clip = m_workbench.project() != nullptr ? m_workbench.project()->clip(id) : nullptr;
    if (clip == nullptr || !clip->isReadable() || range.isEmpty())
        return setPlaying(false);
    std::shared_ptr<PlaySource> source;
    try {
        source = std::make_shared<PlaySource>(AudioReader::open(m_workbench.project()->absolutePath(*clip)),
                                              PlaySource::Request{range, from, m_speed, m_loop && !repeatsList()});
    } catch (const Error&) {
        return refuse(errorSentence());
    }
    const auto fill = [source](float* out, std::int64_t frames) {
        return source->fill(out, frames);
    };
    if (!startOutput(clip->sampleRate, source->channels(), fill)) {
        forgetList();
        return refuse([] { return tr("No sound device was found, so nothing can be played; all else works."); });
    }
    m_source = std::move(source);
    m_playedClip = id;
    if (std::exchange(m_problem, nullptr) != nullptr)
        Q_EMIT problemChanged();
    setPlaying(true);
}

bool Player::startOutput(int sampleRate, int channels, Fill fill)
{
    const auto stage = std::make_shared<OutputStage>(sampleRate, channels);
    stage->setGain(factorOf(m_gain));
    const bool started =
        m_output->start(sampleRate, channels, [stage, fill = std::move(fill)](float* out, std::int64_t frames) {
            const std::int64_t given = fill(out, frames);
            stage->process(out, given);
            return given;
        });
    if (!started) {
        m_output->stop();
        return false;
    }
    m_stage = stage;
    m_clock.start();
    return true;
}

void Player::refuse(std::function<QString()> problem)
{
    m_problem = std::move(problem);
    Q_EMIT problemChanged();
    setPlaying(m_source != nullptr);
}

QString Player::problem() const
{
    return m_problem != nullptr ? m_problem() : QString();
}

void Player::follow()
{
    if (m_stage == nullptr)
        return;
    const std::int64_t played = m_output->framesPlayed();
    setLevels(m_stage->levelsAt(played));
    if (m_source != nullptr)
        m_workbench.cursor().setPlayed(m_source->positionAt(played));
    const bool deviceLost = m_output->hasFailed();
    if (!m_output->isFinished())
        return;
    if (m_scrub != nullptr)
        return stopOutput();
    QString failure = m_source->failure();
    deviceLost ? stop() : finish();
    if (deviceLost)
        refuse([] { return tr("The sound device went away."); });
    else if (!failure.isEmpty())
        refuse([failure] { return failure; });
}

void Player::finish()
{
    stopOutput();
    if (m_queue.isEmpty() && repeatsList())
        m_queue = m_list;
    startNext();
    if (m_source == nullptr)
        stop();
}

void Player::stopOutput()
{
    m_clock.stop();
    m_output->stop();
    m_source.reset();
    m_scrub.reset();
    m_stage.reset();
    setLevels({});
}

void Player::stop()
{
    forgetList();
    m_scrubs = false;
    m_after.reset();
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
    if (m_source != nullptr)
        goOnFrom(sample, m_source->range());
}

/// Within the range it stays the range, outside it is left.
void Player::goOnFrom(std::int64_t sample, TimeRange range)
{
    const bool inside = sample >= range.start && sample < range.end;
    const std::int64_t end = sample < range.end ? range.end : m_workbench.cursor().length();
    goOn(inside ? range : TimeRange{sample, end}, sample);
}

/// Plays the same clip from elsewhere, or in another way; what was to follow still follows.
void Player::goOn(TimeRange range, std::int64_t from)
{
    start(m_playedClip, range, from);
}

void Player::scrub(std::int64_t sample)
{
    if (!m_scrubs)
        startScrub();
    if (m_scrub != nullptr)
        m_scrub->moveTo(sample);
}

/// What plays waits for the end of the drag. A drag that cannot be heard still moves the playhead, without a word.
void Player::startScrub()
{
    m_scrubs = true;
    m_after = m_source != nullptr ? std::optional(m_source->range()) : std::nullopt;
    stopOutput();
    const ClipId id = m_workbench.selection().currentClip();
    const Clip* clip = m_workbench.project() != nullptr ? m_workbench.project()->clip(id) : nullptr;
    if (clip == nullptr || !clip->isReadable())
        return;
    try {
        const auto source =
            std::make_shared<ScrubSource>(AudioReader::open(m_workbench.project()->absolutePath(*clip)));
        const auto fill = [source](float* out, std::int64_t frames) {
            return source->fill(out, frames);
        };
        if (startOutput(clip->sampleRate, source->channels(), fill))
            m_scrub = source;
    } catch (const Error&) {
        return;
    }
}

void Player::endScrub()
{
    if (!std::exchange(m_scrubs, false))
        return;
    stopOutput();
    if (const std::optional<TimeRange> range = std::exchange(m_after, std::nullopt))
        goOnFrom(m_workbench.cursor().position(), *range);
}

void Player::setLooping(bool loop)
{
    if (std::exchange(m_loop, loop) == loop)
        return;
    if (m_source != nullptr)
        m_source->setLooping(loop && !repeatsList());
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

void Player::setGain(double decibels)
{
    decibels = std::clamp(decibels, lowestGain, highestGain);
    if (std::exchange(m_gain, decibels) == decibels)
        return;
    if (m_stage != nullptr)
        m_stage->setGain(factorOf(decibels));
    Q_EMIT gainChanged(decibels);
}

void Player::setPlaying(bool playing)
{
    if (std::exchange(m_playing, playing) != playing)
        Q_EMIT playingChanged(playing);
}

void Player::setLevels(const SoundLevels& levels)
{
    if (std::exchange(m_levels, levels) != levels)
        Q_EMIT levelsChanged(levels);
}

} // namespace suara
