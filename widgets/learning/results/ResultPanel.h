#pragma once

#include "widgets/learning/runs/RunRecord.h"

#include <QWidget>
#include <functional>

class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace suara {

class ConfusionMatrixView;
class HitsPanel;
class PanelHeader;
class ReportTable;
class ScoreLine;
class SegmentedControl;
class Workbench;

/// How a run did on the part held out: confusion matrix, report, and the clips of the cell that was chosen.
class ResultPanel : public QWidget {
    Q_OBJECT

public:
    explicit ResultPanel(Workbench& workbench, QWidget* parent = nullptr);

    /// An empty record shows what to do to get one; of one without results only clips are listed.
    void setRecord(RunRecord record);
    const RunRecord& record() const { return m_record; }
    void showEpoch(int epoch); ///< lists the validation clips by their loss then

Q_SIGNALS:
    void relabelled(const std::function<QString()>& sentence);
    void matrixRequested(); ///< another one, typed or pasted

private:
    void buildMatrix(QVBoxLayout* column);
    void buildReport(QVBoxLayout* column);
    void showTexts();
    QString copiedReport() const;

    Workbench& m_workbench;
    RunRecord m_record;
    SegmentedControl* m_measure;
    QWidget* m_told; // matrix and report
    ConfusionMatrixView* m_matrix;
    PanelHeader* m_reportHeader;
    ReportTable* m_report;
    ScoreLine* m_scores;
    HitsPanel* m_hits;
    QScrollArea* m_scroll;
    QStackedWidget* m_stack;
};

} // namespace suara
