#pragma once

#include "core/learning/Dataset.h"
#include "core/learning/ModelFile.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace suara {

/// Fingerprints of what a network was taught, for TrainedModel::learnedRows: of each row's inputs, whatever its label,
/// rising. "" of more rows than can be kept.
std::string fingerprints(const Dataset& dataset, const std::vector<std::size_t>& rows);

/// Which rows the model has been taught, bit for bit; none if it does not tell.
std::optional<std::vector<bool>> learnedAmong(const TrainedModel& model, const Dataset& dataset);

/// Keeps these rows only, in this order.
void takeRows(Dataset& dataset, const std::vector<std::size_t>& places);

} // namespace suara
