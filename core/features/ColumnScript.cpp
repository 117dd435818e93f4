#include "core/features/ColumnScript.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/features/Catalog.h"
#include "core/features/PythonScript.h"

#include <algorithm>

namespace suara {

namespace {

/// Where a column's values come from.
struct Column {
    TableFeature feature;
    std::size_t row = 0; ///< of the feature's frames
    std::string summary; ///< as of summaryNames()
};

Column columnOf(const FeatureTableOptions& options, const std::string& name)
{
    const std::vector<std::string> endings = summaryNames(options.summary, options.percentiles);
    for (const TableFeature& feature : options.features) {
        FeatureTableOptions alone = options;
        alone.features = {feature};
        const std::vector<std::string> columns = tableColumns(alone);
        const auto found = std::size_t(std::ranges::find(columns, name) - columns.begin());
        if (found < columns.size())
            return {feature, found / endings.size(), endings[found % endings.size()]};
    }
    throw ParameterError(SUARA_TEXT("Core", "The table has no column \"%1\"."), {name});
}

/// What numpy calls the summary of `x`.
std::string summaryCode(const Column& column, Summary summary)
{
    if (summary == Summary::First)
        return "x[0]";
    if (column.summary.empty())
        return "x.mean()";
    if (column.summary.starts_with("_p"))
        return "np.percentile(x, " + column.summary.substr(2) + ")";
    return "np." + column.summary.substr(1) + "(x)";
}

/// Half a sample further in, so that librosa's rounding down of seconds finds it.
std::string seconds(std::int64_t samples, int sampleRate)
{
    return std::to_string(samples) + ".5 / " + std::to_string(sampleRate);
}

} // namespace

std::string columnScript(const FeatureTableOptions& options, const std::string& name, const FeatureInput& input,
                         int sampleRate)
{
    const Column column = columnOf(options, name);
    std::string code = pythonScript(featureSpec(column.feature.id), options.parameters, options.sampleRate, input.path);
    if (input.start > 0 || input.end) {
        const std::string load = "librosa.load(path, ";
        std::string stretch = "offset=" + seconds(input.start, sampleRate) + ", ";
        if (input.end)
            stretch += "duration=" + seconds(*input.end - input.start, sampleRate) + ", ";
        code.insert(code.find(load) + load.size(), stretch);
    }
    const bool overRows = column.feature.single && options.summary == Summary::Mean;
    code += "\n# " + name + "\nx = np.atleast_2d(frames)" + (overRows ? "" : "[" + std::to_string(column.row) + "]") +
            ".astype(np.float64)\n";
    if (options.summary != Summary::First)
        code += "x = x[~np.isnan(x)]  # frames without a value do not count\n";
    return code + "print(" + summaryCode(column, options.summary) + ")\n";
}

} // namespace suara
