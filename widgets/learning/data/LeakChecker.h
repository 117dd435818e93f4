#pragma once

#include "core/learning/LeakGuard.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace suara {

class Job;
class Workbench;

/// What stands on both sides of a split, in one finding: the gravest kind, and how much of it there is.
struct LeakFinding {
    LeakKind kind;
    QStringList names; ///< of speakers, episodes, recordings, or clips with a near duplicate
};

/// Looks before training whether a speaker, an episode, a recording or a near duplicate stands on both sides of the
/// split that a setup draws. Clips are listened to once, in the background.
class LeakChecker : public QObject {
    Q_OBJECT

public:
    explicit LeakChecker(Workbench& workbench, QObject* parent = nullptr);
    ~LeakChecker() override;

    void check(const TrainSetup& setup); ///< of the project's clips or segments; of anything else nothing is known

Q_SIGNALS:
    void found(const QList<suara::LeakFinding>& findings); ///< none: nothing is on both sides

private:
    struct Prints; // of the clips that were listened to, by content hash
    struct Row;
    std::vector<Row> rowsOf(const TrainSetup& setup) const;

    Workbench& m_workbench;
    std::shared_ptr<Prints> m_prints;
    QPointer<Job> m_job;
    std::optional<TrainSetup> m_checked; ///< the choice that was looked at last
};

/// The finding as a sentence.
QString leakText(const LeakFinding& finding);

/// The way to hold out what is on both sides; none for near duplicates.
std::optional<TrainSetup::HoldOut> cureOf(LeakKind kind);

} // namespace suara
