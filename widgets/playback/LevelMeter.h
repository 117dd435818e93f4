#pragma once

#include <QWidget>
#include <array>

namespace suara {

/// What is heard now, left and right, as two bars of 60 dB with the highest of the last second marked.
class LevelMeter : public QWidget {
    Q_OBJECT

public:
    explicit LevelMeter(QWidget* parent = nullptr);
    void setLevels(double left, double right); ///< linear, in [0, 1]

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<double, 2> m_shown{}; ///< in [0, 1] of the bar
    std::array<double, 2> m_highest{};
};

} // namespace suara
