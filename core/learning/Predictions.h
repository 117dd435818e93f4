#pragma once

#include "core/features/FeatureTable.h"
#include "core/learning/Dataset.h"

#include <string>
#include <vector>

namespace suara {

struct SegmentRecord;
struct TrainedModel;

/// What a network says of clips or stretches of them.
struct Predictions {
    std::vector<std::string> classes;
    std::vector<DatasetRow> rows;
    std::vector<float> probabilities;     ///< rows x classes
    std::vector<DatasetFailure> failures; ///< what could not be measured
};

/// Columns file, start and end of stretches (seconds, where there are any), predicted, then each class's probability.
std::string predictionsCsv(const Predictions& predictions);

/// The stretches as segments labelled with the predicted class, from rows that go by time: where two overlap they meet
/// in the middle of their overlap, so each speaks for what is nearest to its middle; neighbours that touch and have the
/// same class are one. Rows without a stretch give none.
/// @param annotator, labelSet  whose segments they become, and the set that their labels are of
std::vector<SegmentRecord> predictedSegments(const Predictions& predictions, const std::string& annotator,
                                             const std::string& labelSet);

/// How a model's clips are measured for its table.
/// @throws ParameterError if it learned from a table that does not tell, or from picture files
FeatureTableOptions measuringOf(const TrainedModel& model);

/// Keeps the columns of a measured table that a model learned from, in its order. @throws ParameterError if one is not
/// there
void chooseColumns(Dataset& dataset, const std::vector<std::string>& wanted);

/// Clips or stretches as a model reads them: its pictures, its tensors, or its columns of the table measured so.
/// @throws ParameterError if a column of the model is not measured; Cancelled
Dataset measuredFor(const TrainedModel& model, const std::vector<FeatureInput>& inputs,
                    const FeatureTableOptions& options, int jobs, Task& task);

/// A model's class probabilities along a clip: of a stretch of `length` seconds every `every` seconds (windowsOf()), in
/// little memory whatever the clip's length. @throws ParameterError as the two before; Cancelled
Predictions predictAlong(const TrainedModel& model, const FeatureInput& clip, double every, double length, int jobs,
                         Task& task);

} // namespace suara
