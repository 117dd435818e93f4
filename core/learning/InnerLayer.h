#pragma once

#include "core/learning/Dataset.h"
#include "core/learning/ModelFile.h"

#include <Eigen/Core>

namespace suara {

/// What the model's last layer reads of each row: the network's own description of it, for finding similar ones.
/// @return  shape (rows, values)
/// @throws ParameterError if the network has only one layer, or the data does not fit the model
Eigen::MatrixXd innerLayer(const TrainedModel& model, const Dataset& dataset, int jobs = 0);

} // namespace suara
