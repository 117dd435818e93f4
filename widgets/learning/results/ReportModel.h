#pragma once

#include "core/learning/Metrics.h"

#include <QAbstractTableModel>

namespace suara {

/// A classification report as rows, laid out as scikit-learn prints it: one row a class, then accuracy (micro avg when
/// not all classes are covered), macro avg and weighted avg.
class ReportModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Precision, Recall, F1, Support, ColumnCount };
    enum Role {
        AverageRole = Qt::UserRole, ///< bool: the row is an average
        ZeroRole                    ///< bool: a score of zero, to be looked at
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(ClassificationReport report);
    const ClassificationReport& report() const { return m_report; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    int averageOf(int row) const; ///< 0 micro, 1 macro, 2 weighted; negative for a class
    const ReportRow& row(int row) const;
    bool isBlank(const QModelIndex& index) const; ///< "accuracy" has one score only
    bool isZeroScore(const QModelIndex& index) const;
    QString text(const QModelIndex& index) const;

    ClassificationReport m_report;
};

} // namespace suara
