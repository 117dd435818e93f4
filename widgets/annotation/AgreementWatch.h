#pragma once

#include "core/annotation/AgreementReport.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <set>

namespace suara {

class AnnotationDesk;
class Job;

/// Keeps the agreement of two annotators up to date: who they are, on which clips, from which overlap on. Computes once
/// after any number of changes, when the program has time; many segments in the background.
class AgreementWatch : public QObject {
    Q_OBJECT

public:
    explicit AgreementWatch(AnnotationDesk& desk, QObject* parent = nullptr);

    AnnotatorId first() const { return m_first; } ///< 0 when there are fewer than two annotators
    AnnotatorId second() const { return m_second; }
    void setPair(AnnotatorId first, AnnotatorId second);
    bool isOfAllClips() const { return m_allClips; } ///< else of the current clip
    void setOfAllClips(bool all);
    double overlap() const { return m_overlap; }
    void setOverlap(double overlap); ///< in (0, 1]

    const AgreementReport& report() const { return m_report; }
    const LabelSet& labelSet() const { return m_labelSet; } ///< that the report is about
    bool isDisputed(SegmentId id) const { return m_disputed.contains(id); }

Q_SIGNALS:
    void changed();

private:
    void choosePair();
    void compute();
    void take(AgreementReport report, const LabelSet& set);
    std::vector<JudgedClip> judgedClips() const;

    AnnotationDesk& m_desk;
    QTimer m_soon;
    QPointer<Job> m_job;
    AnnotatorId m_first = 0;
    AnnotatorId m_second = 0;
    bool m_allClips = true;
    double m_overlap = 0.6; // as ELAN
    LabelSet m_labelSet;
    AgreementReport m_report;
    std::set<SegmentId> m_disputed;
};

} // namespace suara
