#include "widgets/features/FeatureTableModel.h"

#include "widgets/common/text/Numbers.h"

#include <algorithm>
#include <cmath>

namespace suara {

void FeatureTableModel::setMeasured(MeasuredClipsPtr measured)
{
    beginResetModel();
    m_measured = std::move(measured);
    m_scales.clear();
    if (m_measured)
        for (int column = 0; column < int(m_measured->table.columns.size()); ++column)
            m_scales.push_back(scaleOf(m_measured->columnValues(column)));
    endResetModel();
}

void FeatureTableModel::retranslate()
{
    if (columnCount() == 0)
        return; // a proxy does not stand heads that are not there
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

/// One precision a column: about four significant figures of its middling value, so that a single clip that is far from
/// the others does not take their figures away.
FeatureTableModel::Scale FeatureTableModel::scaleOf(const std::vector<double>& values)
{
    Scale scale;
    std::vector<double> magnitudes;
    bool first = true;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        scale.lowest = first ? value : std::min(scale.lowest, value);
        scale.highest = first ? value : std::max(scale.highest, value);
        first = false;
        if (value != 0.0)
            magnitudes.push_back(std::abs(value));
    }
    const auto middle = magnitudes.begin() + std::ptrdiff_t(magnitudes.size() / 2);
    std::nth_element(magnitudes.begin(), middle, magnitudes.end());
    const double usual = magnitudes.empty() ? 0.0 : *middle;
    scale.decimals = usual >= 10.0 ? 1 : usual >= 0.01 ? 4 : 6;
    return scale;
}

int FeatureTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_measured ? 0 : int(m_measured->table.rows.size());
}

int FeatureTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_measured ? 0 : FirstValueColumn + int(m_scales.size());
}

QVariant FeatureTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_measured)
        return {};
    if (role == ClipRole)
        return QVariant::fromValue(m_measured->table.rows[std::size_t(index.row())].clip);
    return index.column() >= FirstValueColumn ? valueData(index.row(), index.column() - FirstValueColumn, role)
                                              : fixedData(index.row(), index.column(), role);
}

QVariant FeatureTableModel::valueData(int row, int column, int role) const
{
    const double value = m_measured->table.values(row, column);
    const Scale& scale = m_scales[std::size_t(column)];
    switch (role) {
    case Qt::DisplayRole:
        return formatNumber(value, scale.decimals);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    case SortRole:
        return value;
    case FractionRole:
        return scale.highest > scale.lowest ? (value - scale.lowest) / (scale.highest - scale.lowest) : 0.0;
    default:
        return {};
    }
}

QVariant FeatureTableModel::fixedData(int row, int column, int role) const
{
    if (role == ClassIndexRole)
        return column == ClassColumn ? m_measured->classes[std::size_t(row)] : -1;
    if (role != Qt::DisplayRole && role != SortRole && role != Qt::ToolTipRole)
        return {};
    const FeatureRow& source = m_measured->table.rows[std::size_t(row)];
    switch (column) {
    case ClipColumn:
        return role == Qt::ToolTipRole ? QString::fromStdString(source.file) : m_measured->names[row];
    case ClassColumn:
        return QString::fromStdString(source.label);
    default:
        return QString::fromStdString(source.group);
    }
}

QVariant FeatureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_measured || section >= columnCount())
        return {};
    if (section < FirstValueColumn) {
        if (role != Qt::DisplayRole)
            return {};
        return section == ClipColumn ? tr("Clip") : section == ClassColumn ? tr("Class") : tr("Speaker");
    }
    const auto column = std::size_t(section - FirstValueColumn);
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(m_measured->table.columns[column]);
    case UnitRole:
        return QString::fromStdString(m_measured->table.units[column]);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    default:
        return {};
    }
}

} // namespace suara
