#include "widgets/annotation/AnnotationKeys.h"

#include "widgets/annotation/AnnotationActions.h"
#include "widgets/annotation/SegmentTable.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/lanes/LaneStack.h"

#include <QKeyEvent>

namespace suara {

AnnotationKeys::AnnotationKeys(AnnotationActions& actions, LaneStack& lanes, SegmentTable& list)
    : QObject(&lanes), m_actions(actions), m_lanes(lanes), m_list(list)
{
    build();
    lanes.installEventFilter(this);
    list.installEventFilter(this);
}

void AnnotationKeys::add(const char* id, std::function<QString()> text, std::function<void()> run, const char* icon,
                         bool inList)
{
    Action* action = makeAction(&m_lanes, id, std::move(text), std::move(run), QString::fromLatin1(icon));
    if (inList)
        m_list.addAction(action);
    m_all.append(action);
}

void AnnotationKeys::build()
{
    AnnotationActions& act = m_actions;
    add(
        "boundary", [] { return tr("Boundary at the playhead"); }, [&act] { act.boundary(); }, "split");
    add(
        "join_segments", [] { return tr("Join with the next segment"); }, [&act] { act.joinNext(); }, "merge");
    add(
        "delete_segment", [] { return tr("Remove the segment"); }, [&act] { act.remove(); }, "trash");
    add(
        "label_selection", [] { return tr("Segment from the selection"); }, [&act] { act.makeSegment(); }, "add");
    add(
        "label_playhead", [] { return tr("Segment at the playhead"); }, [&act] { act.makeAtPlayhead(); });
    add(
        "previous_segment", [] { return tr("Previous segment"); }, [&act] { act.step(-1); }, "left");
    add(
        "next_segment", [] { return tr("Next segment"); }, [&act] { act.step(1); }, "right");
    add(
        "tier_up", [] { return tr("The tier above"); }, [&act] { act.stepTier(-1); }, "up", false);
    add(
        "tier_down", [] { return tr("The tier below"); }, [&act] { act.stepTier(1); }, "down", false);
    add(
        "rename", [] { return tr("Edit the transcript"); }, [this] { m_list.editTranscript(); });
}

QAction* AnnotationKeys::action(const char* id) const
{
    for (QAction* action : m_all)
        if (action->objectName() == QLatin1String(id))
            return action;
    return nullptr;
}

bool AnnotationKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const Qt::KeyboardModifiers modifiers = key->modifiers() & ~Qt::KeypadModifier;
        if (modifiers == Qt::NoModifier && key->text().size() == 1 && m_actions.press(key->text()))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace suara
