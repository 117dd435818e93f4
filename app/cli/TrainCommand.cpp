#include "app/cli/TrainCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Output.h"
#include "app/cli/RecipeOptions.h"
#include "app/cli/TrainingData.h"
#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/formats/Csv.h"
#include "core/learning/CrossValidation.h"
#include "core/learning/RoundCheckpoints.h"
#include "core/learning/SplitComparison.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace suara {

namespace {

/// "70", or "64x48": width and height.
PictureOptions pictureOptions(Arguments& arguments)
{
    const std::string text = arguments.text("--size", std::to_string(kPictureSide));
    const std::size_t sign = text.find('x');
    const auto width = csvNumber(text.substr(0, sign));
    const auto height = sign == std::string::npos ? width : csvNumber(text.substr(sign + 1));
    const auto isSide = [](const std::optional<double>& side) {
        return side && *side == std::floor(*side) && *side >= 8 && *side <= 1024;
    };
    if (!isSide(width) || !isSide(height))
        throw UsageError("--size is \"" + text + "\"; allowed is N or WxH with 8 to 1024 pixels each");
    const bool isBgr = arguments.choice("--channels", {"rgb", "bgr"}, "rgb") == "bgr";
    return {int(*width), int(*height), isBgr ? ChannelOrder::Bgr : ChannelOrder::Rgb};
}

/// DATA stands behind its options: those given are noted before they are taken.
class IdleOptions {
public:
    explicit IdleOptions(const Arguments& arguments)
    {
        for (const std::string_view name :
             {"--label", "--columns", "--annotator", "--summary", "--size", "--channels", "--tensors", "--group"})
            if (arguments.has(name))
                m_given.emplace_back(name);
    }

    /// @throws UsageError if one of them does nothing for these data
    void refuse(DataSource source, const TrainingDataOptions& options) const
    {
        const bool isTable = source == DataSource::Table;
        const bool isProject = source == DataSource::Project;
        const bool readsPictures = options.input == InputKind::Picture;
        refuse("--label", source != DataSource::Folder,
               "a table or a project; of a folder its folders are the classes");
        refuse("--group", source != DataSource::Folder, "a table or a project; a folder tells no groups");
        refuse("--columns", isTable, "a table");
        refuse("--annotator", isProject && !options.columns.label.empty(), "the segments of a project, with --label");
        refuse("--summary", !isTable && !readsPictures, "clips that are measured to a table");
        refuse("--tensors", !isTable, "clips: a folder or a project");
        refuse("--size", readsPictures && !options.asTensors, "a --model that reads pictures, without --tensors");
        refuse("--channels", readsPictures && !options.asTensors, "a --model that reads pictures, without --tensors");
        if (isProject && !options.columns.group.empty() && options.columns.group != "speaker" &&
            options.columns.group != "episode")
            throw UsageError("--group is \"" + options.columns.group + "\"; of a project it is speaker or episode");
    }

private:
    void refuse(const std::string& name, bool isMeant, const char* belongsTo) const
    {
        if (!isMeant && std::ranges::find(m_given, name) != m_given.end())
            throw UsageError(name + " belongs to " + belongsTo);
    }

