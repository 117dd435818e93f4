#pragma once

#include <QToolButton>

class QActionGroup;

namespace suara {

class Player;

/// Shows how fast is played ("1×") and opens the choice of speeds. Remembers the choice.
class SpeedButton : public QToolButton {
    Q_OBJECT

public:
    explicit SpeedButton(Player& player, QWidget* parent = nullptr);

private:
    void addSpeed(double speed);
    void showSpeed();

    Player& m_player;
    QActionGroup* m_choices;
};

} // namespace suara
