#include "core/learning/TrainingRun.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/learning/Folds.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/LayerJson.h"
#include "core/learning/LearnedRows.h"
#include "core/learning/MeasuredOptions.h"
#include "core/learning/TrainingMemory.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

namespace suara {

namespace {

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
    model.training.augmentation.isTimeDown |= isFromTensors(dataset.options);
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

/// What the network has become, and how.
void keepCourse(TrainingRun& run, const Network& network, const TrainingHistory& history)
{
    run.model.weights.assign(network.parameters().begin(), network.parameters().end());
    run.model.history = history.epochs;
    run.model.training.rateChanges = history.rateChanges;
    run.model.wasStopped = history.wasStopped;
    run.model.bestEpoch = history.bestEpoch;
    run.model.trainingRows = run.split.training.size();
    run.model.testRows = run.split.test.size();
    std::ranges::copy(courseWarnings(run.model.history), std::back_inserter(run.warnings));
}

/// How it does on the rows held out.
void evaluate(TrainingRun& run, const Network& network, const Examples& test, int jobs)
{
    run.truth = test.classes;
    run.probabilities = predict(network, test, jobs);
    run.predicted = mostProbable(run.probabilities, run.model.classes.size());
    run.matrix = confusionMatrix(run.truth, run.predicted, run.model.classes);
    run.report = fullReport(run.matrix);
    std::ranges::copy(resultWarnings(run.matrix), std::back_inserter(run.warnings));
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

/// A table that tells how it was measured is not read as one that was measured otherwise.
void checkMeasuring(const TrainedModel& model, const Dataset& dataset)
{
    auto learned = measuredRows(model.inputOptions);
    auto here = measuredRows(dataset.options);
    if (!learned || !here)
        return;
    learned->erase("program");
    here->erase("program");
    if (const OptionDifference difference = optionDifference(*learned, *here); !difference.isEmpty())
        throw ParameterError(SUARA_TEXT("Core", "The model learned from rows measured with %1; these were measured "
                                                "with %2. Measure these as those."),
                             {difference.there, difference.here});
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

/// Of each epoch the loss of every test row, to four digits after the point; of the latest epochs only, where there
/// would be very many numbers. Earlier ones are empty.
OrderedJson validationLossesJson(const std::vector<EpochRecord>& epochs)
{
    constexpr std::size_t most = 1'000'000;
    std::size_t count = 0;
    OrderedJson list = OrderedJson::array();
    for (auto record = epochs.rbegin(); record != epochs.rend(); ++record) {
        count += record->validationLosses.size();
        OrderedJson losses = OrderedJson::array();
        if (count <= most)
            for (const float loss : record->validationLosses)
                losses.push_back(std::round(1e4 * double(loss)) / 1e4);
        list.push_back(std::move(losses));
    }
    std::reverse(list.begin(), list.end());
    return list;
}

} // namespace

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
    const int jobs = recipe.training.jobs > 0 ? recipe.training.jobs : defaultJobs();
    checkTrainingMemory(
        sizeof(float) * double(dataset.rows.size()) * double(dataset.input.size()) +
        network.trainingBytes(int(std::min(std::size_t(recipe.training.batchSize), split.training.size())), jobs));
    run.split = std::move(split);
    run.warnings = warningsFor(dataset, run.split);
    if (dataset.kind == InputKind::Table)
        run.model.scaler = fittedScaler(recipe.scaler, dataset.table, dataset.columns.size(), run.split.training,
                                        recipe.low, recipe.high, dataset.columns);
    const Examples test = examples(dataset, run.split.test, run.model.scaler, classes);
    const Examples training = examples(dataset, run.split.training, run.model.scaler, classes);
    run.model.training.classWeights = classWeightsOf(recipe.weighting, encoder, training.classes);
    const TrainingHistory history = train(network, training, test, run.model.training, task, observer, steering);

    keepCourse(run, network, history);
    run.model.learnedRows = fingerprints(dataset, run.split.training);
    if (!run.split.test.empty())
        evaluate(run, network, test, recipe.training.jobs);
    return run;
}

Examples allExamples(const TrainedModel& model, const Dataset& dataset)
{
    if (dataset.rows.empty())
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to evaluate."));
    checkInputs(model, dataset);
    checkMeasuring(model, dataset);
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
            throw ParameterError(SUARA_TEXT("Core", "The class “%1” is not one of those that were learned. Take its "
                                                    "rows out, or train with it."),
                                 {dataset.rows[row].label});
        all.classes[row] = int(found - model.classes.begin());
    }
    ModelEvaluation evaluation;
    evaluation.truth = all.classes;
    evaluation.loss = evaluated(networkOf(model), all, jobs, nullptr, &evaluation.probabilities).loss;
    evaluation.predicted = mostProbable(evaluation.probabilities, model.classes.size());
    evaluation.matrix = confusionMatrix(all.classes, evaluation.predicted, model.classes);
    evaluation.report = fullReport(evaluation.matrix);
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
    record["training"].erase("learned_rows"); // the rows themselves stand below
    record["matrix"] = matrixJson(run.matrix);
    record["truth"] = run.truth;
    record["predicted"] = run.predicted;
    record["probabilities"] = run.probabilities;
    record["validation_losses"] = validationLossesJson(run.model.history);
    record["training_rows"] = rowsJson(dataset, run.split.training);
    record["test_rows"] = rowsJson(dataset, run.split.test);
    return record.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

} // namespace suara
