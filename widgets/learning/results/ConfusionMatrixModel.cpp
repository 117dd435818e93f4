#include "widgets/learning/results/ConfusionMatrixModel.h"

#include "widgets/common/text/Numbers.h"

#include <algorithm>

namespace suara {

namespace {

std::vector<double> sharesOf(const ConfusionMatrix& matrix, ConfusionMatrixModel::Measure measure)
{
    using Measure = ConfusionMatrixModel::Measure;
    if (matrix.counts.empty())
        return {};
    if (measure != Measure::Counts)
        return normalised(matrix, measure == Measure::RowShares ? Normalisation::True : Normalisation::Predicted);
    const double largest = double(std::max<std::int64_t>(1, *std::ranges::max_element(matrix.counts)));
    std::vector<double> shares;
    for (const std::int64_t count : matrix.counts)
        shares.push_back(double(count) / largest);
    return shares;
}

bool isUnique(const QString& prefix, const QStringList& names)
{
    return std::ranges::count_if(names, [&](const QString& name) { return name.startsWith(prefix); }) == 1;
}

} // namespace

QStringList shortClassNames(const QStringList& names)
{
    QStringList shortNames;
    for (const QString& name : names) {
        qsizetype length = std::min<qsizetype>(3, name.size());
        while (length < name.size() && !isUnique(name.left(length), names))
            ++length;
        shortNames.append(name.left(length));
    }
    return shortNames;
}

void ConfusionMatrixModel::setMatrix(ConfusionMatrix matrix)
{
    beginResetModel();
    m_matrix = std::move(matrix);
    m_shares = sharesOf(m_matrix, m_measure);
    QStringList names;
    for (int section = 0; section < rowCount(); ++section)
        names.append(name(section));
    m_shortNames = shortClassNames(names);
    endResetModel();
}

void ConfusionMatrixModel::setMeasure(Measure measure)
{
    m_measure = measure;
    m_shares = sharesOf(m_matrix, m_measure);
    retranslate();
}

void ConfusionMatrixModel::setShortNames(bool shortNames)
{
    if (std::exchange(m_useShortNames, shortNames) != shortNames && rowCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void ConfusionMatrixModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ConfusionMatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.classes.size());
}

int ConfusionMatrixModel::columnCount(const QModelIndex& parent) const
{
    return rowCount(parent);
}

QString ConfusionMatrixModel::name(int section) const
{
    return QString::fromStdString(m_matrix.classes[std::size_t(section)]);
}

double ConfusionMatrixModel::share(const QModelIndex& index) const
{
    return m_shares[std::size_t(index.row()) * m_matrix.classes.size() + std::size_t(index.column())];
}

double ConfusionMatrixModel::strength(const QModelIndex& index) const
{
    return m_matrix.at(std::size_t(index.row()), std::size_t(index.column())) == 0 ? 0.0 : share(index);
}

QString ConfusionMatrixModel::cellText(const QModelIndex& index) const
{
    if (m_measure == Measure::Counts)
        return formatInteger(m_matrix.at(std::size_t(index.row()), std::size_t(index.column())));
    return formatNumber(share(index), 2);
}

QString ConfusionMatrixModel::cellTitle(const QModelIndex& index) const
{
    if (index.row() == index.column())
        return tr("%1 heard rightly").arg(name(index.row()));
    return tr("%1 heard as %2").arg(name(index.row()), name(index.column()));
}

QString ConfusionMatrixModel::description(const QModelIndex& index) const
{
    const auto row = std::size_t(index.row());
    std::int64_t support = 0;
    for (std::size_t column = 0; column < m_matrix.classes.size(); ++column)
        support += m_matrix.at(row, column);
    return tr("%1: %2 of %3")
        .arg(cellTitle(index), formatInteger(m_matrix.at(row, std::size_t(index.column()))), formatInteger(support));
}

QVariant ConfusionMatrixModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return description(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignCenter);
    case StrengthRole:
        return strength(index);
    default:
        return {};
    }
}

QVariant ConfusionMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return orientation == Qt::Horizontal && m_useShortNames ? m_shortNames.at(section) : name(section);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(orientation == Qt::Horizontal ? Qt::AlignCenter : Qt::AlignLeft);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
    case FullNameRole:
        return name(section);
    default:
        return {};
    }
}

} // namespace suara
