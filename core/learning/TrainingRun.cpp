#include "core/learning/TrainingRun.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/learning/Folds.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/LayerJson.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <unistd.h>

namespace suara {

namespace {

constexpr std::size_t kFewRows = 5;
constexpr std::size_t kUnevenRatio = 10;

std::vector<std::size_t> counted(const std::vector<int>& classes, const std::vector<std::size_t>& rows,
                                 std::size_t count)
{
    std::vector<std::size_t> counts(count);
    for (const std::size_t row : rows)
        ++counts[std::size_t(classes[row])];
    return counts;
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? text + " …" : text;
}

/// Adds one sentence that names all it is about, if there is anything.
void addIfAny(std::vector<TrainingWarning>& warnings, const char* text, const std::vector<std::string>& names)
{
    if (!names.empty())
        warnings.push_back({text, {listed(names)}});
}

std::vector<std::string> namesWhere(const LabelEncoder& encoder, const std::function<bool(std::size_t)>& isMeant)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < encoder.classes().size(); ++i)
        if (isMeant(i))
            names.push_back(encoder.classes()[i]);
    return names;
}

void warnOfClasses(const Dataset& dataset, const Split& split, std::vector<TrainingWarning>& warnings)
{
    const LabelEncoder encoder(dataset.labels());
    const std::vector<int> classes = encoder.encode(dataset.labels());
    const auto learned = counted(classes, split.training, encoder.classes().size());
    const auto held = counted(classes, split.test, encoder.classes().size());
    if (dataset.unlabelled > 0)
        warnings.push_back(
            {SUARA_TEXT("Core", "Left out, as they have no label: %1 rows."), {std::to_string(dataset.unlabelled)}});
    addIfAny(warnings, SUARA_TEXT("Core", "Nothing to learn from: only the test part has rows of %1."),
             namesWhere(encoder, [&](std::size_t i) { return learned[i] == 0; }));
    addIfAny(warnings, SUARA_TEXT("Core", "Fewer than 5 rows in the test part: %1. Their scores say little."),
             namesWhere(encoder, [&](std::size_t i) { return !split.test.empty() && held[i] < kFewRows; }));
    const auto [fewest, most] = std::ranges::minmax_element(learned);
    if (*fewest > 0 && *most > kUnevenRatio * *fewest)
        warnings.push_back({SUARA_TEXT("Core", "%1 has more than ten times the rows of %2: a network that always says "
                                               "the one already looks good."),
                            {encoder.classes()[std::size_t(most - learned.begin())],
                             encoder.classes()[std::size_t(fewest - learned.begin())]}});
}

void warnOfColumns(const Dataset& dataset, const Split& split, std::vector<TrainingWarning>& warnings)
{
    std::vector<std::string> constant;
    for (std::size_t column = 0; column < dataset.columns.size(); ++column) {
        const auto value = [&](std::size_t row) {
            return dataset.table[row * dataset.columns.size() + column];
        };
        if (std::ranges::all_of(split.training,
                                [&](std::size_t row) { return value(row) == value(split.training[0]); }))
            constant.push_back(dataset.columns[column]);
    }
    addIfAny(warnings, SUARA_TEXT("Core", "The same value in every row, so nothing to learn from: %1."), constant);
}

void warnOfLeaks(const Dataset& dataset, const Split& split, std::vector<TrainingWarning>& warnings)
{
    std::set<std::string> learned;
    for (const std::size_t row : split.training)
        learned.insert(dataset.rows[row].group);
    std::set<std::string> shared;
    for (const std::size_t row : split.test)
        if (!dataset.rows[row].group.empty() && learned.contains(dataset.rows[row].group))
            shared.insert(dataset.rows[row].group);
    addIfAny(warnings,
             SUARA_TEXT("Core", "On both sides of the split: %1. Scores will be better than on unseen ones; split by "
                                "group to see those."),
             {shared.begin(), shared.end()});
}

/// Refuses before starting what the machine's memory cannot hold.
void checkMemory(const Dataset& dataset, const Network& network, const TrainingOptions& options)
{
    const int jobs = options.jobs > 0 ? options.jobs : defaultJobs();
    const double needed = sizeof(float) * double(dataset.rows.size()) * double(dataset.input.size()) +
                          network.trainingBytes(options.batchSize, jobs);
    const double present = double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE));
    if (needed > 0.8 * present)
        throw ParameterError(SUARA_TEXT("Core",
                                        "Training would need about %1 MB of memory; this machine has %2 MB. Take "
                                        "smaller pictures, fewer units or a smaller batch."),
                             {std::to_string(std::int64_t(needed / 1e6)), std::to_string(std::int64_t(present / 1e6))});
}

