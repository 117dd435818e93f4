#include "widgets/learning/setup/RunFooter.h"

#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/learning/plan/TrainTexts.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/setup/EpochBox.h"
#include "widgets/learning/setup/SetupSection.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int barSteps = 1000;

QString epochText(const LiveRun& run)
{
    const QString epoch =
        epochProgress(std::min(int(run.history().size()) + 1, run.setup().epochs), run.setup().epochs);
    if (run.rounds() == 1)
        return epoch;
    const QString round =
        run.round() + 1 == run.rounds()
            ? RunFooter::tr("All rows")
            : RunFooter::tr("Fold %1 of %2").arg(formatInteger(run.round() + 1), formatInteger(run.rounds() - 1));
    return round + QStringLiteral(" · ") + epoch;
}

QString phaseText(const LiveRun& run)
{
    switch (run.phase()) {
    case LiveRun::Phase::Reading:
        return RunFooter::tr("Reading the data");
    case LiveRun::Phase::Stopping:
        return RunFooter::tr("Stopping, evaluating");
    case LiveRun::Phase::Paused:
        return RunFooter::tr("Paused · %1").arg(epochText(run));
    default:
        return epochText(run);
    }
}

} // namespace

RunFooter::RunFooter(QWidget* parent)
    : QWidget(parent)
    , m_idle(new QWidget)
    , m_running(new QWidget)
    , m_train(new QPushButton)
    , m_pause(new QPushButton)
    , m_stop(new QPushButton)
    , m_back(new QPushButton)
    , m_rate(numberBox(0.000001, 10.0, 6, 0.001))
    , m_epoch(new EpochBox)
    , m_steering(new QWidget)
    , m_rateRow(new FormRow(m_rate))
    , m_epochRow(new FormRow(withButton(m_epoch, m_back)))
    , m_what(new ElidedLabel)
    , m_left(new QLabel)
    , m_bar(new QProgressBar)
{
    buildSteering();
    buildIdle();
    buildRunning();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 9, 12, 8);
    column->addWidget(m_idle);
    column->addWidget(m_running);
    m_running->hide();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_train, &QPushButton::clicked, this, &RunFooter::trainRequested);
    connect(m_stop, &QPushButton::clicked, this, &RunFooter::stopRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_isPaused)
            Q_EMIT resumeRequested();
        else
            Q_EMIT pauseRequested();
    });
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &RunFooter::rateRequested);
    connect(m_back, &QPushButton::clicked, this, [this] { Q_EMIT epochRequested(int(m_epoch->value())); });
    onLanguage(this, [this] { setTexts(); });
}

void RunFooter::setKeptEpochs(std::function<std::vector<int>()> kept)
{
    m_epoch->setKept(std::move(kept));
}

void RunFooter::buildIdle()
{
    auto* column = new QVBoxLayout(m_idle);
    column->setContentsMargins(0, 0, 0, 0);
    m_train->setProperty("primary", true);
    m_train->setObjectName(QStringLiteral("trainButton"));
    column->addWidget(m_train);
}

void RunFooter::buildRunning()
{
    auto* column = new QVBoxLayout(m_running);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* words = new QHBoxLayout;
    m_what->setProperty("role", QStringLiteral("strong"));
    m_left->setProperty("role", QStringLiteral("secondary"));
    words->addWidget(m_what, 1);
    words->addWidget(m_left);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_pause->setObjectName(QStringLiteral("pauseButton"));
    m_stop->setIcon(Theme::instance().icon(QStringLiteral("stop")));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_pause);
    buttons->addWidget(m_stop, 1);
    column->addLayout(words);
    column->addWidget(m_bar);
    column->addLayout(buttons);
    column->addWidget(m_steering);
}

/// What is changed on the way.
void RunFooter::buildSteering()
{
    auto* column = plainColumn(m_steering);
    column->setSpacing(4);
    m_rate->setKeyboardTracking(false); // a rate counts when it is whole
    m_rate->setObjectName(QStringLiteral("liveRate"));
    m_epoch->setObjectName(QStringLiteral("liveEpoch"));
    m_back->setObjectName(QStringLiteral("backButton"));
    column->addWidget(m_rateRow);
    column->addWidget(m_epochRow);
}

void RunFooter::setTexts()
{
    m_train->setText(tr("Train"));
    m_train->setToolTip(tr("Read the data, train and evaluate in the background"));
    m_stop->setText(tr("Stop, keep best"));
    m_stop->setToolTip(tr("Ends training, takes the weights of the best epoch and evaluates them"));
    m_rateRow->setLabel(tr("Rate", "of learning"), tr("Learning rate from the next batch on"));
    m_epochRow->setLabel(
        tr("Epoch"), tr("Everything as it was after this epoch; training goes on from there.\nOf a long training the "
                        "latest ten, the best and every second, fourth, … of the others are kept."));
    m_epoch->setAccessibleName(tr("Epoch to go back to"));
    m_back->setText(tr("Go back"));
    m_bar->setAccessibleName(tr("Progress of training"));
    m_pause->setText(m_isPaused ? tr("Resume") : tr("Pause"));
}

void RunFooter::showRun(const LiveRun& run)
{
    m_idle->setVisible(!run.isRunning());
    m_running->setVisible(run.isRunning());
    if (!run.isRunning())
        return;
    showButtons(run);
    m_what->setText(phaseText(run));
    m_left->setText(timeLeftText(run.secondsLeft()));
    m_bar->setValue(int(run.fraction() * barSteps));
}

void RunFooter::showButtons(const LiveRun& run)
{
    using Phase = LiveRun::Phase;
    m_isPaused = run.phase() == Phase::Paused;
    const bool isSteered = m_isPaused || run.phase() == Phase::Training;
    m_pause->setText(m_isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(Theme::instance().icon(m_isPaused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setEnabled(isSteered);
    m_stop->setEnabled(run.phase() != Phase::Stopping);
    m_rate->setEnabled(isSteered);
    const auto last = int(run.history().size());
    m_epoch->setMaximum(last);
    for (QWidget* widget : {static_cast<QWidget*>(m_epoch), static_cast<QWidget*>(m_back)})
        widget->setEnabled(isSteered && last > 0);
    if (m_rate->hasFocus())
        return; // the user is at it
    const QSignalBlocker quiet(m_rate);
    m_rate->setValue(run.learningRate());
}

void RunFooter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, Theme::instance().tokens().line);
}

} // namespace suara
