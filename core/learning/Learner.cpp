#include "core/learning/Learner.h"

#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/learning/RandomState.h"
#include "core/learning/RecipeJson.h"
#include "core/learning/layers/CounterRandom.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace suara {

namespace {

constexpr std::uint64_t kOrderKey = 0x6f72646572U;    // parts the random numbers of the order …
constexpr std::uint64_t kWeightKey = 0x776569676874U; // … from those of the weights
constexpr std::size_t kWorthThreads = 1 << 17;        // floats below which one thread has copied them sooner

void checkClassWeights(const Network& network, const std::vector<double>& weights)
{
    const bool areRight =
        std::ranges::all_of(weights, [](double value) { return value >= 0.0 && std::isfinite(value); });
    if (!weights.empty() && (weights.size() != network.classCount() || !areRight))
        throw ParameterError(SUARA_TEXT("Core", "There must be a weight of 0 or more for each of the %1 classes."),
                             {std::to_string(network.classCount())});
    if (!weights.empty() && std::ranges::all_of(weights, [](double value) { return value == 0.0; }))
        throw ParameterError(SUARA_TEXT("Core", "All classes weigh 0, so there is nothing to learn from."));
}

void checkAtLeastOne(const char* name, int value)
{
    if (value < 1)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."), {name, std::to_string(value), "≥ 1"});
}

void checkRates(const std::vector<RateChange>& changes)
{
    const bool areRight = std::ranges::all_of(
        changes, [](const RateChange& change) { return change.rate > 0.0 && std::isfinite(change.rate); });
    if (!areRight || !std::ranges::is_sorted(changes, {}, &RateChange::step))
        throw ParameterError(SUARA_TEXT("Core", "Learning rates set on the way must be more than 0, by rising step."));
}

void checkAll(const Network& network, const Examples& training, const Examples& validation,
              const TrainingOptions& options)
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
    checkRates(options.rateChanges);
}

void add(Hash& hash, const Examples& examples)
{
    hash.add(examples.inputs.data(), examples.inputs.size() * sizeof(float));
    hash.add(examples.classes.data(), examples.classes.size() * sizeof(int));
}

/// What the bits of a training hang on: how long it goes on does not count, nor the rates that were set by hand, which
/// each checkpoint has of its own.
std::string fingerprint(const Network& network, const Examples& training, const Examples& validation,
                        TrainingOptions options)
{
    options.epochs = 0;
    options.patience = 0;
    options.rateChanges.clear();
    const std::string recipe = networkJson(network.spec()).dump() + trainingJson(options).dump();
    Hash hash;
    hash.add(recipe.data(), recipe.size());
    add(hash, training);
    add(hash, validation);
    return hash.hex();
}

} // namespace

Learner::Learner(Network& network, const Examples& training, const Examples& validation, const TrainingOptions& options)
    : m_network((checkAll(network, training, validation, options), network))
    , m_training(training)
    , m_validation(validation)
    , m_options(options)
    , m_jobs(worthwhileJobs(network, options.jobs))
    , m_optimizer(options.optimizer, network.blocks())
    , m_batch(std::min(std::size_t(options.batchSize), training.count()))
    , m_classes(m_batch)
    , m_weights(options.classWeights.empty() ? 0 : m_batch)
    , m_plateau(options.plateauPatience)
{
    parallelFor(2, m_jobs, [&](std::size_t part) { // which take equally long
        if (part == 0)
            m_network.prepare(int(m_batch));
        else
            makeRoom();
    });
}

void Learner::makeRoom()
{
    m_workspace = m_network.workspace(int(m_batch), true);
    m_inputs.resize(m_batch * m_training.size);
    m_gradient.resize(m_network.parameters().size());
    restart();
}

void Learner::restart()
{
    m_network.initialise(std::uint32_t(combined(m_options.seed, kWeightKey)));
    m_optimizer.restart();
    m_optimizer.setLearningRate(m_options.optimizer.learningRate);
    m_plateau.setState({});
    m_changes = m_options.rateChanges;
    m_step = 0;
}

void Learner::startEpoch(int epoch)
{
    m_loss = m_correct = m_rows = 0.0;
    m_epoch = epoch;
    RandomState random(std::uint32_t(combined(combined(m_options.seed, kOrderKey), std::uint64_t(epoch))));
    m_order = random.permutation(m_training.count());
}

