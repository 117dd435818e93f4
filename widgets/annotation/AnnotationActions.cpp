#include "widgets/annotation/AnnotationActions.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/project/Project.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/workbench/Workbench.h"

#include <algorithm>

namespace suara {

AnnotationActions::AnnotationActions(AnnotationDesk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

void AnnotationActions::complain(const QString& sentence) const
{
    Q_EMIT m_desk.workbench().problemFound(sentence);
}

/// The id of the first segment that came, else of the first that changed; 0 when nothing was done.
SegmentId AnnotationActions::apply(const SegmentEdit& edit, const char* text)
{
    if (edit.isEmpty())
        return 0;
    const std::vector<SegmentId> added = m_desk.project()->editSegments(edit, text);
    if (!added.empty())
        return added.front();
    return edit.added.empty() && !edit.changed.empty() ? edit.changed.front().id : 0;
}

bool AnnotationActions::press(const QString& key)
{
    if (key == QLatin1String("0")) {
        label({});
        return true;
    }
    const LabelSet set = m_desk.labelSet();
    const Category* category = set.byKey(key.toLower().toStdString());
    if (category == nullptr)
        return false;
    label(category->name);
    return true;
}

void AnnotationActions::label(const std::string& category)
{
    const std::string set = m_desk.labelSet().name;
    if (const SegmentId target = m_desk.target(); target != 0) {
        m_desk.project()->setSegmentLabel(target, set, category);
        m_desk.choose(target);
        return;
    }
    const TimeRange stretch = m_desk.workbench().cursor().selection();
    if (stretch.isEmpty() || m_desk.annotator() == 0) {
        complain(tr("Drag over the waveform to select a stretch first, then give it a label."));
        return;
    }
    Segment model;
    if (!category.empty())
        model.labels[set] = category;
    m_desk.choose(apply(m_desk.track().place(stretch.start, stretch.end, model),
                        category.empty() ? SUARA_TEXT("Core", "Add segment") : SUARA_TEXT("Core", "Label stretch")));
}

void AnnotationActions::makeSegment()
{
    const TimeRange stretch = m_desk.workbench().cursor().selection();
    if (stretch.isEmpty())
        complain(tr("Drag over the waveform to select a stretch first."));
    else if (m_desk.segment() == nullptr)
        m_desk.choose(apply(m_desk.track().place(stretch.start, stretch.end), SUARA_TEXT("Core", "Add segment")));
}

void AnnotationActions::makeAtPlayhead()
{
    const TimeCursor& cursor = m_desk.workbench().cursor();
    const SegmentTrack track = m_desk.track();
    const std::int64_t start = cursor.position();
    if (const Segment* there = track.at(start)) {
        m_desk.choose(there->id);
        return;
    }
    const Segment* next = track.next(start);
    const std::int64_t room = next != nullptr ? next->start : cursor.length();
    const std::int64_t end = std::min(start + cursor.sampleRate(), room);
    if (end > start)
        m_desk.choose(apply(track.place(start, end), SUARA_TEXT("Core", "Add segment")));
}

void AnnotationActions::boundary()
{
    const std::int64_t place = m_desk.workbench().cursor().position();
    const SegmentTrack track = m_desk.track();
    if (const Segment* there = track.at(place)) {
        const SegmentId left = there->id;
        if (apply(track.split(place), SUARA_TEXT("Core", "Split segment")) != 0)
            m_desk.choose(left);
        return;
    }
    const Segment* previous = track.previous(place);
    const std::int64_t start = previous != nullptr ? previous->end : 0;
    if (start < place)
        m_desk.choose(apply(track.place(start, place), SUARA_TEXT("Core", "Add segment")));
}

void AnnotationActions::remove()
{
    const SegmentTrack track = m_desk.track();
    if (const SegmentId left = m_desk.boundary(); left != 0) {
        m_desk.choose(apply(track.join(left), SUARA_TEXT("Core", "Join segments")));
        return;
    }
    if (const SegmentId target = m_desk.target(); target != 0)
        m_desk.project()->removeSegments({target});
}

void AnnotationActions::joinNext()
{
    if (const SegmentId target = m_desk.target(); target != 0)
        m_desk.choose(apply(m_desk.track().join(target), SUARA_TEXT("Core", "Join segments")));
}

void AnnotationActions::judge(std::optional<double> valence, std::optional<double> arousal)
{
    if (const SegmentId target = m_desk.target(); target != 0)
        m_desk.project()->setSegmentJudgement(target, valence, arousal);
    else
        complain(tr("Choose a segment first, then judge its valence and arousal."));
}

void AnnotationActions::setTranscript(SegmentId id, const QString& transcript)
{
    m_desk.project()->setSegmentTranscript(id, transcript.toStdString());
}

void AnnotationActions::moveEdge(SegmentId id, bool start, std::int64_t sample)
{
    const Segment* segment = m_desk.project()->segment(id);
    if (segment == nullptr)
        return;
    const SegmentTrack track = m_desk.project()->track(segment->clip, segment->annotator);
    const std::int64_t place = std::clamp<std::int64_t>(sample, 0, m_desk.workbench().cursor().length());
    apply(start ? track.moveStart(id, place) : track.moveEnd(id, place), SUARA_TEXT("Core", "Move boundary"));
}

void AnnotationActions::step(int by)
{
    const Segment* current = m_desk.segment();
    const std::int64_t from = current != nullptr ? current->start : m_desk.workbench().cursor().position();
    const SegmentTrack track = m_desk.track();
    const Segment* next = by > 0 ? track.next(from) : track.previous(from);
    if (next == nullptr)
        return;
    m_desk.choose(next->id);
    Q_EMIT m_desk.workbench().playRangeRequested({next->start, next->end});
}

void AnnotationActions::stepTier(int by)
{
    const std::vector<Annotator>& annotators = m_desk.project()->annotators();
    const auto active = std::ranges::find(annotators, m_desk.annotator(), &Annotator::id) - annotators.begin();
    const auto wanted = active + by;
    if (wanted >= 0 && wanted < std::ssize(annotators))
        chooseTier(annotators[std::size_t(wanted)].id);
}

void AnnotationActions::chooseTier(AnnotatorId annotator)
{
    const TimeCursor& cursor = m_desk.workbench().cursor();
    const TimeRange selection = cursor.selection();
    const std::int64_t place = selection.isEmpty() ? cursor.position() : (selection.start + selection.end) / 2;
    const bool follows = m_desk.segment() != nullptr;
    m_desk.setAnnotator(annotator);
    const SegmentTrack track = m_desk.track();
    if (const Segment* there = track.at(place); follows && there != nullptr)
        m_desk.choose(there->id);
}

void AnnotationActions::play()
{
    const TimeCursor& cursor = m_desk.workbench().cursor();
    TimeRange range = cursor.selection();
    if (const SegmentId target = m_desk.target(); target != 0 && range.isEmpty()) {
        const Segment* segment = m_desk.project()->segment(target);
        range = {segment->start, segment->end};
    }
    if (range.isEmpty())
        range = cursor.view();
    Q_EMIT m_desk.workbench().playRangeRequested(range);
}

AnnotatorId AnnotationActions::addAnnotator()
{
    const std::vector<Annotator>& annotators = m_desk.project()->annotators();
    std::string name;
    for (std::size_t number = annotators.size() + 1;; ++number) {
        name = tr("Annotator %1").arg(number).toStdString();
        if (std::ranges::find(annotators, name, &Annotator::name) == annotators.end())
            break;
    }
    const AnnotatorId id = m_desk.project()->addAnnotator(name);
    if (id != 0)
        m_desk.setAnnotator(id);
    return id;
}

bool AnnotationActions::renameAnnotator(AnnotatorId id, const QString& name)
{
    const Annotator* known = m_desk.project()->annotator(id);
    const std::string wanted = name.simplified().toStdString();
    if (known == nullptr || known->name == wanted)
        return known != nullptr;
    try {
        return m_desk.project()->renameAnnotator(id, wanted);
    } catch (const ParameterError& error) {
        complain(errorText(error));
        return false;
    }
}

void AnnotationActions::removeAnnotator()
{
    if (m_desk.project()->annotators().size() > 1)
        m_desk.project()->removeAnnotator(m_desk.annotator());
    else
        complain(tr("A project keeps one annotator; rename this one, or add another first."));
}

void AnnotationActions::removeLabelSet()
{
    if (m_desk.project()->labelSets().size() > 1)
        m_desk.project()->removeLabelSet(m_desk.labelSet().id);
    else
        complain(tr("A project keeps one label set."));
}

} // namespace suara
