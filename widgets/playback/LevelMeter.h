#pragma once

#include "widgets/playback/OutputStage.h"

#include <QElapsedTimer>
#include <QWidget>
#include <array>

namespace suara {

/// The highest level of late: stays for a second and a half, then falls by 20 dB a second.
class PeakHold {
public:
    /// @param decibels  of now
    /// @param now       seconds of a clock that never goes back
    double at(double decibels, double now);

private:
    double m_highest = -1000.0;
    double m_since = 0.0;
    double m_before = 0.0;
};

/// What is heard now, left and right, in dBFS: the RMS as a full bar, the peak as a pale one beyond it, the highest
/// peak of late as a mark. A lamp for each side goes on where the sound passes full scale and stays on until a click or
/// the next start.
class LevelMeter : public QWidget {
    Q_OBJECT

public:
    explicit LevelMeter(QWidget* parent = nullptr);
    void setLevels(const SoundLevels& levels);
    void clearClipping();
    bool hasClipped() const { return m_clipped[0] || m_clipped[1]; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString sentence(std::size_t side) const;

    SoundLevels m_levels{};
    std::array<PeakHold, 2> m_holds;
    std::array<double, 2> m_marks{}; ///< dBFS
    std::array<bool, 2> m_clipped{};
    QElapsedTimer m_clock;
};

} // namespace suara
