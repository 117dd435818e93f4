#include "core/project/History.h"

#include "core/base/Error.h"
#include "core/project/CoreText.h"
#include "core/project/ProjectFile.h"
#include "core/project/Schema.h"
#include "core/project/Statement.h"

#include <QStringList>

namespace suara {

bool Touched::isEmpty() const
{
    return clips.empty() && segmentsOf.empty() && !annotators && !labelSets && !runs;
}

std::int64_t History::begin(const std::string& text, const std::vector<std::string>& arguments)
{
    const std::int64_t step =
        Statement(m_file, QStringLiteral("INSERT INTO history_step (text, arguments) VALUES (?, ?)"))
            .run(text, packedArguments(arguments))
            .insertedId();
    record(step);
    return step;
}

Touched History::end(std::int64_t step)
{
    record(0);
    Touched result = touched(step);
    if (result.isEmpty()) {
        forget(QStringLiteral("= %1").arg(step));
        return result;
    }
    forget(QStringLiteral("IN (SELECT id FROM history_step WHERE undone AND id <> %1)").arg(step));
    forget(QStringLiteral("<= %1").arg(step - keptSteps));
    return result;
}

bool History::resume(std::int64_t step, const std::vector<std::string>& arguments)
{
    if (!Statement(m_file, QStringLiteral("SELECT 1 FROM history_step WHERE id = ? AND NOT undone")).run(step).next())
        return false;
    Statement(m_file, QStringLiteral("UPDATE history_step SET arguments = ? WHERE id = ?"))
        .run(packedArguments(arguments), step);
    record(step);
    return true;
}

Touched History::revert(std::int64_t step)
{
    m_file.run(QStringLiteral("PRAGMA defer_foreign_keys = ON"));
    record(-step);
    const std::span<const RecordedTable> tables = recordedTables();
    for (auto table = tables.rbegin(); table != tables.rend(); ++table)
        m_file.run(
            QStringLiteral("DELETE FROM %1 WHERE id IN (SELECT id FROM history_%1 WHERE step = %2 AND NOT existed)")
                .arg(table->name)
                .arg(step));
    for (const RecordedTable& table : tables) {
        QStringList updates;
        for (const QString& column : table.columns)
            updates += QStringLiteral("%1 = excluded.%1").arg(column);
        m_file.run(QStringLiteral("INSERT INTO %1 (id, %2) SELECT id, %2 FROM history_%1 WHERE step = %3 AND existed "
                                  "ON CONFLICT (id) DO UPDATE SET %4")
                       .arg(table.name, table.columns.join(QStringLiteral(", ")))
                       .arg(step)
                       .arg(updates.join(QStringLiteral(", "))));
    }
    record(0);
    for (const RecordedTable& table : tables) {
        m_file.run(QStringLiteral("DELETE FROM history_%1 WHERE step = %2").arg(table.name).arg(step));
        m_file.run(QStringLiteral("UPDATE history_%1 SET step = %2 WHERE step = -%2").arg(table.name).arg(step));
    }
    m_file.run(QStringLiteral("UPDATE history_step SET undone = NOT undone WHERE id = %1").arg(step));
    return touched(step);
}

Touched History::touched(std::int64_t step) const
{
    Touched result;
    const auto collect = [&](const char* sql, std::set<std::int64_t>& ids) {
        Statement rows(m_file, QString::fromLatin1(sql));
        rows.run(step);
        while (rows.next())
            ids.insert(rows.integer(0));
    };
    const auto any = [&](const char* sql) {
        return Statement(m_file, QString::fromLatin1(sql)).run(step).next();
    };
    collect("SELECT id FROM history_clip WHERE step = ?", result.clips);
    collect("SELECT DISTINCT clip FROM history_segment WHERE existed AND step = ?", result.segmentsOf);
    collect("SELECT DISTINCT segment.clip FROM history_segment AS made "
            "JOIN segment ON segment.id = made.id WHERE made.step = ?",
            result.segmentsOf);
    // A row that was there remembers its segment; one that is new can be asked.
    collect("SELECT DISTINCT segment.clip FROM history_segment_label AS gone "
            "JOIN segment ON segment.id = gone.segment WHERE gone.step = ?",
            result.segmentsOf);
    collect("SELECT DISTINCT segment.clip FROM history_segment_label AS made "
            "JOIN segment_label AS label ON label.id = made.id "
            "JOIN segment ON segment.id = label.segment WHERE made.step = ?",
            result.segmentsOf);
    result.annotators = any("SELECT 1 FROM history_annotator WHERE step = ?");
    result.labelSets = any("SELECT 1 FROM (SELECT step FROM history_label_set UNION ALL "
                           "SELECT step FROM history_category) WHERE step = ?");
    result.runs = any("SELECT 1 FROM history_run WHERE step = ?");
    return result;
}

std::int64_t History::undoStep() const
{
    Statement last(m_file, QStringLiteral("SELECT max(id) FROM history_step WHERE NOT undone"));
    return last.run().next() ? last.integer(0) : 0;
}

std::int64_t History::redoStep() const
{
    Statement first(m_file, QStringLiteral("SELECT min(id) FROM history_step WHERE undone"));
    return first.run().next() ? first.integer(0) : 0;
}

std::size_t History::size(std::int64_t step) const
{
    std::size_t rows = 0;
    for (const char* table : {"clip", "segment", "segment_label"}) {
        Statement count(m_file,
                        QStringLiteral("SELECT count(*) FROM history_%1 WHERE step = ?").arg(QLatin1String(table)));
        rows += count.run(step).next() ? std::size_t(count.integer(0)) : 0;
    }
    return rows;
}

bool History::changesWords(std::int64_t step) const
{
    Statement any(m_file, QStringLiteral("SELECT 1 FROM (SELECT step FROM history_label_set UNION ALL SELECT step FROM "
                                         "history_category UNION ALL SELECT step FROM history_annotator) "
                                         "WHERE step = ?"));
    return any.run(step).next();
}

StepName History::name(std::int64_t step) const
{
    Statement row(m_file, QStringLiteral("SELECT text, arguments FROM history_step WHERE id = ?"));
    return row.run(step).next() ? StepName{row.text(0), row.text(1)} : StepName();
}

QString StepName::sentence() const
{
    return isEmpty() ? QString() : coreText(text, arguments);
}

void History::clear() const
{
    forget(QStringLiteral("<> 0"));
}

void History::forget(const QString& condition) const
{
    for (const RecordedTable& table : recordedTables())
        m_file.run(QStringLiteral("DELETE FROM history_%1 WHERE step %2").arg(table.name, condition));
    m_file.run(QStringLiteral("DELETE FROM history_step WHERE id %1").arg(condition));
}

void History::record(std::int64_t step) const
{
    Statement(m_file, QStringLiteral("UPDATE history_now SET step = ?")).run(step);
}

} // namespace suara
