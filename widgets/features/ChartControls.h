#pragma once

#include "core/learning/TableChart.h"
#include "widgets/features/MeasuredClips.h"
#include "widgets/plots/PlotView.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;

namespace suara {

class IconButton;
class KindButton;
class PanelHeader;

/// The header of a chart's panel: its kind, its columns, and in a menu all else that can be chosen. What has no room
/// stands in the menu alone.
class ChartControls : public QWidget {
    Q_OBJECT

public:
    explicit ChartControls(QWidget* parent = nullptr);

    const TableChart& chart() const { return m_chart; } ///< as chosen: its columns need not be in the table
    void setChart(const TableChart& chart);             ///< without chartChanged()
    void setMeasured(MeasuredClipsPtr measured);
    TableChart shownChart() const; ///< with columns that the table has; scaling apart
    void setDetail(const QString& detail);
    void addToMenu(QAction* action); ///< at its end

Q_SIGNALS:
    void chartChanged(); ///< the user's choice
    void dragChosen(suara::PlotView::Drag drag);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectControls();
    void retranslate();
    void showChart();
    int folded(int level);
    void fold();
    void fillColumns(QComboBox* box, const QStringList& names, int current);
    void takeColumns();
    void change(const std::function<void(TableChart&)>& edit);
    void setDrag(PlotView::Drag drag);
    void fillMenu();
    void addBins(QMenu* menu);
    void addRanges(QMenu* menu);
    void addDrags(QMenu* menu);
    void addFeatures(QMenu* menu);
    bool isOfPoints() const;

    TableChart m_chart;
    MeasuredClipsPtr m_measured;
    PlotView::Drag m_drag = PlotView::Drag::Pan;
    PanelHeader* m_header;
    KindButton* m_kind;
    QComboBox* m_x;
    QLabel* m_times;
    QComboBox* m_y;
    QComboBox* m_bins;
    IconButton* m_tool;
    IconButton* m_more;
    QMenu* m_menu;
    QList<QAction*> m_last;
};

} // namespace suara
