#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/workbench/TimeCursor.h"
#include "widgets/playback/OutputStage.h"

#include <QList>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace suara {

class AudioOutput;
class PlaySource;
class ScrubSource;
class Workbench;

/// Plays clips, once for the whole program: the current clip from the playhead, a stretch of it, several clips one
/// after another, or what the playhead is dragged over. Moves the playhead to what the device says it has played.
/// Without a device problem() says so in one sentence, and all else works.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(Workbench& workbench, std::unique_ptr<AudioOutput> output = nullptr);
    ~Player() override;

    bool isPlaying() const { return m_playing; }
    bool isLooping() const { return m_loop; }
    double gain() const { return m_gain; }                 ///< dB; at lowestGain nothing is heard
    double speed() const { return m_speed; }               ///< 2 is twice as fast, at the same pitch
    const SoundLevels& levels() const { return m_levels; } ///< of what is heard now, after the gain
    QString problem() const; ///< why nothing is heard, in the user's language; "" for none

    static constexpr double lowestGain = -40.0;
    static constexpr double highestGain = 20.0;
    static std::span<const double> speeds(); ///< that slower() and faster() step through, ascending

public Q_SLOTS:
    void play();          ///< the current clip from the playhead to its end (from the start if it stands at the end)
    void stop();          ///< the playhead stays where it is
    void toggle();        ///< play or stop
    void playSelection(); ///< the selected stretch; all of the view's clip if nothing is selected
    void playRange(suara::TimeRange range);
    void playClips(const QList<suara::ClipId>& clips);
    void toStart(); ///< the playhead to the start of the selection or of the clip
    void setLooping(bool loop);
    void setGain(double decibels); ///< from lowestGain to highestGain
    void setSpeed(double speed);   ///< within speeds(); what is playing goes on from where it is
    void slower();
    void faster();

Q_SIGNALS:
    void playingChanged(bool playing);
    void loopingChanged(bool loop);
    void gainChanged(double decibels);
    void speedChanged(double speed);
    void levelsChanged(const suara::SoundLevels& levels);
    void problemChanged();

private:
    /// Fills and counts as AudioOutput::Source does.
    using Fill = std::function<std::int64_t(float*, std::int64_t)>;

    void start(ClipId clip, TimeRange range, std::int64_t from);
    bool startOutput(int sampleRate, int channels, Fill fill);
    void refuse(std::function<QString()> problem);
    void goOn(TimeRange range, std::int64_t from);
    void goOnFrom(std::int64_t sample, TimeRange range);
    void startNext();
    void forgetList();
    void stopOutput();
    void follow();
    void finish();
    void setPlaying(bool playing);
    void setLevels(const SoundLevels& levels);
    void seek(std::int64_t sample);
    void scrub(std::int64_t sample);
    void startScrub();
    void endScrub();
    bool repeatsList() const { return m_loop && m_list.size() > 1; }

    Workbench& m_workbench;
    std::unique_ptr<AudioOutput> m_output;
    std::shared_ptr<OutputStage> m_stage;
    std::shared_ptr<PlaySource> m_source;
    std::shared_ptr<ScrubSource> m_scrub;
    bool m_scrubs = false;            ///< the playhead is being dragged, whether it is heard or not
    std::optional<TimeRange> m_after; ///< what goes on playing after the drag
    ClipId m_playedClip = 0;          ///< while there is a source
    QList<ClipId> m_list;             ///< what is played one after another
    QList<ClipId> m_queue;            ///< what of it is still to come
    std::function<QString()> m_problem;
    QTimer m_clock;
    bool m_playing = false;
    bool m_loop = false;
    double m_gain = 0.0;
    double m_speed = 1.0;
    SoundLevels m_levels;
};

} // namespace suara
