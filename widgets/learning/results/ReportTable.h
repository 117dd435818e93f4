#pragma once

#include "widgets/learning/results/ReportModel.h"

#include <QTableView>

namespace suara {

/// The classification report to read: a line parts classes from averages, a class that was never right is in red.
/// Ctrl+C copies the very text that scikit-learn prints.
class ReportTable : public QTableView {
    Q_OBJECT

public:
    explicit ReportTable(QWidget* parent = nullptr);

    void setReport(ClassificationReport report);
    QString copiedText() const; ///< scikit-learn's classification_report

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    ReportModel* m_model;
};

} // namespace suara
