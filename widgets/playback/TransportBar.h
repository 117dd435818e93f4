#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace suara {

class LevelMeter;
class Player;
class Workbench;

/// Below every workspace: to the start, play, repeat, speed, the time, the whole clip, gain and level. A place at the
/// right is kept for the job bar.
class TransportBar : public QWidget {
    Q_OBJECT

public:
    TransportBar(Workbench& workbench, Player& player, QWidget* parent = nullptr);

    void addToEnd(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void connectPlayer();
    void showTime();

    Workbench& m_workbench;
    Player& m_player;
    QHBoxLayout* m_row;
    QToolButton* m_start;
    QToolButton* m_play;
    QToolButton* m_loop;
    QLabel* m_time;
    QLabel* m_length;
    QLabel* m_gain;
    LevelMeter* m_level;
};

} // namespace suara
