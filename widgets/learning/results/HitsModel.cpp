#include "widgets/learning/results/HitsModel.h"

#include "widgets/common/text/Numbers.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace suara {

HitsModel::Hit HitsModel::hitOf(const TestRow& test, const Project* project)
{
    Hit hit{0, 0, {}, {}, test.probability};
    const Clip* clip = project != nullptr ? project->clip(test.clip) : nullptr;
    if (clip == nullptr) {
        hit.name =
            test.file.isEmpty() ? tr("Row %1").arg(formatInteger(test.row + 1)) : QFileInfo(test.file).fileName();
        return hit;
    }
    hit.clip = clip->id;
    hit.name = QString::fromStdString(clip->name);
    if (const Segment* segment = project->segment(test.segment); segment != nullptr && clip->sampleRate > 0) {
        hit.segment = segment->id;
        hit.name += QStringLiteral(" · ") + formatClock(double(segment->start) / clip->sampleRate, 1);
    }
    return hit;
}

void HitsModel::setHits(const RunRecord& record, const std::vector<std::size_t>& tests, bool saysVerdict,
                        const Project* project)
{
    beginResetModel();
    m_hits.clear();
    for (const std::size_t place : tests) {
        const TestRow& test = record.tests[place];
        Hit& hit = m_hits.emplace_back(hitOf(test, project));
        if (saysVerdict && test.truth != test.predicted)
            hit.verdict =
                QStringLiteral("→ ") + QString::fromStdString(record.matrix.classes[std::size_t(test.predicted)]);
    }
    putInOrder(false);
    endResetModel();
}

void HitsModel::setHits(const RunRecord& record, const std::vector<RowLoss>& losses, const Project* project)
{
    beginResetModel();
    m_hits.clear();
    for (const RowLoss& loss : losses)
        m_hits.emplace_back(hitOf(record.tests[loss.test], project)).value = double(loss.loss);
    putInOrder(true);
    endResetModel();
}

/// The largest first; what is no number before all, for nothing has gone more wrong.
void HitsModel::putInOrder(bool areLosses)
{
    m_areLosses = areLosses;
    m_largest = 1.0;
    for (const Hit& hit : m_hits)
        if (std::isfinite(hit.value))
            m_largest = std::max(m_largest, hit.value);
    std::ranges::stable_sort(m_hits, std::greater<>(), [](const Hit& hit) {
        return std::isnan(hit.value) ? std::numeric_limits<double>::infinity() : hit.value;
    });
}

QString HitsModel::describe(const Hit& hit) const
{
    const QString name = hit.verdict.isEmpty() ? hit.name : QStringLiteral("%1 %2").arg(hit.name, hit.verdict);
    return m_areLosses ? tr("%1, loss %2").arg(name, formatNumber(hit.value, 3))
                       : tr("%1, probability %2").arg(name, formatNumber(hit.value, 2));
}

void HitsModel::clear()
{
    beginResetModel();
    m_hits.clear();
    endResetModel();
}

int HitsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant HitsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Hit& hit = m_hits[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return hit.name;
    case Qt::AccessibleTextRole:
        return describe(hit);
    case Qt::ToolTipRole:
        return hit.clip == 0 ? tr("%1 is no clip of this project").arg(hit.name) : hit.name;
    case ShareRole:
        return m_areLosses ? hit.value / m_largest : hit.value;
    case ValueRole:
        return formatNumber(hit.value, 2);
    case VerdictRole:
        return hit.verdict;
    case ClipRole:
        return QVariant::fromValue<qint64>(hit.clip);
    case SegmentRole:
        return QVariant::fromValue<qint64>(hit.segment);
    default:
        return {};
    }
}

} // namespace suara
