#include "app/cli/TrainCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Output.h"
#include "app/cli/TrainingData.h"
#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/learning/TrainingRun.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <optional>

namespace suara {

namespace {

constexpr int kMany = 1'000'000;

ModelPlan planOf(const std::string& model)
{
    if (!model.ends_with(".json"))
        return modelPlan(model);
    std::ifstream in(model, std::ios::binary);
    const std::string json{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in)
        throw IoError(model, "The file cannot be read.");
    return parseModelPlan(json, model);
}

ScalerKind scalerOf(const std::string& name)
{
    return name == "standard" ? ScalerKind::Standard : name == "minmax" ? ScalerKind::MinMax : ScalerKind::None;
}

OptimizerOptions optimizerOf(Arguments& arguments)
{
    const std::string name = arguments.choice("--optimizer", {"adam", "sgd", "rmsprop"}, "adam");
    OptimizerOptions options;
    options.kind = name == "sgd"       ? OptimizerKind::Sgd
                   : name == "rmsprop" ? OptimizerKind::RmsProp
                                       : OptimizerKind::Adam;
    if (options.kind == OptimizerKind::Sgd)
        options.learningRate = 0.01;
    options.learningRate = arguments.number("--learning-rate", options.learningRate, 0.0, 1000.0);
    options.momentum = arguments.number("--momentum", 0.0, 0.0, 1.0);
    return options;
}

std::uint32_t seedOf(Arguments& arguments)
{
    return std::uint32_t(arguments.number("--seed", 0, 0, std::numeric_limits<std::uint32_t>::max()));
}

double testSizeOf(Arguments& arguments)
{
    const double share = arguments.number("--test-size", 0.1, 0.0, 1.0);
    if (share <= 0.0 || share >= 1.0)
        throw UsageError("--test-size is " + csvText(share) + "; allowed is more than 0 and less than 1");
    return share;
}

TrainingRecipe recipeOf(Arguments& arguments, const Console& console)
{
    TrainingRecipe recipe;
    recipe.model = planOf(arguments.text("--model", "dense"));
    recipe.split.testSize = testSizeOf(arguments);
    recipe.split.seed = seedOf(arguments);
    const bool isStratified = arguments.flag("--stratify");
    recipe.split.kind = isStratified ? SplitKind::Stratified : SplitKind::Shuffled;
    if (arguments.has("--group")) {
        if (isStratified)
            throw UsageError("--stratify and --group exclude each other");
        recipe.split.kind = SplitKind::Grouped;
    }
    recipe.scaler = scalerOf(arguments.choice("--scaler", {"standard", "minmax", "none"}, "standard"));
    recipe.training.optimizer = optimizerOf(arguments);
    recipe.training.epochs = arguments.integer("--epochs", 30, 1, kMany);
    recipe.training.batchSize = arguments.integer("--batch-size", 32, 1, kMany);
    recipe.training.patience = arguments.integer("--patience", 0, 0, kMany);
    recipe.training.seed = recipe.split.seed;
    recipe.training.jobs = console.jobs();
    return recipe;
}

TrainingDataOptions dataOptions(Arguments& arguments, const ModelPlan& model)
{
    TrainingDataOptions options;
    options.columns.label = arguments.text("--label", "");
    options.columns.group = arguments.text("--group", "");
    options.annotator = arguments.text("--annotator", "");
    options.side = arguments.integer("--size", kPictureSide, 8, 1024);
    options.summary =
        arguments.choice("--summary", {"first", "mean"}, "first") == "mean" ? Summary::Mean : Summary::First;
    options.input = model.input;
    return options;
}

/// A file that appears when all is done. Made before the work, so that a folder which cannot be written to is refused
/// before hours of it.
std::optional<Output> outputFor(const std::optional<std::string>& file)
{
    return file ? std::optional<Output>(std::in_place, file) : std::nullopt;
}

void writeText(std::optional<Output>& output, const std::string& text)
{
    if (!output)
        return;
    output->write(text);
    output->close();
}

/// Ctrl+C ends training like Stop on the Train page: what was learned is written.
TrainingRun trained(const Dataset& dataset, const TrainingRecipe& recipe, Console& console)
{
    const auto printEpoch = [&](const EpochRecord& record) {
        std::cout << epochText(record, recipe.training.epochs) << std::endl;
    };
    return trainModel(dataset, recipe, console, {printEpoch, {}});
}

void run(Arguments& arguments, Console& console)
{
    const TrainingRecipe recipe = recipeOf(arguments, console);
    const TrainingDataOptions options = dataOptions(arguments, recipe.model);
    const auto out = arguments.optional("--out");
    const auto history = arguments.optional("--history");
    const std::string data = arguments.positionals("DATA", 1, 1).front();
    std::optional<Output> model = outputFor(out);
    std::optional<Output> table = outputFor(history);

    const Dataset dataset = readTrainingData(data, options, console);
    TrainingRun result = trained(dataset, recipe, console);
    result.model.labelColumn = options.columns.label;
    result.model.groupColumn = options.columns.group;
    for (const TrainingWarning& warning : result.warnings)
        console.note("warning: " + filled(warning.text, warning.arguments));
    writeText(table, historyCsv(result.model.history));
    writeText(model, modelBytes(result.model));
    if (result.model.wasStopped)
        throw Cancelled{};
}

} // namespace

Command trainCommand()
{
    return {
        "train",
        "teaches a network and prints one line per epoch",
        "DATA [--model dense|cnn|F.json] [--out M] [options]",
        "DATA is a feature table (CSV; what `extract --labels` writes), a project (*.suara), or a folder whose "
        "folders\n"
        "are classes of pictures (PNG, JPEG) or of clips. The text columns file, group and speaker are never inputs.\n"
        "Ctrl+C ends training after the batch under way and keeps what was learned.\n"
        "  --model NAME         dense (64 relu, 32 relu, softmax), cnn (the lecture's, on pictures), or a JSON file\n"
        "                       with a list \"layers\" (default dense)\n"
        "  --out M              the trained model, with everything needed to use it\n"
        "  --history F.csv      loss and accuracy of every epoch\n"
        "  --label COLUMN       the column of classes (default: label, else the last); of a project: a label set, "
        "whose\n"
        "                       labelled segments are learned from (default: the clips' own classes)\n"
        "  --annotator NAME     whose segments (default: the first annotator)\n"
        "  --test-size X        the share held out for validation, more than 0, less than 1 (default 0.1)\n"
        "  --stratify           hold out each class with its share\n"
        "  --group COLUMN       hold out whole groups; of a project: speaker or episode\n"
        "  --scaler NAME        standard, minmax or none, fitted on the training part (default standard)\n"
        "  --summary NAME       clips to a table: first frame or mean (default first)\n"
        "  --size N             side of pictures in pixels (default 70)\n"
        "  --optimizer NAME     adam, sgd or rmsprop (default adam)\n"
        "  --learning-rate X    (default 0.001; sgd 0.01)\n"
        "  --momentum X         of sgd (default 0)\n"
        "  --epochs N           (default 30)\n"
        "  --batch-size N       (default 32)\n"
        "  --seed N             of split, weights, order and dropout; the same seed gives the same bits (default 0)\n"
        "  --patience N         stop when the validation loss has not improved for N epochs, and take the best\n"
        "                       weights (default 0: never)\n",
        "  suara-cli train voice.csv --model dense --stratify --epochs 50 --out voice.suaramodel",
        run};
}

} // namespace suara
