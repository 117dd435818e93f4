#include "widgets/common/jobs/JobBar.h"

#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/jobs/Job.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/look/WindowWidth.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {
constexpr int barSteps = 1000;
constexpr int refreshMilliseconds = 200;
constexpr int leastMilliseconds = 800; // that it stands once it is shown
constexpr double nearlyDone = 0.5;     // s
constexpr const char* askedToStop = "askedToStop";
} // namespace

JobBar::JobBar(JobRunner& runner, QWidget* parent, std::chrono::milliseconds patience)
    : QWidget(parent)
    , m_runner(runner)
    , m_patience(patience)
    , m_line(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new IconButton(QStringLiteral("close"), this))
    , m_tick(new QTimer(this))
{
    m_line->setProperty("role", QStringLiteral("secondary"));
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    column->addStretch();
    column->addWidget(m_line);
    column->addWidget(m_bar);
    column->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 8, 0);
    row->setSpacing(12);
    row->addLayout(column, 1);
    row->addWidget(m_cancel);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    hide();

    m_tick->setInterval(refreshMilliseconds);
    connect(m_tick, &QTimer::timeout, this, &JobBar::refresh);
    // Later, because views ask for data while they paint, and what is being painted must not be laid out anew.
    connect(&runner, &JobRunner::started, this, &JobBar::refresh, Qt::QueuedConnection);
    connect(&runner, &JobRunner::ended, this, &JobBar::refresh);
    connect(m_cancel, &IconButton::clicked, this, &JobBar::stopNewest);
    onLanguage(this, [this] {
        m_cancel->setHint(tr("Stop this work"));
        m_bar->setAccessibleName(tr("Progress"));
        refresh();
    });
}

void JobBar::refresh()
{
    const QList<Job*>& jobs = m_runner.jobs();
    const bool wasHidden = isHidden();
    setVisible(wasHidden ? isWorthShowing() : !jobs.isEmpty() || !m_shown.hasExpired(leastMilliseconds));
    if (wasHidden && !isHidden())
        m_shown.start();
    if (jobs.isEmpty() && isHidden())
        m_tick->stop();
    else if (!m_tick->isActive())
        m_tick->start();
    if (isHidden())
        return;
    m_cancel->setEnabled(!jobs.isEmpty());
    m_bar->setValue(jobs.isEmpty() ? barSteps : int(std::lround(jobs.last()->fraction() * barSteps)));
    const int room = window()->width();
    setFixedWidth(room < 1100 ? 168 : room < kWideWindow ? 216 : 292);
    if (!jobs.isEmpty())
        m_line->setText(line(*jobs.last()));
}

/// One that waits for a thread stays in the list until it gets one, so that each click stops another.
void JobBar::stopNewest()
{
    const QList<Job*>& jobs = m_runner.jobs();
    const auto newest =
        std::find_if(jobs.crbegin(), jobs.crend(), [](const Job* job) { return !job->property(askedToStop).toBool(); });
    if (newest == jobs.crend())
        return;
    (*newest)->setProperty(askedToStop, true);
    (*newest)->cancel();
}

/// What is done in a moment, or nearly done by now, would only flash.
bool JobBar::isWorthShowing() const
{
    const QList<Job*>& jobs = m_runner.jobs();
    if (jobs.isEmpty() || !jobs.first()->isOlderThan(m_patience))
        return false;
    const double left = jobs.last()->secondsLeft();
    return left < 0.0 || left > nearlyDone;
}

QString JobBar::line(const Job& job) const
{
    QStringList facts{job.title()};
    facts << (job.steps() > 0 ? tr("%1 of %2").arg(formatInteger(job.stepsDone()), formatInteger(job.steps()))
                              : formatPercent(job.fraction()));
    if (job.secondsLeft() >= 0)
        facts << tr("%1 left").arg(formatClock(std::ceil(job.secondsLeft()), 0));
    if (m_runner.jobs().size() > 1)
        facts << tr("%n more", nullptr, int(m_runner.jobs().size()) - 1);
    return facts.join(QStringLiteral(" · "));
}

void JobBar::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(0, 0, 1, height(), Theme::instance().tokens().border);
}

} // namespace suara
