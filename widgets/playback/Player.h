#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/TimeCursor.h"

#include <QList>
#include <QObject>
#include <QTimer>
#include <memory>
#include <span>

namespace suara {

class AudioOutput;
class PlaySource;
class Workbench;

/// Plays clips, once for the whole program: the current clip from the playhead, a stretch of it, or several clips one
/// after another. Moves the playhead to what the device says it has played. Without a device it says so in one sentence
/// through Workbench::problemFound, and all else works.
class Player : public QObject {
    Q_OBJECT

public:
    explicit Player(Workbench& workbench, std::unique_ptr<AudioOutput> output = nullptr);
    ~Player() override;

    bool isPlaying() const { return m_playing; }
    bool isLooping() const { return m_loop; }
    double volume() const { return m_volume; }       ///< in [0, 1]
    double speed() const { return m_speed; }         ///< 2 is twice as fast, at the same pitch
    double levelLeft() const { return m_levels[0]; } ///< peak of what is heard now, in [0, 1]
    double levelRight() const { return m_levels[1]; }

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
    void setVolume(double volume);
    void setSpeed(double speed); ///< within speeds(); what is playing goes on from where it is
    void slower();
    void faster();

Q_SIGNALS:
    void playingChanged(bool playing);
    void loopingChanged(bool loop);
    void volumeChanged(double volume);
    void speedChanged(double speed);
    void levelsChanged(double left, double right);

private:
    void start(ClipId clip, TimeRange range, std::int64_t from);
    void goOn(TimeRange range, std::int64_t from);
    void startNext();
    void stopOutput();
    void follow();
    void finish();
    void setPlaying(bool playing);
    void setLevels(double left, double right);
    void seek(std::int64_t sample);

    Workbench& m_workbench;
    std::unique_ptr<AudioOutput> m_output;
    std::shared_ptr<PlaySource> m_source;
    ClipId m_playedClip = 0; ///< while there is a source
    QList<ClipId> m_queue;
    QTimer m_clock;
    bool m_playing = false;
    bool m_loop = false;
    double m_volume = 0.8;
    double m_speed = 1.0;
    double m_levels[2] = {0.0, 0.0};
};

} // namespace suara
