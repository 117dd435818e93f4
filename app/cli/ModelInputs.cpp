#include "app/cli/ModelInputs.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/CutWarnings.h"
#include "app/cli/TableOptions.h"
#include "app/cli/TrainingData.h"
#include "core/base/Error.h"
#include "core/features/RowOptions.h"
#include "core/learning/MeasuredOptions.h"
#include "core/learning/Predictions.h"

#include <string>

namespace suara {

namespace {

namespace fs = std::filesystem;

/// As the model tells; what is said besides must be the same.
FeatureTableOptions knownOptions(const TrainedModel& model, const Measuring& measuring, const std::string& file)
{
    FeatureTableOptions options = aboutData(file, [&] { return measuringOf(model); });
    const RowOptions said = rowOptions(measuring.options);
    const bool isSaid = measuring.isSaid || said != rowOptions({});
    if (const OptionDifference difference = optionDifference(rowOptions(options), said);
        isSaid && !difference.isEmpty())
        throw UsageError("the model knows how its clips are measured (" + difference.there + ", not " +
                         difference.here + "); leave the options of measuring out");
    options.jobs = measuring.options.jobs;
    return options;
}

/// How clips are measured for a model: as those it learned from; if it does not tell, as is said.
FeatureTableOptions optionsFor(const TrainedModel& model, const Measuring& measuring, const std::string& file)
{
    FeatureTableOptions options = measuring.options;
    if (model.input == InputKind::Picture)
        return options;
    if (!model.inputOptions.empty())
        return knownOptions(model, measuring, file);
    if (!measuring.isSaid)
        throw IoError(file, "The model learned from a table; say how its clips were measured, with the options that "
                            "extract had (--set, --summary).");
    if (tableColumns(options) != model.columns)
        throw IoError(file, "The model learned from other columns than those measured like this; say how its clips "
                            "were measured, with the options that extract had.");
    return options;
}

void tellFailures(const Dataset& dataset, Console& console)
{
    for (const DatasetFailure& failure : dataset.failures)
        console.failed(failure.row.file, filled(failure.text.c_str(), failure.arguments));
}

} // namespace

Measuring takeMeasuring(Arguments& arguments, const Console& console)
{
    const bool isSaid = arguments.has("--set") || arguments.has("--features") || arguments.has("--summary");
    return {takeTableOptions(arguments, console), isSaid};
}

Dataset measuredDataset(const TrainedModel& model, const std::string& file, const std::vector<FeatureInput>& inputs,
                        const Measuring& measuring, Console& console)
{
    const FeatureTableOptions options = optionsFor(model, measuring, file);
    Dataset dataset = measuredFor(model, inputs, options, console.jobs(), console);
    tellFailures(dataset, console);
    CutWarnings(console).tell(inputs, dataset.rows);
    return dataset;
}

bool readsPictureFiles(const TrainedModel& model)
{
    return model.inputOptions.find("\"from\":\"pictures\"") != std::string::npos;
}

Dataset pictureDataset(const TrainedModel& model, const std::vector<fs::path>& files, Console& console)
{
    std::vector<ClassFile> pictures;
    pictures.reserve(files.size());
    for (const fs::path& file : files)
        pictures.push_back({file, ""});
    Dataset dataset = datasetFromPictures(pictures, pictureOptionsOf(model.inputOptions, model.network.input),
                                          console.jobs(), console);
    tellFailures(dataset, console);
    return dataset;
}

Dataset tableDataset(const TrainedModel& model, const std::string& table)
{
    TableColumns columns;
    columns.label = model.labelColumn;
    columns.inputs = model.columns;
    columns.areLearned = true;
    columns.rows = RowChoice::All;
    return datasetFromCsv(table, columns);
}

} // namespace suara
