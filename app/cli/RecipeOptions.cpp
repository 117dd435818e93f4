#include "app/cli/RecipeOptions.h"

#include "app/cli/Arguments.h"
#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/base/FileBytes.h"
#include "core/base/Shortest.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace suara {

namespace {

constexpr int kMany = 1'000'000;
constexpr double kEndless = std::numeric_limits<double>::max();

const std::vector<std::string> scalerNames{"none", "standard", "minmax", "robust"}; // in ScalerKind's order
const std::vector<std::string> optimizerNames{"adam", "sgd", "rmsprop", "adamw"};   // in OptimizerKind's order
const std::vector<std::string> scheduleNames(kScheduleNames.begin(), kScheduleNames.end());

template<typename Kind>
Kind takeKind(Arguments& arguments, std::string_view name, const std::vector<std::string>& names, Kind fallback)
{
    const std::string chosen = arguments.choice(name, names, names[std::size_t(fallback)]);
    return Kind(std::ranges::find(names, chosen) - names.begin());
}

ModelPlan planOf(const std::string& model)
{
    if (endingOf(model) != ".json")
        return modelPlan(model);
    return parseModelPlan(bytesOf(model), model);
}

void takeScaler(Arguments& arguments, TrainingRecipe& recipe)
{
    arguments.refuse(recipe.model.input == InputKind::Table, {"--scaler", "--range"}, "a --model that reads a table");
    recipe.scaler = takeKind(arguments, "--scaler", scalerNames, ScalerKind::Standard);
    arguments.refuse(recipe.scaler == ScalerKind::MinMax, {"--range"}, "--scaler minmax");
    const std::string range = arguments.text("--range", "0,1");
    const std::vector<std::string> ends = listOf(range);
    const auto low = ends.size() == 2 ? csvNumber(ends[0]) : std::nullopt;
    const auto high = ends.size() == 2 ? csvNumber(ends[1]) : std::nullopt;
    if (!low || !high || !(*low < *high) || !std::isfinite(*high - *low))
        throw UsageError("--range is \"" + range + "\"; allowed is LOW,HIGH, e.g. -1,1");
    recipe.low = *low;
    recipe.high = *high;
}

OptimizerOptions takeOptimizer(Arguments& arguments)
{
    OptimizerOptions options;
    options.kind = takeKind(arguments, "--optimizer", optimizerNames, options.kind);
    const bool isAdam = options.kind == OptimizerKind::Adam || options.kind == OptimizerKind::AdamW;
    arguments.refuse(options.kind == OptimizerKind::Sgd, {"--momentum"}, "--optimizer sgd");
    arguments.refuse(isAdam, {"--beta-1", "--beta-2"}, "--optimizer adam or adamw");
    arguments.refuse(options.kind == OptimizerKind::RmsProp, {"--rho"}, "--optimizer rmsprop");
    arguments.refuse(options.kind != OptimizerKind::Sgd, {"--epsilon"}, "--optimizer adam, adamw or rmsprop");
    arguments.refuse(options.kind == OptimizerKind::AdamW, {"--weight-decay"}, "--optimizer adamw");
    if (options.kind == OptimizerKind::Sgd)
        options.learningRate = 0.01;
    options.learningRate = arguments.number("--learning-rate", options.learningRate, 0.0, 1000.0);
    options.momentum = arguments.number("--momentum", options.momentum, 0.0, 1.0);
    options.beta1 = arguments.number("--beta-1", options.beta1, 0.0, 1.0);
    options.beta2 = arguments.number("--beta-2", options.beta2, 0.0, 1.0);
    options.rho = arguments.number("--rho", options.rho, 0.0, 1.0);
    options.epsilon = arguments.number("--epsilon", options.epsilon, 0.0, 1.0);
    options.weightDecay = arguments.number("--weight-decay", options.weightDecay, 0.0, 1000.0);
    return options;
}

LearningRateSchedule takeSchedule(Arguments& arguments)
{
    LearningRateSchedule schedule;
    schedule.kind = takeKind(arguments, "--schedule", scheduleNames, schedule.kind);
    arguments.refuse(schedule.kind != ScheduleKind::Constant, {"--decay-steps", "--decay-rate"},
                     "a --schedule that falls");
    schedule.decaySteps = arguments.integer("--decay-steps", schedule.decaySteps, 1, std::numeric_limits<int>::max());
    schedule.rate =
        arguments.number("--decay-rate", schedule.kind == ScheduleKind::Cosine ? 0.0 : schedule.rate, 0.0, kEndless);
    return schedule;
}

AugmentationOptions takeAugmentation(Arguments& arguments, InputKind input)
{
    arguments.refuse(input == InputKind::Picture,
                     {"--shift", "--time-masks", "--frequency-masks", "--mask-share", "--time-down"},
                     "a --model that reads pictures, such as cnn");
    const bool masks = arguments.has("--time-masks") || arguments.has("--frequency-masks");
    arguments.refuse(masks, {"--mask-share"}, "--time-masks and --frequency-masks");
    arguments.refuse(masks || arguments.has("--shift"), {"--time-down"}, "--shift, --time-masks and --frequency-masks");
    AugmentationOptions options;
    options.noise = arguments.number("--noise", options.noise, 0.0, kEndless);
    options.gain = arguments.number("--gain", options.gain, 0.0, 1.0);
    options.shift = arguments.number("--shift", options.shift, 0.0, 1.0);
    options.timeMasks = arguments.integer("--time-masks", options.timeMasks, 0, 100);
    options.frequencyMasks = arguments.integer("--frequency-masks", options.frequencyMasks, 0, 100);
    options.maskShare = arguments.number("--mask-share", options.maskShare, 0.0, 1.0);
    options.isTimeDown = arguments.flag("--time-down");
    return options;
}

ClassWeighting takeWeighting(Arguments& arguments)
{
    ClassWeighting weighting;
    const std::string text = arguments.text("--class-weight", "none");
    weighting.isBalanced = text == "balanced";
    if (weighting.isBalanced || text == "none")
        return weighting;
    for (const std::string& part : listOf(text)) {
        const std::size_t sign = part.rfind('=');
        const auto weight = csvNumber(sign == std::string::npos ? "" : part.substr(sign + 1));
        if (!weight || !(*weight >= 0.0) || !std::isfinite(*weight))
            throw UsageError("--class-weight is \"" + text +
                             "\"; allowed is none, balanced, or CLASS=WEIGHT,CLASS=WEIGHT… with weights of 0 or more");
        weighting.weights[part.substr(0, sign)] = *weight;
    }
    return weighting;
}

double takeTestSize(Arguments& arguments)
{
    const std::optional<std::string> given = arguments.optional("--test-size");
    if (!given)
        return 0.1;
    const std::optional<double> share = csvNumber(*given);
    if (!share || !(*share > 0.0 && *share < 1.0))
        throw UsageError("--test-size is " + *given + "; allowed is a number of more than 0 and less than 1");
    return *share;
}

std::optional<FoldOptions> takeFolds(Arguments& arguments, bool isStratified, bool isGrouped, std::uint32_t seed)
{
    const bool leavesOneOut = arguments.flag("--leave-one-group-out");
    if (!leavesOneOut && !arguments.has("--folds"))
        return std::nullopt;
    if (leavesOneOut && arguments.has("--folds"))
        throw UsageError("--leave-one-group-out has as many folds as groups; leave --folds out");
    if (arguments.has("--test-size"))
        throw UsageError("folds hold out every row once; leave --test-size out");
    if (leavesOneOut && isStratified)
        throw UsageError("--leave-one-group-out holds out whole groups; leave --stratify out");
    FoldOptions options;
    options.count = arguments.integer("--folds", options.count, 2, kMany);
    options.seed = seed;
    options.kind = leavesOneOut   ? FoldKind::LeaveOneGroupOut
                   : isGrouped    ? FoldKind::StratifiedGrouped
                   : isStratified ? FoldKind::Stratified
                                  : FoldKind::Plain;
    return options;
}

std::uint32_t takeSeed(Arguments& arguments)
{
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    const double seed = arguments.number("--seed", 0, 0, most);
    if (seed != std::floor(seed))
        throw UsageError("--seed is " + shortest(seed) + "; allowed is a whole number from 0 to " + shortest(most));
    return std::uint32_t(seed);
}

void takeSplit(Arguments& arguments, RecipeOptions& options)
{
    SplitOptions& split = options.recipe.split;
    split.seed = takeSeed(arguments);
    const bool isStratified = arguments.flag("--stratify");
    const bool isGrouped = arguments.has("--group");
    options.group = arguments.text("--group", "");
    options.folds = takeFolds(arguments, isStratified, isGrouped, split.seed);
    split.testSize = takeTestSize(arguments);
    if (isStratified && isGrouped && !options.folds)
        throw UsageError("--stratify and --group exclude each other, but for --folds");
    split.kind = isGrouped ? SplitKind::Grouped : isStratified ? SplitKind::Stratified : SplitKind::Shuffled;
}

} // namespace

