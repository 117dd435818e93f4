#pragma once

#include "widgets/common/controls/Sheet.h"

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace suara {

class ConfusionMatrixView;
class EmptyState;
class ReportTable;
class ScoreLine;
class SegmentedControl;

/// The report of a confusion matrix that comes from elsewhere, such as a slide: typed or pasted at the left, read at
/// the right.
class MatrixSheet : public Sheet {
    Q_OBJECT

public:
    explicit MatrixSheet(QWidget* window);

protected:
    void aboutToOpen() override;

private:
    QWidget* buildInput();
    QWidget* buildReport();
    void read();

    QPlainTextEdit* m_text;
    QLabel* m_problem;
    SegmentedControl* m_measure;
    ConfusionMatrixView* m_matrix;
    ReportTable* m_report;
    ScoreLine* m_scores;
    EmptyState* m_empty;
    QStackedWidget* m_stack; // what to do, or the report
};

} // namespace suara
