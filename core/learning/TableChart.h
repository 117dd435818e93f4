#pragma once

#include "core/learning/Scaler.h"

#include <string>
#include <vector>

namespace suara {

struct FeatureTable;
struct PcaMap;

enum class ChartKind { Histogram, Box, Scatter, Pca };

/// How the columns of a scatter are scaled; fitted on all rows that have a value, as the lecture does.
struct Scaling {
    ScalerKind kind = ScalerKind::MinMax;
    double low = -1.0;
    double high = 1.0;

    bool operator==(const Scaling&) const = default;
};

/// What a chart of a feature table shows.
struct TableChart {
    ChartKind kind = ChartKind::Histogram;
    std::string x = {}; ///< column along the axis of values; across, of a scatter
    std::string y = {}; ///< up, of a scatter
    int bins = 20;      ///< of a histogram
    double lower = 0.0; ///< of a histogram; lower == upper: the range of the data
    double upper = 0.0;
    bool density = false; ///< the area of each class is 1 (of all together when stacked), as numpy.histogram has it
    bool stacked = false;
    bool reversed = false; ///< both axes of a scatter from high to low: F2 against F1 as phoneticians draw vowels
    Scaling scaling = {};  ///< of a scatter
    std::vector<std::string> features = {}; ///< that a PCA map is made of (columnFeature()); empty: all
    int xComponent = 1;                     ///< of a PCA map, from 1
    int yComponent = 2;

    bool operator==(const TableChart&) const = default;
};

/// How many components a PCA map offers.
constexpr int mapComponents = 10;

/// The classes of a table's rows, as a chart shows them.
struct ChartClasses {
    std::string column = "label"; ///< what the column of classes is called in the table's CSV
    std::vector<std::string> names;
    std::vector<int> ofRow;           ///< index into names, -1 for none
    std::vector<bool> hidden;         ///< by class; missing entries are shown
    bool hidesUnclassed = false;      ///< rows without a class
    std::vector<std::string> colours; ///< "#164adb", by class; missing entries leave it to matplotlib

    bool isShown(int index) const;
    bool hasUnclassed() const; ///< some row has no class
};

/// The classes that a table's rows name, sorted by code point.
ChartClasses classesOf(const FeatureTable& table);

/// A column of a scatter as it is drawn: scaled, and NaN where the row has no value.
std::vector<double> scaledValues(const FeatureTable& table, std::size_t column, const Scaling& scaling);

/// By what the counts of each class of a histogram are multiplied: 1, or what makes densities of them.
/// @param counts  by class, then by bin
std::vector<double> densityFactors(const TableChart& chart, const std::vector<std::vector<int>>& counts, double width);

/// What the chart draws, as CSV with CRLF: a histogram a row a bin, a box plot a row a class, a scatter and a map a
/// row a clip. Only what is shown.
/// @param map  of a PCA map
/// @throws ParameterError if the table has no such column
std::string chartCsv(const TableChart& chart, const FeatureTable& table, const ChartClasses& classes,
                     const PcaMap* map = nullptr);

/// A Python script that draws the same chart with numpy and matplotlib 3.10 (and scikit-learn where there is something
/// to scale) from the table exported as CSV, whose name is its first argument, else features.csv. It leaves what it
/// draws in arrays: edges, counts; boxes; x, y; scores.
std::string chartScript(const TableChart& chart, const ChartClasses& classes, const PcaMap* map = nullptr);

/// The place of a column. @throws ParameterError if the table has no such column
std::size_t columnIndex(const FeatureTable& table, const std::string& column);

} // namespace suara
