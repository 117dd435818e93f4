#pragma once

#include "core/learning/Dataset.h"
#include "core/learning/LeakGuard.h"
#include "core/learning/Metrics.h"
#include "core/learning/Split.h"
#include "core/learning/TrainingHistory.h"

#include <string>
#include <vector>

namespace suara {

/// A sentence for who is about to go wrong: an English template (Text.h) and its arguments.
struct TrainingWarning {
    const char* text;
    std::vector<std::string> arguments;
};

/// What is worth saying before training: a class that the training part lacks, that has at most 2 rows, or fewer than 5
/// in the test part; one class with more than ten times the rows of another; a constant column; a test part that is
/// the last rows as they stand; and what leakWarnings() says.
std::vector<TrainingWarning> warningsFor(const Dataset& dataset, const Split& split);

/// What a data set knows of where its rows come from: the group as the speaker, the clip or file as the source.
std::vector<RowOrigin> originsOf(const Dataset& dataset);

/// A sentence for each kind of leak, naming what stands on both sides.
std::vector<TrainingWarning> leakWarnings(const std::vector<Leak>& leaks);

/// The class that most rows have, and their share; the first of equals. There must be rows.
struct MostFrequent {
    std::string name;
    double share;
};
MostFrequent mostFrequent(const ConfusionMatrix& matrix);

/// "71.4 %".
std::string percentText(double share);

/// What is worth saying of the course of training: a loss that is no number.
std::vector<TrainingWarning> courseWarnings(const std::vector<EpochRecord>& epochs);

/// What is worth saying after training: an accuracy that is no better than always naming the most frequent class.
std::vector<TrainingWarning> resultWarnings(const ConfusionMatrix& matrix);

} // namespace suara
