#include "app/cli/SegmentsCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Json.h"
#include "app/cli/OpenProject.h"
#include "app/cli/Output.h"
#include "core/base/Shortest.h"
#include "core/project/SegmentExchange.h"

#include <algorithm>
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
    std::vector<SegmentRecord> records = readSegments(file);
    if (!tier.empty())
        setTier(records, tier, file, console);
    const std::optional<SegmentImport> outcome = importSegments(*project, records, annotator);
    project.check();
    tell(file, *outcome, console);
    Output output(std::nullopt);
    output.write(jsonLine({{"file", file.string()},
                           {"added", outcome->added},
                           {"completed", outcome->completed},
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

/// A file for each clip, or for each of its tiers. What the format cannot hold is said first.
void exportFiles(const std::optional<std::string>& folder, const std::string& format, const Project& project,
                 const std::vector<SegmentRecord>& records, Console& console)
{
    if (!folder || !fs::is_directory(*folder))
        throw UsageError("--format " + format + " writes a file for each clip; --out says into which folder");
    if (const std::size_t silent = countSilent(records); silent > 0)
        console.note(std::to_string(silent) + " segments have no label, transcript or judgement; " + format +
                     " has no place for them.");
    if (std::ranges::any_of(records, [](const SegmentRecord& record) { return !record.speaker.empty(); }))
        console.note("Who speaks in a clip is not written; CSV holds that.");
    const std::size_t files = exportSegmentFiles(
        project, records, format == "textgrid" ? SegmentFormat::TextGrid : SegmentFormat::Audacity, *folder);
    Output output(std::nullopt);
    output.write(jsonLine({{"files", files}, {"segments", records.size() - countSilent(records)}}));
    output.close();
}

void exportAll(Arguments& arguments, Console& console)
{
    const std::string format = arguments.choice("--format", {"csv", "textgrid", "audacity"}, "csv");
    const std::optional<std::string> out = arguments.output("--out");
    const std::optional<std::string> annotator = arguments.optional("--annotator");
    const OpenProject project(arguments.positionals("P", 1, 1).front(), Project::Access::ReadOnly);
    std::vector<SegmentRecord> records = segmentRecords(*project);
    if (annotator) {
        project.annotator(*annotator);
        std::erase_if(records, [&](const SegmentRecord& record) { return record.annotator != *annotator; });
    }
    if (format != "csv")
        return exportFiles(out, format, *project, records, console);
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
        exportAll(arguments, console);
}

} // namespace

Command segmentsCommand()
{
    return {
        "segments",
        "takes segments and their labels into a project, or writes them out",
        "import P FILE… | export P [--format csv|textgrid|audacity] [--out F.csv|DIR]",
        "CSV (file,start,end,tier,annotator,speaker,text,label,valence,arousal,confidence, times in seconds) holds\n"
        "all that a segment has. Praat's TextGrid has a file for each clip with a tier SET@ANNOTATOR for each label\n"
        "set, and text@, valence@ and arousal@ for what else was said; Audacity's label tracks have a file for each\n"
        "of these tiers. Segments about which nothing is said have no place in those two.\n"
        "  import P FILE…       by its ending .csv, .TextGrid or .txt (Audacity). Adds what is not there yet,\n"
        "                       and to segments that the project has what they do not say; nothing is overwritten\n"
        "    --annotator NAME   whose segments those without an annotator are (default: the first of the project)\n"
        "    --tier T           the label set of labels whose row names no tier\n"
        "  export P             every annotator's segments, in the order of clips, then time\n"
        "    --annotator NAME   only this one's\n"
        "    --format F         csv (default), textgrid or audacity\n"
        "    --out F.csv|DIR    a file or a folder; without it, CSV goes to standard output\n",
        "  suara-cli segments export talkshow.suara --out segments.csv\n"
        "  suara-cli segments import other.suara segments.csv --annotator Diane\n"
        "  suara-cli segments export talkshow.suara --format textgrid --out grids/",
        run};
}

} // namespace suara
