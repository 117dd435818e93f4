#include "core/learning/Trainer.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"
#include "core/learning/RandomState.h"
#include "core/learning/layers/CounterRandom.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <memory>
#include <sstream>

namespace suara {

namespace {

constexpr std::size_t kReadRows = 64;                 // rows that go through together when nothing is learned
constexpr std::size_t kWorthThreads = 200'000;        // parameters and outputs below which starting threads costs more
constexpr std::uint64_t kOrderKey = 0x6f72646572U;    // parts the random numbers of the order …
constexpr std::uint64_t kWeightKey = 0x776569676874U; // … from those of the weights

/// More threads than this gain nothing: small networks are faster alone.
int worthwhileJobs(const Network& network, int jobs)
{
    std::size_t work = network.parameters().size();
    for (std::size_t i = 0; i < network.stageCount(); ++i)
        work += kShardRows * network.stage(i).output().size();
    if (work < kWorthThreads)
        return 1;
    return jobs > 0 ? jobs : defaultJobs();
}

int hits(std::span<const float> probabilities, std::size_t rows, std::size_t classes, const int* truth)
{
    int count = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const float* values = probabilities.data() + row * classes;
        count += int(std::max_element(values, values + classes) - values) == truth[row] ? 1 : 0;
    }
    return count;
}

struct Score {
    double loss = 0.0; // sums over rows
    double correct = 0.0;
    double rows = 0.0;

    void add(const Score& other)
    {
        loss += other.loss;
        correct += other.correct;
        rows += other.rows;
    }
};

/// Runs all examples through the network; take(first row, rows, workspace) sees some at a time, in order.
template<typename Take>
void forEachBatch(const Network& network, const Examples& examples, int jobs, Take take)
{
    const auto workspace = network.workspace(int(std::min(kReadRows, examples.count())), false);
    for (std::size_t first = 0; first < examples.count(); first += kReadRows) {
        const std::size_t rows = std::min(kReadRows, examples.count() - first);
        network.forward(*workspace, int(rows), examples.inputs.data() + first * examples.size, {},
                        worthwhileJobs(network, jobs));
        take(first, rows, *workspace);
    }
}

Score score(const Network& network, const Examples& examples, int jobs)
{
    Score total;
    forEachBatch(network, examples, jobs, [&](std::size_t first, std::size_t rows, const NetworkWorkspace& workspace) {
        const int* truth = examples.classes.data() + first;
        total.add({network.loss(workspace, int(rows), {truth}),
                   double(hits(network.probabilities(workspace), rows, network.classCount(), truth)), double(rows)});
    });
    total.loss += total.rows * network.penalty();
    return total;
}

void checkFits(const Network& network, const Examples& examples)
{
    if (examples.count() > 0 && examples.size != network.inputSize())
        throw ParameterError(SUARA_TEXT("Core", "The network reads %1 numbers a row; the data has %2."),
                             {std::to_string(network.inputSize()), std::to_string(examples.size)});
    for (const int number : examples.classes)
        if (number < 0 || std::size_t(number) >= network.classCount())
            throw ParameterError(SUARA_TEXT("Core", "Class number %1 is not one of the %2 classes."),
                                 {std::to_string(number), std::to_string(network.classCount())});
}

void checkClassWeights(const Network& network, const std::vector<double>& weights)
{
    const bool areRight =
        std::ranges::all_of(weights, [](double value) { return value >= 0.0 && std::isfinite(value); });
    if (!weights.empty() && (weights.size() != network.classCount() || !areRight))
        throw ParameterError(SUARA_TEXT("Core", "There must be a weight of 0 or more for each of the %1 classes."),
                             {std::to_string(network.classCount())});
}

void checkAtLeastOne(const char* name, int value)
{
    if (value < 1)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."),
                             {name, std::to_string(value), "1 or more"});
}

/// One training under way.
class Training {
public:
    Training(Network& network, const Examples& training, const Examples& validation, const TrainingOptions& options)
        : m_network(network)
        , m_training(training)
        , m_validation(validation)
        , m_options(options)
        , m_jobs(worthwhileJobs(network, options.jobs))
        , m_optimizer(options.optimizer, network.blocks())
        , m_batch(std::min(std::size_t(options.batchSize), training.count()))
        , m_workspace(network.workspace(int(m_batch), true))
        , m_inputs(m_batch * training.size)
        , m_classes(m_batch)
        , m_weights(options.classWeights.empty() ? 0 : m_batch)
        , m_gradient(network.parameters().size())
    {
    }

    int batches() const { return int((m_training.count() + m_batch - 1) / m_batch); }

