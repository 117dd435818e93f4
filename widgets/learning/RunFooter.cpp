#include "widgets/learning/RunFooter.h"

#include "widgets/common/Language.h"
#include "widgets/common/Theme.h"
#include "widgets/learning/LiveRun.h"
#include "widgets/learning/TrainTexts.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int barSteps = 1000;

QString phaseText(const LiveRun& run)
{
    switch (run.phase()) {
    case LiveRun::Phase::Reading:
        return RunFooter::tr("Reading the data");
    case LiveRun::Phase::Stopping:
        return RunFooter::tr("Stopping, evaluating");
    default:
        return epochProgress(std::min(int(run.history().size()) + 1, run.setup().epochs), run.setup().epochs);
    }
}

} // namespace

RunFooter::RunFooter(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout)
    , m_train(new QPushButton)
    , m_stop(new QPushButton)
    , m_what(new QLabel)
    , m_left(new QLabel)
    , m_bar(new QProgressBar)
{
    m_stack->addWidget(buildIdle());
    m_stack->addWidget(buildRunning());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 9, 12, 8);
    column->addLayout(m_stack);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_train, &QPushButton::clicked, this, &RunFooter::trainRequested);
    connect(m_stop, &QPushButton::clicked, this, &RunFooter::stopRequested);
    onLanguage(this, [this] {
        m_train->setText(tr("Train"));
        m_train->setToolTip(tr("Read the data, train and evaluate in the background"));
        m_stop->setText(tr("Stop and keep"));
        m_stop->setToolTip(tr("Ends training, keeps what was learned and evaluates it"));
        m_bar->setAccessibleName(tr("Progress of training"));
    });
}

QWidget* RunFooter::buildIdle()
{
    auto* idle = new QWidget;
    auto* column = new QVBoxLayout(idle);
    column->setContentsMargins(0, 0, 0, 0);
    m_train->setProperty("primary", true);
    m_train->setObjectName(QStringLiteral("trainButton"));
    column->addWidget(m_train);
    return idle;
}

QWidget* RunFooter::buildRunning()
{
    auto* running = new QWidget;
    auto* column = new QVBoxLayout(running);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* words = new QHBoxLayout;
    m_what->setProperty("role", QStringLiteral("strong"));
    m_left->setProperty("role", QStringLiteral("secondary"));
    words->addWidget(m_what, 1);
    words->addWidget(m_left);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_stop->setIcon(Theme::instance().icon(QStringLiteral("stop")));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    column->addLayout(words);
    column->addWidget(m_bar);
    column->addWidget(m_stop);
    return running;
}

void RunFooter::showRun(const LiveRun& run)
{
    m_stack->setCurrentIndex(run.isRunning() ? 1 : 0);
    m_stop->setEnabled(run.phase() != LiveRun::Phase::Stopping);
    m_what->setText(phaseText(run));
    m_left->setText(timeLeftText(run.secondsLeft()));
    m_bar->setValue(int(run.fraction() * barSteps));
}

void RunFooter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 1, Theme::instance().tokens().line);
}

} // namespace suara
