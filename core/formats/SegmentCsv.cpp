#include "core/formats/SegmentCsv.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"

#include <cmath>
#include <ostream>
#include <tuple>

namespace suara {
namespace fs = std::filesystem;
namespace {

const std::vector<std::string> columns = {"file", "start", "end",     "tier",    "annotator", "speaker",
                                          "text", "label", "valence", "arousal", "confidence"};

void writeNumber(CsvWriter& writer, std::optional<double> value)
{
    if (value)
        writer.number(*value);
    else
        writer.empty();
}

void writeRow(CsvWriter& writer, const SegmentRecord& segment, const std::string& tier, const std::string& label)
{
    writer.text(segment.file).number(segment.start).number(segment.end).text(tier).text(segment.annotator);
    writer.text(segment.speaker).text(segment.transcript).text(label);
    writeNumber(writer, segment.valence);
    writeNumber(writer, segment.arousal);
    writer.empty();
    writer.endRow();
}

/// One row of the table by the names of its columns.
class Row {
public:
    Row(const CsvTable& table, std::size_t index, const fs::path& file) : m_table(table), m_index(index), m_file(file)
    {
    }

    std::string text(const char* column) const
    {
        const std::optional<std::size_t> place = m_table.column(column);
        return place ? m_table.rows[m_index][*place] : std::string();
    }
    double seconds(const char* column) const
    {
        const std::optional<double> value = csvNumber(text(column));
        if (!value || !std::isfinite(*value) || *value < 0.0)
            fail(SUARA_TEXT("Core", "Line %1: “%2” is not a time in seconds."), column);
        return *value;
    }
    std::optional<double> judgement(const char* column) const
    {
        if (text(column).empty())
            return std::nullopt;
        const std::optional<double> value = csvNumber(text(column));
        if (!value || !(*value >= -1.0 && *value <= 1.0))
            fail(SUARA_TEXT("Core", "Line %1: “%2” is not a number from -1 to 1."), column);
        return value;
    }
    [[noreturn]] void fail(const char* sentence, const char* column) const
    {
        throw IoError(m_file, sentence, {std::to_string(m_table.lines[m_index]), text(column)});
    }

private:
    const CsvTable& m_table;
    std::size_t m_index;
    const fs::path& m_file;
};

SegmentRecord recordFrom(const Row& row)
{
    SegmentRecord record;
    record.file = row.text("file");
    record.start = row.seconds("start");
    record.end = row.seconds("end");
    if (record.end <= record.start)
        row.fail(SUARA_TEXT("Core", "Line %1: the end, %2 s, is not after the start."), "end");
    record.annotator = row.text("annotator");
    record.speaker = row.text("speaker");
    record.transcript = row.text("text");
    record.valence = row.judgement("valence");
    record.arousal = row.judgement("arousal");
    if (const std::string label = row.text("label"); !label.empty()) {
        const std::string tier = row.text("tier");
        record.labels[tier.empty() ? "label" : tier] = label;
    }
    return record;
}

} // namespace

void writeSegmentCsv(std::ostream& out, const std::vector<SegmentRecord>& segments)
{
    CsvWriter writer(out);
    writer.row(columns);
    for (const SegmentRecord& segment : segments) {
        for (const auto& [tier, label] : segment.labels)
            writeRow(writer, segment, tier, label);
        if (segment.labels.empty())
            writeRow(writer, segment, {}, {});
    }
}

std::vector<SegmentRecord> readSegmentCsv(const fs::path& file)
{
    const CsvTable table = readCsv(file);
    for (const char* needed : {"file", "start", "end"})
        if (!table.column(needed))
            throw IoError(file, SUARA_TEXT("Core", "The table has no column “%1”."), {needed});
    std::vector<SegmentRecord> records;
    std::map<std::tuple<std::string, double, double, std::string>, std::size_t> known;
    for (std::size_t index = 0; index < table.rows.size(); ++index) {
        const Row row(table, index, file);
        SegmentRecord record = recordFrom(row);
        const auto [place, isNew] =
            known.try_emplace({record.file, record.start, record.end, record.annotator}, records.size());
        if (isNew) {
            records.push_back(std::move(record));
            continue;
        }
        std::map<std::string, std::string>& labels = records[place->second].labels;
        labels.merge(record.labels);
        for (const auto& [tier, label] : record.labels) // that found their tier taken
            if (labels[tier] != label)
                row.fail(SUARA_TEXT("Core", "Line %1: “%2” is a second label of one segment on one tier."), "label");
    }
    return records;
}

} // namespace suara
