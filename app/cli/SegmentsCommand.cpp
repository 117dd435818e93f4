#include "app/cli/SegmentsCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Json.h"
#include "app/cli/OpenProject.h"
#include "app/cli/Output.h"
#include "core/base/Shortest.h"
#include "core/project/SegmentExchange.h"

#include <sstream>

namespace suara {

namespace fs = std::filesystem;

namespace {

/// Labels whose rows name no tier belong to this label set.
void setTier(std::vector<SegmentRecord>& records, const std::string& tier, const fs::path& file, Console& console)
{
    for (SegmentRecord& record : records) {
        auto bare = record.labels.extract("label");
        if (bare.empty())
            continue;
        bare.key() = tier;
        const auto outcome = record.labels.insert(std::move(bare));
        if (!outcome.inserted && outcome.node.mapped() != outcome.position->second)
            console.failed(file, "The segment at " + shortest(record.start) + " s of \"" + record.file +
                                     "\" has a label of " + tier + " already, \"" + outcome.position->second +
                                     "\"; \"" + outcome.node.mapped() + "\", which names no tier, was left out.");
    }
}

void tell(const fs::path& file, const SegmentImport& outcome, Console& console)
{
    for (const std::string& unknown : outcome.unknownFiles)
        console.failed(file, "No clip of the project is \"" + unknown + "\". Add it to the project first.");
    for (const SegmentRecord& record : outcome.noRoom)
        console.failed(file, "The segment at " + shortest(record.start) + " s of \"" + record.file +
                                 "\" overlaps another of this annotator, or lies past the clip's end; it was left "
                                 "out.");
}

void importOne(const fs::path& file, const OpenProject& project, const std::string& annotator, const std::string& tier,
               Console& console)
{
    std::vector<SegmentRecord> records = readSegmentCsv(file);
    if (!tier.empty())
        setTier(records, tier, file, console);
    const std::optional<SegmentImport> outcome = importSegments(*project, records, annotator);
    project.check();
    tell(file, *outcome, console);
    Output output(std::nullopt);
    output.write(jsonLine({{"file", file.string()},
                           {"added", outcome->added},
                           {"already_there", outcome->alreadyThere},
                           {"no_room", outcome->noRoom.size()},
                           {"unknown_files", outcome->unknownFiles}}));
    output.close();
}

void importAll(Arguments& arguments, Console& console)
{
    const std::string name = arguments.text("--annotator", "");
    const std::string tier = arguments.text("--tier", "");
    const std::vector<std::string> words = arguments.positionals("P and FILE", 2);
    const OpenProject project(words.front());
    const std::string annotator = name.empty() ? project->annotator(project.annotator(""))->name : name;
    for (auto file = words.begin() + 1; file != words.end(); ++file) {
        if (console.isCancelled())
            throw Cancelled{};
        try {
            importOne(*file, project, annotator, tier, console);
        } catch (const IoError& error) {
            console.failed(*file, error);
        }
    }
}

/// `--out` is a file or a folder, in which the table is called as the project is.
std::optional<std::string> tableOf(const std::optional<std::string>& out, const Project& project)
{
    if (!out || !fs::is_directory(*out))
        return out;
    return (fs::path(*out) / (project.path().stem().string() + ".csv")).string();
}

void exportAll(Arguments& arguments)
{
    arguments.choice("--format", {"csv"}, "csv");
    const std::optional<std::string> out = arguments.output("--out");
    const std::optional<std::string> annotator = arguments.optional("--annotator");
    const OpenProject project(arguments.positionals("P", 1, 1).front(), Project::Access::ReadOnly);
    std::vector<SegmentRecord> records = segmentRecords(*project);
    if (annotator) {
        project.annotator(*annotator);
        std::erase_if(records, [&](const SegmentRecord& record) { return record.annotator != *annotator; });
    }
    std::ostringstream csv;
    writeSegmentCsv(csv, records);
    Output output(tableOf(out, *project));
    output.write(std::move(csv).str());
    output.close();
}

void run(Arguments& arguments, Console& console)
{
    if (arguments.verb({"import", "export"}) == "import")
        importAll(arguments, console);
    else
        exportAll(arguments);
}

} // namespace

Command segmentsCommand()
{
    return {"segments",
            "takes segments and their labels into a project, or writes them out",
            "import P FILE… | export P [--out F.csv]",
            "The one format so far is CSV: file,start,end,tier,annotator,speaker,text,label,valence,arousal,"
            "confidence\n"
            "with times in seconds; it holds all that a segment has. Praat's, ELAN's and Audacity's come later.\n"
            "  import P FILE…       adds what is not there yet; segments that the project has are never changed\n"
            "    --annotator NAME   whose segments those without an annotator are (default: the first of the project)\n"
            "    --tier T           the label set of labels whose row names no tier\n"
            "  export P             every annotator's segments, in the order of clips, then time\n"
            "    --annotator NAME   only this one's\n"
            "    --format csv       the only one so far\n"
            "    --out F.csv|DIR    a file or a folder; without it, to standard output\n",
            "  suara-cli segments export talkshow.suara --out segments.csv\n"
            "  suara-cli segments import other.suara segments.csv --annotator Diane",
            run};
}

} // namespace suara
