#pragma once

#include "core/project/Run.h"
#include "widgets/common/jobs/Job.h"
#include "widgets/common/workbench/Selection.h"
#include "widgets/common/workbench/TimeCursor.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace suara {

class ClipData;
class Project;

/// What every page shares: the open project, the one selection, the one time cursor, the one job runner. Areas never
/// know each other; they meet here. Holds no widgets.
class Workbench : public QObject {
    Q_OBJECT

public:
    explicit Workbench(QObject* parent = nullptr);
    ~Workbench() override;

    Project* project() const { return m_project.get(); } ///< never null while pages exist
    void setProject(std::unique_ptr<Project> project);
    Selection& selection() { return m_selection; }
    TimeCursor& cursor() { return m_cursor; }
    JobRunner& jobs() { return m_jobs; }
    ClipData& data() { return *m_data; } ///< peaks, samples and features of clips, for views

    const QSet<ClipId>& missing() const { return m_missing; } ///< clips whose files were not where they should be
    void setMissing(QSet<ClipId> clips);
    const QSet<ClipId>& cut() const { return m_cut; } ///< clips whose files end before their headers say
    void addCut(const QSet<ClipId>& clips);

Q_SIGNALS:
    void missingChanged();
    void cutChanged();
    void projectChanged(); ///< another project is open; forget what came from the old one
    void playClipsRequested(const QList<suara::ClipId>& clips); ///< one after another, from the start of each
    void playRangeRequested(suara::TimeRange range);            ///< of the current clip
    void predictionsRequested(suara::RunId run);                ///< what that run says along the clips is to be seen
    void problemFound(const QString& sentence);                 ///< shown as a note in the window
    void workDone(const QString& sentence);                     ///< what came of something the user asked for, likewise

private:
    void showCurrentClip();
    void followClips();

    std::unique_ptr<Project> m_project;
    QSet<ClipId> m_missing;
    QSet<ClipId> m_cut;
    Selection m_selection;
    TimeCursor m_cursor;
    std::unique_ptr<ClipData> m_data;
    JobRunner m_jobs; // last, so that it ends first: work under way may not outlive what it reports to
};

} // namespace suara
