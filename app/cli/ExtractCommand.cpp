#include "app/cli/ExtractCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/CutWarnings.h"
#include "app/cli/ExtractInputs.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Output.h"
#include "app/cli/RowFile.h"
#include "app/cli/ShardOrder.h"
#include "app/cli/TableOptions.h"
#include "core/base/Ending.h"
#include "core/base/Shortest.h"
#include "core/features/Catalog.h"
#include "core/features/FeatureTable.h"
#include "core/formats/Csv.h"
#include "core/formats/FeatureCsv.h"
#include "core/formats/FeatureFile.h"

#include <sstream>
#include <vector>

namespace suara {

namespace {

/// The first cells of a row, by which --resume knows it again.
std::vector<std::string> namesOf(const FeatureRow& row, const FeatureCsvLayout& layout)
{
    std::vector<std::string> names{row.file, row.label};
    if (layout.group)
        names.push_back(row.group);
    for (std::size_t i = 0; layout.stretch && i < 2; ++i)
        names.push_back(row.stretch ? shortest((*row.stretch)[i]) : "");
    return names;
}

/// Rows in the order of the inputs, of which some are known from an earlier run.
class RowStream {
public:
    RowStream(const ExtractInputs& inputs, const FeatureCsvLayout& layout, RowFile& file, Console& console)
        : m_inputs(inputs), m_layout(layout), m_file(file), m_console(console), m_cuts(console)
    {
        for (std::size_t i = 0; i < inputs.inputs.size(); ++i)
            if (file.known(namesOf(inputs.inputs[i].row, layout)) == nullptr)
                m_missing.push_back(i);
    }

    const std::vector<FeatureInput>& missing()
    {
        if (m_missing.size() == m_inputs.inputs.size())
            return m_inputs.inputs;
        for (const std::size_t index : m_missing)
            m_some.push_back(m_inputs.inputs[index]);
        return m_some;
    }

    void take(std::size_t index, const FeatureOutcome& outcome)
    {
        addKnownUpTo(m_missing[index]);
        ++m_next;
        const FeatureRow& row = m_inputs.inputs[m_missing[index]].row;
        if (outcome.failure) {
            m_console.failed(row.file, filledPacked(outcome.failure->text, outcome.failure->arguments));
            return;
        }
        m_cuts.tell(m_inputs.inputs[m_missing[index]].path, row.file);
        std::ostringstream line;
        writeFeatureCsvRow(row, outcome.values, m_layout, line);
        add(std::move(line).str(), m_missing[index]);
    }

    /// Writes the known rows before this input.
    void addKnownUpTo(std::size_t input)
    {
        for (; m_next < input; ++m_next)
            add(*m_file.known(namesOf(m_inputs.inputs[m_next].row, m_layout)), m_next);
    }

    const std::vector<std::size_t>& places() const { return m_places; } ///< of the rows written

private:
    void add(const std::string& line, std::size_t input)
    {
        m_file.add(line);
        m_places.push_back(m_inputs.places[input]);
    }

