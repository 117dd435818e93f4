#pragma once

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/LayerJson.h"
#include "core/learning/Network.h"
#include "core/learning/Trainer.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace suara {

/// A recipe's parts as model files and checkpoints have them. Inside core/learning only; what reads throws
/// Json::exception, and ParameterError for what is unknown.

/// The place of a name, as its kind.
template<typename Kind, std::size_t count>
Kind kindOf(const std::array<const char*, count>& names, const Json& json)
{
    const auto found = std::find(names.begin(), names.end(), json.get<std::string>());
    if (found == names.end())
        throw ParameterError(SUARA_TEXT("Core", "“%1” is unknown."), {json.get<std::string>()});
    return Kind(found - names.begin());
}

OrderedJson networkJson(const NetworkSpec& network);
NetworkSpec networkFrom(const Json& json);

/// Optimizer, epochs, batch size, seed, schedule … of an object.
OrderedJson trainingJson(const TrainingOptions& options);
TrainingOptions trainingFrom(const Json& json);

OrderedJson historyJson(const std::vector<EpochRecord>& history);
std::vector<EpochRecord> historyFrom(const Json& json);

OrderedJson rateChangesJson(const std::vector<RateChange>& changes);
std::vector<RateChange> rateChangesFrom(const Json& json);

/// A number that may be missing, or null: JSON has no NaN and no infinity.
double numberOr(const Json& json, const char* name, double fallback);

} // namespace suara
