#include "widgets/learning/TrainSetup.h"

#include "core/learning/TrainingRun.h"

#include <QStringList>
#include <algorithm>

namespace suara {

namespace {

const QStringList sourceIds{QStringLiteral("features"), QStringLiteral("mel_pictures"), QStringLiteral("csv")};
const QStringList holdOutIds{QStringLiteral("stratified"), QStringLiteral("random"), QStringLiteral("speaker"),
                             QStringLiteral("episode")};
const QStringList scalerIds{QStringLiteral("none"), QStringLiteral("standard"), QStringLiteral("minmax")};
const QStringList optimizerIds{QStringLiteral("adam"), QStringLiteral("sgd"), QStringLiteral("rmsprop")};

template<typename Choice>
void read(Choice& choice, const QJsonObject& json, const char* key, const QStringList& ids)
{
    const qsizetype place = ids.indexOf(json[QLatin1String(key)].toString());
    if (place >= 0)
        choice = Choice(place);
}

std::uint32_t seedOf(const QJsonObject& json, const char* key)
{
    return std::uint32_t(std::clamp(json[QLatin1String(key)].toDouble(), 0.0, 4294967295.0));
}

} // namespace

TrainingRecipe recipeOf(const TrainSetup& setup)
{
    using HoldOut = TrainSetup::HoldOut;
    TrainingRecipe recipe;
    recipe.model = modelPlan(setup.model.toStdString());
    recipe.split.testSize = setup.testSize;
    recipe.split.seed = setup.splitSeed;
    recipe.split.kind = setup.holdOut == HoldOut::Stratified ? SplitKind::Stratified
                        : setup.holdOut == HoldOut::Random   ? SplitKind::Shuffled
                                                             : SplitKind::Grouped;
    recipe.scaler = setup.scaler;
    recipe.training.optimizer.kind = setup.optimizer;
    recipe.training.optimizer.learningRate = setup.learningRate;
    recipe.training.epochs = setup.epochs;
    recipe.training.batchSize = setup.batchSize;
    recipe.training.seed = setup.seed;
    return recipe;
}

QJsonObject setupJson(const TrainSetup& setup)
{
    return {{QStringLiteral("source"), sourceIds[int(setup.source)]},
            {QStringLiteral("mean"), setup.isMean},
            {QStringLiteral("csv_file"), setup.csvFile},
            {QStringLiteral("label_set"), setup.labelSet},
            {QStringLiteral("annotator"), qint64(setup.annotator)},
            {QStringLiteral("hold_out"), holdOutIds[int(setup.holdOut)]},
            {QStringLiteral("test_size"), setup.testSize},
            {QStringLiteral("split_seed"), qint64(setup.splitSeed)},
            {QStringLiteral("scaler"), scalerIds[int(setup.scaler)]},
            {QStringLiteral("model"), setup.model},
            {QStringLiteral("optimizer"), optimizerIds[int(setup.optimizer)]},
            {QStringLiteral("learning_rate"), setup.learningRate},
            {QStringLiteral("epochs"), setup.epochs},
            {QStringLiteral("batch_size"), setup.batchSize},
            {QStringLiteral("seed"), qint64(setup.seed)}};
}

TrainSetup setupOf(const QJsonObject& json)
{
    TrainSetup setup;
    read(setup.source, json, "source", sourceIds);
    read(setup.holdOut, json, "hold_out", holdOutIds);
    read(setup.scaler, json, "scaler", scalerIds);
    read(setup.optimizer, json, "optimizer", optimizerIds);
    setup.isMean = json[QLatin1String("mean")].toBool();
    setup.csvFile = json[QLatin1String("csv_file")].toString();
    setup.labelSet = json[QLatin1String("label_set")].toString();
    setup.annotator = json[QLatin1String("annotator")].toInteger();
    setup.testSize = json[QLatin1String("test_size")].toDouble(setup.testSize);
    setup.splitSeed = seedOf(json, "split_seed");
    setup.model = json[QLatin1String("model")].toString(setup.model);
    setup.learningRate = json[QLatin1String("learning_rate")].toDouble(setup.learningRate);
    setup.epochs = json[QLatin1String("epochs")].toInt(setup.epochs);
    setup.batchSize = json[QLatin1String("batch_size")].toInt(setup.batchSize);
    setup.seed = seedOf(json, "seed");
    return setup;
}

} // namespace suara
