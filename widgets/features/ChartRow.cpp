#include "widgets/features/ChartRow.h"

#include "core/project/Project.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/workbench/Selection.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/features/ChartPanel.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace suara {

namespace {

const QString chartsSetting = QStringLiteral("features/charts"); // of the project

} // namespace

ChartRow::ChartRow(Workbench& workbench, QWidget* parent)
    : Splitter(Qt::Horizontal, parent)
    , m_workbench(workbench)
    , m_charts{new ChartPanel(workbench, {.x = "ZCR", .y = "SC", .bins = 20, .lower = 0.0, .upper = 0.2}),
               new ChartPanel(workbench, {.x = "SC", .y = "ZCR", .bins = 30, .lower = 0.0, .upper = 4000.0}),
               new ChartPanel(workbench, {.kind = ChartKind::Scatter, .x = "ZCR", .y = "SC"})}
{
    for (std::size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setObjectName(QStringLiteral("chart%1").arg(i + 1));
        addWidget(m_charts[i]);
        connect(m_charts[i], &ChartPanel::classToggled, this, &ChartRow::classToggled);
        connect(m_charts[i], &ChartPanel::rowsChosen, this, &ChartRow::chooseRows);
        connect(m_charts[i], &ChartPanel::chartChanged, this, &ChartRow::keepCharts);
    }
    setSizes({300, 300, 420});
    remember(QStringLiteral("features/plots"));
    buildActions();
    connect(&workbench.selection(), &Selection::clipsChanged, this, &ChartRow::showSelection);
}

/// For the command palette; each panel has them in its own menu.
void ChartRow::buildActions()
{
    m_actions = {makeAction(
                     this, "features.chart.picture", [] { return tr("Save a picture of the plot…"); },
                     [this] { chartAtWork().savePicture(); }, QStringLiteral("picture")),
                 makeAction(
                     this, "features.chart.data", [] { return tr("Save the plot's data as CSV…"); },
                     [this] { chartAtWork().saveData(); }, QStringLiteral("export")),
                 makeAction(
                     this, "features.chart.python", [] { return tr("Copy the plot as Python"); },
                     [this] { chartAtWork().copyPython(); }, QStringLiteral("code"))};
}

ChartPanel& ChartRow::chartAtWork() const
{
    const QWidget* focus = window()->focusWidget();
    const auto found =
        std::ranges::find_if(m_charts, [focus](const ChartPanel* chart) { return chart->isAncestorOf(focus); });
    return found == m_charts.end() ? *m_charts.front() : **found;
}

QList<QWidget*> ChartRow::views() const
{
    QList<QWidget*> views;
    for (ChartPanel* chart : m_charts)
        views.append(&chart->view());
    return views;
}

void ChartRow::setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes)
{
    m_measured = std::move(measured);
    for (ChartPanel* chart : m_charts)
        chart->setMeasured(m_measured, classes);
    showSelection();
}

void ChartRow::clear()
{
    m_measured.reset();
    for (ChartPanel* chart : m_charts)
        chart->clear();
}

void ChartRow::setScaling(const Scaling& scaling)
{
    for (ChartPanel* chart : m_charts)
        chart->setScaling(scaling);
}

void ChartRow::showSelection()
{
    if (!m_measured)
        return;
    const std::vector<int> rows = m_measured->rowsOf(m_workbench.selection().clips());
    for (ChartPanel* chart : m_charts)
        chart->setSelectedRows(rows);
}

/// With Ctrl beside what is chosen already; one clip that is chosen is let go.
void ChartRow::chooseRows(const QList<int>& rows, Qt::KeyboardModifiers modifiers)
{
    if (!m_measured)
        return;
    Selection& selection = m_workbench.selection();
    const bool adds = modifiers.testFlag(Qt::ControlModifier);
    QList<ClipId> clips = adds ? selection.clips() : QList<ClipId>();
    QSet<ClipId> known(clips.begin(), clips.end());
    for (const int row : rows) {
        const ClipId clip = m_measured->table.rows[std::size_t(row)].clip;
        if (known.contains(clip) && rows.size() == 1)
            clips.removeAll(clip);
        else if (!known.contains(clip))
            clips.append(clip);
        known.insert(clip);
    }
    if (clips.size() == 1)
        selection.setCurrentClip(clips.front());
    else
        selection.setClips(clips);
}

void ChartRow::keepCharts()
{
    QStringList states;
    for (const ChartPanel* chart : m_charts)
        states.append(chart->state());
    if (Project* project = m_workbench.project())
        project->setSetting(chartsSetting, states);
}

void ChartRow::restore()
{
    const Project* project = m_workbench.project();
    const QStringList states = project != nullptr ? project->setting(chartsSetting).toStringList() : QStringList();
    for (std::size_t i = 0; i < m_charts.size(); ++i)
        m_charts[i]->restore(states.value(qsizetype(i)));
}

} // namespace suara
