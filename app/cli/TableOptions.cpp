#include "app/cli/TableOptions.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/FeatureOptions.h"
#include "core/features/Catalog.h"
#include "core/formats/Csv.h"

#include <algorithm>

namespace suara {

namespace {

std::vector<TableFeature> namedFeatures(const std::string& names)
{
    std::vector<TableFeature> features;
    for (const std::string& name : listOf(names)) {
        const FeatureSpec& spec = featureSpec(name);
        if (!spec.tabulated)
            throw UsageError(name + " is no feature of a table; suara-cli frames writes it");
        if (std::ranges::find(features, name, &TableFeature::id) != features.end())
            throw UsageError("--features names " + name + " twice");
        features.push_back({name});
    }
    if (features.empty())
        throw UsageError("--features names no feature; suara-cli features lists them");
    return features;
}

std::vector<double> takePercentiles(Arguments& arguments)
{
    std::vector<double> percentiles;
    for (const std::string& part : listOf(arguments.text("--percentiles", ""))) {
        const std::optional<double> percent = csvNumber(part);
        if (!percent || !(*percent >= 0.0 && *percent <= 100.0))
            throw UsageError("--percentiles holds \"" + part +
                             "\"; allowed are numbers from 0 to 100, e.g. 5,25,75,95");
        if (std::ranges::find(percentiles, *percent) != percentiles.end())
            throw UsageError("--percentiles holds " + part + " twice");
        percentiles.push_back(*percent);
    }
    return percentiles;
}

void takeSummary(Arguments& arguments, FeatureTableOptions& options)
{
    const bool isGiven = arguments.has("--summary");
    const std::string name = arguments.choice("--summary", {"first", "mean", "stats"}, "first");
    options.summary = name == "first" ? Summary::First : name == "mean" ? Summary::Mean : Summary::Stats;
    options.percentiles = takePercentiles(arguments);
    if (isGiven && options.voice)
        throw UsageError("--set voice has one value a clip by itself; leave --summary out");
    if (!options.percentiles.empty() && options.summary != Summary::Stats)
        throw UsageError("--percentiles are further columns of --summary stats");
}

} // namespace

FeatureTableOptions takeTableOptions(Arguments& arguments, const Console& console)
{
    FeatureTableOptions options;
    if (arguments.has("--set") && arguments.has("--features"))
        throw UsageError("--features stands for a set; leave --set out");
    const bool isNumbered = arguments.has("--seewave");
    const std::string set = arguments.choice("--set", {"lecture", "voice", "full"}, "lecture");
    const std::string seewave = arguments.choice("--seewave", {"2.0.2", "2.2.4"}, "2.0.2");
    if (isNumbered && set != "voice")
        throw UsageError("--seewave belongs to --set voice");
    if (set == "full")
        options.features = fullFeatures();
    if (set == "voice")
        options.voice = seewave == "2.2.4" ? Seewave::V224 : Seewave::V202;
    if (const std::optional<std::string> names = arguments.optional("--features"))
        options.features = namedFeatures(*names);
    takeSummary(arguments, options);
    options.sampleRate = takeSampleRate(arguments);
    options.parameters = takeParameters(arguments);
    options.jobs = console.jobs();
    return options;
}

const char tableOptionsHelp[] =
    "  --set SET            lecture (default): ZCR SC RMSE SB SROLL SFLAT SCON MFCC1…MFCC40;\n"
    "                       voice: the twenty columns of voice.csv, meanfreq … modindx;\n"
    "                       full: every per-frame feature, each of its rows\n"
    "  --features ID,ID…    these features instead of a set (\"suara-cli features\" lists them)\n"
    "  --summary S          first (default): the first frame; mean: over all frames;\n"
    "                       stats: mean, std, min, max and median of each row\n"
    "  --percentiles P,P…   further columns of stats, e.g. 5,95\n"
    "  --seewave V          numbering of the voice columns: 2.0.2 (default, as voice.csv) or 2.2.4\n";

} // namespace suara
