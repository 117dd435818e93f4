#pragma once

#include <QObject>
#include <cstdint>

namespace suara {

/// A stretch of a clip in samples of its own rate: [start, end).
struct TimeRange {
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::int64_t length() const { return end - start; }
    bool isEmpty() const { return end <= start; }
    bool operator==(const TimeRange&) const = default;
};

/// Where time stands, once for the whole program: length and rate of the current clip, the stretch that the lanes show
/// (view), the chosen stretch (selection) and the playhead. Everything is kept inside [0, length]. All positions are
/// samples of the clip's own rate; seconds exist only on screen.
class TimeCursor : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    int sampleRate() const { return m_sampleRate; }
    std::int64_t length() const { return m_length; }
    std::int64_t position() const { return m_position; }
    TimeRange view() const { return m_view; }
    TimeRange selection() const { return m_selection; } ///< empty when nothing is chosen
    double seconds(std::int64_t sample) const { return m_sampleRate > 0 ? double(sample) / m_sampleRate : 0.0; }

    void setClip(int sampleRate, std::int64_t length); ///< a new clip: whole in view, nothing chosen, playhead at 0
    void setPosition(std::int64_t sample);             ///< moves the playhead; the user's wish, so playback follows
    void setPlayed(std::int64_t sample);               ///< moves the playhead to what the device says it has played
    void scrub(std::int64_t sample);                   ///< moves the playhead while the user drags it: it is heard
    void endScrub();                                   ///< the drag is over
    void setView(TimeRange range);                     ///< kept inside the clip, and at least 16 samples long
    void setSelection(TimeRange range);
    void zoom(double factor, std::int64_t anchor); ///< > 1 shows less; anchor keeps its place on the screen
    void scroll(std::int64_t samples);
    void zoomToSelection();
    void zoomToWhole();

Q_SIGNALS:
    void clipChanged();
    void viewChanged();
    void selectionChanged();
    void positionChanged(std::int64_t sample);
    void seekRequested(std::int64_t sample); ///< only from setPosition
    void scrubbed(std::int64_t sample);      ///< only from scrub
    void scrubEnded();

private:
    int m_sampleRate = 0;
    std::int64_t m_length = 0;
    std::int64_t m_position = 0;
    TimeRange m_view;
    TimeRange m_selection;
};

} // namespace suara
