#include "app/cli/TrainingData.h"

#include "app/cli/Console.h"
#include "app/cli/CutWarnings.h"
#include "app/cli/OpenProject.h"
#include "core/audio/AudioFiles.h"
#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/Picture.h"
#include "core/learning/MeasuredOptions.h"

#include <algorithm>

namespace suara {

namespace fs = std::filesystem;

namespace {

FeatureInput clipInput(const Project& project, const Clip& clip, const std::string& group)
{
    FeatureInput input;
    input.path = project.absolutePath(clip);
    input.contentHash = clip.contentHash;
    input.row.clip = clip.id;
    input.row.file = clip.path;
    input.row.label = clip.label;
    input.row.group = group == "episode" ? clip.episode : clip.speaker;
    return input;
}

std::vector<FeatureInput> projectInputs(const fs::path& file, const TrainingDataOptions& options)
{
    const OpenProject project(file, Project::Access::ReadOnly);
    const std::string& labelSet = options.columns.label;
    std::vector<FeatureInput> inputs;
    if (!labelSet.empty())
        project.labelSet(labelSet);
    const AnnotatorId annotator = labelSet.empty() ? 0 : project.annotator(options.annotator);
    for (const Clip& clip : project->clips()) {
        const FeatureInput whole = clipInput(*project, clip, options.columns.group);
        if (labelSet.empty() && !clip.label.empty())
            inputs.push_back(whole);
        for (const Segment& segment : project->segments(clip.id)) {
            const auto label = segment.labels.find(labelSet);
            if (labelSet.empty() || segment.annotator != annotator || label == segment.labels.end())
                continue;
            inputs.push_back(whole);
            inputs.back().row.segment = segment.id;
            inputs.back().row.label = label->second;
            inputs.back().start = segment.start;
            inputs.back().end = segment.end;
        }
    }
    return inputs;
}

std::vector<FeatureInput> folderInputs(const ClassFolders& folders)
{
    std::vector<FeatureInput> inputs;
    for (const ClassFile& file : folders.files) {
        FeatureInput input;
        input.path = file.path;
        input.row.file = file.path.string();
        input.row.label = file.label;
        inputs.push_back(std::move(input));
    }
    return inputs;
}

Dataset measured(const std::vector<FeatureInput>& inputs, const TrainingDataOptions& options, Console& console)
{
    if (options.asTensors)
        return datasetFromTensors(inputs, console.jobs(), console);
    if (options.input == InputKind::Picture)
        return datasetFromClips(inputs, options.picture, console.jobs(), console);
    FeatureTableOptions table = options.table;
    table.jobs = console.jobs();
    Dataset dataset = datasetFromTable(computeFeatureTable(inputs, table, console));
    dataset.options = measuredOptions(table.summary);
    return dataset;
}

Dataset fromInputs(const std::vector<FeatureInput>& inputs, const TrainingDataOptions& options, Console& console)
{
    Dataset dataset = measured(inputs, options, console);
    CutWarnings(console).tell(inputs, dataset.rows);
    return dataset;
}

bool isPictureOrSound(const fs::path& file)
{
    return isPictureFile(file) || isAudioName(file);
}

Dataset fromFolders(const fs::path& folder, const TrainingDataOptions& options, Console& console)
{
    ClassFolders folders = classFolders(folder, isPictureOrSound);
    for (const std::string& name : folders.emptyFolders)
        console.note("The class folder “" + name + "” holds nothing to learn from.");
    for (const IoError& error : folders.unreadable)
        console.failed(error.file(), error);
    const bool hasPictures =
        std::ranges::any_of(folders.files, [](const ClassFile& file) { return isPictureFile(file.path); });
    if (!hasPictures)
        return fromInputs(folderInputs(folders), options, console);
    if (options.asTensors)
        throw IoError(folder, SUARA_TEXT("Core", "There are pictures in it; log-mel tensors are made of clips."));
    const std::size_t sounds =
        std::erase_if(folders.files, [](const ClassFile& file) { return !isPictureFile(file.path); });
    if (sounds > 0)
        console.note(std::to_string(sounds) + " sound files beside the pictures are left out.");
    return datasetFromPictures(folders.files, options.picture, console.jobs(), console);
}

} // namespace

DataSource sourceOf(const fs::path& data)
{
    std::error_code ignored;
    return fs::is_directory(data, ignored) ? DataSource::Folder
           : endingOf(data) == ".suara"    ? DataSource::Project
                                           : DataSource::Table;
}

Dataset readTrainingData(const fs::path& data, const TrainingDataOptions& options, Console& console)
{
    const DataSource source = sourceOf(data);
    Dataset dataset = source == DataSource::Folder    ? fromFolders(data, options, console)
                      : source == DataSource::Project ? fromInputs(projectInputs(data, options), options, console)
                                                      : datasetFromCsv(data, options.columns);
    for (const DatasetFailure& failure : dataset.failures)
        console.failed(failure.row.file, filled(failure.text.c_str(), failure.arguments));
    return dataset;
}

} // namespace suara
