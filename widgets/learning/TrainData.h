#pragma once

#include "core/base/Task.h"
#include "core/learning/layers/Layer.h"

#include <QStringList>
#include <functional>

namespace suara {

struct Dataset;
class Project;
struct TrainSetup;

/// What a setup would read, as far as it can be known without reading sound.
struct DataSummary {
    int rows = 0;
    Shape input; ///< of one row; size 0 if not known
    QStringList classes;
};

/// Of the project's clips or segments; empty for a CSV file, which has to be read first.
DataSummary summaryOf(const Project& project, const TrainSetup& setup);

/// Reads what the setup names. Owns copies of all it needs, so it may run in any thread after the project has changed.
/// It throws IoError or ParameterError in one sentence when there is nothing to learn from, and Cancelled.
std::function<Dataset(Task&)> datasetMaker(const Project& project, const TrainSetup& setup);

} // namespace suara
