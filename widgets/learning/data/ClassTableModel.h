#pragma once

#include "widgets/learning/data/TrainData.h"

#include <QAbstractTableModel>

namespace suara {

/// The classes of the data with their rows: name, how many, and three of them to look at and to hear.
class ClassTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Rows, FirstSample, ColumnCount = FirstSample + 3 };
    enum Role {
        ShareRole = Qt::UserRole ///< double: rows as a share of the largest class
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setClasses(QList<ClassSummary> classes);
    const ClassSample* sample(const QModelIndex& index) const; ///< null in other cells and where there is none
    const QList<ClassSample>& samples(int row) const { return m_classes[row].samples; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<ClassSummary> m_classes;
    int m_most = 1;
};

} // namespace suara
