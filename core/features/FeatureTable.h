#pragma once

#include "core/annotation/Segment.h"
#include "core/base/Task.h"
#include "core/features/Parameters.h"
#include "core/features/Summary.h"
#include "core/features/VoiceStatistics.h"

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace suara {

class DiskCache;

/// Who a row of a table is.
struct FeatureRow {
    ClipId clip = 0;
    SegmentId segment = 0; ///< 0: the whole clip
    std::string file;      ///< as given; UTF-8
    std::string label;     ///< class; "" for none
    std::string group;     ///< speaker, episode ...: what may not stand on both sides of a split; "" for none
    std::optional<std::array<double, 2>> stretch = {}; ///< seconds, when it is a part of the file only
};

/// An input that gave no row, and why.
struct FeatureFailure {
    FeatureRow row;
    std::string text;      ///< English template (Text.h)
    std::string arguments; ///< its arguments, separated by U+001F
};

/// One row a clip or a segment, one column a value.
struct FeatureTable {
    std::vector<std::string> columns;
    std::vector<std::string> units; ///< of each column; "" for a ratio
    std::vector<FeatureRow> rows;
    std::string labelColumn = "label";    ///< what the column of classes is called in the table's CSV
    Eigen::ArrayXXd values;               ///< shape (rows, columns)
    std::vector<FeatureFailure> failures; ///< in the order of the inputs
};

/// One file, or a stretch of it, to be measured.
struct FeatureInput {
    FeatureRow row;
    std::filesystem::path path;
    std::string contentHash;         ///< of the file, for the cache; "" is hashed when a cache is given
    std::int64_t start = 0;          ///< samples of the file's own rate
    std::optional<std::int64_t> end; ///< none: to the end of the file
};

/// One feature of a table. `single` gives one column where the feature has several rows: the first row (First), or the
/// mean over rows too (Mean), as the lecture does with contrast. Stats has a column for each row always.
struct TableFeature {
    std::string id;
    bool single = false;
};

std::vector<TableFeature> lectureFeatures(); ///< ZCR SC RMSE SB SROLL SFLAT SCON MFCC
std::vector<TableFeature> fullFeatures();    ///< every tabulated feature without gaps, all rows

struct FeatureTableOptions {
    std::vector<TableFeature> features = lectureFeatures();
    std::optional<Seewave> voice; ///< the voice columns so numbered, instead of features and their summary
    Summary summary = Summary::First;
    std::vector<double> percentiles; ///< further columns of Stats, each in [0, 100]
    Parameters parameters;
    std::optional<int> sampleRate = 22050; ///< none: each file's own
    int jobs = 0;                          ///< threads; 0: all cores. The result does not depend on it
    DiskCache* cache = nullptr;            ///< must outlive the call
};

/// The columns that such a table has, and their units ("" for a ratio). @throws ParameterError
std::vector<std::string> tableColumns(const FeatureTableOptions& options);
std::vector<std::string> tableUnits(const FeatureTableOptions& options);

/// One input measured: its row of values, or the reason why there is none.
struct FeatureOutcome {
    std::vector<double> values;
    std::optional<FeatureFailure> failure;
};

/// Measures every input and hands the outcomes over one by one, in the order of the inputs, each as soon as it and all
/// before it are there: what was handed over stands, whatever comes later.
/// @param take  called from any thread, never by two at a time
/// @throws ParameterError if the options are wrong, Cancelled, and what take throws
void measureFeatures(const std::vector<FeatureInput>& inputs, const FeatureTableOptions& options, Task& task,
                     const std::function<void(std::size_t index, FeatureOutcome outcome)>& take);

/// Measures every input. A file that cannot be measured is a failure, the others go on.
/// @throws ParameterError if the options are wrong, Cancelled
FeatureTable computeFeatureTable(const std::vector<FeatureInput>& inputs, const FeatureTableOptions& options,
                                 Task& task);

} // namespace suara
