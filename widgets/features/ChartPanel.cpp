#include "widgets/features/ChartPanel.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/files/PictureSheet.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/features/ChartControls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

namespace suara {

namespace {

constexpr std::array kindNames{"histogram", "box", "scatter", "pca"}; // by ChartKind

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const std::string& name : names)
        list.append(QString::fromStdString(name));
    return list.join(QStringLiteral(", "));
}

TableChart chartOf(const QJsonObject& json, TableChart chart)
{
    const auto kind = std::ranges::find(kindNames, json[u"kind"].toString());
    if (kind == kindNames.end())
        return chart;
    chart.kind = ChartKind(kind - kindNames.begin());
    chart.x = json[u"x"].toString(QString::fromStdString(chart.x)).toStdString();
    chart.y = json[u"y"].toString(QString::fromStdString(chart.y)).toStdString();
    chart.bins = std::clamp(json[u"bins"].toInt(chart.bins), 1, 1000);
    chart.lower = json[u"lower"].toDouble();
    chart.upper = json[u"upper"].toDouble();
    chart.density = json[u"density"].toBool();
    chart.stacked = json[u"stacked"].toBool();
    chart.reversed = json[u"reversed"].toBool();
    chart.xComponent = std::clamp(json[u"x_component"].toInt(1), 1, mapComponents);
    chart.yComponent = std::clamp(json[u"y_component"].toInt(2), 1, mapComponents);
    chart.features.clear();
    const QJsonArray features = json[u"features"].toArray();
    for (const auto& name : features)
        chart.features.push_back(name.toString().toStdString());
    return chart;
}

QJsonObject jsonOf(const TableChart& chart)
{
    QJsonArray features;
    for (const std::string& name : chart.features)
        features.append(QString::fromStdString(name));
    return {{QStringLiteral("kind"), QLatin1String(kindNames[std::size_t(chart.kind)])},
            {QStringLiteral("x"), QString::fromStdString(chart.x)},
            {QStringLiteral("y"), QString::fromStdString(chart.y)},
            {QStringLiteral("bins"), chart.bins},
            {QStringLiteral("lower"), chart.lower},
            {QStringLiteral("upper"), chart.upper},
            {QStringLiteral("density"), chart.density},
            {QStringLiteral("stacked"), chart.stacked},
            {QStringLiteral("reversed"), chart.reversed},
            {QStringLiteral("x_component"), chart.xComponent},
            {QStringLiteral("y_component"), chart.yComponent},
            {QStringLiteral("features"), features}};
}

} // namespace

ChartPanel::ChartPanel(Workbench& workbench, const TableChart& start, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_start(start), m_controls(new ChartControls), m_view(new TableChartView)
{
    auto* column = plainColumn(this);
    column->addWidget(m_controls);
    column->addWidget(m_view, 1);
    m_controls->setChart(start);
    buildMenu();
    onLanguage(this, [this] { refresh(); }); // titles of axes are made with the chart
    connect(m_view, &TableChartView::classToggled, this, &ChartPanel::classToggled);
    connect(m_view, &TableChartView::rowsChosen, this, &ChartPanel::rowsChosen);
    connect(m_controls, &ChartControls::dragChosen, m_view, &TableChartView::setDrag);
    connect(m_controls, &ChartControls::chartChanged, this, [this] {
        refresh();
        Q_EMIT chartChanged();
    });
}

void ChartPanel::buildMenu()
{
    m_controls->addToMenu(makeAction(
        this, "chart.picture", [] { return tr("Save a picture…"); }, [this] { savePicture(); },
        QStringLiteral("picture")));
    m_controls->addToMenu(makeAction(
        this, "chart.data", [] { return tr("Save the data as CSV…"); }, [this] { saveData(); },
        QStringLiteral("export")));
    m_controls->addToMenu(makeAction(
        this, "chart.python", [] { return tr("Copy as Python"); }, [this] { copyPython(); }, QStringLiteral("code")));
    m_controls->addToMenu(makeAction(
        this, "chart.reset", [] { return tr("Show all of it again"); }, [this] { m_view->plot().resetZoom(); },
        QStringLiteral("fit")));
}

void ChartPanel::setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes)
{
    if (m_measured != measured)
        m_source.map.reset();
    m_measured = std::move(measured);
    m_source.table = {m_measured, &m_measured->table}; // lives as long as all that was measured
    m_source.rowClasses = m_measured->classes;
    m_source.rowNames = m_measured->names;
    m_source.classes = classes;
    m_controls->setMeasured(m_measured);
    refresh();
}

void ChartPanel::clear()
{
    if (m_job)
        std::exchange(m_job, nullptr)->cancel();
    m_measured.reset();
    m_source = {};
    m_selected.clear();
    m_view->clear();
}

void ChartPanel::setScaling(const Scaling& scaling)
{
    if (m_scaling == scaling)
        return;
    m_scaling = scaling;
    if (m_controls->chart().kind == ChartKind::Scatter)
        refresh();
}

