#include "app/cli/ProjectCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/ClipLabels.h"
#include "app/cli/Console.h"
#include "app/cli/Inputs.h"
#include "app/cli/Json.h"
#include "app/cli/OpenProject.h"
#include "app/cli/Output.h"
#include "core/base/Ending.h"
#include "core/base/Hash.h"
#include "core/base/Parallel.h"
#include "core/project/ClipImport.h"

#include <map>

namespace suara {

namespace fs = std::filesystem;

namespace {

void print(const Json& json)
{
    Output output(std::nullopt);
    output.write(jsonLine(json));
    output.close();
}

void makeNew(Arguments& arguments)
{
    const std::string annotator = arguments.text("--annotator", "");
    const std::string file = arguments.positionals("P", 1, 1).front();
    if (endingOf(file) != ".suara")
        throw UsageError("a project's name ends in .suara, not \"" + file + "\"");
    print({{"project", Project::create(file, annotator)->path().string()}});
}

/// The clips that could be read, with their classes; the others are told to the console.
std::vector<Clip> readable(const std::vector<fs::path>& paths, const ClipLabels& labels, Console& console)
{
    std::vector<Clip> clips;
    for (Clip& clip : readClips(paths, {}, console)) {
        const std::optional<ClipLabels::Entry> entry = labels.find(clip.path);
        if (!clip.isReadable()) {
            console.failed(clip.path, filledPacked(clip.error, clip.errorArguments));
        } else if (!entry) {
            console.failed(clip.path, "It has no line in the table of --labels. Add one, or leave the file out.");
        } else {
            clip.label = entry->label;
            clip.speaker = entry->group;
            clips.push_back(std::move(clip));
        }
    }
    return clips;
}

void add(Arguments& arguments, Console& console)
{
    const ClipLabels labels(arguments.optional("--labels"));
    std::vector<std::string> words = arguments.positionals("P and PATH", 2);
    const OpenProject project(words.front());
    words.erase(words.begin());
    std::vector<Clip> clips = readable(expandInputs(words, console), labels, console);
    const std::size_t given = clips.size();
    const std::size_t added = project->addClips(std::move(clips)).size();
    project.check();
    print({{"added", added}, {"already_there", given - added}, {"clips", project->clips().size()}});
}

Json annotatorsOf(const Project& project)
{
    std::map<AnnotatorId, std::size_t> segments;
    for (const Clip& clip : project.clips())
        for (const Segment& segment : project.segments(clip.id))
            ++segments[segment.annotator];
    Json all = Json::array();
    for (const Annotator& annotator : project.annotators())
        all.push_back({{"name", annotator.name}, {"segments", segments[annotator.id]}});
    return all;
}

Json labelSetsOf(const Project& project)
{
    Json all = Json::object();
    for (const LabelSet& set : project.labelSets()) {
        Json& names = all[set.name] = Json::array();
        for (const Category& category : set.categories)
            names.push_back(category.name);
    }
    return all;
}

Json runsOf(const Project& project)
{
    Json all = Json::array();
    for (const Run& run : project.runs())
        all.push_back({{"name", run.name}, {"created", run.created.toString(Qt::ISODate).toStdString()}});
    return all;
}

void info(Arguments& arguments)
{
    const OpenProject project(arguments.positionals("P", 1, 1).front(), Project::Access::ReadOnly);
    double seconds = 0.0;
    std::size_t unreadable = 0;
    std::map<std::string, std::size_t> classes;
    for (const Clip& clip : project->clips()) {
        seconds += clip.sampleRate > 0 ? double(clip.frames) / clip.sampleRate : 0.0;
        unreadable += clip.isReadable() ? 0 : 1;
        if (!clip.label.empty())
            ++classes[clip.label];
    }
    print({{"project", project->path().string()},
           {"clips", project->clips().size()},
           {"unreadable", unreadable},
           {"seconds", seconds},
           {"classes", classes},
           {"segments", project->segmentCount()},
           {"annotators", annotatorsOf(*project)},
           {"label_sets", labelSetsOf(*project)},
           {"runs", runsOf(*project)}});
}

enum class ClipState { Whole, Missing, Changed };

ClipState stateOf(const Project& project, const Clip& clip)
{
    const fs::path file = project.absolutePath(clip);
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored)) // a device would be read for ever
        return ClipState::Missing;
    try {
        return clip.contentHash.empty() || hashFile(file) == clip.contentHash ? ClipState::Whole : ClipState::Changed;
    } catch (const IoError&) {
        return ClipState::Changed;
    }
}

void check(Arguments& arguments, Console& console)
{
    const fs::path file = arguments.positionals("P", 1, 1).front();
    ProjectFile::open(file, ProjectFile::Access::ReadOnly)->checkWhole();
    const OpenProject project(file, Project::Access::ReadOnly);
    const std::vector<Clip>& clips = project->clips();
    std::vector<ClipState> states(clips.size());
    parallelFor(clips.size(), console.jobs(), [&](std::size_t index) {
        console.checkpoint(double(index) / double(clips.size()));
        states[index] = stateOf(*project, clips[index]);
    });
    std::map<ClipState, std::size_t> counts;
    for (std::size_t index = 0; index < clips.size(); ++index) {
        ++counts[states[index]];
        if (states[index] == ClipState::Missing)
            console.failed(project->absolutePath(clips[index]),
                           "The file is not there. Move it back, or find it again in the workbench.");
        else if (states[index] == ClipState::Changed)
            console.failed(project->absolutePath(clips[index]),
                           "It is not the file that was added: its bytes have changed.");
    }
    print({{"clips", clips.size()},
           {"whole", counts[ClipState::Whole]},
           {"missing", counts[ClipState::Missing]},
           {"changed", counts[ClipState::Changed]}});
}

void run(Arguments& arguments, Console& console)
{
    const std::string verb = arguments.verb({"new", "add", "info", "check"});
    if (verb == "new")
        makeNew(arguments);
    else if (verb == "add")
        add(arguments, console);
    else if (verb == "info")
        info(arguments);
    else
        check(arguments, console);
}

} // namespace

Command projectCommand()
{
    return {"project",
            "makes a project, adds clips to it, sums it up, checks it",
            "new|add|info|check P [PATH…] [options]",
            "  new P.suara          an empty project with the built-in label sets\n"
            "    --annotator NAME   its first annotator (default: First)\n"
            "  add P PATH…          files, folders (recursive), @list.txt or - for a list on standard input; what\n"
            "                       cannot be read is named and left out\n"
            "    --labels L         the clips' classes. folder: the parent folder's name; F.csv: a table\n"
            "                       file,label[,speaker]\n"
            "  info P               what it holds, as a line of JSON\n"
            "  check P              verifies the file, and every clip by its hash\n",
            "  suara-cli project new drums.suara\n"
            "  suara-cli project add drums.suara kicks/ snares/ --labels folder",
            run};
}

} // namespace suara
