#pragma once

#include <string>

namespace suara {

struct TrainedModel;

/// The model as an ONNX graph (operator set 13) that takes what Suara measures and gives what predict() gives:
///
///     input          (rows, columns) float64, not scaled: the scaler is part of the graph; or
///                    (rows, height, width, 3) float32 in [0, 1] for pictures
///     probabilities  (rows, classes) float32
///
/// The names of classes and columns stand in the metadata as JSON lists ("classes", "columns"). Equal to Suara's own
/// probabilities to 1e-5 in onnxruntime (tests/python/compare_models.py).
/// @throws ParameterError if weights and network do not fit
std::string onnxBytes(const TrainedModel& model);

} // namespace suara