    void startEpoch(int epoch)
    {
        m_running = {};
        m_epoch = epoch;
        RandomState random(std::uint32_t(combined(combined(m_options.seed, kOrderKey), std::uint64_t(epoch))));
        m_order = random.permutation(m_training.count());
    }

    /// Learns from one batch and counts its score, taken before the step as Keras takes it.
    void learn(int batch)
    {
        const std::size_t first = std::size_t(batch) * m_batch;
        const std::size_t rows = std::min(m_batch, m_order.size() - first);
        gather(first, rows);
        const Pass pass{true, m_options.seed, m_step, 0};
        const Targets targets{m_classes.data(), m_weights.empty() ? nullptr : m_weights.data()};
        m_network.forward(*m_workspace, int(rows), m_inputs.data(), pass, m_jobs);
        const double loss = m_network.loss(*m_workspace, int(rows), targets) + double(rows) * m_network.penalty();
        m_running.add(
            {loss, double(hits(m_network.probabilities(*m_workspace), rows, m_network.classCount(), m_classes.data())),
             double(rows)});
        m_network.backward(*m_workspace, int(rows), m_inputs.data(), targets, pass, m_gradient, m_jobs);
        m_network.addPenaltySlope(m_gradient);
        m_optimizer.setLearningRate(m_options.optimizer.learningRate * m_plateauFactor *
                                    scheduleFactor(m_options.schedule, m_step));
        m_optimizer.step(m_network.parameters(), m_gradient, m_jobs);
        ++m_step;
    }

    void setPlateauFactor(double factor) { m_plateauFactor = factor; }

    double loss() const { return m_running.loss / m_running.rows; }
    double accuracy() const { return m_running.correct / m_running.rows; }

    EpochRecord record(int epoch, double seconds) const
    {
        EpochRecord record{epoch, loss(), accuracy(), {}, {}, seconds};
        if (m_validation.count() > 0) {
            const Score validation = score(m_network, m_validation, m_options.jobs);
            record.validationLoss = validation.loss / validation.rows;
            record.validationAccuracy = validation.correct / validation.rows;
        }
        return record;
    }

private:
    void gather(std::size_t first, std::size_t rows)
    {
        const AugmentationOptions& augmentation = m_options.augmentation;
        parallelFor(rows, augmentation.isOn() ? m_jobs : 1, [&](std::size_t i) {
            const std::size_t row = m_order[first + i];
            float* inputs = m_inputs.data() + i * m_training.size;
            std::copy_n(m_training.inputs.data() + row * m_training.size, m_training.size, inputs);
            if (augmentation.isOn())
                augment(augmentation, m_network.spec().input, m_options.seed, m_epoch, row, inputs);
            m_classes[i] = m_training.classes[row];
            if (!m_weights.empty())
                m_weights[i] = float(m_options.classWeights[std::size_t(m_classes[i])]);
        });
    }

    Network& m_network;
    const Examples& m_training;
    const Examples& m_validation;
    const TrainingOptions& m_options;
    int m_jobs;
    Optimizer m_optimizer;
    std::size_t m_batch;
    std::unique_ptr<NetworkWorkspace> m_workspace;
    AlignedFloats m_inputs; // of the batch
    std::vector<int> m_classes;
    std::vector<float> m_weights; // of the batch's rows; empty without class weights
    AlignedFloats m_gradient;
    std::vector<std::size_t> m_order;
    int m_epoch = 0;
    std::uint64_t m_step = 0;
    double m_plateauFactor = 1.0;
    Score m_running;
};

/// The loss that an epoch is judged by.
double lossOf(const EpochRecord& record)
{
    return record.validationLoss.value_or(record.loss);
}

/// Remembers the best weights and says when to give up waiting for better ones.
class Patience {
public:
    explicit Patience(int epochs) : m_epochs(epochs) {}

    bool isSpent(const EpochRecord& record, std::span<const float> weights)
    {
        if (m_epochs == 0)
            return false;
        if (m_bestEpoch == 0 || lossOf(record) < m_bestLoss) {
            m_bestLoss = std::isnan(lossOf(record)) ? std::numeric_limits<double>::infinity() : lossOf(record);
            m_bestEpoch = record.epoch;
            m_best.assign(weights.begin(), weights.end());
        }
        return record.epoch - m_bestEpoch >= m_epochs;
    }

    /// Puts the best weights back, whatever ended the training. Returns their epoch, 0 if patience was not asked for.
    int restore(std::span<float> weights) const
    {
        std::copy(m_best.begin(), m_best.end(), weights.begin());
        return m_bestEpoch;
    }

private:
    int m_epochs;
    double m_bestLoss = 0.0;
    int m_bestEpoch = 0;
    AlignedFloats m_best;
};

