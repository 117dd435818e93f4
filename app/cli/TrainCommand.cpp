#include "app/cli/TrainCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Output.h"
#include "app/cli/RecipeOptions.h"
#include "app/cli/TrainingData.h"
#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/learning/CrossValidation.h"

#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace suara {

namespace {

TrainingDataOptions dataOptions(Arguments& arguments, const RecipeOptions& recipe)
{
    TrainingDataOptions options;
    options.columns.label = arguments.text("--label", "");
    options.columns.group = recipe.group;
    options.columns.inputs = listOf(arguments.text("--columns", ""));
    options.annotator = arguments.text("--annotator", "");
    options.side = arguments.integer("--size", kPictureSide, 8, 1024);
    options.summary =
        arguments.choice("--summary", {"first", "mean"}, "first") == "mean" ? Summary::Mean : Summary::First;
    options.input = recipe.recipe.model.input;
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
TrainingObserver printedEpochs(const TrainingOptions& training)
{
    return {
        [epochs = training.epochs](const EpochRecord& record) { std::cout << epochText(record, epochs) << std::endl; },
        {}};
}

void say(const std::vector<TrainingWarning>& warnings, Console& console)
{
    for (const TrainingWarning& warning : warnings)
        console.note("warning: " + filled(warning.text, warning.arguments));
}

TrainingRun trained(const Dataset& dataset, const TrainingRecipe& recipe, Console& console)
{
    const Split split = splitOf(dataset, recipe.split);
    say(warningsFor(dataset, split), console);
    return trainOn(dataset, recipe, split, console, printedEpochs(recipe.training));
}

void printFolds(const CrossValidation& validation)
{
    const std::vector<double> shares = validation.accuracies();
    for (std::size_t fold = 0; fold < shares.size(); ++fold)
        std::cout << "Fold " << fold + 1 << " - acc: " << csvText(shares[fold]) << "\n";
    std::cout << "\nConfusion matrix over the folds (rows: true, columns: predicted)\n\n"
              << matrixText(validation.matrix) << "\n"
              << reportText(validation.report) << "\n"
              << scoresText(scoresOf(validation.matrix));
}

CrossValidation validated(const Dataset& dataset, const RecipeOptions& options, Console& console)
{
    const auto begins = [&](std::size_t fold, const Split& split) {
        std::cout << "Fold " << fold + 1 << " - training rows: " << split.training.size()
                  << " - held out: " << split.test.size() << std::endl;
        say(warningsFor(dataset, split), console);
    };
    CrossValidation validation =
        crossValidate(dataset, options.recipe, *options.folds, console, begins, printedEpochs(options.recipe.training));
    printFolds(validation);
    return validation;
}

/// The model that the folds speak for: of all rows.
TrainingRun trainedOnAll(const Dataset& dataset, TrainingRecipe recipe, Console& console)
{
    recipe.split.kind = SplitKind::Whole;
    std::cout << "\nAll rows\n";
    return trainModel(dataset, recipe, console, printedEpochs(recipe.training));
}

void run(Arguments& arguments, Console& console)
{
    const RecipeOptions recipe = takeRecipe(arguments, console.jobs());
    const TrainingDataOptions options = dataOptions(arguments, recipe);
    const auto out = arguments.optional("--out");
    const auto history = arguments.optional("--history");
    const std::string data = arguments.positionals("DATA", 1, 1).front();
    std::optional<Output> model = outputFor(out);
    std::optional<Output> table = outputFor(history);

    const Dataset dataset = readTrainingData(data, options, console);
    std::optional<TrainingRun> result;
    if (recipe.folds) {
        const CrossValidation validation = validated(dataset, recipe, console);
        writeText(table, historyCsv(validation));
        if (validation.wasStopped)
            throw Cancelled{};
        if (model)
            result = trainedOnAll(dataset, recipe.recipe, console);
    } else {
        result = trained(dataset, recipe.recipe, console);
        writeText(table, historyCsv(result->model.history));
    }
    if (!result)
        return;
    result->model.labelColumn = options.columns.label;
    result->model.groupColumn = options.columns.group;
    writeText(model, modelBytes(result->model));
    if (result->model.wasStopped)
        throw Cancelled{};
}

} // namespace

Command trainCommand()
{
    static const std::string options =
        std::string(
            "DATA is a feature table (CSV; what `extract --labels` writes), a project (*.suara), or a folder whose "
            "folders\n"
            "are classes of pictures (PNG, JPEG) or of clips. The text columns file, group and speaker are never "
            "inputs.\n"
            "Ctrl+C ends training after the batch under way and keeps what was learned.\n"
            "  --out M              the trained model, with everything needed to use it\n"
            "  --history F.csv      loss and accuracy of every epoch\n"
            "  --label COLUMN       the column of classes (default: label, else the last); of a project: a label set, "
            "whose\n"
            "                       labelled segments are learned from (default: the clips' own classes)\n"
            "  --columns A,B,…      the columns of a table to learn from (default: all that are left)\n"
            "  --annotator NAME     whose segments (default: the first annotator)\n"
            "  --summary NAME       clips to a table: first frame or mean (default first)\n"
            "  --size N             side of pictures in pixels (default 70)\n") +
        recipeOptionsHelp;
    return {"train",
            "teaches a network and prints one line per epoch",
            "DATA [--model dense|cnn|F.json] [--out M] [options]",
            options,
            "  suara-cli train voice.csv --model dense --stratify --epochs 50 --out voice.suaramodel",
            run};
}

} // namespace suara
