#include "app/cli/ExtractCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/ClipLabels.h"
#include "app/cli/Console.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Inputs.h"
#include "app/cli/Output.h"
#include "core/features/FeatureTable.h"
#include "core/formats/FeatureCsv.h"

#include <cstdio>
#include <sstream>

namespace suara {

namespace {

/// `--shard I/N`: input i belongs to shard I when it is the I-th, the (I + N)-th ... one (0 means N).
struct Shard {
    int index = 1;
    int count = 1;

    bool holds(std::size_t input) const { return int((input + 1) % std::size_t(count)) == index % count; }
};

Shard takeShard(Arguments& arguments)
{
    const std::optional<std::string> given = arguments.optional("--shard");
    Shard shard;
    int used = 0;
    if (given && (std::sscanf(given->c_str(), "%9d/%9d%n", &shard.index, &shard.count, &used) != 2 ||
                  used != int(given->size()) || shard.count < 1 || shard.index < 0 || shard.index > shard.count))
        throw UsageError("--shard is \"" + *given + "\"; allowed is I/N with I from 1 to N, e.g. 1/4");
    return shard;
}

Summary takeSummary(Arguments& arguments)
{
    const std::string name = arguments.choice("--summary", {"first", "mean", "stats"}, "first");
    return name == "first" ? Summary::First : name == "mean" ? Summary::Mean : Summary::Stats;
}

FeatureTableOptions takeOptions(Arguments& arguments, const Console& console)
{
    FeatureTableOptions options;
    const bool isFull = arguments.choice("--set", {"lecture", "full"}, "lecture") == "full";
    options.features = isFull ? fullFeatures() : lectureFeatures();
    options.summary = takeSummary(arguments);
    options.sampleRate = takeSampleRate(arguments);
    options.parameters = takeParameters(arguments);
    options.jobs = console.jobs();
    return options;
}

std::vector<FeatureInput> labelled(const std::vector<Input>& inputs, Shard shard, const ClipLabels& labels,
                                   Console& console)
{
    std::vector<FeatureInput> chosen;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (!shard.holds(i))
            continue;
        const std::filesystem::path& path = inputs[i].path;
        const std::optional<ClipLabels::Entry> entry = labels.find(path);
        if (!entry) {
            console.failed(path, "It has no line in the table of --labels. Add one, or leave the file out.");
            continue;
        }
        FeatureInput& input = chosen.emplace_back();
        input.row.file = path.string();
        input.row.label = entry->label;
        input.row.group = entry->group;
        input.path = path;
    }
    return chosen;
}

void run(Arguments& arguments, Console& console)
{
    const FeatureTableOptions options = takeOptions(arguments, console);
    const Shard shard = takeShard(arguments);
    const std::optional<std::string> labelsOption = arguments.optional("--labels");
    const std::optional<std::string> out = arguments.optional("--out");
    const std::vector<std::string> paths = arguments.positionals("PATH", 1);
    const ClipLabels labels(labelsOption);
    const std::vector<FeatureInput> inputs = labelled(expandInputs(paths, console), shard, labels, console);

    const FeatureTable table = computeFeatureTable(inputs, options, console);
    for (const FeatureFailure& failure : table.failures)
        console.failed(failure.row.file, filledPacked(failure.text, failure.arguments));
    std::ostringstream csv;
    writeFeatureCsv(table, csv);
    Output output(out);
    output.write(std::move(csv).str());
    output.close();
}

} // namespace

Command extractCommand()
{
    static const std::string options =
        std::string("  --out F.csv          where the table goes; without it, to standard output\n"
                    "  --set SET            lecture (default): ZCR SC RMSE SB SROLL SFLAT SCON MFCC1…MFCC40;\n"
                    "                       full: every per-frame feature, each of its rows\n"
                    "  --summary S          first (default): the first frame; mean: over all frames;\n"
                    "                       stats: mean, std, min, max and median of each row\n"
                    "  --labels L           folder: the parent folder's name; F.csv: a table file,label[,group]\n"
                    "  --shard I/N          only every N-th input, beginning with the I-th (1 to N)\n") +
        featureOptionsHelp;
    return {"extract",
            "measures files into a feature table",
            "PATH… --out F.csv [options]",
            options,
            "  suara-cli extract drums/ --labels folder --summary mean --out drums.csv",
            run};
}

} // namespace suara
