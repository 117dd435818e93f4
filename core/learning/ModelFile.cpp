#include "core/learning/ModelFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Bytes.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/base/Text.h"
#include "core/learning/LayerJson.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>

namespace suara {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers in model files are written as they lie in memory");

constexpr std::string_view kMagic = "SUARAMDL";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHead = 8 + sizeof(std::uint32_t) + 2 * sizeof(std::uint64_t); // magic, version, JSON, weights
constexpr std::size_t kChecksum = 32;                                                // hex digits

constexpr std::array<const char*, 4> kScalers{"none", "standard", "minmax", "robust"};
constexpr std::array<const char*, 4> kSplits{"shuffled", "stratified", "grouped", "whole"};
constexpr std::array<const char*, 4> kOptimizers{"adam", "sgd", "rmsprop", "adamw"};

template<typename Kind, std::size_t count>
Kind kindOf(const std::array<const char*, count>& names, const Json& json)
{
    const auto found = std::find(names.begin(), names.end(), json.get<std::string>());
    if (found == names.end())
        throw ParameterError(SUARA_TEXT("Core", "“%1” is unknown."), {json.get<std::string>()});
    return Kind(found - names.begin());
}

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

OrderedJson scalerJson(const Scaler& scaler)
{
    return {{"kind", kScalers[std::size_t(scaler.kind)]},
            {"offsets", scaler.offsets},
            {"scales", scaler.scales},
            {"range", {scaler.low, scaler.high}}};
}

Scaler scalerFrom(const Json& json)
{
    const auto range = json.at("range").get<std::array<double, 2>>();
    return {kindOf<ScalerKind>(kScalers, json.at("kind")), json.at("offsets").get<std::vector<double>>(),
            json.at("scales").get<std::vector<double>>(), range[0], range[1]};
}

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

OrderedJson historyJson(const std::vector<EpochRecord>& history)
{
    OrderedJson epochs = OrderedJson::array();
    for (const EpochRecord& record : history) {
        OrderedJson epoch{{"epoch", record.epoch}, {"loss", record.loss}, {"acc", record.accuracy}};
        if (record.validationLoss && record.validationAccuracy) {
            epoch["val_loss"] = *record.validationLoss;
            epoch["val_acc"] = *record.validationAccuracy;
        }
        epochs.push_back(std::move(epoch));
    }
    return epochs;
}

double numberOr(const Json& json, const char* name, double fallback) // JSON has no NaN: it is written as null
{
    const auto found = json.find(name);
    return found == json.end() || found->is_null() ? fallback : found->get<double>();
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
        history.push_back(record);
    }
    return history;
}

OrderedJson recordJson(const TrainedModel& model)
{
    return {{"split",
             {{"kind", kSplits[std::size_t(model.split.kind)]},
              {"test_size", model.split.testSize},
              {"seed", model.split.seed}}},
            {"label_column", model.labelColumn},
            {"group_column", model.groupColumn},
            {"optimizer", optimizerJson(model.training.optimizer)},
            {"epochs", model.training.epochs},
            {"batch_size", model.training.batchSize},
            {"seed", model.training.seed},
            {"patience", model.training.patience},
            {"plateau_patience", model.training.plateauPatience},
            {"class_weights", model.training.classWeights},
            {"augmentation", augmentationJson(model.training.augmentation)},
            {"schedule",
             {{"kind", kScheduleNames[std::size_t(model.training.schedule.kind)]},
              {"decay_steps", model.training.schedule.decaySteps},
              {"decay_rate", model.training.schedule.rate}}},
            {"history", historyJson(model.history)},
            {"stopped", model.wasStopped},
            {"best_epoch", model.bestEpoch},
            {"training_rows", model.trainingRows},
            {"test_rows", model.testRows},
            {"program", model.program}};
}

void readRecord(const Json& json, TrainedModel& model)
{
    const Json& split = json.at("split");
    model.split = {split.at("test_size").get<double>(), split.at("seed").get<std::uint32_t>(),
                   kindOf<SplitKind>(kSplits, split.at("kind"))};
    model.labelColumn = json.at("label_column").get<std::string>();
    model.groupColumn = json.at("group_column").get<std::string>();
    model.training.optimizer = optimizerFrom(json.at("optimizer"));
    model.training.epochs = json.at("epochs").get<int>();
    model.training.batchSize = json.at("batch_size").get<int>();
    model.training.seed = json.at("seed").get<std::uint32_t>();
    model.training.patience = json.at("patience").get<int>();
    model.training.plateauPatience = json.value("plateau_patience", 0);
    model.training.classWeights = json.value("class_weights", std::vector<double>());
    if (json.contains("augmentation"))
        model.training.augmentation = augmentationFrom(json.at("augmentation"));
    if (json.contains("schedule"))
        model.training.schedule = scheduleFrom(json.at("schedule"));
    model.history = historyFrom(json.at("history"));
    model.wasStopped = json.at("stopped").get<bool>();
    model.bestEpoch = json.at("best_epoch").get<int>();
    model.trainingRows = json.at("training_rows").get<std::size_t>();
    model.testRows = json.at("test_rows").get<std::size_t>();
    model.program = json.at("program").get<std::string>();
}

