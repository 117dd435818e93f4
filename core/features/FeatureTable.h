#pragma once

#include "core/annotation/Segment.h"
#include "core/base/Task.h"
#include "core/features/Parameters.h"

#include <Eigen/Core>
#include <cstdint>
#include <filesystem>
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

/// How the frames of a clip become one value.
enum class Summary {
    First, ///< the first frame, as in the lecture
    Mean,
    Stats, ///< mean, std, min, max and median: five columns a row
};

/// One feature of a table. `single` gives one column where the feature has several rows: the first row (First), or the
/// mean over rows too (Mean), as the lecture does with contrast. Stats has a column for each row always.
struct TableFeature {
    std::string id;
    bool single = false;
};

std::vector<TableFeature> lectureFeatures(); ///< ZCR SC RMSE SB SROLL SFLAT SCON MFCC
std::vector<TableFeature> fullFeatures();    ///< every tabulated feature of the catalogue, all rows

struct FeatureTableOptions {
    std::vector<TableFeature> features = lectureFeatures();
    Summary summary = Summary::First;
    Parameters parameters;
    std::optional<int> sampleRate = 22050; ///< none: each file's own
    int jobs = 0;                          ///< threads; 0: all cores. The result does not depend on it
    DiskCache* cache = nullptr;            ///< must outlive the call
};

/// The columns that such a table has, and their units ("" for a ratio). @throws ParameterError
std::vector<std::string> tableColumns(const FeatureTableOptions& options);
std::vector<std::string> tableUnits(const FeatureTableOptions& options);

/// Measures every input. A file that cannot be measured is a failure, the others go on.
/// @throws ParameterError if the options are wrong, Cancelled
FeatureTable computeFeatureTable(const std::vector<FeatureInput>& inputs, const FeatureTableOptions& options,
                                 Task& task);

} // namespace suara
