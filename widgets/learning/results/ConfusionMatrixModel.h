#pragma once

#include "core/learning/Metrics.h"

#include <QAbstractTableModel>

namespace suara {

/// A confusion matrix as a table: rows are what is true, columns what was predicted. Shows counts, or shares of each
/// row or column. Holds no truth of its own.
class ConfusionMatrixModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class Measure {
        Counts,
        RowShares,   ///< of what is true; the diagonal is recall
        ColumnShares ///< of what was predicted; the diagonal is precision
    };
    enum Role {
        StrengthRole = Qt::UserRole, ///< double in [0, 1]: how full the cell is drawn; 0 only for a cell without clips
        FullNameRole                 ///< of a header section: the class's whole name
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(ConfusionMatrix matrix);
    const ConfusionMatrix& matrix() const { return m_matrix; }
    void setMeasure(Measure measure);
    Measure measure() const { return m_measure; }
    void setShortNames(bool shortNames); ///< three letters (more where they would be the same) over the columns

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    QString cellText(const QModelIndex& index) const;  ///< the number as it is shown
    QString cellTitle(const QModelIndex& index) const; ///< "disgust heard as anger"

    void retranslate(); ///< language, hence numbers, have changed

private:
    QString name(int section) const;
    double share(const QModelIndex& index) const;
    double strength(const QModelIndex& index) const;
    QString description(const QModelIndex& index) const;

    ConfusionMatrix m_matrix;
    std::vector<double> m_shares; // of the measure; for counts, of the largest count
    QStringList m_shortNames;
    Measure m_measure = Measure::Counts;
    bool m_useShortNames = false;
};

/// The first three letters of each name, or as many as tell it from the others; whole names where none do.
QStringList shortClassNames(const QStringList& names);

} // namespace suara
