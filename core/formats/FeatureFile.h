#pragma once

#include <filesystem>
#include <string>

namespace suara {

struct FeatureTable;

/// A feature table as the bytes of a file, whose kind follows from its ending: .npy (the values alone, float32, shape
/// (rows, columns)), .arff (Weka), else CSV.
std::string featureFile(const FeatureTable& table, const std::filesystem::path& file);

} // namespace suara
