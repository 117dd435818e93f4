#pragma once

#include "core/formats/Npz.h"
#include "core/learning/ModelFile.h"

#include <filesystem>
#include <vector>

namespace suara {

/// A model's weights one by one as Keras's get_weights() gives them: kernels (in, out) or (height, width, in, out),
/// biases (out), named arr_0, arr_1 … as numpy.savez(file, *model.get_weights()) names them.
std::vector<NpzArray> weightsOf(const TrainedModel& model);

/// The model with other weights, in the same order; names do not count.
/// @throws IoError naming `file` and the array: another number of arrays, another shape, or a value that is not finite
TrainedModel withWeights(TrainedModel model, const std::vector<NpzArray>& weights, const std::filesystem::path& file);

} // namespace suara
