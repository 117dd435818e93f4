#include "widgets/playback/SpeedButton.h"

#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/playback/Player.h"

#include <QActionGroup>
#include <QMenu>

namespace suara {

namespace {

QString shown(double speed)
{
    const int decimals = speed == qRound(speed) ? 0 : speed * 2.0 == qRound(speed * 2.0) ? 1 : 2;
    return formatNumber(speed, decimals) + QStringLiteral("×");
}

} // namespace

SpeedButton::SpeedButton(Player& player, QWidget* parent)
    : QToolButton(parent), m_player(player), m_choices(new QActionGroup(this))
{
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    for (double speed : Player::speeds())
        addSpeed(speed);
    const auto follow = [this] {
        m_player.setSpeed(Settings::instance().value(Settings::Key::Speed).toDouble());
    };
    follow();
    connect(&Settings::instance(), &Settings::wasReset, this, follow);
    connect(&m_player, &Player::speedChanged, this, [this](double speed) {
        Settings::instance().setValue(Settings::Key::Speed, speed);
        showSpeed();
    });
    onLanguage(this, [this] {
        setToolTip(tr("Speed, at the same pitch"));
        showSpeed();
    });
}

void SpeedButton::addSpeed(double speed)
{
    QAction* choice = menu()->addAction(shown(speed), this, [this, speed] { m_player.setSpeed(speed); });
    choice->setCheckable(true);
    choice->setData(speed);
    m_choices->addAction(choice);
}

void SpeedButton::showSpeed()
{
    setText(shown(m_player.speed()));
    setAccessibleName(tr("Speed: %1").arg(text()));
    for (QAction* choice : m_choices->actions())
        choice->setChecked(choice->data().toDouble() == m_player.speed());
}

} // namespace suara
