#pragma once

#include "core/learning/ModelCatalog.h"
#include "core/learning/Scaler.h"
#include "core/learning/Split.h"
#include "core/learning/Trainer.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// A trained network with everything needed to use it and everything that made it.
struct TrainedModel {
    std::string name; ///< id of the plan
    InputKind input = InputKind::Table;
    NetworkSpec network;
    std::vector<float> weights; ///< Network::parameters()
    std::vector<std::string> classes;
    std::vector<std::string> columns; ///< of a table; empty for pictures
    Scaler scaler;
    std::string inputOptions; ///< Dataset::options

    // what made it
    SplitOptions split;
    std::string labelColumn;
    std::string groupColumn;
    TrainingOptions training;
    std::vector<EpochRecord> history;
    bool wasStopped = false;
    int bestEpoch = 0;
    std::size_t trainingRows = 0;
    std::size_t testRows = 0;
    std::string learnedRows; ///< fingerprints() of the training rows; "" where they are not kept
    std::string program;     ///< "Suara 0.1.0"
};

/// The network with its weights, ready for predict(). @throws ParameterError if they do not fit
Network networkOf(const TrainedModel& model);

/// How every model file begins.
inline constexpr std::string_view kModelMagic = "SUARAMDL";

/// All of the model but its weights, as JSON.
std::string modelJson(const TrainedModel& model);

/// The model as bytes: kModelMagic, version, JSON, weights as little-endian float, checksum (XXH3-128).
std::string modelBytes(const TrainedModel& model);

/// @throws IoError in one sentence: no model file, made by a newer Suara, cut, changed or not consistent in itself.
///         Never takes more memory than the bytes justify.
TrainedModel parseModel(std::string_view bytes, const std::filesystem::path& file);
TrainedModel readModel(const std::filesystem::path& file);

} // namespace suara
