#include "widgets/learning/TrainData.h"

#include "core/base/Text.h"
#include "core/features/FeatureTable.h"
#include "core/learning/Dataset.h"
#include "core/project/Project.h"
#include "widgets/common/UserCache.h"
#include "widgets/learning/TrainSetup.h"

#include <set>

namespace suara {

namespace {

std::string groupOf(const Clip& clip, TrainSetup::HoldOut holdOut)
{
    return holdOut == TrainSetup::HoldOut::Episode ? clip.episode : clip.speaker;
}

FeatureInput wholeClip(const Project& project, const Clip& clip, const TrainSetup& setup)
{
    FeatureInput input;
    input.row = {clip.id, 0, clip.path, clip.label, groupOf(clip, setup.holdOut)};
    input.path = project.absolutePath(clip);
    input.contentHash = clip.contentHash;
    return input;
}

/// Clips with a class, or segments with a label; also those that could not be read when they were added, so that they
/// are tried again and named if they still cannot.
/// @param take  is given the clip, its segment or null, and the class
template<typename Take>
void forEachRow(const Project& project, const TrainSetup& setup, Take take)
{
    const std::string set = setup.labelSet.toStdString();
    for (const Clip& clip : project.clips()) {
        if (set.empty()) {
            if (!clip.label.empty())
                take(clip, nullptr, clip.label);
            continue;
        }
        for (const Segment& segment : project.segments(clip.id)) {
            const auto label = segment.labels.find(set);
            if (segment.annotator == setup.annotator && label != segment.labels.end())
                take(clip, &segment, label->second);
        }
    }
}

std::vector<FeatureInput> inputsOf(const Project& project, const TrainSetup& setup)
{
    std::vector<FeatureInput> inputs;
    forEachRow(project, setup, [&](const Clip& clip, const Segment* segment, const std::string& label) {
        FeatureInput& input = inputs.emplace_back(wholeClip(project, clip, setup));
        input.row.label = label;
        if (segment == nullptr)
            return;
        input.row.segment = segment->id;
        input.start = segment->start;
        input.end = segment->end;
    });
    return inputs;
}

FeatureTableOptions tableOptions(const TrainSetup& setup)
{
    FeatureTableOptions options;
    options.summary = setup.isMean ? Summary::Mean : Summary::First;
    return options;
}

/// The measured rows; files that could not be measured are named in the data set's failures.
Dataset fromTable(const FeatureTable& table)
{
    Dataset dataset = datasetFromTable(table);
    for (const FeatureFailure& failure : table.failures) {
        const FeatureRow& row = failure.row;
        dataset.failures.push_back({{row.clip, row.segment, row.file, row.label, row.group}, failure.text, {}});
    }
    return dataset;
}

Dataset fromProject(const std::vector<FeatureInput>& inputs, const TrainSetup& setup, DiskCache& cache, Task& task)
{
    if (inputs.empty())
        throw ParameterError(
            setup.labelSet.isEmpty()
                ? SUARA_TEXT("Core", "No clip has a class yet. Add clips with their folders' names as classes.")
                : SUARA_TEXT("Core", "No segment has a label of this set yet. Label segments on the Annotate page."));
    if (setup.isPictures())
        return datasetFromClips(inputs, kPictureSide, 0, task);
    FeatureTableOptions options = tableOptions(setup);
    options.cache = &cache;
    return fromTable(computeFeatureTable(inputs, options, task));
}

} // namespace

DataSummary summaryOf(const Project& project, const TrainSetup& setup)
{
    if (setup.source == TrainSetup::Source::CsvFile)
        return {};
    DataSummary summary;
    std::set<std::string> classes;
    forEachRow(project, setup, [&](const Clip&, const Segment*, const std::string& label) {
        ++summary.rows;
        classes.insert(label);
    });
    summary.input = setup.isPictures() ? Shape{kPictureSide, kPictureSide, 3}
                                       : Shape{1, 1, int(tableColumns(tableOptions(setup)).size())};
    for (const std::string& name : classes)
        summary.classes.append(QString::fromStdString(name));
    return summary;
}

std::function<Dataset(Task&)> datasetMaker(const Project& project, const TrainSetup& setup)
{
    if (setup.source == TrainSetup::Source::CsvFile)
        return [file = std::filesystem::path(setup.csvFile.toStdU16String())](Task& task) {
            if (file.empty())
                throw ParameterError(SUARA_TEXT("Core", "Choose a CSV file to learn from."));
            task.checkpoint(0.0);
            return datasetFromCsv(file);
        };
    return [inputs = inputsOf(project, setup), setup, &cache = userCache()](Task& task) {
        return fromProject(inputs, setup, cache, task);
    };
}

} // namespace suara
