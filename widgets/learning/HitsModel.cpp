#include "widgets/learning/HitsModel.h"

#include "widgets/common/Numbers.h"

#include <QFileInfo>
#include <algorithm>

namespace suara {

HitsModel::Hit HitsModel::hitOf(const TestRow& test, const Project* project)
{
    Hit hit{0, 0, {}, test.probability};
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

void HitsModel::setHits(const RunRecord& record, int truth, int predicted, const Project* project)
{
    beginResetModel();
    m_hits.clear();
    for (const TestRow& test : record.tests)
        if (test.truth == truth && test.predicted == predicted)
            m_hits.push_back(hitOf(test, project));
    std::ranges::stable_sort(m_hits, std::greater<>(), &Hit::probability);
    endResetModel();
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
        return tr("%1, probability %2").arg(hit.name, formatNumber(hit.probability, 2));
    case Qt::ToolTipRole:
        return hit.clip == 0 ? tr("%1 is no clip of this project").arg(hit.name) : hit.name;
    case ProbabilityRole:
        return hit.probability;
    case ClipRole:
        return QVariant::fromValue<qint64>(hit.clip);
    case SegmentRole:
        return QVariant::fromValue<qint64>(hit.segment);
    default:
        return {};
    }
}

} // namespace suara
