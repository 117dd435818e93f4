#pragma once

#include <filesystem>
#include <string>

namespace suara {

struct TrainedModel;

/// A Python script that repeats a run's recipe with scikit-learn and Keras 3: the same rows held out (for a split that
/// is no model of all rows), scaler, layers, optimiser, schedule, class weights, augmentation and early stopping, then
/// history and classification report. Weights begin elsewhere and rows come in another order than in Suara, so scores
/// are alike but not the same. It reads the data named on its command line, else `data`: a table of features, a folder
/// whose folders are classes of pictures, or of clips that it draws as the run did.
/// @param data  "" for "data.csv" or "data"
std::string kerasScript(const TrainedModel& model, const std::filesystem::path& data = {});

} // namespace suara