void Learner::learn(int batch)
{
    const std::size_t first = std::size_t(batch) * m_batch;
    const std::size_t rows = std::min(m_batch, m_order.size() - first);
    gather(first, rows);
    const Pass pass{true, m_options.seed, m_step, 0};
    const Targets targets{m_classes.data(), m_weights.empty() ? nullptr : m_weights.data()};
    m_network.forward(*m_workspace, int(rows), m_inputs.data(), pass, m_jobs);
    m_loss += m_network.loss(*m_workspace, int(rows), targets) + double(rows) * m_network.penalty();
    m_correct +=
        countHits(m_network.probabilities(*m_workspace), m_network.classCount(), std::span(m_classes.data(), rows));
    m_rows += double(rows);
    m_network.backward(*m_workspace, int(rows), m_inputs.data(), targets, pass, m_gradient, m_jobs);
    m_network.addPenaltySlope(m_gradient);
    setLearningRate();
    m_optimizer.step(m_network.parameters(), m_gradient, m_jobs);
    ++m_step;
}

/// The recipe's rate for this step, or the last one that was set by hand.
void Learner::setLearningRate()
{
    const auto next = std::ranges::upper_bound(m_changes, m_step, {}, &RateChange::step);
    const bool isByHand = next != m_changes.begin();
    if (isByHand && std::prev(next)->step == m_step)
        m_plateau.setState({m_plateau.state().best, m_plateau.state().waited, 1.0});
    const double rate = isByHand ? std::prev(next)->rate
                                 : m_options.optimizer.learningRate * scheduleFactor(m_options.schedule, m_step);
    m_optimizer.setLearningRate(rate * m_plateau.state().factor);
}

void Learner::changeLearningRate(double rate)
{
    std::erase_if(m_changes, [&](const RateChange& change) { return change.step >= m_step; });
    m_changes.push_back({m_step, rate});
}

std::vector<RateChange> Learner::rateChanges() const
{
    std::vector<RateChange> changes = m_changes;
    std::erase_if(changes, [&](const RateChange& change) { return change.step >= m_step; });
    return changes;
}

EpochRecord Learner::record(int epoch, double seconds) const
{
    EpochRecord record{epoch, loss(), accuracy(), {}, {}, seconds, learningRate(), {}};
    if (m_validation.count() > 0) {
        const Evaluation validation = evaluated(m_network, m_validation, m_options.jobs, &record.validationLosses);
        record.validationLoss = validation.loss;
        record.validationAccuracy = validation.accuracy;
    }
    return record;
}

void Learner::endEpoch(const EpochRecord& record)
{
    m_plateau.factorAfter(lossOf(record));
}

const std::string& Learner::recipe()
{
    if (m_recipe.empty())
        m_recipe = fingerprint(m_network, m_training, m_validation, m_options);
    return m_recipe;
}

void Learner::save(const std::vector<EpochRecord>& epochs, CheckpointFolder& folder)
{
    folder.write({recipe(), m_changes, m_step, m_plateau.state()}, epochs, m_network.parameters(),
                 m_optimizer.firstMoment(), m_optimizer.secondMoment());
}

void Learner::restore(const Checkpoint& checkpoint)
{
    const TrainingState& state = checkpoint.state;
    if (state.recipe != recipe() || checkpoint.weights.size() != m_network.parameters().size())
        throw ParameterError(SUARA_TEXT("Core", "The checkpoint is of another recipe or other data; it goes on only "
                                                "with what it was begun with."));
    m_optimizer.restore(state.step, checkpoint.firstMoment, checkpoint.secondMoment);
    std::ranges::copy(checkpoint.weights, m_network.parameters().begin());
    m_plateau.setState(state.plateau);
    m_changes = state.rateChanges;
    m_step = state.step;
}

void Learner::gather(std::size_t first, std::size_t rows)
{
    const AugmentationOptions& augmentation = m_options.augmentation;
    const bool isMuch = augmentation.isOn() || rows * m_training.size > kWorthThreads;
    parallelFor(rows, isMuch ? m_jobs : 1, [&](std::size_t i) {
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

} // namespace suara
