#pragma once

#include "core/annotation/Segment.h"
#include "core/learning/Optimizer.h"
#include "core/learning/Scaler.h"

#include <QJsonObject>
#include <QString>
#include <cstdint>

namespace suara {

struct TrainingRecipe;

/// All that the Train page lets one choose. A value; kept in the project with its view settings and with each run.
struct TrainSetup {
    enum class Source {
        FeatureTable, ///< the lecture's features of the project's clips
        MelPictures,  ///< their mel-spectrograms as pictures
        CsvFile       ///< a table made elsewhere, such as voice.csv
    };
    enum class HoldOut {
        Stratified, ///< each class with its share
        Random,
        Speaker, ///< whole speakers, so that those tested were never heard in training
        Episode  ///< whole episodes
    };

    Source source = Source::FeatureTable;
    bool isMean = false;       ///< mean over the frames; else the first frame, as in the lecture
    QString csvFile;           ///< absolute
    QString labelSet;          ///< whose segments are the rows; "": clips with their class
    AnnotatorId annotator = 0; ///< of those segments
    HoldOut holdOut = HoldOut::Stratified;
    double testSize = 0.1;
    std::uint32_t splitSeed = 0;
    ScalerKind scaler = ScalerKind::Standard;
    QString model = QStringLiteral("dense"); ///< id in modelCatalog()
    OptimizerKind optimizer = OptimizerKind::Adam;
    double learningRate = 0.001;
    int epochs = 30;
    int batchSize = 32;
    std::uint32_t seed = 0;

    bool isPictures() const { return source == Source::MelPictures; }
    bool operator==(const TrainSetup&) const = default;
};

/// @throws ParameterError if there is no such model
TrainingRecipe recipeOf(const TrainSetup& setup);

QJsonObject setupJson(const TrainSetup& setup);
TrainSetup setupOf(const QJsonObject& json); ///< what is missing or not known stands at its default

} // namespace suara
