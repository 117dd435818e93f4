#include "widgets/annotation/AgreementWatch.h"

#include "core/base/Task.h"
#include "core/project/Project.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/common/workbench/Workbench.h"

#include <utility>

namespace suara {

namespace {

constexpr std::size_t atOnce = 5000; // segments that are compared within a frame

/// What of a segment is compared; copying the rest would take longer than comparing.
Segment compared(const Segment& segment, const std::string& labelSet)
{
    Segment lean;
    lean.id = segment.id;
    lean.clip = segment.clip;
    lean.start = segment.start;
    lean.end = segment.end;
    if (std::string label = segment.label(labelSet); !label.empty())
        lean.labels.emplace(labelSet, std::move(label));
    return lean;
}

} // namespace

AgreementWatch::AgreementWatch(AnnotationDesk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &AgreementWatch::compute);
    const auto soon = [this] {
        m_soon.start(0);
    };
    const auto followProject = [this, soon] {
        if (m_desk.project() != nullptr)
            connect(m_desk.project(), &Project::segmentsChanged, this, soon);
        choosePair();
        take({}, m_desk.labelSet()); // at once: nobody may look at what belonged to another project
        compute();
    };
    connect(&desk, &AnnotationDesk::annotatorsChanged, this, [this, soon] {
        choosePair();
        soon();
    });
    connect(&desk, &AnnotationDesk::labelSetChanged, this, soon);
    connect(&desk, &AnnotationDesk::segmentsChanged, this, soon);
    connect(&desk.workbench(), &Workbench::projectChanged, this, followProject);
    followProject();
}

/// Keeps who was chosen as long as they exist, else takes the first two.
void AgreementWatch::choosePair()
{
    const Project* project = m_desk.project();
    const bool two = project != nullptr && project->annotators().size() >= 2;
    const bool known = two && project->annotator(m_first) != nullptr && project->annotator(m_second) != nullptr;
    if (!known) {
        m_first = two ? project->annotators()[0].id : 0;
        m_second = two ? project->annotators()[1].id : 0;
    }
}

void AgreementWatch::setPair(AnnotatorId first, AnnotatorId second)
{
    m_first = first;
    m_second = second;
    compute();
}

void AgreementWatch::setOfAllClips(bool all)
{
    m_allClips = all;
    compute();
}

void AgreementWatch::setOverlap(double overlap)
{
    m_overlap = overlap;
    compute();
}

std::vector<JudgedClip> AgreementWatch::judgedClips() const
{
    std::vector<JudgedClip> judged;
    if (m_first == 0 || m_first == m_second)
        return judged;
    const Project& project = *m_desk.project();
    const std::string set = m_desk.labelSet().name;
    for (const Clip& clip : project.clips()) {
        if (!m_allClips && clip.id != m_desk.workbench().selection().currentClip())
            continue;
        JudgedClip both;
        for (const Segment& segment : project.segments(clip.id)) {
            if (segment.annotator == m_first)
                both.first.push_back(compared(segment, set));
            if (segment.annotator == m_second)
                both.second.push_back(compared(segment, set));
        }
        if (!both.first.empty() && !both.second.empty()) // a clip that only one has begun says nothing
            judged.push_back(std::move(both));
    }
    return judged;
}

void AgreementWatch::compute()
{
    m_soon.stop();
    if (m_job != nullptr)
        m_job->cancel(); // what it compares is no more
    const LabelSet set = m_desk.labelSet();
    std::vector<JudgedClip> clips = judgedClips();
    std::size_t segments = 0;
    for (const JudgedClip& clip : clips)
        segments += clip.first.size() + clip.second.size();
    if (segments <= atOnce) {
        SilentTask task;
        take(agreementReport(clips, set, m_overlap, task), set);
        return;
    }
    m_job = m_desk.workbench().jobs().start([] { return tr("Comparing annotators"); }, this,
                                            [clips = std::move(clips), set, overlap = m_overlap](Task& task) {
                                                return agreementReport(clips, set, overlap, task);
                                            },
                                            [this, set](AgreementReport report) { take(std::move(report), set); });
}

void AgreementWatch::take(AgreementReport report, const LabelSet& set)
{
    m_labelSet = set;
    m_report = std::move(report);
    m_disputed.clear();
    for (const Disagreement& disagreement : m_report.disagreements) {
        m_disputed.insert(disagreement.first.id);
        m_disputed.insert(disagreement.second.id);
    }
    Q_EMIT changed();
}

} // namespace suara