    const ExtractInputs& m_inputs;
    FeatureCsvLayout m_layout;
    RowFile& m_file;
    Console& m_console;
    CutWarnings m_cuts;
    std::vector<std::size_t> m_missing; ///< inputs to be measured
    std::vector<FeatureInput> m_some;   ///< those, where they are not all
    std::vector<std::size_t> m_places;
    std::size_t m_next = 0;
};

/// Where nothing could be measured there is no table, and an older one stays; but that of a shard, for concat wants
/// all.
/// @return whether there is one now
bool finish(RowFile& file, const RowStream& rows, bool isSharded, const Console& console)
{
    const bool isFutile = rows.places().empty() && (console.hasFailures() || console.isCancelled());
    if (isFutile && !isSharded)
        return false;
    file.finish();
    if (isSharded && !file.target().empty())
        writeShardOrder(file.target(), rows.places());
    return true;
}

std::string counted(std::size_t count, std::string_view what)
{
    return std::to_string(count) + ' ' + std::string(what) + (count == 1 ? "" : "s");
}

/// Of an interrupted run.
std::string whatStands(const std::filesystem::path& table, bool stands, std::size_t rows, std::size_t all)
{
    const std::string done = std::to_string(rows) + " of " + counted(all, "row");
    if (table.empty())
        return done + " were written.";
    if (!stands)
        return table.string() + " was not written, as no row was done yet.";
    return done + " are in " + table.string() + ", and --resume goes on from there.";
}

/// So that nobody has to count the errors of a long run. @param table  "": standard output  @param stands  written anew
void tellHowMany(std::size_t rows, const std::string& table, bool stands, Console& console)
{
    if (!console.hasFailures() || rows + console.failures() == 1)
        return;
    const std::string what = !stands         ? table + " was not written."
                             : table.empty() ? counted(rows, "row") + (rows == 1 ? " was written." : " were written.")
                                             : counted(rows, "row") + " in " + table + ".";
    console.note(counted(console.failures(), "error") + "; " + what);
}

void writeRows(const ExtractInputs& inputs, const FeatureTableOptions& options, const std::optional<std::string>& out,
               bool resumes, bool isSharded, Console& console)
{
    const FeatureCsvLayout layout{inputs.hasGroups, inputs.hasStretches};
    std::ostringstream header;
    writeFeatureCsvHeader(tableColumns(options), layout, header);
    const std::size_t names = 2U + (layout.group ? 1U : 0U) + (layout.stretch ? 2U : 0U);
    RowFile file(out, header.str(), names, rowOptions(options), resumes);
    RowStream rows(inputs, layout, file, console);
    try {
        measureFeatures(rows.missing(), options, console,
                        [&](std::size_t index, const FeatureOutcome& outcome) { rows.take(index, outcome); });
        rows.addKnownUpTo(inputs.inputs.size());
    } catch (const Cancelled&) {
        const bool stands = finish(file, rows, isSharded, console);
        console.interrupted(whatStands(file.target(), stands, rows.places().size(), inputs.inputs.size()));
        throw;
    }
    const bool stands = finish(file, rows, isSharded, console);
    tellHowMany(rows.places().size(), file.target().string(), stands || file.target().empty(), console);
}

/// ARFF and NumPy files know the whole table at their beginning, so they appear at the end only.
void writeTable(const ExtractInputs& inputs, const FeatureTableOptions& options, const std::string& out,
                Console& console)
{
    std::size_t rows = 0;
    writeWhole(out, console, [&]() -> std::optional<std::string> {
        const FeatureTable table = computeFeatureTable(inputs.inputs, options, console);
        for (const FeatureFailure& failure : table.failures)
            console.failed(failure.row.file, filledPacked(failure.text, failure.arguments));
        rows = table.rows.size();
        if (rows == 0 && console.hasFailures())
            return std::nullopt;
        CutWarnings(console).tell(inputs.inputs, table.rows);
        return featureFile(table, out);
    });
    tellHowMany(rows, out, rows > 0, console);
}

void run(Arguments& arguments, Console& console)
{
    const FeatureTableOptions options = takeTableOptions(arguments, console);
    const ExtractSource source(arguments);
    const bool resumes = arguments.flag("--resume");
    const std::optional<std::string> out = arguments.output("--out");
    const std::vector<std::string> paths =
        arguments.positionals("PATH", source.wantsPaths() ? 1 : 0, source.wantsPaths() ? std::size_t(-1) : 0);
    const std::string ending = endingOf(out.value_or(""));
    const bool isWhole = ending == ".arff" || ending == ".npy";
    if (resumes && (isWhole || !out))
        throw UsageError("--resume needs --out F.csv, the table to go on with");
    tableColumns(options); // what is wrong with them is said before anything is done
    std::vector<const FeatureSpec*> measured;
    for (const TableFeature& feature : options.voice ? std::vector<TableFeature>() : options.features)
        measured.push_back(&featureSpec(feature.id));
    tellIdleParameters(options.parameters, measured, console);
    const ExtractInputs inputs = source.find(paths, console);
    isWhole ? writeTable(inputs, options, *out, console)
            : writeRows(inputs, options, out, resumes, source.isSharded(), console);
}

} // namespace

Command extractCommand()
{
    static const std::string options =
        std::string(
            "  PATH is a file, a folder (with all below it), @list.txt (paths, one a line) or - (such a list on "
            "standard\n"
            "  input). Rows stand in the order of the inputs, whatever --jobs is. After Ctrl+C the rows that are done\n"
            "  stand in F.csv.\n"
            "  --out F.csv          where the table goes (also F.arff, F.npy); without it, to standard output.\n"
            "                       An older table stays where no input could be measured\n") +
        tableOptionsHelp +
        std::string(
            "  --labels L           folder: the parent folder's name; F.csv: a table file,label[,group]\n"
            "  --every SECONDS      one row for every so many seconds, with the columns start and end\n"
            "  --window-length SECONDS  how long those stretches are, so that they overlap (default: as --every)\n"
            "  --project P          one row for each segment of a project instead of PATHs, with start and end;\n"
            "                       --annotator NAME: only theirs; --label SET: the label set (default: the first)\n"
            "  --shard I/N          only every N-th input, beginning with the I-th (1 to N); suara-cli concat joins "
            "them\n"
            "  --resume             keep the rows that F.csv has from an interrupted run with the same options, which\n"
            "                       F.csv.options beside it tells (keep the two together)\n") +
        featureOptionsHelp;
    return {"extract",
            "measures files into a feature table",
            "PATH… --out F.csv [options]",
            options,
            "  suara-cli extract drums/ --labels folder --summary mean --out drums.csv",
            run};
}

} // namespace suara
