#pragma once

#include "core/project/Run.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QList>
#include <QObject>
#include <map>
#include <memory>

namespace suara {

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
    Record now(const Run& run);     ///< summary(), waited for
    void clear();

Q_SIGNALS:
    void arrived(suara::RunId run); ///< has been read

private:
    using Read = std::vector<std::pair<Run, Record>>;
    struct Entry {
        QByteArray bytes;
        Record summary;
    };

    bool mayReadAtOnce(const Run& run);
    void keep(const Run& run, const Record& record);
    void await(const Run& run);
    void readNext();

    Workbench& m_workbench;
    std::map<RunId, Entry> m_entries;
    QList<Run> m_waiting; // the first comes first
    RunId m_wanted = 0;   // whose whole record is kept
    Record m_whole;
    qsizetype m_readAtOnce = 0; // bytes, in this turn of the event loop
    bool m_isReading = false;
};

} // namespace suara
