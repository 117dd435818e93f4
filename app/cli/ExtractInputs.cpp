#include "app/cli/ExtractInputs.h"

#include "app/cli/Arguments.h"
#include "app/cli/ClipLabels.h"
#include "app/cli/Console.h"
#include "app/cli/Inputs.h"
#include "app/cli/OpenProject.h"
#include "core/base/Parallel.h"
#include "core/features/FeatureWindows.h"

#include <algorithm>
#include <cstdio>

namespace suara {

ExtractSource::ExtractSource(Arguments& arguments)
    : m_project(arguments.optional("--project"))
    , m_annotator(arguments.text("--annotator", ""))
    , m_labelSet(arguments.text("--label", ""))
    , m_labels(arguments.optional("--labels"))
    , m_every(arguments.number("--every", 0.0, 0.01, 86400.0))
{
    if (arguments.has("--window-length") && m_every == 0.0)
        throw UsageError("--window-length says how long the stretches of --every are");
    m_window = arguments.number("--window-length", m_every, 0.01, 86400.0);
    const std::optional<std::string> shard = arguments.optional("--shard");
    int used = 0;
    if (shard && (std::sscanf(shard->c_str(), "%9d/%9d%n", &m_shard, &m_shards, &used) != 2 ||
                  used != int(shard->size()) || m_shard < 1 || m_shard > m_shards))
        throw UsageError("--shard is \"" + *shard + "\"; allowed is I/N with I from 1 to N, e.g. 1/4");
    if (m_project && m_labels)
        throw UsageError("--labels is for PATHs; the segments of a project have labels of their own (--label SET)");
    if (!m_project && !(m_annotator.empty() && m_labelSet.empty()))
        throw UsageError("--annotator and --label choose among the segments of a --project");
}

std::vector<FeatureInput> ExtractSource::fromPaths(const std::vector<std::string>& paths, Console& console) const
{
    const ClipLabels labels(m_labels);
    std::vector<FeatureInput> inputs;
    for (const std::filesystem::path& file : expandInputs(paths, console)) {
        FeatureInput& input = inputs.emplace_back();
        input.path = file;
        input.row.file = file.string();
        if (const auto entry = labels.find(file)) {
            input.row.label = entry->label;
            input.row.group = entry->group;
        } else {
            console.failed(file, "It has no line in the table of --labels. Add one, or leave the file out.");
            input.path.clear(); // keeps its place, so that shards agree on the others'
        }
    }
    return inputs;
}

std::vector<FeatureInput> ExtractSource::fromProject() const
{
    const OpenProject project(*m_project, Project::Access::ReadOnly);
    const AnnotatorId annotator = m_annotator.empty() ? 0 : project.annotator(m_annotator); // 0: everybody's
    const bool takesFirst = m_labelSet.empty() && !project->labelSets().empty();
    const std::string labelSet = takesFirst ? project->labelSets().front().name : m_labelSet;
    if (!labelSet.empty())
        project.labelSet(labelSet);
    std::vector<FeatureInput> inputs;
    for (const Clip& clip : project->clips())
        for (const Segment& segment : project->segments(clip.id)) {
            if (annotator != 0 && segment.annotator != annotator)
                continue;
            FeatureInput& input = inputs.emplace_back();
            input.path = project->absolutePath(clip);
            input.contentHash = clip.contentHash;
            input.start = segment.start;
            input.end = segment.end;
            input.row = {clip.id, segment.id, clip.path, segment.label(labelSet), clip.speaker, {}};
            const double rate = std::max(1, clip.sampleRate);
            input.row.stretch = {double(segment.start) / rate, double(segment.end) / rate};
        }
    return inputs;
}

ExtractInputs ExtractSource::find(const std::vector<std::string>& paths, Console& console) const
{
    std::vector<FeatureInput> all = m_project ? fromProject() : fromPaths(paths, console);
    ExtractInputs found;
    found.hasStretches = m_project || m_every > 0.0;
    found.hasGroups = std::ranges::any_of(all, [](const FeatureInput& input) { return !input.row.group.empty(); });
    std::vector<std::vector<FeatureInput>> parts(m_every > 0.0 ? all.size() : 0);
    parallelFor(parts.size(), console.jobs(), [&](std::size_t i) {
        if (holds(i + 1) && !all[i].path.empty())
            parts[i] = windowsOf(all[i], m_every, m_window, console);
    });
    const auto add = [&](FeatureInput& input, std::size_t place) {
        found.inputs.push_back(std::move(input));
        found.places.push_back(place);
    };
    for (std::size_t i = 0; i < all.size(); ++i)
        if (m_every > 0.0)
            for (FeatureInput& part : parts[i])
                add(part, i + 1);
        else if (holds(i + 1) && !all[i].path.empty())
            add(all[i], i + 1);
    return found;
}

} // namespace suara
