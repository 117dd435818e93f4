#include "widgets/annotation/TierSet.h"

#include "core/project/Project.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/annotation/TierLane.h"
#include "widgets/lanes/LaneStack.h"

#include <algorithm>

namespace suara {

TierSet::TierSet(LaneStack& stack, AnnotationDesk& desk, AnnotationActions& actions, const AgreementWatch& watch)
    : QObject(&stack), m_stack(stack), m_desk(desk), m_actions(actions), m_watch(watch)
{
    connect(&desk, &AnnotationDesk::annotatorsChanged, this, &TierSet::follow);
    follow();
}

TierLane* TierSet::tier(AnnotatorId annotator) const
{
    const auto found = std::ranges::find(m_tiers, annotator, &TierLane::annotator);
    return found == m_tiers.end() ? nullptr : *found;
}

void TierSet::follow()
{
    QList<AnnotatorId> wanted;
    if (m_desk.project() != nullptr)
        for (const Annotator& annotator : m_desk.project()->annotators())
            wanted.append(annotator.id);
    QList<AnnotatorId> shown;
    for (const TierLane* tier : m_tiers)
        shown.append(tier->annotator());
    if (wanted == shown)
        return;
    for (TierLane* tier : m_tiers)
        m_stack.removeLane(tier);
    m_tiers.clear();
    for (const AnnotatorId annotator : wanted) {
        auto* tier = new TierLane(m_desk, m_actions, m_watch, annotator);
        connect(tier, &Lane::menuRequested, this, &TierSet::menuRequested);
        m_tiers.append(tier);
        m_stack.addLane(tier);
    }
}

} // namespace suara
