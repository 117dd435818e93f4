#include "widgets/learning/data/ClassTableModel.h"

#include "widgets/common/text/Numbers.h"

#include <algorithm>

namespace suara {

void ClassTableModel::setClasses(QList<ClassSummary> classes)
{
    beginResetModel();
    m_classes = std::move(classes);
    m_most = 1;
    for (const ClassSummary& of : m_classes)
        m_most = std::max(m_most, of.rows);
    endResetModel();
}

const ClassSample* ClassTableModel::sample(const QModelIndex& index) const
{
    if (!index.isValid() || index.column() < FirstSample)
        return nullptr;
    const QList<ClassSample>& of = m_classes[index.row()].samples;
    const int place = index.column() - FirstSample;
    return place < of.size() ? &of[place] : nullptr;
}

void ClassTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ClassTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_classes.size());
}

int ClassTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ClassTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ClassSummary& of = m_classes[index.row()];
    const ClassSample* row = sample(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name   ? of.name
               : index.column() == Rows ? formatInteger(of.rows)
               : row != nullptr         ? row->name
                                        : QString();
    case Qt::ToolTipRole:
        return row != nullptr ? row->name : QString();
    case Qt::AccessibleTextRole:
        return row != nullptr ? tr("%1, a row of %2").arg(row->name, of.name)
                              : tr("%1: %2 rows").arg(of.name, formatInteger(of.rows));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter |
                                                  (index.column() == Rows ? Qt::AlignRight : Qt::AlignLeft));
    case ShareRole:
        return double(of.rows) / m_most;
    default:
        return {};
    }
}

QVariant ClassTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter |
                                                  (section == Rows ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    return section == Name          ? tr("Class")
           : section == Rows        ? tr("Rows")
           : section == FirstSample ? tr("Three of them")
                                    : QString();
}

} // namespace suara
