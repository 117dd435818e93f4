#include "widgets/annotation/AgreementWatch.h"

#include "core/project/Project.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/common/Workbench.h"

#include <utility>

namespace suara {

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
        compute(); // at once: nobody may look at what belonged to another project
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
    for (const Clip& clip : project.clips()) {
        if (!m_allClips && clip.id != m_desk.workbench().selection().currentClip())
            continue;
        JudgedClip both;
        for (const Segment& segment : project.segments(clip.id)) {
            if (segment.annotator == m_first)
                both.first.push_back(segment);
            if (segment.annotator == m_second)
                both.second.push_back(segment);
        }
        if (!both.first.empty() && !both.second.empty()) // a clip that only one has begun says nothing
            judged.push_back(std::move(both));
    }
    return judged;
}

void AgreementWatch::compute()
{
    m_soon.stop();
    m_labelSet = m_desk.labelSet();
    m_report = agreementReport(judgedClips(), m_labelSet, m_overlap);
    m_disputed.clear();
    for (const Disagreement& disagreement : m_report.disagreements) {
        m_disputed.insert(disagreement.first.id);
        m_disputed.insert(disagreement.second.id);
    }
    Q_EMIT changed();
}

} // namespace suara
