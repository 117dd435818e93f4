#include "widgets/learning/results/ReportModel.h"

#include "widgets/common/text/Numbers.h"

namespace suara {

void ReportModel::setReport(ClassificationReport report)
{
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

void ReportModel::retranslate()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ReportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_report.rows.empty() ? 0 : int(m_report.rows.size()) + 3;
}

int ReportModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

int ReportModel::averageOf(int row) const
{
    return row - int(m_report.rows.size());
}

const ReportRow& ReportModel::row(int row) const
{
    switch (averageOf(row)) {
    case 0:
        return m_report.micro;
    case 1:
        return m_report.macro;
    case 2:
        return m_report.weighted;
    default:
        return m_report.rows[std::size_t(row)];
    }
}

bool ReportModel::isBlank(const QModelIndex& index) const
{
    return averageOf(index.row()) == 0 && m_report.coversAll &&
           (index.column() == Precision || index.column() == Recall);
}

bool ReportModel::isZeroScore(const QModelIndex& index) const
{
    const ReportRow& shown = row(index.row());
    return averageOf(index.row()) < 0 && shown.precision == 0.0 && shown.recall == 0.0;
}

QString ReportModel::text(const QModelIndex& index) const
{
    const ReportRow& shown = row(index.row());
    if (isBlank(index))
        return {};
    switch (index.column()) {
    case Name:
        return QString::fromStdString(shown.name);
    case Precision:
        return formatNumber(shown.precision, 2);
    case Recall:
        return formatNumber(shown.recall, 2);
    case F1:
        return formatNumber(shown.f1, 2);
    default:
        return formatInteger(shown.support);
    }
}

QVariant ReportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter |
                                                  (index.column() == Name ? Qt::AlignLeft : Qt::AlignRight));
    case AverageRole:
        return averageOf(index.row()) >= 0;
    case ZeroRole:
        return isZeroScore(index);
    default:
        return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter | Qt::AlignRight);
    if (role != Qt::DisplayRole)
        return {};
    static const QStringList names{{},
                                   QStringLiteral("precision"),
                                   QStringLiteral("recall"),
                                   QStringLiteral("f1-score"),
                                   QStringLiteral("support")};
    return names.at(section);
}

} // namespace suara
