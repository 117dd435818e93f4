#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <span>

namespace suara {

/// "Suar" in SQLite's application_id: what makes a SQLite file a Suara project.
inline constexpr std::int32_t projectApplicationId = 0x53756172;

/// One step of the schema: statements that turn version - 1 into version. Steps are never changed once released; a
/// project of any earlier version is brought up by the steps it lacks, in one transaction.
struct Migration {
    int version;
    QStringList statements;
};

std::span<const Migration> migrations();
int schemaVersion(); ///< of the newest migration

/// A table whose rows undo brings back, parents before children.
struct RecordedTable {
    QString name;
    QStringList columns; ///< those that undo restores, without id
};

std::span<const RecordedTable> recordedTables();

} // namespace suara
