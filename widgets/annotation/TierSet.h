#pragma once

#include "core/annotation/Segment.h"

#include <QList>
#include <QObject>
#include <QPoint>

namespace suara {

class AgreementWatch;
class AnnotationActions;
class AnnotationDesk;
class LaneStack;
class TierLane;

/// Keeps one tier lane per annotator at the bottom of a lane stack, in the order of the annotators.
class TierSet : public QObject {
    Q_OBJECT

public:
    TierSet(LaneStack& stack, AnnotationDesk& desk, AnnotationActions& actions, const AgreementWatch& watch);

    const QList<TierLane*>& tiers() const { return m_tiers; }
    TierLane* tier(AnnotatorId annotator) const; ///< null if there is none

Q_SIGNALS:
    void menuRequested(const QPoint& globalPosition);

private:
    void follow();

    LaneStack& m_stack;
    AnnotationDesk& m_desk;
    AnnotationActions& m_actions;
    const AgreementWatch& m_watch;
    QList<TierLane*> m_tiers;
};

} // namespace suara