void runEpochs(Training& work, Patience& patience, const Network& network, const TrainingOptions& options, Task& task,
               const TrainingObserver& observer, const std::stop_token& stop, TrainingHistory& history)
{
    const int batches = work.batches();
    Plateau plateau(options.plateauPatience);
    for (int epoch = 1; epoch <= options.epochs && !history.wasStopped; ++epoch) {
        const auto started = std::chrono::steady_clock::now();
        work.startEpoch(epoch);
        task.count(epoch - 1, options.epochs);
        for (int batch = 0; batch < batches && !history.wasStopped; ++batch) {
            task.report((epoch - 1 + double(batch) / batches) / options.epochs);
            work.learn(batch);
            if (observer.batch)
                observer.batch({epoch, options.epochs, batch + 1, batches, work.loss(), work.accuracy()});
            history.wasStopped = stop.stop_requested() || task.isCancelled();
        }
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
        history.epochs.push_back(work.record(epoch, seconds.count()));
        const EpochRecord& record = history.epochs.back();
        work.setPlateauFactor(plateau.factorAfter(lossOf(record)));
        const bool isSpent = patience.isSpent(record, network.parameters());
        if (observer.epoch)
            observer.epoch(record);
        if (isSpent)
            break;
    }
}

std::string fourDigits(double value)
{
    std::array<char, 400> buffer;
    const int length = std::snprintf(buffer.data(), buffer.size(), "%.4f", value);
    return {buffer.data(), std::size_t(length)};
}

} // namespace

std::string epochText(const EpochRecord& record, int epochs)
{
    std::string text = "Epoch " + std::to_string(record.epoch) + "/" + std::to_string(epochs) +
                       " - loss: " + fourDigits(record.loss) + " - acc: " + fourDigits(record.accuracy);
    if (record.validationLoss && record.validationAccuracy)
        text += " - val_loss: " + fourDigits(*record.validationLoss) +
                " - val_acc: " + fourDigits(*record.validationAccuracy);
    return text;
}

std::string historyCsv(const std::vector<EpochRecord>& epochs)
{
    std::ostringstream out;
    CsvWriter writer(out);
    writer.row({"epoch", "loss", "acc", "val_loss", "val_acc"});
    for (const EpochRecord& record : epochs) {
        writer.integer(record.epoch).number(record.loss).number(record.accuracy);
        if (record.validationLoss && record.validationAccuracy)
            writer.number(*record.validationLoss).number(*record.validationAccuracy);
        else
            writer.empty().empty();
        writer.endRow();
    }
    return out.str();
}

TrainingHistory train(Network& network, const Examples& training, const Examples& validation,
                      const TrainingOptions& options, Task& task, const TrainingObserver& observer,
                      const std::stop_token& stop)
{
    checkAtLeastOne("epochs", options.epochs);
    checkAtLeastOne("batch_size", options.batchSize);
    if (training.count() == 0)
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to learn from."));
    checkFits(network, training);
    checkFits(network, validation);

    checkClassWeights(network, options.classWeights);
    scheduleFactor(options.schedule, 0);
    checkAugmentation(options.augmentation);

    network.initialise(std::uint32_t(combined(options.seed, kWeightKey)));
    Training work(network, training, validation, options);
    Patience patience(options.patience);
    TrainingHistory history;
    try {
        runEpochs(work, patience, network, options, task, observer, stop, history);
    } catch (...) {
        patience.restore(network.parameters());
        throw;
    }
    history.bestEpoch = patience.restore(network.parameters());
    task.report(1.0);
    return history;
}

std::vector<float> predict(const Network& network, const Examples& examples, int jobs)
{
    checkFits(network, examples);
    const std::size_t classes = network.classCount();
    std::vector<float> probabilities(examples.count() * classes);
    forEachBatch(network, examples, jobs, [&](std::size_t first, std::size_t rows, const NetworkWorkspace& workspace) {
        std::copy_n(network.probabilities(workspace).begin(), rows * classes,
                    probabilities.begin() + std::ptrdiff_t(first * classes));
    });
    return probabilities;
}

std::vector<int> mostProbable(const std::vector<float>& probabilities, std::size_t classes)
{
    std::vector<int> numbers;
    for (auto row = probabilities.begin(); row != probabilities.end(); row += std::ptrdiff_t(classes))
        numbers.push_back(int(std::max_element(row, row + std::ptrdiff_t(classes)) - row));
    return numbers;
}

Evaluation evaluated(const Network& network, const Examples& examples, int jobs)
{
    checkFits(network, examples);
    if (examples.count() == 0)
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to evaluate."));
    const Score total = score(network, examples, jobs);
    return {total.loss / total.rows, total.correct / total.rows};
}

} // namespace suara
