#include "app/cli/ChartSource.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/TrainingData.h"
#include "core/base/AtomicFile.h"
#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"
#include "core/formats/FeatureCsv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <memory>

namespace suara {

namespace {

namespace fs = std::filesystem;

constexpr std::array scalers{ScalerKind::None, ScalerKind::Standard, ScalerKind::MinMax, ScalerKind::Robust};

/// "0,0.2"
void takeRange(Arguments& arguments, TableChart& chart)
{
    const std::optional<std::string> text = arguments.optional("--range");
    if (!text)
        return;
    const std::vector<std::string> ends = listOf(*text);
    const auto lower = ends.size() == 2 ? csvNumber(ends[0]) : std::nullopt;
    const auto upper = ends.size() == 2 ? csvNumber(ends[1]) : std::nullopt;
    if (!lower || !upper || !(*lower < *upper) || !std::isfinite(*upper - *lower))
        throw UsageError("--range is " + *text + "; wanted is LOWER,UPPER, e.g. 0,0.2");
    chart.lower = *lower;
    chart.upper = *upper;
}

Scaling takeScaling(Arguments& arguments)
{
    const std::vector<std::string> names{"none", "standard", "minmax", "robust"};
    const std::string name = arguments.choice("--scaler", names, "minmax");
    return {scalers[std::size_t(std::ranges::find(names, name) - names.begin())]};
}

/// The project's clips, measured with the lecture's features.
FeatureTable measuredProject(const ChartRequest& request, Console& console)
{
    TrainingDataOptions options;
    options.table.summary = request.summary;
    const Dataset dataset = readTrainingData(request.file, options, console);
    FeatureTable table;
    table.columns = dataset.columns;
    FeatureTableOptions measured;
    measured.summary = request.summary;
    table.units = tableUnits(measured);
    using Rows = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    table.values = Eigen::Map<const Rows>(dataset.table.data(), Eigen::Index(dataset.rows.size()),
                                          Eigen::Index(dataset.columns.size()));
    for (const DatasetRow& row : dataset.rows)
        table.rows.push_back({row.clip, row.segment, row.file, row.label, row.group, row.stretch});
    if (table.rows.empty())
        throw IoError(request.file, SUARA_TEXT("Core", "The project has no clip with a class."));
    return table;
}

} // namespace

ChartRequest takeChart(Arguments& arguments, ChartKind kind)
{
    ChartRequest request;
    request.chart.kind = kind;
    if (kind != ChartKind::Pca)
        request.chart.x = arguments.text("--x", "");
    if (kind == ChartKind::Scatter) {
        request.chart.y = arguments.text("--y", "");
        request.chart.scaling = takeScaling(arguments);
        request.chart.reversed = arguments.flag("--reversed");
    }
    if (kind == ChartKind::Histogram) {
        request.chart.bins = arguments.integer("--bins", 20, 1, 1000);
        takeRange(arguments, request.chart);
        request.chart.density = arguments.flag("--density");
        request.chart.stacked = arguments.flag("--stacked");
    }
    if (kind == ChartKind::Pca)
        request.chart.features = listOf(arguments.text("--features", ""));
    const std::string summary = arguments.choice("--summary", {"first", "mean", "stats"}, "first");
    request.summary = summary == "first" ? Summary::First : summary == "mean" ? Summary::Mean : Summary::Stats;
    return request;
}

ChartSource chartSource(ChartRequest& request, Console& console)
{
    const bool isProject = endingOf(request.file) == ".suara";
    const auto table = std::make_shared<const FeatureTable>(isProject ? measuredProject(request, console)
                                                                      : readFeatureCsv(request.file));
    TableChart& chart = request.chart;
    if (chart.x.empty())
        chart.x = table->columns.front();
    if (chart.y.empty())
        chart.y = table->columns[table->columns.size() > 1 ? 1 : 0];
    columnIndex(*table, chart.x);
    columnIndex(*table, chart.y);
    ChartSource source;
    source.table = table;
    const ChartClasses classes = classesOf(*table);
    source.rowClasses = classes.ofRow;
    for (const std::string& name : classes.names)
        source.classes.names.append(QString::fromStdString(name));
    for (const FeatureRow& row : table->rows)
        source.rowNames.append(QString::fromStdString(row.file));
    if (chart.kind == ChartKind::Pca) {
        source.map = std::make_shared<const PcaMap>(pcaMap(*table, chart.features, mapComponents, console));
        if (source.map->scores.size() == 0)
            throw ParameterError(SUARA_TEXT("Core", "A PCA map needs two rows and two columns whose values differ and "
                                                    "none of which is missing."));
        for (const std::string& column : source.map->constant)
            console.note("Left out, for its values are all the same: " + column);
        for (const std::string& column : source.map->missing)
            console.note("Left out, for some of its values are missing: " + column);
    }
    return source;
}

bool writeChartText(const std::string& file, const TableChart& chart, const ChartSource& source)
{
    const std::string ending = endingOf(file);
    if (ending == ".csv")
        writeFile(file, chartCsv(chart, *source.table, chartClasses(source), source.map.get()));
    else if (ending == ".py")
        writeFile(file, chartScript(chart, chartClasses(source), source.map.get()));
    else
        return false;
    return true;
}

const char chartOptionsHelp[] =
    "of a chart (histogram, box, scatter, pca), whose FILE is a feature CSV or a project P.suara:\n"
    "  --x C, --y C         columns; the first ones without it\n"
    "  --bins N             of a histogram, 20 without it\n"
    "  --range A,B          of a histogram; the range of the data without it\n"
    "  --density            areas of 1 instead of counts\n"
    "  --stacked            one class on another\n"
    "  --scaler S           of a scatter: minmax (from -1 to 1), standard, robust or none\n"
    "  --reversed           both axes of a scatter from high to low, as a vowel chart: --x F2 --y F1\n"
    "  --features A,B       of a PCA map: these features' columns only, e.g. ZCR,MFCC\n"
    "  --summary S          of a project's clips: first, mean or stats\n";

} // namespace suara
