#include "core/project/Schema.h"

#include <array>
#include <vector>

namespace suara {
namespace {

// Version 1: what a project holds.
const QStringList& tables()
{
    static const QStringList statements{
        QStringLiteral("CREATE TABLE clip ("
                       "id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, last_seen TEXT NOT NULL, "
                       "name TEXT NOT NULL, label TEXT NOT NULL, speaker TEXT NOT NULL, episode TEXT NOT NULL, "
                       "content_hash TEXT NOT NULL, sample_rate INTEGER NOT NULL, channels INTEGER NOT NULL, "
                       "frames INTEGER NOT NULL, error TEXT NOT NULL, error_arguments TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE annotator (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE label_set (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE category ("
                       "id INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "label_set INTEGER NOT NULL REFERENCES label_set(id) ON DELETE CASCADE, "
                       "position INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, colour INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX category_set ON category(label_set)"),
        // start and stop are samples of the clip's own rate, stop is one past the last.
        QStringLiteral("CREATE TABLE segment ("
                       "id INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "clip INTEGER NOT NULL REFERENCES clip(id) ON DELETE CASCADE, "
                       "annotator INTEGER NOT NULL REFERENCES annotator(id) ON DELETE CASCADE, "
                       "start INTEGER NOT NULL, stop INTEGER NOT NULL, valence REAL, arousal REAL, "
                       "transcript TEXT NOT NULL)"),
        QStringLiteral("CREATE INDEX segment_clip ON segment(clip, start)"),
        QStringLiteral("CREATE INDEX segment_annotator ON segment(annotator)"),
        QStringLiteral("CREATE TABLE segment_label ("
                       "id INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "segment INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE, "
                       "category INTEGER NOT NULL REFERENCES category(id) ON DELETE CASCADE)"),
        QStringLiteral("CREATE INDEX segment_label_segment ON segment_label(segment)"),
        QStringLiteral("CREATE INDEX segment_label_category ON segment_label(category)"),
        QStringLiteral("CREATE TABLE run ("
                       "id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL DEFAULT '', "
                       "created TEXT NOT NULL DEFAULT '', record BLOB NOT NULL DEFAULT x'', "
                       "model BLOB NOT NULL DEFAULT x'', removed INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"),
    };
    return statements;
}

const std::vector<RecordedTable>& recordedInVersion2()
{
    static const std::vector<RecordedTable> recorded{
        {QStringLiteral("clip"),
         {QStringLiteral("path"), QStringLiteral("last_seen"), QStringLiteral("name"), QStringLiteral("label"),
          QStringLiteral("speaker"), QStringLiteral("episode"), QStringLiteral("content_hash"),
          QStringLiteral("sample_rate"), QStringLiteral("channels"), QStringLiteral("frames"), QStringLiteral("error"),
          QStringLiteral("error_arguments")}},
        {QStringLiteral("annotator"), {QStringLiteral("name")}},
        {QStringLiteral("label_set"), {QStringLiteral("name")}},
        {QStringLiteral("category"),
         {QStringLiteral("label_set"), QStringLiteral("position"), QStringLiteral("name"), QStringLiteral("key"),
          QStringLiteral("colour")}},
        {QStringLiteral("segment"),
         {QStringLiteral("clip"), QStringLiteral("annotator"), QStringLiteral("start"), QStringLiteral("stop"),
          QStringLiteral("valence"), QStringLiteral("arousal"), QStringLiteral("transcript")}},
        {QStringLiteral("segment_label"), {QStringLiteral("segment"), QStringLiteral("category")}},
        {QStringLiteral("run"), {QStringLiteral("name"), QStringLiteral("removed")}},
    };
    return recorded;
}

/// ", a, b" of the columns a and b
QString prefixed(const QString& prefix, const QStringList& columns)
{
    return prefix + columns.join(prefix);
}

/// How a trigger keeps the first image of a row in the step being recorded: columns, then values.
const QString& lookingFirst() // version 2
{
    static const QString text = QStringLiteral("INSERT INTO history_%1 (step, %2) SELECT step, %3 FROM history_now "
                                               "WHERE NOT EXISTS (SELECT 1 FROM history_%1 AS kept "
                                               "WHERE kept.step = history_now.step AND kept.id = %4.id)");
    return text;
}
const QString& byItsKey() // version 3: the same in a third of the time
{
    static const QString text =
        QStringLiteral("INSERT OR IGNORE INTO history_%1 (step, %2) VALUES ((SELECT step FROM history_now), %3)");
    return text;
}

/// Of a new row only that it was not there.
QString trigger(const RecordedTable& table, const QString& event, const QString& keeping, const QString& condition = {})
{
    const bool isNew = event == QStringLiteral("INSERT");
    const QString row = isNew ? QStringLiteral("NEW") : QStringLiteral("OLD");
    QString columns = QStringLiteral("id, existed");
    QString values = row + (isNew ? QStringLiteral(".id, 0") : QStringLiteral(".id, 1"));
    if (!isNew) {
        columns += prefixed(QStringLiteral(", "), table.columns);
        values += prefixed(QStringLiteral(", OLD."), table.columns);
    }
    QString keep = keeping;
    keep.replace(QStringLiteral("%1"), table.name).replace(QStringLiteral("%2"), columns);
    keep.replace(QStringLiteral("%3"), values).replace(QStringLiteral("%4"), row);
    return QStringLiteral("CREATE TRIGGER record_%1_%2 AFTER %2 ON %1 "
                          "WHEN (SELECT step FROM history_now) <> 0%3 BEGIN %4; END")
        .arg(table.name, event, condition, keep);
}

QStringList triggers(const RecordedTable& table, const QString& keeping)
{
    QStringList differences;
    for (const QString& column : table.columns)
        differences += QStringLiteral("OLD.%1 IS NOT NEW.%1").arg(column);
    const QString differs = QStringLiteral(" AND (%1)").arg(differences.join(QStringLiteral(" OR ")));
    return {trigger(table, QStringLiteral("INSERT"), keeping),
            trigger(table, QStringLiteral("UPDATE"), keeping, differs),
            trigger(table, QStringLiteral("DELETE"), keeping)};
}

// Version 2: undo and redo, kept in the file.
QStringList history()
{
    QStringList statements{
        QStringLiteral("CREATE TABLE history_step (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, "
                       "arguments TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0)"),
        QStringLiteral("CREATE TABLE history_now (step INTEGER NOT NULL)"),
        QStringLiteral("INSERT INTO history_now VALUES (0)"),
    };
    for (const RecordedTable& table : recordedInVersion2()) {
        statements += QStringLiteral("CREATE TABLE history_%1 (step INTEGER NOT NULL, id INTEGER NOT NULL, "
                                     "existed INTEGER NOT NULL, %2, PRIMARY KEY (step, id)) WITHOUT ROWID")
                          .arg(table.name, table.columns.join(QStringLiteral(", ")));
        statements += triggers(table, lookingFirst());
    }
    return statements;
}

// Version 3: quicker triggers.
QStringList quickRecording()
{
    QStringList statements;
    for (const RecordedTable& table : recordedInVersion2()) {
        for (const char* event : {"INSERT", "UPDATE", "DELETE"})
            statements += QStringLiteral("DROP TRIGGER record_%1_%2").arg(table.name, QLatin1String(event));
        statements += triggers(table, byItsKey());
    }
    return statements;
}

} // namespace

std::span<const Migration> migrations()
{
    static const std::array steps{Migration{1, tables()}, Migration{2, history()}, Migration{3, quickRecording()}};
    return steps;
}

int schemaVersion()
{
    return migrations().back().version;
}

std::span<const RecordedTable> recordedTables()
{
    return recordedInVersion2();
}

} // namespace suara
