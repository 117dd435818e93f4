#pragma once

#include "core/project/Run.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QList>
#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace suara {

class Task;
class Workbench;

/// The records of a project's runs as they were read. A record can be long: short ones are read at once, the others in
/// the background, those that were asked for last first. Keeps all of them but their test rows.
class RunShelf : public QObject {
    Q_OBJECT

public:
    using Record = std::shared_ptr<const RunRecord>;

    explicit RunShelf(Workbench& workbench, QObject* parent = nullptr);

    Record summary(const Run& run); ///< without tests and their losses; null while it is being read
    Record whole(const Run& run);   ///< only of the run that was asked for last; null while it is being read
    /// Calls then(summaries) once all of these runs are read: at once if they are, else when a job has read them. Never
    /// if one of them is gone by now, or its project or the owner by then.
    void whenRead(const std::vector<RunId>& runs, QObject* owner, std::function<void(std::vector<Record>)> then);
    void clear();

Q_SIGNALS:
    void arrived(suara::RunId run); ///< has been read

private:
    using Read = std::vector<std::pair<Run, Record>>;
    using Work = std::function<Read(Task&)>;
    struct Entry {
        QByteArray bytes;
        Record summary;
    };

    static Work reading(const QList<Run>& runs); ///< for a job
    Record known(const Run& run) const;          ///< its summary; null if it has not been read
    bool mayReadAtOnce(const Run& run);
    void keep(const Run& run, const Record& record);
    void keepAll(const Read& records);
    void await(const Run& run);
    void readNext();

    Workbench& m_workbench;
    std::map<RunId, Entry> m_entries;
    QList<Run> m_waiting; // the first comes first
    RunId m_wanted = 0;   // whose whole record is kept
    Record m_whole;
    qsizetype m_readAtOnce = 0; // bytes, in this turn of the event loop
    bool m_isReading = false;
    int m_generation = 0; // of projects
};

} // namespace suara
