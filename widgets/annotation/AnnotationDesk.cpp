#include "widgets/annotation/AnnotationDesk.h"

#include "core/project/Project.h"
#include "widgets/common/workbench/Workbench.h"

#include <QScopedValueRollback>
#include <algorithm>
#include <utility>

namespace suara {

namespace {

const QString annotatorKey = QStringLiteral("annotation/annotator");
const QString labelSetKey = QStringLiteral("annotation/label_set");
constexpr double marginInView = 0.05; // of the view, beside a stretch that is brought into it

} // namespace

AnnotationDesk::AnnotationDesk(Workbench& workbench, QObject* parent) : QObject(parent), m_workbench(workbench)
{
    connect(&workbench, &Workbench::projectChanged, this, &AnnotationDesk::followProject);
    connect(&workbench.selection(), &Selection::currentClipChanged, this, &AnnotationDesk::segmentsChanged);
    connect(&workbench.selection(), &Selection::currentSegmentChanged, this, &AnnotationDesk::followSegment);
    connect(&workbench.cursor(), &TimeCursor::selectionChanged, this, &AnnotationDesk::followSelection);
    followProject();
}

Project* AnnotationDesk::project() const
{
    return m_workbench.project();
}

void AnnotationDesk::followProject()
{
    m_annotator = 0;
    m_labelSet.clear();
    m_labelSetId = 0;
    m_boundary = 0;
    if (project() != nullptr) {
        m_annotator = project()->setting(annotatorKey).toLongLong();
        m_labelSet = project()->setting(labelSetKey).toString().toStdString();
        connect(project(), &Project::annotatorsChanged, this, &AnnotationDesk::followAnnotators);
        connect(project(), &Project::labelSetsChanged, this, &AnnotationDesk::followLabelSets);
        connect(project(), &Project::segmentsChanged, this, &AnnotationDesk::followSegments);
    }
    followAnnotators();
    followLabelSets();
    Q_EMIT segmentsChanged();
}

void AnnotationDesk::followAnnotators()
{
    const bool known = project() != nullptr && project()->annotator(m_annotator) != nullptr;
    if (!known) {
        const bool none = project() == nullptr || project()->annotators().empty();
        m_annotator = none ? 0 : project()->annotators().front().id;
    }
    Q_EMIT annotatorsChanged();
    if (!known) {
        Q_EMIT annotatorChanged();
        Q_EMIT segmentsChanged();
    }
}

void AnnotationDesk::followLabelSets()
{
    const std::vector<LabelSet> none;
    const std::vector<LabelSet>& sets = project() != nullptr ? project()->labelSets() : none;
    auto shown = std::ranges::find(sets, m_labelSet, &LabelSet::name);
    if (shown == sets.end())
        shown = std::ranges::find(sets, m_labelSetId, &LabelSet::id);
    if (shown == sets.end())
        shown = sets.begin();
    m_labelSet = shown != sets.end() ? shown->name : std::string();
    m_labelSetId = shown != sets.end() ? shown->id : 0;
    Q_EMIT labelSetsChanged();
    Q_EMIT labelSetChanged();
}

void AnnotationDesk::followSegments(ClipId clip)
{
    const ClipId current = m_workbench.selection().currentClip();
    if (clip != 0 && clip != current)
        return;
    const SegmentId chosen = m_workbench.selection().currentSegment();
    if (chosen != 0 && project()->segment(chosen) == nullptr)
        m_workbench.selection().setCurrentSegment(0); // it was removed
    if (m_boundary != 0 && track().after(m_boundary) == nullptr)
        setBoundary(0);
    if (const Segment* moved = segment()) { // it may have been moved
        const QScopedValueRollback selecting(m_selecting, true);
        m_workbench.cursor().setSelection({moved->start, moved->end});
    }
    Q_EMIT segmentsChanged();
}

void AnnotationDesk::setAnnotator(AnnotatorId annotator)
{
    if (std::exchange(m_annotator, annotator) == annotator)
        return;
    project()->setSetting(annotatorKey, QVariant::fromValue<qlonglong>(annotator));
    if (const Segment* current = segment(); current != nullptr && current->annotator != annotator)
        m_workbench.selection().setCurrentSegment(0);
    setBoundary(0);
    Q_EMIT annotatorChanged();
    Q_EMIT segmentsChanged();
}

LabelSet AnnotationDesk::labelSet() const
{
    const LabelSet* set = project() != nullptr ? project()->labelSet(m_labelSet) : nullptr;
    return set != nullptr ? *set : LabelSet{};
}

void AnnotationDesk::setLabelSet(const std::string& name)
{
    const LabelSet* set = project()->labelSet(name);
    if (m_labelSet == name || set == nullptr)
        return;
    m_labelSet = name;
    m_labelSetId = set->id;
    project()->setSetting(labelSetKey, QString::fromStdString(name));
    Q_EMIT labelSetChanged();
}

SegmentTrack AnnotationDesk::track() const
{
    return project() != nullptr ? project()->track(m_workbench.selection().currentClip(), m_annotator) : SegmentTrack();
}

const Segment* AnnotationDesk::segment() const
{
    const Segment* segment =
        project() != nullptr ? project()->segment(m_workbench.selection().currentSegment()) : nullptr;
    return segment != nullptr && segment->clip == m_workbench.selection().currentClip() ? segment : nullptr;
}

SegmentId AnnotationDesk::target() const
{
    if (const Segment* current = segment())
        return current->id;
    if (!m_workbench.cursor().selection().isEmpty())
        return 0;
    const SegmentTrack active = track();
    const Segment* under = active.at(m_workbench.cursor().position());
    return under != nullptr ? under->id : 0;
}

void AnnotationDesk::setBoundary(SegmentId left)
{
    if (std::exchange(m_boundary, left) == left)
        return;
    if (left != 0)
        m_workbench.selection().setCurrentSegment(0);
    Q_EMIT segmentChosen();
}

void AnnotationDesk::choose(SegmentId id)
{
    const Segment* segment = project()->segment(id);
    if (segment != nullptr)
        m_workbench.selection().setCurrentClip(segment->clip);
    m_workbench.selection().setCurrentSegment(segment != nullptr ? id : 0);
}

void AnnotationDesk::followSegment(SegmentId id)
{
    if (const Segment* chosen = segment(); chosen != nullptr && id != 0) {
        const TimeRange range{chosen->start, chosen->end};
        const AnnotatorId annotator = chosen->annotator;
        const QScopedValueRollback selecting(m_selecting, true);
        setAnnotator(annotator);
        m_boundary = 0;
        TimeCursor& cursor = m_workbench.cursor();
        cursor.setSelection(range);
        if (cursor.position() < range.start || cursor.position() > range.end)
            cursor.setPosition(range.start);
        show(range);
    }
    Q_EMIT segmentChosen();
}

void AnnotationDesk::followSelection()
{
    const TimeRange selection = m_workbench.cursor().selection();
    if (m_selecting)
        return;
    const Segment* current = segment();
    if (current != nullptr && selection != TimeRange{current->start, current->end})
        m_workbench.selection().setCurrentSegment(0);
    if (!selection.isEmpty())
        setBoundary(0);
}

void AnnotationDesk::show(TimeRange range)
{
    TimeCursor& cursor = m_workbench.cursor();
    const TimeRange view = cursor.view();
    if (range.start >= view.start && range.end <= view.end)
        return;
    const auto margin = std::int64_t(marginInView * double(std::max(view.length(), range.length())));
    if (range.length() + 2 * margin >= view.length())
        cursor.setView({range.start - margin, range.end + margin});
    else if (range.start < view.start)
        cursor.setView({range.start - margin, range.start - margin + view.length()});
    else
        cursor.setView({range.end + margin - view.length(), range.end + margin});
}

} // namespace suara