TrainedModel modelOf(const Dataset& dataset, const TrainingRecipe& recipe, const LabelEncoder& encoder)
{
    TrainedModel model;
    model.name = recipe.model.id;
    model.input = dataset.kind;
    model.network = networkSpec(recipe.model, dataset.input, int(encoder.classes().size()));
    model.classes = encoder.classes();
    model.columns = dataset.columns;
    model.inputOptions = dataset.options;
    model.split = recipe.split;
    model.training = recipe.training;
    model.program = "Suara " SUARA_VERSION;
    return model;
}

LabelEncoder encoderFor(const Dataset& dataset)
{
    if (dataset.rows.empty())
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to learn from: no row has a label."));
    LabelEncoder encoder(dataset.labels());
    if (encoder.classes().size() < 2)
        throw ParameterError(SUARA_TEXT("Core", "Every row has the class “%1”; learning needs at least two classes."),
                             {encoder.classes().front()});
    return encoder;
}

/// One weight a class, or none at all if all count the same.
std::vector<double> classWeightsOf(const ClassWeighting& weighting, const LabelEncoder& encoder,
                                   const std::vector<int>& trainingClasses)
{
    if (weighting.isBalanced)
        return balancedClassWeights(trainingClasses, encoder.classes().size());
    if (weighting.weights.empty())
        return {};
    std::vector<double> weights(encoder.classes().size(), 1.0);
    for (const auto& [label, weight] : weighting.weights)
        weights[std::size_t(encoder.encode({label}).front())] = weight;
    return weights;
}

std::vector<std::size_t> allRows(const Dataset& dataset)
{
    std::vector<std::size_t> rows(dataset.rows.size());
    std::iota(rows.begin(), rows.end(), std::size_t(0));
    return rows;
}

void checkInputs(const TrainedModel& model, const Dataset& dataset)
{
    if (model.input != dataset.kind)
        throw ParameterError(model.input == InputKind::Table
                                 ? SUARA_TEXT("Core", "The model reads tables of numbers, not pictures.")
                                 : SUARA_TEXT("Core", "The model reads pictures, not tables of numbers."));
    if (!(dataset.input == model.network.input))
        throw ParameterError(SUARA_TEXT("Core", "The model reads inputs of %1; the data has %2."),
                             {shapeText(model.network.input), shapeText(dataset.input)});
    for (std::size_t i = 0; i < model.columns.size(); ++i)
        if (model.columns[i] != dataset.columns[i])
            throw ParameterError(SUARA_TEXT("Core", "The model learned from the column “%1”; the data has “%2” there."),
                                 {model.columns[i], dataset.columns[i]});
}

OrderedJson rowJson(const ReportRow& row)
{
    return {{"precision", row.precision}, {"recall", row.recall}, {"f1-score", row.f1}, {"support", row.support}};
}

OrderedJson matrixJson(const ConfusionMatrix& matrix)
{
    OrderedJson rows = OrderedJson::array();
    const auto size = std::ptrdiff_t(matrix.classes.size());
    for (auto row = matrix.counts.begin(); row != matrix.counts.end(); row += size)
        rows.push_back(std::vector<std::int64_t>(row, row + size));
    return rows;
}

OrderedJson sharesJson(const ConfusionMatrix& matrix, Normalisation by)
{
    const std::vector<double> shares = normalised(matrix, by);
    OrderedJson rows = OrderedJson::array();
    const auto size = std::ptrdiff_t(matrix.classes.size());
    for (auto row = shares.begin(); row != shares.end(); row += size)
        rows.push_back(std::vector<double>(row, row + size));
    return rows;
}

OrderedJson rowsJson(const Dataset& dataset, const std::vector<std::size_t>& rows)
{
    OrderedJson list = OrderedJson::array();
    for (const std::size_t row : rows) {
        const DatasetRow& entry = dataset.rows[row];
        list.push_back({{"row", row},
                        {"clip", entry.clip},
                        {"segment", entry.segment},
                        {"file", entry.file},
                        {"label", entry.label},
                        {"group", entry.group}});
    }
    return list;
}

} // namespace

std::vector<TrainingWarning> warningsFor(const Dataset& dataset, const Split& split)
{
    std::vector<TrainingWarning> warnings;
    warnOfClasses(dataset, split, warnings);
    warnOfColumns(dataset, split, warnings);
    warnOfLeaks(dataset, split, warnings);
    return warnings;
}

std::vector<int> classNumbers(const Dataset& dataset)
{
    return encoderFor(dataset).encode(dataset.labels());
}

Split splitOf(const Dataset& dataset, const SplitOptions& options)
{
    return splitRows(classNumbers(dataset), dataset.groups(), options);
}

TrainingRun trainModel(const Dataset& dataset, const TrainingRecipe& recipe, Task& task,
                       const TrainingObserver& observer, const TrainingSteering& steering)
{
    return trainOn(dataset, recipe, splitOf(dataset, recipe.split), task, observer, steering);
}

