#pragma once

#include "core/base/Task.h"
#include "core/learning/layers/Layer.h"
#include "core/project/Project.h"

#include <QImage>
#include <QList>
#include <QStringList>
#include <functional>

namespace suara {

struct Dataset;
struct TrainSetup;

/// One row of a class, to look at and to hear.
struct ClassSample {
    ClipId clip = 0; ///< 0: of no clip of the project
    SegmentId segment = 0;
    QString name;
    QImage picture; ///< of a row that is a picture file
};

/// How many rows a class has, and some of them.
struct ClassSummary {
    QString name;
    int rows = 0;
    QList<ClassSample> samples; ///< up to three: first, middle, last
};

/// What a setup would read, as far as it can be known without reading sound.
struct DataSummary {
    int rows = 0;
    Shape input; ///< of one row; size 0 if not known
    QList<ClassSummary> classes;
    QStringList columns; ///< every one that there is to choose from
    QString warning;     ///< in the user's language; "" for none
};

/// "20 rows, 2 classes", in the user's language.
QString sizeText(const DataSummary& summary);

/// Of the project's clips or segments; empty for files and folders, which have to be read first.
DataSummary summaryOf(const Project& project, const TrainSetup& setup);

/// The same of a file or a folder. For a job: owns all it needs. Throws as datasetMaker()
std::function<DataSummary(Task&)> summaryMaker(const TrainSetup& setup);

/// Reads what the setup names. Owns copies of all it needs, so it may run in any thread after the project has changed.
/// It throws IoError or ParameterError in one sentence when there is nothing to learn from, and Cancelled.
std::function<Dataset(Task&)> datasetMaker(const Project& project, const TrainSetup& setup);

} // namespace suara
