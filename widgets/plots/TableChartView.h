#pragma once

#include "core/learning/Pca.h"
#include "core/learning/TableChart.h"
#include "widgets/plots/PlotClasses.h"
#include "widgets/plots/PlotView.h"

#include <memory>

class QStackedWidget;

namespace suara {

class BoxPlot;
class HistogramPlot;
class ScatterPlot;
struct FeatureTable;

/// What a chart is drawn from.
struct ChartSource {
    std::shared_ptr<const FeatureTable> table;
    std::vector<int> rowClasses; ///< index into the classes' names, -1 for none
    QStringList rowNames;
    PlotClasses classes;
    std::shared_ptr<const PcaMap> map; ///< of a PCA map
};

/// The same as chartCsv() and chartScript() want it, with the light theme's colours.
ChartClasses chartClasses(const ChartSource& source);

/// A chart of a feature table (TableChart): the plot of the kind that is wanted, and what of the table it shows.
class TableChartView : public QWidget {
    Q_OBJECT

public:
    explicit TableChartView(QWidget* parent = nullptr);

    /// A column that the table does not have leaves the plot as it is.
    void showChart(const TableChart& chart, const ChartSource& source);
    void clear();
    void setSelected(const std::vector<int>& rows);
    void setDrag(PlotView::Drag drag);
    PlotView& plot() const; ///< that is seen now
    QList<PlotView*> plots() const;

Q_SIGNALS:
    void classToggled(int classIndex); ///< as PlotView says it
    void rowsChosen(const QList<int>& rows, Qt::KeyboardModifiers modifiers);

private:
    void showHistogram(const TableChart& chart, const ChartSource& source);
    void showBoxes(const TableChart& chart, const ChartSource& source);
    void showScatter(const TableChart& chart, const ChartSource& source);
    void showMap(const TableChart& chart, const ChartSource& source);
    void retranslate();

    QStackedWidget* m_stack;
    HistogramPlot* m_histogram;
    BoxPlot* m_boxes;
    ScatterPlot* m_scatter; ///< of two columns, or of two principal components
};

} // namespace suara
