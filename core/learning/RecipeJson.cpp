#include "core/learning/RecipeJson.h"

#include <cmath>

namespace suara {

namespace {

constexpr std::array<const char*, 4> kOptimizers{"adam", "sgd", "rmsprop", "adamw"};

OrderedJson optimizerJson(const OptimizerOptions& optimizer)
{
    return {{"kind", kOptimizers[std::size_t(optimizer.kind)]},
            {"learning_rate", optimizer.learningRate},
            {"momentum", optimizer.momentum},
            {"beta_1", optimizer.beta1},
            {"beta_2", optimizer.beta2},
            {"rho", optimizer.rho},
            {"epsilon", optimizer.epsilon},
            {"weight_decay", optimizer.weightDecay}};
}

OptimizerOptions optimizerFrom(const Json& json)
{
    return {kindOf<OptimizerKind>(kOptimizers, json.at("kind")),
            json.at("learning_rate").get<double>(),
            json.at("momentum").get<double>(),
            json.at("beta_1").get<double>(),
            json.at("beta_2").get<double>(),
            json.at("rho").get<double>(),
            json.at("epsilon").get<double>(),
            json.value("weight_decay", OptimizerOptions{}.weightDecay)};
}

OrderedJson augmentationJson(const AugmentationOptions& options)
{
    return {{"noise", options.noise},
            {"gain", options.gain},
            {"shift", options.shift},
            {"time_masks", options.timeMasks},
            {"frequency_masks", options.frequencyMasks},
            {"mask_share", options.maskShare},
            {"time_down", options.isTimeDown}};
}

AugmentationOptions augmentationFrom(const Json& json)
{
    return {json.at("noise").get<double>(),        json.at("gain").get<double>(),
            json.at("shift").get<double>(),        json.at("time_masks").get<int>(),
            json.at("frequency_masks").get<int>(), json.at("mask_share").get<double>(),
            json.at("time_down").get<bool>()};
}

LearningRateSchedule scheduleFrom(const Json& json)
{
    return {kindOf<ScheduleKind>(kScheduleNames, json.at("kind")), json.at("decay_steps").get<int>(),
            json.at("decay_rate").get<double>()};
}

} // namespace

OrderedJson networkJson(const NetworkSpec& network)
{
    OrderedJson layers = OrderedJson::array();
    for (const LayerSpec& layer : network.layers)
        layers.push_back(jsonOf(layer));
    return {{"input", {network.input.height, network.input.width, network.input.channels}}, {"layers", layers}};
}

NetworkSpec networkFrom(const Json& json)
{
    const auto input = json.at("input").get<std::array<int, 3>>();
    if (std::ranges::any_of(input, [](int side) { return side < 1 || side > (1 << 20); }))
        throw ParameterError(SUARA_TEXT("Core", "The network has no inputs."));
    NetworkSpec network{{input[0], input[1], input[2]}, {}};
    for (const Json& layer : json.at("layers"))
        network.layers.push_back(layerOf(layer));
    return network;
}

OrderedJson trainingJson(const TrainingOptions& options)
{
    return {{"optimizer", optimizerJson(options.optimizer)},
            {"epochs", options.epochs},
            {"batch_size", options.batchSize},
            {"seed", options.seed},
            {"patience", options.patience},
            {"plateau_patience", options.plateauPatience},
            {"class_weights", options.classWeights},
            {"augmentation", augmentationJson(options.augmentation)},
            {"schedule",
             {{"kind", kScheduleNames[std::size_t(options.schedule.kind)]},
              {"decay_steps", options.schedule.decaySteps},
              {"decay_rate", options.schedule.rate}}},
            {"rate_changes", rateChangesJson(options.rateChanges)}};
}

TrainingOptions trainingFrom(const Json& json)
{
    TrainingOptions options;
    options.optimizer = optimizerFrom(json.at("optimizer"));
    options.epochs = json.at("epochs").get<int>();
    options.batchSize = json.at("batch_size").get<int>();
    options.seed = json.at("seed").get<std::uint32_t>();
    options.patience = json.at("patience").get<int>();
    options.plateauPatience = json.value("plateau_patience", 0);
    options.classWeights = json.value("class_weights", std::vector<double>());
    if (json.contains("augmentation"))
        options.augmentation = augmentationFrom(json.at("augmentation"));
    if (json.contains("schedule"))
        options.schedule = scheduleFrom(json.at("schedule"));
    if (json.contains("rate_changes"))
        options.rateChanges = rateChangesFrom(json.at("rate_changes"));
    return options;
}

OrderedJson historyJson(const std::vector<EpochRecord>& history)
{
    OrderedJson epochs = OrderedJson::array();
    for (const EpochRecord& record : history) {
        OrderedJson epoch{{"epoch", record.epoch}, {"loss", record.loss}, {"acc", record.accuracy}};
        if (record.validationLoss && record.validationAccuracy) {
            epoch["val_loss"] = *record.validationLoss;
            epoch["val_acc"] = *record.validationAccuracy;
        }
        epoch["learning_rate"] = record.learningRate;
        epochs.push_back(std::move(epoch));
    }
    return epochs;
}

std::vector<EpochRecord> historyFrom(const Json& json)
{
    const double nan = std::nan("");
    std::vector<EpochRecord> history;
    for (const Json& epoch : json) {
        EpochRecord record{
            epoch.at("epoch").get<int>(), numberOr(epoch, "loss", nan), numberOr(epoch, "acc", nan), {}, {}, 0.0};
        if (epoch.contains("val_loss")) {
            record.validationLoss = numberOr(epoch, "val_loss", nan);
            record.validationAccuracy = numberOr(epoch, "val_acc", nan);
        }
        record.learningRate = numberOr(epoch, "learning_rate", 0.0);
        history.push_back(record);
    }
    return history;
}

OrderedJson rateChangesJson(const std::vector<RateChange>& changes)
{
    OrderedJson list = OrderedJson::array();
    for (const RateChange& change : changes)
        list.push_back({{"step", change.step}, {"rate", change.rate}});
    return list;
}

std::vector<RateChange> rateChangesFrom(const Json& json)
{
    std::vector<RateChange> changes;
    for (const Json& change : json)
        changes.push_back({change.at("step").get<std::uint64_t>(), change.at("rate").get<double>()});
    return changes;
}

double numberOr(const Json& json, const char* name, double fallback)
{
    const auto found = json.find(name);
    return found == json.end() || found->is_null() ? fallback : found->get<double>();
}

} // namespace suara
