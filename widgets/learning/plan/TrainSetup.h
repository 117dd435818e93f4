#pragma once

#include "core/annotation/Segment.h"
#include "core/learning/Augmentation.h"
#include "core/learning/Folds.h"
#include "core/learning/LearningRate.h"
#include "core/learning/ModelCatalog.h"
#include "core/learning/Optimizer.h"
#include "core/learning/Scaler.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>

namespace suara {

struct TrainingRecipe;

/// All that the Train page lets one choose. A value; kept in the project with its view settings and with each run.
struct TrainSetup {
    enum class Source {
        FeatureTable, ///< the lecture's features of the project's clips
        MelPictures,  ///< their mel-spectrograms as pictures
        CsvFile,      ///< a table made elsewhere, such as voice.csv
        ClassFolder,  ///< a folder whose folders are classes of pictures, or of clips to be drawn
        LogMelTensors ///< the project's clips as 600 x 128 tensors, one for each 3 s
    };
    enum class HoldOut {
        Stratified, ///< each class with its share
        Random,
        Speaker,  ///< whole speakers, so that those tested were never heard in training
        Episode,  ///< whole episodes
        Recording ///< whole clips, when their segments are the rows
    };
    enum class Rounds {
        Once,     ///< one part is held out
        Folds,    ///< every row once, in k parts
        EachGroup ///< every group once; of whole groups only
    };

    Source source = Source::FeatureTable;
    bool isMean = false;       ///< mean over the frames; else the first frame, as in the lecture
    QString csvFile;           ///< absolute
    QString labelColumn;       ///< of the file; "": the one named label, else the last
    QString folder;            ///< of classes, absolute
    QStringList columns;       ///< to learn from, of a table; empty: all
    int side = kPictureSide;   ///< of pictures
    bool isBgr = false;        ///< their colours stand as OpenCV reads them
    QString labelSet;          ///< whose segments are the rows; "": clips with their class
    AnnotatorId annotator = 0; ///< of those segments
    HoldOut holdOut = HoldOut::Stratified;
    Rounds rounds = Rounds::Once;
    double testSize = 0.1;
    int folds = 5;
    std::uint32_t splitSeed = 0;
    ScalerKind scaler = ScalerKind::Standard;
    double low = 0.0; ///< range of ScalerKind::MinMax
    double high = 1.0;
    bool isBalanced = false;                 ///< every class counts the same in sum
    QString model = QStringLiteral("dense"); ///< id in modelCatalog(): what the layers started from
    std::vector<LayerSpec> layers;           ///< as they were changed; empty: as in the catalogue
    OptimizerOptions optimizer;
    LearningRateSchedule schedule;
    int patience = 0;
    int plateauPatience = 0;
    AugmentationOptions augmentation;
    int epochs = 30;
    int batchSize = 32;
    std::uint32_t seed = 0;

    bool isProject() const { return source != Source::CsvFile && source != Source::ClassFolder; }
    bool isTable() const { return source == Source::FeatureTable || source == Source::CsvFile; }
    bool isTensors() const { return source == Source::LogMelTensors; }
    bool isPictures() const { return !isTable(); } ///< tensors are, with one channel
    bool isGrouped() const { return holdOut >= HoldOut::Speaker; }
    bool operator==(const TrainSetup&) const = default;
};

/// The model of the catalogue with its layers as they were changed. @throws ParameterError if there is no such model
ModelPlan planOf(const TrainSetup& setup);

/// @throws ParameterError if there is no such model
TrainingRecipe recipeOf(const TrainSetup& setup);

/// The folds that are asked for; none when one part is held out.
std::optional<FoldOptions> foldsOf(const TrainSetup& setup);

QJsonObject setupJson(const TrainSetup& setup);
TrainSetup setupOf(const QJsonObject& json); ///< what is missing or not known stands at its default

} // namespace suara
