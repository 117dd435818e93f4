#include "widgets/playback/GainSlider.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/playback/Player.h"

#include <QPainter>
#include <QStyleOptionSlider>
#include <cmath>

namespace suara {

GainSlider::GainSlider(Player& player, QWidget* parent) : QSlider(Qt::Horizontal, parent), m_player(player)
{
    setRange(int(Player::lowestGain), int(Player::highestGain));
    setPageStep(6);
    setFixedWidth(88);
    setFocusPolicy(Qt::TabFocus);
    const auto follow = [this] {
        m_player.setGain(Settings::instance().value(Settings::Key::Gain).toDouble());
    };
    follow();
    connect(&Settings::instance(), &Settings::wasReset, this, follow);
    connect(this, &QSlider::valueChanged, &m_player, [this](int decibels) { m_player.setGain(decibels); });
    connect(&m_player, &Player::gainChanged, this, [this](double decibels) {
        Settings::instance().setValue(Settings::Key::Gain, decibels);
        showGain();
    });
    onLanguage(this, [this] {
        setAccessibleName(tr("Gain in dB"));
        showGain();
    });
}

QString GainSlider::shown(double decibels)
{
    return decibels <= Player::lowestGain ? QStringLiteral("−∞ dB") : formatDecibel(decibels);
}

void GainSlider::showGain()
{
    setValue(int(std::lround(m_player.gain())));
    setToolTip(tr("Gain: %1. A double click sets it to 0 dB, as in the file.").arg(shown(m_player.gain())));
}

void GainSlider::paintEvent(QPaintEvent* event)
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    option.sliderPosition = 0;
    option.sliderValue = 0;
    const QRect knob = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    {
        QPainter painter(this);
        painter.fillRect(QRect(knob.center().x(), height() / 2 + 6, 1, 4), Theme::instance().tokens().edge);
    }
    QSlider::paintEvent(event);
}

void GainSlider::mouseDoubleClickEvent(QMouseEvent*)
{
    m_player.setGain(0.0);
}

} // namespace suara