void ChartPanel::setSelectedRows(const std::vector<int>& rows)
{
    m_selected = rows;
    m_view->setSelected(rows);
}

TableChart ChartPanel::chart() const
{
    TableChart shown = m_controls->shownChart();
    shown.scaling = m_scaling;
    return shown;
}

QString ChartPanel::state() const
{
    return QString::fromUtf8(QJsonDocument(jsonOf(m_controls->chart())).toJson(QJsonDocument::Compact));
}

void ChartPanel::restore(const QString& state)
{
    m_controls->setChart(chartOf(QJsonDocument::fromJson(state.toUtf8()).object(), m_start));
    refresh();
}

void ChartPanel::refresh()
{
    if (!m_measured)
        return;
    const TableChart shown = chart();
    if (m_note != nullptr)
        m_note->clear();
    if (shown.kind == ChartKind::Pca && (m_source.map == nullptr || m_mapFeatures != shown.features))
        return findMap();
    if (shown.kind == ChartKind::Pca)
        showMapNote();
    const int hidden = shown.kind == ChartKind::Histogram && shown.upper > shown.lower ? outside() : 0;
    m_controls->setDetail(hidden > 0 ? tr("%n outside the range", nullptr, hidden) : QString());
    m_view->showChart(shown, m_source);
    m_view->setSelected(m_selected);
}

/// Computes the principal components, of many clips for a while.
void ChartPanel::findMap()
{
    if (m_job)
        m_job->cancel();
    m_source.map.reset(); // none of other features may stand for these
    m_mapFeatures = chart().features;
    m_job = m_workbench.jobs().start([] { return tr("Finding principal components"); }, this,
                                     [table = m_source.table, features = m_mapFeatures](Task& task) {
                                         return pcaMap(*table, features, mapComponents, task);
                                     },
                                     [this, table = m_source.table](PcaMap map) {
                                         if (table != m_source.table)
                                             return; // of what was measured before
                                         m_source.map = std::make_shared<const PcaMap>(std::move(map));
                                         refresh();
                                     });
}

/// What the map is not made of, or why there is none.
void ChartPanel::showMapNote()
{
    const PcaMap& map = *m_source.map;
    QStringList parts;
    if (!map.constant.empty())
        parts.append(tr("all values the same: %1").arg(joined(map.constant)));
    if (!map.missing.empty())
        parts.append(tr("some value missing: %1").arg(joined(map.missing)));
    if (map.scores.size() == 0)
        say(tr("A PCA map needs two clips and two features that have a value for each clip."));
    else if (!parts.isEmpty())
        say(tr("Left out: %1.").arg(parts.join(QStringLiteral("; "))));
}

void ChartPanel::say(const QString& sentence)
{
    if (m_note == nullptr) {
        m_note = new Note;
        static_cast<QBoxLayout*>(layout())->insertWidget(1, m_note);
    }
    m_note->say(Note::Kind::Info, sentence);
}

/// How many values stand outside the histogram's range.
int ChartPanel::outside() const
{
    const TableChart shown = chart();
    const std::vector<double> values = m_measured->columnValues(m_measured->columnOf(shown.x));
    int count = 0;
    for (std::size_t row = 0; row < values.size(); ++row)
        count += m_source.classes.isShown(m_source.rowClasses[row]) &&
                 (values[row] < shown.lower || values[row] > shown.upper);
    return count;
}

QString ChartPanel::fileName(const QString& ending) const
{
    const TableChart shown = chart();
    QString name = QLatin1String(kindNames[std::size_t(shown.kind)]);
    if (shown.kind != ChartKind::Pca)
        name += u'-' + QString::fromStdString(shown.x);
    if (shown.kind == ChartKind::Scatter)
        name += u'-' + QString::fromStdString(shown.y);
    return name.toLower() + ending;
}

void ChartPanel::savePicture()
{
    savePictureAs(m_workbench, *this, m_view->size(), fileName(QStringLiteral(".png")),
                  [this](QPaintDevice& device, const QSize& size) { m_view->plot().drawPicture(device, size); });
}

void ChartPanel::saveData()
{
    if (!m_measured || (chart().kind == ChartKind::Pca && m_source.map == nullptr))
        return;
    saveAs(m_workbench, *this, tr("Save the data as CSV"), tr("CSV (*.csv)"), fileName(QStringLiteral(".csv")),
           [shown = chart(), source = m_source](const auto&) {
               return chartCsv(shown, *source.table, chartClasses(source), source.map.get());
           });
}

void ChartPanel::copyPython()
{
    if (!m_measured || (chart().kind == ChartKind::Pca && m_source.map == nullptr))
        return;
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(chartScript(chart(), chartClasses(m_source), m_source.map.get())));
    Q_EMIT m_workbench.workDone(tr("Python that draws this plot from the exported feature table is on the clipboard."));
}

} // namespace suara
