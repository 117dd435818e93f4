#pragma once

#include "widgets/learning/RunRecord.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace suara {

class ConfusionMatrixView;
class HitList;
class PanelHeader;
class ReportTable;
class SegmentedControl;
class Workbench;

/// How a run did on the part held out: confusion matrix, report, and the clips of the cell that was chosen.
class ResultPanel : public QWidget {
    Q_OBJECT

public:
    explicit ResultPanel(Workbench& workbench, QWidget* parent = nullptr);

    void setRecord(RunRecord record); ///< an empty record shows what to do to get one
    const RunRecord& record() const { return m_record; }

private:
    void buildMatrix(QVBoxLayout* column);
    void buildReport(QVBoxLayout* column);
    void buildHits(QVBoxLayout* column);
    void showCell(int truth, int predicted);
    void showTexts();

    Workbench& m_workbench;
    RunRecord m_record;
    SegmentedControl* m_measure;
    ConfusionMatrixView* m_matrix;
    PanelHeader* m_reportHeader;
    ReportTable* m_report;
    QLabel* m_hitsTitle;
    HitList* m_hits;
    QScrollArea* m_scroll;
    QStackedWidget* m_stack;
};

} // namespace suara
