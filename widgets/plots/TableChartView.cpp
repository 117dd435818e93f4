#include "widgets/plots/TableChartView.h"

#include "core/features/FeatureTable.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/plots/BoxPlot.h"
#include "widgets/plots/HistogramPlot.h"
#include "widgets/plots/ScatterPlot.h"

#include <QStackedWidget>
#include <algorithm>

namespace suara {

namespace {

std::vector<double> columnOf(const FeatureTable& table, std::size_t column)
{
    const auto values = table.values.col(Eigen::Index(column));
    return {values.begin(), values.end()};
}

bool hasColumn(const FeatureTable& table, const std::string& column)
{
    return std::ranges::find(table.columns, column) != table.columns.end();
}

bool canBeShown(const TableChart& chart, const ChartSource& source)
{
    if (chart.kind == ChartKind::Pca)
        return source.map != nullptr;
    return hasColumn(*source.table, chart.x) && (chart.kind != ChartKind::Scatter || hasColumn(*source.table, chart.y));
}

} // namespace

ChartClasses chartClasses(const ChartSource& source)
{
    ChartClasses classes;
    if (source.table != nullptr)
        classes.column = source.table->labelColumn;
    for (int i = 0; i < int(source.classes.names.size()); ++i) {
        classes.names.push_back(source.classes.names[i].toStdString());
        classes.hidden.push_back(!source.classes.isShown(i));
        classes.colours.push_back(
            lightTokens().classes[std::size_t(i) % lightTokens().classes.size()].name().toStdString());
    }
    classes.hidesUnclassed = source.classes.hidesUnclassed;
    classes.ofRow = source.rowClasses;
    return classes;
}

TableChartView::TableChartView(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_histogram(new HistogramPlot)
    , m_boxes(new BoxPlot)
    , m_scatter(new ScatterPlot)
{
    for (PlotView* plot : plots()) {
        m_stack->addWidget(plot);
        connect(plot, &PlotView::classToggled, this, &TableChartView::classToggled);
    }
    plainColumn(this)->addWidget(m_stack);
    connect(m_histogram, &HistogramPlot::valuesChosen, this, &TableChartView::rowsChosen);
    connect(m_boxes, &BoxPlot::valuesChosen, this, &TableChartView::rowsChosen);
    connect(m_scatter, &ScatterPlot::valuesChosen, this, &TableChartView::rowsChosen);
    onLanguage(this, [this] { retranslate(); });
}

QList<PlotView*> TableChartView::plots() const
{
    return {m_histogram, m_boxes, m_scatter};
}

PlotView& TableChartView::plot() const
{
    return *static_cast<PlotView*>(m_stack->currentWidget());
}

void TableChartView::showChart(const TableChart& chart, const ChartSource& source)
{
    if (source.table == nullptr || !canBeShown(chart, source))
        return;
    switch (chart.kind) {
    case ChartKind::Histogram:
        showHistogram(chart, source);
        break;
    case ChartKind::Box:
        showBoxes(chart, source);
        break;
    case ChartKind::Scatter:
        showScatter(chart, source);
        break;
    case ChartKind::Pca:
        showMap(chart, source);
        break;
    }
}

void TableChartView::clear()
{
    m_histogram->setData({}, {}, {});
    m_boxes->setData({}, {}, {});
    m_scatter->setData({}, {}, {}, {});
}

void TableChartView::showHistogram(const TableChart& chart, const ChartSource& source)
{
    const std::size_t column = columnIndex(*source.table, chart.x);
    m_histogram->setXTitle(QString::fromStdString(chart.x), QString::fromStdString(source.table->units[column]));
    m_histogram->setBins(chart.bins, chart.lower, chart.upper);
    m_histogram->setLook(chart.stacked, chart.density);
    m_histogram->setData(columnOf(*source.table, column), source.rowClasses, source.classes);
    m_stack->setCurrentWidget(m_histogram);
}

void TableChartView::showBoxes(const TableChart& chart, const ChartSource& source)
{
    const std::size_t column = columnIndex(*source.table, chart.x);
    m_boxes->setXTitle(QString::fromStdString(chart.x), QString::fromStdString(source.table->units[column]));
    m_boxes->setData(columnOf(*source.table, column), source.rowClasses, source.classes, source.rowNames);
    m_stack->setCurrentWidget(m_boxes);
}

void TableChartView::showScatter(const TableChart& chart, const ChartSource& source)
{
    const std::size_t x = columnIndex(*source.table, chart.x);
    const std::size_t y = columnIndex(*source.table, chart.y);
    const auto title = [&](std::size_t column) {
        const QString name = QString::fromStdString(source.table->columns[column]);
        const QString unit = QString::fromStdString(source.table->units[column]);
        if (chart.scaling.kind != ScalerKind::None)
            return tr("%1, scaled").arg(name);
        return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
    };
    m_scatter->setTitles(title(x), title(y));
    m_scatter->setReversed(chart.reversed);
    m_scatter->setData(scaledValues(*source.table, x, chart.scaling), scaledValues(*source.table, y, chart.scaling),
                       source.rowClasses, source.classes, source.rowNames);
    m_stack->setCurrentWidget(m_scatter);
}

void TableChartView::showMap(const TableChart& chart, const ChartSource& source)
{
    const PcaMap& map = *source.map;
    const auto component = [&](int number) {
        std::vector<double> values;
        if (number <= map.scores.cols())
            values.assign(map.scores.col(number - 1).begin(), map.scores.col(number - 1).end());
        return values;
    };
    const auto title = [&](int number) {
        const double share = number <= map.scores.cols() ? map.explainedVarianceRatio[number - 1] : 0.0;
        return tr("PC%1 (%2 of the variance)").arg(number).arg(formatPercent(share, 1));
    };
    m_scatter->setTitles(title(chart.xComponent), title(chart.yComponent));
    m_scatter->setReversed(false);
    m_scatter->setData(component(chart.xComponent), component(chart.yComponent), source.rowClasses, source.classes,
                       source.rowNames);
    m_stack->setCurrentWidget(m_scatter);
}

void TableChartView::setSelected(const std::vector<int>& rows)
{
    m_histogram->setSelected(rows);
    m_boxes->setSelected(rows);
    m_scatter->setSelected(rows);
}

void TableChartView::setDrag(PlotView::Drag drag)
{
    m_scatter->setDrag(drag);
}

void TableChartView::retranslate()
{
    m_histogram->setAccessibleName(tr("Histogram by class"));
    m_boxes->setAccessibleName(tr("Box plot by class"));
    m_scatter->setAccessibleName(tr("Scatter by class"));
}

} // namespace suara
