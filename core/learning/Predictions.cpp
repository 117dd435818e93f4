#include "core/learning/Predictions.h"

#include "core/base/Text.h"
#include "core/features/FeatureWindows.h"
#include "core/features/LogMelTensor.h"
#include "core/formats/Csv.h"
#include "core/formats/SegmentCsv.h"
#include "core/learning/MeasuredOptions.h"
#include "core/learning/Prediction.h"
#include "core/learning/TrainingRun.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <utility>

namespace suara {

namespace {

constexpr double tensorSeconds = double(LogMel::windowSamples) / LogMel::sampleRate;
constexpr std::size_t windowsTogether = 128; // as tensors, some 40 MB

Dataset measuredTable(const TrainedModel& model, const std::vector<FeatureInput>& inputs,
                      const FeatureTableOptions& options, Task& task)
{
    Dataset dataset = datasetFromTable(computeFeatureTable(inputs, options, task), RowChoice::All);
    chooseColumns(dataset, model.columns);
    return dataset;
}

template<typename Value>
void append(std::vector<Value>& all, std::vector<Value> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

void chooseColumns(Dataset& dataset, const std::vector<std::string>& wanted)
{
    if (dataset.columns == wanted)
        return;
    std::vector<std::size_t> places;
    for (const std::string& column : wanted) {
        const auto found = std::ranges::find(dataset.columns, column);
        if (found == dataset.columns.end())
            throw ParameterError(SUARA_TEXT("Core", "The model learned from the column %1, which is not measured."),
                                 {column});
        places.push_back(std::size_t(found - dataset.columns.begin()));
    }
    takeColumns(dataset, places);
}

std::string predictionsCsv(const Predictions& predictions)
{
    const std::vector<DatasetRow>& rows = predictions.rows;
    const bool hasStretches = std::ranges::any_of(rows, [](const DatasetRow& row) { return row.stretch.has_value(); });
    std::ostringstream out;
    CsvWriter writer(out);
    writer.text("file");
    if (hasStretches)
        writer.text("start").text("end");
    writer.text("predicted");
    for (const std::string& name : predictions.classes)
        writer.text(name);
    writer.endRow();
    const std::size_t classes = predictions.classes.size();
    const std::vector<int> predicted = mostProbable(predictions.probabilities, classes);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        writer.text(rows[row].file);
        for (std::size_t i = 0; hasStretches && i < 2; ++i)
            rows[row].stretch ? writer.number((*rows[row].stretch)[i]) : writer.empty();
        writer.text(predictions.classes[std::size_t(predicted[row])]);
        for (std::size_t i = 0; i < classes; ++i)
            writer.number(predictions.probabilities[row * classes + i]);
        writer.endRow();
    }
    return std::move(out).str();
}

std::vector<SegmentRecord> predictedSegments(const Predictions& predictions, const std::string& annotator,
                                             const std::string& labelSet)
{
    const std::vector<int> predicted = mostProbable(predictions.probabilities, predictions.classes.size());
    std::vector<SegmentRecord> segments;
    for (std::size_t row = 0; row < predictions.rows.size(); ++row) {
        const DatasetRow& here = predictions.rows[row];
        if (!here.stretch)
            continue;
        SegmentRecord* last = segments.empty() || segments.back().file != here.file ? nullptr : &segments.back();
        auto [start, end] = *here.stretch;
        if (last != nullptr && start < last->end)
            start = last->end = (start + last->end) / 2.0;
        const std::string& label = predictions.classes[std::size_t(predicted[row])];
        if (last != nullptr && start == last->end && last->labels.at(labelSet) == label) {
            last->end = end;
            continue;
        }
        SegmentRecord& segment = segments.emplace_back();
        segment.file = here.file;
        segment.start = start;
        segment.end = end;
        segment.annotator = annotator;
        segment.labels[labelSet] = label;
    }
    return segments;
}

FeatureTableOptions measuringOf(const TrainedModel& model)
{
    FeatureTableOptions options;
    const bool isMeasured = model.inputOptions.find(R"("from":"pictures")") == std::string::npos;
    if (model.input == InputKind::Picture && isMeasured)
        return options;
    if (const auto rows = measuredRows(model.inputOptions))
        return tableOptionsOf(*rows);
    throw ParameterError(SUARA_TEXT("Core", "The network learned from a file, so nothing says how clips are measured "
                                            "for it. Choose one that learned from clips."));
}

Dataset measuredFor(const TrainedModel& model, const std::vector<FeatureInput>& inputs,
                    const FeatureTableOptions& options, int jobs, Task& task)
{
    if (isFromTensors(model.inputOptions))
        return datasetFromTensors(inputs, jobs, task, RowChoice::All);
    if (model.input == InputKind::Picture)
        return datasetFromClips(inputs, pictureOptionsOf(model.inputOptions, model.network.input), jobs, task,
                                RowChoice::All);
    return measuredTable(model, inputs, options, task);
}

Predictions predictAlong(const TrainedModel& model, const FeatureInput& clip, double every, double length, int jobs,
                         Task& task)
{
    const FeatureTableOptions options = measuringOf(model);
    const double stretch = isFromTensors(model.inputOptions) ? std::min(length, tensorSeconds) : length;
    const std::vector<FeatureInput> windows = windowsOf(clip, every, stretch, task);
    Predictions predictions{model.classes, {}, {}, {}};
    for (std::size_t begin = 0; begin < windows.size(); begin += windowsTogether) {
        const std::size_t end = std::min(windows.size(), begin + windowsTogether);
        PartTask part(task, double(begin) / double(windows.size()), double(end) / double(windows.size()));
        const auto first = windows.begin() + std::ptrdiff_t(begin);
        Dataset dataset = measuredFor(model, {first, windows.begin() + std::ptrdiff_t(end)}, options, jobs, part);
        if (!dataset.rows.empty())
            append(predictions.probabilities, predictModel(model, dataset, jobs));
        append(predictions.rows, std::move(dataset.rows));
        append(predictions.failures, std::move(dataset.failures));
    }
    return predictions;
}

} // namespace suara