TrainingRun trainOn(const Dataset& dataset, const TrainingRecipe& recipe, Split split, Task& task,
                    const TrainingObserver& observer, const TrainingSteering& steering)
{
    const LabelEncoder encoder = encoderFor(dataset);
    const std::vector<int> classes = encoder.encode(dataset.labels());
    TrainingRun run;
    run.model = modelOf(dataset, recipe, encoder);
    Network network(run.model.network);
    checkMemory(dataset, network, recipe.training);
    run.split = std::move(split);
    run.warnings = warningsFor(dataset, run.split);
    if (dataset.kind == InputKind::Table)
        run.model.scaler = fittedScaler(recipe.scaler, dataset.table, dataset.columns.size(), run.split.training,
                                        recipe.low, recipe.high);
    const Examples test = examples(dataset, run.split.test, run.model.scaler, classes);
    const Examples training = examples(dataset, run.split.training, run.model.scaler, classes);
    run.model.training.classWeights = classWeightsOf(recipe.weighting, encoder, training.classes);
    const TrainingHistory history = train(network, training, test, run.model.training, task, observer, steering);

    run.model.weights.assign(network.parameters().begin(), network.parameters().end());
    run.model.history = history.epochs;
    run.model.training.rateChanges = history.rateChanges;
    run.model.wasStopped = history.wasStopped;
    run.model.bestEpoch = history.bestEpoch;
    run.model.trainingRows = run.split.training.size();
    run.model.testRows = run.split.test.size();
    if (run.split.test.empty())
        return run;
    run.truth = test.classes;
    run.probabilities = predict(network, test, recipe.training.jobs);
    run.predicted = mostProbable(run.probabilities, encoder.classes().size());
    run.matrix = confusionMatrix(run.truth, run.predicted, encoder.classes());
    run.report = fullReport(run.matrix);
    return run;
}

Examples allExamples(const TrainedModel& model, const Dataset& dataset)
{
    if (dataset.rows.empty())
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to evaluate."));
    checkInputs(model, dataset);
    return examples(dataset, allRows(dataset), model.scaler, std::vector<int>(dataset.rows.size()));
}

std::vector<float> predictModel(const TrainedModel& model, const Dataset& dataset, int jobs)
{
    return predict(networkOf(model), allExamples(model, dataset), jobs);
}

ModelEvaluation evaluateModel(const TrainedModel& model, const Dataset& dataset, int jobs)
{
    Examples all = allExamples(model, dataset);
    for (std::size_t row = 0; row < dataset.rows.size(); ++row) {
        const auto found = std::ranges::find(model.classes, dataset.rows[row].label);
        if (found == model.classes.end())
            throw ParameterError(SUARA_TEXT("Core", "The class “%1” is not one of those that were learned."),
                                 {dataset.rows[row].label});
        all.classes[row] = int(found - model.classes.begin());
    }
    const Network network = networkOf(model);
    ModelEvaluation evaluation;
    evaluation.truth = all.classes;
    evaluation.probabilities = predict(network, all, jobs);
    evaluation.predicted = mostProbable(evaluation.probabilities, model.classes.size());
    evaluation.matrix = confusionMatrix(all.classes, evaluation.predicted, model.classes);
    evaluation.report = fullReport(evaluation.matrix);
    evaluation.loss = evaluated(network, all, jobs).loss;
    return evaluation;
}

std::string evaluationJson(const ConfusionMatrix& matrix, const ClassificationReport& report)
{
    OrderedJson lines;
    for (const ReportRow& row : report.rows)
        lines[row.name] = rowJson(row);
    if (report.coversAll)
        lines["accuracy"] = report.micro.f1;
    else
        lines["micro avg"] = rowJson(report.micro);
    lines["macro avg"] = rowJson(report.macro);
    lines["weighted avg"] = rowJson(report.weighted);
    const MatrixScores scores = scoresOf(matrix);
    return OrderedJson{{"classes", matrix.classes},
                       {"confusion_matrix", matrixJson(matrix)},
                       {"normalized_true", sharesJson(matrix, Normalisation::True)},
                       {"normalized_pred", sharesJson(matrix, Normalisation::Predicted)},
                       {"accuracy", scores.accuracy},
                       {"balanced_accuracy", scores.averageRecall},
                       {"matthews_corrcoef", scores.matthews},
                       {"cohen_kappa", scores.kappa ? OrderedJson(*scores.kappa) : OrderedJson()},
                       {"report", lines},
                       {"warnings", report.warnings}}
        .dump(2, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string runRecord(const Dataset& dataset, const TrainingRun& run)
{
    OrderedJson record = OrderedJson::parse(modelJson(run.model));
    record["matrix"] = matrixJson(run.matrix);
    record["truth"] = run.truth;
    record["predicted"] = run.predicted;
    record["probabilities"] = run.probabilities;
    record["training_rows"] = rowsJson(dataset, run.split.training);
    record["test_rows"] = rowsJson(dataset, run.split.test);
    return record.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

} // namespace suara