    std::vector<std::string> m_given;
};

TrainingDataOptions dataOptions(Arguments& arguments, const RecipeOptions& recipe)
{
    TrainingDataOptions options;
    options.columns.label = arguments.text("--label", "");
    options.columns.group = recipe.group;
    options.columns.inputs = listOf(arguments.text("--columns", ""));
    options.annotator = arguments.text("--annotator", "");
    options.picture = pictureOptions(arguments);
    options.asTensors = arguments.flag("--tensors");
    if (options.asTensors && recipe.recipe.model.input == InputKind::Table)
        throw UsageError("--tensors belongs to a --model that reads pictures, such as cnn");
    options.table.summary =
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

/// Where every epoch is kept, and how to go on from there.
struct Checkpoints {
    std::optional<std::string> folder;
    bool resumes = false;
    std::optional<RoundCheckpoints> rounds = {};

    void begin(int count)
    {
        if (folder)
            rounds.emplace(*folder, count);
    }

    TrainingSteering steering(int round) { return rounds ? rounds->steering(round, resumes) : TrainingSteering(); }
};

Checkpoints takeCheckpoints(Arguments& arguments)
{
    Checkpoints checkpoints;
    checkpoints.resumes = arguments.flag("--resume");
    checkpoints.folder = arguments.optional("--checkpoints");
    const auto& folder = checkpoints.folder;
    if (checkpoints.resumes && !folder)
        throw UsageError("--resume goes on from --checkpoints DIR; say which");
    if (folder && !checkpoints.resumes && RoundCheckpoints::learned(*folder) > 0)
        throw UsageError("there are checkpoints in \"" + *folder +
                         "\"; go on from them with --resume, or choose another folder");
    return checkpoints;
}

/// Ctrl+C ends training like Stop on the Train page: what was learned is written.
TrainingObserver printedEpochs(const TrainingOptions& training, Console& console)
{
    TrainingObserver observer;
    observer.epoch = [epochs = training.epochs](const EpochRecord& record) {
        std::cout << epochText(record, epochs) << std::endl;
    };
    observer.restored = [print = observer.epoch](const std::vector<EpochRecord>& epochs) {
        std::ranges::for_each(epochs, print);
    };
    observer.trouble = [&console, told = std::string()](const Error& error) mutable {
        const auto* io = dynamic_cast<const IoError*>(&error);
        const std::string where = io != nullptr ? io->file().parent_path().string() + ": " : "";
        std::string sentence = "warning: " + where + error.what() + " Training goes on.";
        if (sentence != told) // the same comes with every epoch
            console.note(sentence);
        told = std::move(sentence);
    };
    return observer;
}

void say(const std::vector<TrainingWarning>& warnings, Console& console)
{
    for (const TrainingWarning& warning : warnings)
        console.note("warning: " + filled(warning.text, warning.arguments));
}

TrainingRun trained(const Dataset& dataset, const TrainingRecipe& recipe, Checkpoints& checkpoints, Console& console)
{
    const Split split = splitOf(dataset, recipe.split);
    say(warningsFor(dataset, split), console);
    checkpoints.begin(1);
    TrainingRun run =
        trainOn(dataset, recipe, split, console, printedEpochs(recipe.training, console), checkpoints.steering(0));
    say(courseWarnings(run.model.history), console);
    say(resultWarnings(run.matrix), console);
    return run;
}

/// What the scores are worth: with groups on both sides, and with unseen ones.
void compare(const Dataset& dataset, const TrainingRecipe& recipe, Console& console)
{
    const SplitComparison comparison = compareSplits(dataset, recipe, console);
    if (comparison.wasStopped)
        throw Cancelled{};
    const TrainingWarning sentence = comparison.sentence();
    std::cout << filled(sentence.text, sentence.arguments) << std::endl;
}

void printFolds(const CrossValidation& validation)
{
    const std::vector<double> shares = validation.accuracies();
    for (std::size_t fold = 0; fold < shares.size(); ++fold)
        std::cout << "Fold " << fold + 1 << " - acc: " << shortest(shares[fold]) << "\n";
    std::cout << "\nConfusion matrix over the folds (rows: true, columns: predicted)\n\n"
              << matrixText(validation.matrix) << "\n"
              << reportText(validation.report) << "\n"
              << scoresText(scoresOf(validation.matrix));
}

/// The folds' checkpoints, and those of the model of all rows behind them.
CrossValidation validated(const Dataset& dataset, const RecipeOptions& options, Checkpoints& checkpoints,
                          Console& console)
{
    checkpoints.begin(int(foldsOf(classNumbers(dataset), dataset.groups(), *options.folds).size()) + 1);
    const auto begins = [&](std::size_t fold, const Split& split) {
        std::cout << "Fold " << fold + 1 << " - training rows: " << split.training.size()
                  << " - held out: " << split.test.size() << std::endl;
        say(warningsFor(dataset, split), console);
    };
    CrossValidation validation = crossValidate(dataset, options.recipe, *options.folds, console, begins,
                                               printedEpochs(options.recipe.training, console),
                                               [&](std::size_t fold) { return checkpoints.steering(int(fold)); });
    for (const std::vector<EpochRecord>& history : validation.histories)
        say(courseWarnings(history), console);
    printFolds(validation);
    return validation;
}

/// The model that the folds speak for: of all rows.
TrainingRun trainedOnAll(const Dataset& dataset, TrainingRecipe recipe, const TrainingSteering& steering,
                         Console& console)
{
    recipe.split.kind = SplitKind::Whole;
    std::cout << "\nAll rows\n";
    TrainingRun run = trainModel(dataset, recipe, console, printedEpochs(recipe.training, console), steering);
    say(courseWarnings(run.model.history), console);
    return run;
}

void run(Arguments& arguments, Console& console)
{
    const IdleOptions idle(arguments);
    const RecipeOptions recipe = takeRecipe(arguments, console.jobs());
    const TrainingDataOptions options = dataOptions(arguments, recipe);
    const auto out = arguments.output("--out");
    const auto history = arguments.output("--history");
    const bool compares = arguments.flag("--compare-splits");
    if (compares && recipe.folds)
        throw UsageError("--compare-splits is of one training; leave --folds and --leave-one-group-out out");
    Checkpoints checkpoints = takeCheckpoints(arguments);
    const std::string data = arguments.positionals("DATA", 1, 1).front();
    idle.refuse(sourceOf(data), options);
    std::optional<Output> model = outputFor(out);
    std::optional<Output> table = outputFor(history);

    const Dataset dataset = readTrainingData(data, options, console);
    aboutData(data, [&] { return classNumbers(dataset); });
    if (compares)
        checkGroups(dataset); // before hours of training
    std::optional<TrainingRun> result;
    if (recipe.folds) {
        const CrossValidation validation = validated(dataset, recipe, checkpoints, console);
        writeText(table, historyCsv(validation));
        if (validation.wasStopped)
            throw Cancelled{};
        if (model)
            result = trainedOnAll(dataset, recipe.recipe, checkpoints.steering(int(validation.folds.size())), console);
    } else {
        result = trained(dataset, recipe.recipe, checkpoints, console);
    }
    if (!result)
        return;
    result->model.labelColumn = options.columns.label;
    result->model.groupColumn = options.columns.group;
    writeText(model, modelBytes(result->model)); // first: it is what the time was spent for
    if (!recipe.folds)
        writeText(table, historyCsv(result->model.history));
    if (result->model.wasStopped)
        throw Cancelled{};
    if (compares)
        compare(dataset, recipe.recipe, console);
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
            "  --size N, --size WxH sides of pictures in pixels (default 70)\n"
            "  --channels rgb|bgr   order of a pixel's colours (default rgb; bgr as OpenCV reads files)\n"
            "  --tensors            clips as 600 x 128 log-mel tensors, one for each 3 s, not as pictures (with "
            "--model "
            "cnn)\n"
            "  --checkpoints DIR    keeps all of the training after every epoch; of a long one the latest ten, the "
            "best and\n"
            "                       every second, fourth, … of the others stay\n"
            "  --resume             goes on after the newest of those, to the very bits of a training without a break; "
            "the\n"
            "                       other options must be the same, but for more --epochs\n"
            "  --compare-splits     also says how the same recipe does with groups on both sides and with unseen "
            "ones\n") +
        recipeOptionsHelp;
    return {"train",
            "teaches a network and prints one line per epoch",
            "DATA [--model dense|cnn|F.json] [--out M] [options]",
            options,
            "  suara-cli train voice.csv --model dense --stratify --epochs 50 --out voice.suaramodel",
            run};
}

} // namespace suara
