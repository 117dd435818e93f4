#pragma once

#include <QSlider>

namespace suara {

class Player;

/// How loud is played, in dB, with 0 dB (as in the file) marked. Twice clicked, it is 0 dB again. Remembers the choice.
class GainSlider : public QSlider {
    Q_OBJECT

public:
    explicit GainSlider(Player& player, QWidget* parent = nullptr);

    static QString shown(double decibels); ///< "+3 dB"; "−∞ dB" where nothing is heard

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void showGain();

    Player& m_player;
};

} // namespace suara
