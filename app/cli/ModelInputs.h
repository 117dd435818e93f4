#pragma once

#include "core/features/FeatureTable.h"
#include "core/learning/Dataset.h"
#include "core/learning/ModelFile.h"

#include <filesystem>
#include <string>
#include <vector>

namespace suara {

class Arguments;
class Console;

/// What the command line says of measuring clips for a model or beside a table.
struct Measuring {
    FeatureTableOptions options;
    bool isSaid = false; ///< else the options are extract's defaults
};
Measuring takeMeasuring(Arguments& arguments, const Console& console); ///< takes --set, --features, --summary, …

/// Clips as the model reads them, measured like those it learned from; of a model that learned from a table, as is
/// said. What cannot be measured is told to the console.
/// @param file  the model's
/// @throws UsageError, IoError if the model's columns are others, Cancelled
Dataset measuredDataset(const TrainedModel& model, const std::string& file, const std::vector<FeatureInput>& inputs,
                        const Measuring& measuring, Console& console);

/// Whether the model learned from picture files, not from pictures that Suara draws of clips.
bool readsPictureFiles(const TrainedModel& model);

/// Picture files as the model reads them. What cannot be read is told to the console. @throws Cancelled
Dataset pictureDataset(const TrainedModel& model, const std::vector<std::filesystem::path>& files, Console& console);

/// The model's columns of a table; labels may be missing. @throws IoError
Dataset tableDataset(const TrainedModel& model, const std::string& table);

} // namespace suara
