#include "widgets/playback/TransportBar.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/GainSlider.h"
#include "widgets/playback/LevelMeter.h"
#include "widgets/playback/OverviewStrip.h"
#include "widgets/playback/Player.h"
#include "widgets/playback/SpeedButton.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace suara {

TransportBar::TransportBar(Workbench& workbench, Player& player, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_player(player)
    , m_row(new QHBoxLayout(this))
    , m_start(new IconButton(QStringLiteral("start"), this))
    , m_play(new QToolButton(this))
    , m_loop(new IconButton(QStringLiteral("loop"), this))
    , m_time(new QLabel(this))
    , m_length(new QLabel(this))
    , m_gain(new QLabel(this))
    , m_level(new LevelMeter(this))
{
    setFixedHeight(53); // 52 and the line
    setAutoFillBackground(true);
    build();
    connectPlayer();
    onLanguage(this, [this] {
        static_cast<IconButton*>(m_start)->setHint(withKey(tr("Back to the start"), "to_beginning"));
        static_cast<IconButton*>(m_loop)->setHint(withKey(tr("Repeat"), "loop"));
        m_play->setToolTip(withKey(tr("Play or stop"), "play"));
        m_play->setAccessibleName(tr("Play or stop"));
        m_gain->setAccessibleName(tr("Gain"));
        m_gain->setText(GainSlider::shown(m_player.gain()));
        m_time->setAccessibleName(tr("Position"));
        m_length->setAccessibleName(tr("Length"));
        showTime();
    });
}

void TransportBar::build()
{
    m_play->setProperty("role", QStringLiteral("main"));
    m_play->setFixedSize(36, 36);
    m_play->setIconSize({16, 16});
    m_play->setFocusPolicy(Qt::TabFocus);
    m_loop->setCheckable(true);
    m_time->setFont(Theme::font(Theme::Role::Time));
    m_length->setProperty("role", QStringLiteral("muted"));
    m_gain->setProperty("role", QStringLiteral("secondary"));
    m_gain->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_gain->setFixedWidth(QFontMetrics(Theme::font(Theme::Role::Secondary)).horizontalAdvance(GainSlider::shown(-39)) +
                          4);
    auto* speaker = new QLabel(this);
    onTheme(speaker, [speaker] {
        const QIcon icon = Theme::instance().icon(QStringLiteral("volume"), Theme::IconRole::Muted);
        speaker->setPixmap(icon.pixmap(QSize(16, 16), speaker->devicePixelRatioF()));
    });

    m_row->setContentsMargins(12, 1, 12, 0);
    m_row->setSpacing(6);
    m_row->addWidget(m_start);
    m_row->addWidget(m_play);
    m_row->addWidget(m_loop);
    m_row->addWidget(new SpeedButton(m_player, this));
    m_row->addSpacing(8);
    m_row->addWidget(m_time);
    m_row->addWidget(m_length, 0, Qt::AlignBaseline);
    m_row->addSpacing(10);
    m_row->addWidget(new OverviewStrip(m_workbench, this), 1);
    m_row->addSpacing(6);
    m_row->addWidget(speaker);
    m_row->addWidget(new GainSlider(m_player, this));
    m_row->addWidget(m_gain);
    m_row->addSpacing(2);
    m_row->addWidget(m_level);
}

void TransportBar::addToEnd(QWidget* widget)
{
    m_row->addWidget(widget);
}

void TransportBar::connectPlayer()
{
    Settings& settings = Settings::instance();
    connect(m_start, &QToolButton::clicked, &m_player, &Player::toStart);
    connect(m_play, &QToolButton::clicked, &m_player, &Player::toggle);
    connect(m_loop, &QToolButton::toggled, &m_player, &Player::setLooping);
    connect(&m_player, &Player::loopingChanged, this, [this, &settings](bool loop) {
        m_loop->setChecked(loop);
        settings.setValue(Settings::Key::Loop, loop);
    });
    connect(&m_player, &Player::gainChanged, m_gain, [this](double gain) { m_gain->setText(GainSlider::shown(gain)); });
    connect(&m_player, &Player::levelsChanged, m_level, &LevelMeter::setLevels);
    const auto showPlaying = [this](bool playing) {
        const QString icon = playing ? QStringLiteral("stop") : QStringLiteral("play");
        m_play->setIcon(Theme::instance().icon(icon, Theme::IconRole::OnAccent));
        if (playing)
            m_level->clearClipping();
    };
    connect(&m_player, &Player::playingChanged, this, showPlaying);
    showPlaying(m_player.isPlaying());
    const auto followLoop = [this, &settings] {
        m_player.setLooping(settings.value(Settings::Key::Loop).toBool());
    };
    followLoop();
    connect(&settings, &Settings::wasReset, this, followLoop);

    connect(&m_workbench.cursor(), &TimeCursor::positionChanged, this, &TransportBar::showTime);
    connect(&m_workbench.cursor(), &TimeCursor::clipChanged, this, &TransportBar::showTime);
}

void TransportBar::showTime()
{
    const TimeCursor& cursor = m_workbench.cursor();
    const QString length = formatClock(cursor.seconds(cursor.length()));
    m_time->setText(formatClock(cursor.seconds(cursor.position())));
    m_length->setText(QStringLiteral("/ ") + length);
    m_time->setMinimumWidth(QFontMetrics(m_time->font()).horizontalAdvance(length) + 2);
    for (QWidget* control : {static_cast<QWidget*>(m_start), static_cast<QWidget*>(m_play)})
        control->setEnabled(cursor.length() > 0);
}

void TransportBar::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(0, 0, width(), 1, Theme::instance().tokens().border);
}

} // namespace suara