TrainedModel modelFrom(const Json& json)
{
    TrainedModel model;
    model.name = json.at("name").get<std::string>();
    model.input = inputKindOf(json.at("input").get<std::string>());
    model.network = networkFrom(json.at("network"));
    model.classes = json.at("classes").get<std::vector<std::string>>();
    model.columns = json.at("columns").get<std::vector<std::string>>();
    model.scaler = scalerFrom(json.at("scaler"));
    model.inputOptions = json.at("input_options").get<std::string>();
    readRecord(json.at("training"), model);
    return model;
}

std::size_t parameterCount(const NetworkSpec& spec)
{
    double total = 0.0; // in double, so that absurd sizes cannot wrap around
    for (const LayerSummary& line : summarised(spec))
        total += double(line.parameters);
    return total < 1e15 ? std::size_t(total) : std::size_t(-1);
}

/// Whether the parts of a model fit together.
bool isConsistent(const TrainedModel& model, std::size_t weights)
{
    const auto areFinite = [](const auto& values) {
        return std::ranges::all_of(values, [](auto value) { return std::isfinite(value); });
    };
    const std::size_t scaled = model.scaler.kind == ScalerKind::None ? 0 : model.network.input.size();
    const bool isTable = model.input == InputKind::Table;
    return parameterCount(model.network) == weights && !model.network.layers.empty() &&
           std::size_t(model.network.layers.back().units) == model.classes.size() &&
           std::ranges::is_sorted(model.classes) && (isTable ? model.network.input.isFlat() : model.columns.empty()) &&
           (!isTable || model.columns.size() == model.network.input.size()) && model.scaler.offsets.size() == scaled &&
           model.scaler.scales.size() == scaled && areFinite(model.scaler.offsets) && areFinite(model.scaler.scales) &&
           std::ranges::find(model.scaler.scales, 0.0) == model.scaler.scales.end();
}

std::string checksum(std::string_view bytes)
{
    Hash hash;
    hash.add(bytes.data(), bytes.size());
    return hash.hex();
}

} // namespace

std::string modelJson(const TrainedModel& model)
{
    return OrderedJson{{"name", model.name},
                       {"input", inputKindName(model.input)},
                       {"network", networkJson(model.network)},
                       {"classes", model.classes},
                       {"columns", model.columns},
                       {"scaler", scalerJson(model.scaler)},
                       {"input_options", model.inputOptions},
                       {"training", recordJson(model)}}
        .dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

Network networkOf(const TrainedModel& model)
{
    Network network(model.network);
    if (network.parameters().size() != model.weights.size())
        throw ParameterError(SUARA_TEXT("Core", "The network has %1 parameters; the model holds %2."),
                             {std::to_string(network.parameters().size()), std::to_string(model.weights.size())});
    std::copy(model.weights.begin(), model.weights.end(), network.parameters().begin());
    return network;
}

std::string modelBytes(const TrainedModel& model)
{
    const std::string json = modelJson(model);
    std::string bytes(kMagic);
    appendNumber(bytes, kVersion);
    appendNumber(bytes, std::uint64_t(json.size()));
    appendNumber(bytes, std::uint64_t(model.weights.size()));
    bytes += json;
    bytes.append(reinterpret_cast<const char*>(model.weights.data()), model.weights.size() * sizeof(float));
    return bytes + checksum(bytes);
}

void writeModel(const TrainedModel& model, const std::filesystem::path& file)
{
    writeFile(file, modelBytes(model));
}

TrainedModel parseModel(std::string_view bytes, const std::filesystem::path& file)
{
    if (!bytes.starts_with(kMagic))
        throw IoError(file, SUARA_TEXT("Core", "This is not a model that Suara has written."));
    const IoError damaged(file, SUARA_TEXT("Core", "The model file is damaged: it was cut or changed."));
    if (bytes.size() < kHead + kChecksum)
        throw damaged;
    if (numberAt<std::uint32_t>(bytes, kMagic.size()) != kVersion)
        throw IoError(file, SUARA_TEXT("Core", "The model was written by a newer Suara; this one cannot read it."));
    const auto jsonSize = numberAt<std::uint64_t>(bytes, 12);
    const auto weights = numberAt<std::uint64_t>(bytes, 20);
    const std::size_t body = bytes.size() - kHead - kChecksum;
    if (jsonSize > body || (body - jsonSize) % sizeof(float) != 0 || (body - jsonSize) / sizeof(float) != weights ||
        checksum(bytes.substr(0, bytes.size() - kChecksum)) != bytes.substr(bytes.size() - kChecksum))
        throw damaged;
    try {
        TrainedModel model = modelFrom(Json::parse(bytes.substr(kHead, jsonSize)));
        if (!isConsistent(model, weights))
            throw damaged;
        model.weights.resize(weights);
        std::memcpy(model.weights.data(), bytes.data() + kHead + jsonSize, weights * sizeof(float));
        networkOf(model);
        return model;
    } catch (const Json::exception&) {
        throw damaged;
    } catch (const ParameterError&) {
        throw damaged;
    }
}

TrainedModel readModel(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in)
        throw IoError(file, SUARA_TEXT("Core", "The file cannot be read."));
    return parseModel(bytes, file);
}

} // namespace suara
