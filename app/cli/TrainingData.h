#pragma once

#include "core/base/Error.h"
#include "core/features/FeatureTable.h"
#include "core/learning/Dataset.h"

#include <filesystem>
#include <string>

namespace suara {

class Console;

/// How DATA of `train` and `evaluate` is to be read.
struct TrainingDataOptions {
    TableColumns columns;  ///< of a CSV file; label and group also of a project
    std::string annotator; ///< of a project whose segments are learned from; "" is the first
    InputKind input = InputKind::Table;
    PictureOptions picture;    ///< how pictures are made
    bool asTensors = false;    ///< clips as log-mel tensors, not as pictures of their mel-spectrograms
    FeatureTableOptions table; ///< how clips are measured to one
};

/// What DATA is, by its name.
enum class DataSource { Table, Project, Folder };
DataSource sourceOf(const std::filesystem::path& data);

/// Runs work(), and says what is wrong with the data of their file.
template<typename Work>
auto aboutData(const std::filesystem::path& data, Work work)
{
    try {
        return work();
    } catch (const ParameterError& error) {
        throw IoError(data, error.text(), error.arguments());
    }
}

/// Reads a feature CSV, a project (*.suara: its clips by their class, or with a label set as the label column the
/// segments that carry a label of it), or class folders of pictures or clips. Clips are measured with the lecture's
/// features for a table, or drawn as mel-spectrograms for pictures. What cannot be read is told to the console.
/// @throws IoError, ParameterError, Cancelled
Dataset readTrainingData(const std::filesystem::path& data, const TrainingDataOptions& options, Console& console);

} // namespace suara
