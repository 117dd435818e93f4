#include "core/learning/ModelFile.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/RecipeJson.h"
#include "core/learning/SealedFile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr SealedKind kKind{kModelMagic, 1, SUARA_TEXT("Core", "This is not a model that Suara has written."),
                           SUARA_TEXT("Core", "The model was written by a newer Suara; this one cannot read it."),
                           SUARA_TEXT("Core", "The model file is damaged: it was cut or changed.")};

constexpr std::array<const char*, 4> kScalers{"none", "standard", "minmax", "robust"};
constexpr std::array<const char*, 4> kSplits{"shuffled", "stratified", "grouped", "whole"};

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

OrderedJson recordJson(const TrainedModel& model)
{
    OrderedJson record{{"split",
                        {{"kind", kSplits[std::size_t(model.split.kind)]},
                         {"test_size", model.split.testSize},
                         {"seed", model.split.seed}}},
                       {"label_column", model.labelColumn},
                       {"group_column", model.groupColumn}};
    record.update(trainingJson(model.training));
    record["history"] = historyJson(model.history);
    record["stopped"] = model.wasStopped;
    record["best_epoch"] = model.bestEpoch;
    record["training_rows"] = model.trainingRows;
    record["test_rows"] = model.testRows;
    record["program"] = model.program;
    record["learned_rows"] = model.learnedRows;
    return record;
}

void readRecord(const Json& json, TrainedModel& model)
{
    const Json& split = json.at("split");
    model.split = {split.at("test_size").get<double>(), split.at("seed").get<std::uint32_t>(),
                   kindOf<SplitKind>(kSplits, split.at("kind"))};
    model.labelColumn = json.at("label_column").get<std::string>();
    model.groupColumn = json.at("group_column").get<std::string>();
    model.training = trainingFrom(json);
    model.history = historyFrom(json.at("history"));
    model.wasStopped = json.at("stopped").get<bool>();
    model.bestEpoch = json.at("best_epoch").get<int>();
    model.trainingRows = json.at("training_rows").get<std::size_t>();
    model.testRows = json.at("test_rows").get<std::size_t>();
    model.program = json.at("program").get<std::string>();
    model.learnedRows = json.value("learned_rows", std::string());
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
    std::string bytes;
    seal(kKind, modelJson(model), {model.weights}, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

TrainedModel parseModel(std::string_view bytes, const std::filesystem::path& file)
{
    const Unsealed parts = unsealed(kKind, bytes, file);
    const IoError damaged(file, kKind.damaged);
    try {
        TrainedModel model = modelFrom(Json::parse(parts.json));
        if (!isConsistent(model, parts.count()))
            throw damaged;
        model.weights.resize(parts.count());
        parts.copy(0, model.weights);
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
    return parseModel(bytesOf(file), file);
}

} // namespace suara
