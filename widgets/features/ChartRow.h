#pragma once

#include "core/learning/TableChart.h"
#include "widgets/common/controls/Splitter.h"
#include "widgets/features/MeasuredClips.h"

#include <array>

class QAction;

namespace suara {

class ChartPanel;
struct PlotClasses;
class Workbench;

/// Three charts of the feature table side by side, linked with the selection. What each shows is kept in the project.
class ChartRow : public Splitter {
    Q_OBJECT

public:
    explicit ChartRow(Workbench& workbench, QWidget* parent = nullptr);

    void setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes);
    void clear(); ///< nothing is measured
    void setScaling(const Scaling& scaling);
    void restore(); ///< what the project has kept, else what each begins with

    QList<QAction*> chartActions() const { return m_actions; } ///< of the chart that has the focus, else of the first
    QList<QWidget*> views() const;

Q_SIGNALS:
    void classToggled(int classIndex); ///< in the legend of a chart; -1: what has no class

private:
    void buildActions();
    ChartPanel& chartAtWork() const;
    void chooseRows(const QList<int>& rows, Qt::KeyboardModifiers modifiers);
    void showSelection();
    void keepCharts();

    Workbench& m_workbench;
    std::array<ChartPanel*, 3> m_charts;
    QList<QAction*> m_actions;
    MeasuredClipsPtr m_measured;
};

} // namespace suara
