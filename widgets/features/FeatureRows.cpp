#include "widgets/features/FeatureRows.h"

#include "core/base/Parallel.h"
#include "core/features/FeatureWindows.h"
#include "core/project/MediaLocator.h"
#include "core/project/ParallelTask.h"
#include "core/project/Project.h"

#include <algorithm>

namespace suara {

namespace {

/// An input whose file is still to be found.
struct Source {
    FeatureInput input;
    std::string lastSeen;
};

FeatureInput wholeClip(const Clip& clip)
{
    FeatureInput input;
    input.row = {clip.id, 0, clip.path, clip.label, clip.speaker};
    input.contentHash = clip.contentHash;
    return input;
}

FeatureInput ofSegment(const Clip& clip, const Segment& segment, const std::string& labelSet)
{
    FeatureInput input = wholeClip(clip);
    const double rate = std::max(1, clip.sampleRate);
    input.row.segment = segment.id;
    input.row.label = segment.label(labelSet);
    input.row.stretch = {double(segment.start) / rate, double(segment.end) / rate};
    input.start = segment.start;
    input.end = segment.end;
    return input;
}

std::vector<Source> sourcesOf(const Project& project, const TableRows& choice)
{
    std::vector<Source> sources;
    for (const Clip& clip : project.clips()) {
        if (!clip.isReadable())
            continue;
        if (choice.kind != TableRows::Kind::Segments)
            sources.push_back({wholeClip(clip), clip.lastSeen});
        else
            for (const Segment& segment : project.segments(clip.id))
                sources.push_back({ofSegment(clip, segment, choice.labelSet), clip.lastSeen});
    }
    return sources;
}

void locateFile(Source& source, const std::filesystem::path& folder)
{
    Clip clip;
    clip.path = source.input.row.file;
    clip.lastSeen = source.lastSeen;
    source.input.path = locate(clip, folder);
}

std::vector<FeatureInput> inputsOf(std::vector<Source> sources, const std::filesystem::path& folder, double seconds,
                                   Task& task)
{
    std::vector<std::vector<FeatureInput>> parts(sources.size());
    ParallelTask progress(task, sources.size());
    parallelFor(sources.size(), defaultJobs(), [&](std::size_t i) {
        if (task.isCancelled())
            throw Cancelled{};
        locateFile(sources[i], folder);
        parts[i] = seconds > 0.0 ? windowsOf(sources[i].input, seconds, seconds, progress.silent())
                                 : std::vector<FeatureInput>{std::move(sources[i].input)};
    });
    std::vector<FeatureInput> inputs;
    for (std::vector<FeatureInput>& part : parts)
        std::ranges::move(part, std::back_inserter(inputs));
    return inputs;
}

} // namespace

std::function<std::vector<FeatureInput>(Task&)> inputMaker(const Project& project, const TableRows& choice)
{
    std::vector<Source> sources = sourcesOf(project, choice);
    if (sources.empty())
        return {};
    return [sources = std::move(sources), folder = project.path().parent_path(),
            seconds = choice.kind == TableRows::Kind::Windows ? choice.seconds : 0.0](Task& task) {
        return inputsOf(sources, folder, seconds, task);
    };
}

} // namespace suara