RecipeOptions takeRecipe(Arguments& arguments, int jobs)
{
    RecipeOptions options;
    TrainingRecipe& recipe = options.recipe;
    recipe.model = planOf(arguments.text("--model", "dense"));
    takeSplit(arguments, options);
    takeScaler(arguments, recipe);
    recipe.weighting = takeWeighting(arguments);
    recipe.training.optimizer = takeOptimizer(arguments);
    recipe.training.schedule = takeSchedule(arguments);
    recipe.training.augmentation = takeAugmentation(arguments, recipe.model.input);
    recipe.training.epochs = arguments.integer("--epochs", 30, 1, kMany);
    recipe.training.batchSize = arguments.integer("--batch-size", 32, 1, kMany);
    recipe.training.patience = arguments.integer("--patience", 0, 0, kMany);
    recipe.training.plateauPatience = arguments.integer("--plateau-patience", 0, 0, kMany);
    recipe.training.seed = recipe.split.seed;
    recipe.training.jobs = jobs;
    return options;
}

const char recipeOptionsHelp[] =
    "  --model NAME         dense (64 relu, 32 relu, softmax), cnn (the lecture's, on pictures), or a JSON file\n"
    "                       with a list \"layers\" (default dense)\n"
    "  --seed N             of split, weights, order and dropout; the same seed gives the same bits (default 0)\n"
    "what is held out:\n"
    "  --test-size X        the share, more than 0, less than 1 (default 0.1)\n"
    "  --stratify           each class with its share\n"
    "  --group COLUMN       whole groups; of a project: speaker or episode\n"
    "  --folds K            every row once, in K parts; the report is of all folds together, and --out the model of\n"
    "                       all rows. With --stratify and --group as above\n"
    "  --leave-one-group-out  every group once (--group COLUMN says which; default group, else speaker)\n"
    "how numbers are scaled, by the training part:\n"
    "  --scaler NAME        standard, minmax, robust or none (default standard)\n"
    "  --range LOW,HIGH     of minmax (default 0,1)\n"
    "how it learns:\n"
    "  --epochs N           (default 30)\n"
    "  --batch-size N       (default 32)\n"
    "  --optimizer NAME     adam, adamw, sgd or rmsprop (default adam)\n"
    "  --learning-rate X    (default 0.001; sgd 0.01)\n"
    "  --momentum X         of sgd (default 0)\n"
    "  --beta-1 X, --beta-2 X, --epsilon X, --rho X, --weight-decay X\n"
    "                       of the others, with Keras's defaults (0.9, 0.999, 1e-7, 0.9, 0.004)\n"
    "  --schedule NAME      constant, exponential, step, cosine or inverse_time (default constant)\n"
    "  --decay-steps N, --decay-rate X\n"
    "                       of the schedule, as Keras's (default 1000, 0.5; cosine 0)\n"
    "  --plateau-patience N divide the learning rate by 10 when the validation loss has not improved for N epochs\n"
    "  --patience N         stop when the validation loss has not improved for N epochs, and take the best\n"
    "                       weights (default 0: never)\n"
    "  --class-weight W     balanced, none, or CLASS=WEIGHT,CLASS=WEIGHT… (default none)\n"
    "what is changed in every epoch anew (augmentation; default nothing):\n"
    "  --noise X            adds noise of this standard deviation (after scaling)\n"
    "  --gain X             multiplies by 1-X to 1+X\n"
    "  --shift X            moves pictures along time by up to this share of their width\n"
    "  --time-masks N, --frequency-masks N, --mask-share X\n"
    "                       SpecAugment: blanks N stretches of up to this share each (default share 0.1)\n"
    "  --time-down          time runs down the pictures, not to the right\n";

} // namespace suara
