#include "widgets/learning/plan/TrainSetup.h"

#include "core/base/Error.h"
#include "core/learning/TrainingRun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <limits>

namespace suara {

namespace {

const QStringList sourceIds{QStringLiteral("features"), QStringLiteral("mel_pictures"), QStringLiteral("csv"),
                            QStringLiteral("class_folder"), QStringLiteral("log_mel")};
const QStringList holdOutIds{QStringLiteral("stratified"), QStringLiteral("random"), QStringLiteral("speaker"),
                             QStringLiteral("episode"), QStringLiteral("recording")};
const QStringList roundIds{QStringLiteral("once"), QStringLiteral("folds"), QStringLiteral("each_group")};
const QStringList scalerIds{QStringLiteral("none"), QStringLiteral("standard"), QStringLiteral("minmax"),
                            QStringLiteral("robust")};
const QStringList optimizerIds{QStringLiteral("adam"), QStringLiteral("sgd"), QStringLiteral("rmsprop"),
                               QStringLiteral("adamw")};

QStringList scheduleIds()
{
    return {kScheduleNames.begin(), kScheduleNames.end()};
}

/// Writes what it is shown.
class Writer {
public:
    QJsonObject json;

    void choice(const char* key, auto value, const QStringList& ids)
    {
        json[QLatin1String(key)] = ids.value(int(value));
    }
    void value(const char* key, const auto& value) { json[QLatin1String(key)] = value; }
    void number(const char* key, std::int64_t value) { json[QLatin1String(key)] = qint64(value); }
    void list(const char* key, const QStringList& list) { json[QLatin1String(key)] = QJsonArray::fromStringList(list); }

    void layers(const TrainSetup& setup)
    {
        if (setup.layers.empty())
            return;
        const QByteArray plan = QByteArray::fromStdString(modelPlanJson(planOf(setup)));
        json[QLatin1String("layers")] = QJsonDocument::fromJson(plan)[QLatin1String("layers")];
    }
};

/// Reads into what it is shown; what is missing, unknown or of another type stays as it is.
class Reader {
public:
    explicit Reader(const QJsonObject& json) : m_json(json) {}

    template<typename Choice>
    void choice(const char* key, Choice& value, const QStringList& ids) const
    {
        const qsizetype place = ids.indexOf(m_json[QLatin1String(key)].toString());
        if (place >= 0)
            value = Choice(place);
    }

    void value(const char* key, bool& value) const { value = m_json[QLatin1String(key)].toBool(value); }
    void value(const char* key, QString& value) const { value = m_json[QLatin1String(key)].toString(value); }
    void value(const char* key, double& value) const { value = m_json[QLatin1String(key)].toDouble(value); }
    void value(const char* key, int& value) const { value = m_json[QLatin1String(key)].toInt(value); }

    template<typename Number>
    void number(const char* key, Number& value) const
    {
        const qint64 most = std::numeric_limits<Number>::max();
        value = Number(std::clamp<qint64>(m_json[QLatin1String(key)].toInteger(qint64(value)), 0, most));
    }

    void list(const char* key, QStringList& list) const
    {
        for (const auto& entry : m_json[QLatin1String(key)].toArray())
            list.append(entry.toString());
    }

    void layers(TrainSetup& setup) const
    {
        const QJsonObject plan{{QStringLiteral("layers"), m_json[QLatin1String("layers")]}};
        try {
            setup.layers = parseModelPlan(QJsonDocument(plan).toJson().toStdString(), "setup").layers;
        } catch (const Error&) {
            setup.layers.clear(); // none, or written by a newer program
        }
    }

private:
    const QJsonObject& m_json;
};

/// Shows every choice to a reader or a writer under its name in files.
template<typename Setup, typename Visitor>
void visit(Setup& setup, Visitor& visitor)
{
    visitor.choice("source", setup.source, sourceIds);
    visitor.value("mean", setup.isMean);
    visitor.value("csv_file", setup.csvFile);
    visitor.value("label_column", setup.labelColumn);
    visitor.value("folder", setup.folder);
    visitor.list("columns", setup.columns);
    visitor.value("side", setup.side);
    visitor.value("bgr", setup.isBgr);
    visitor.value("label_set", setup.labelSet);
    visitor.number("annotator", setup.annotator);
    visitor.choice("hold_out", setup.holdOut, holdOutIds);
    visitor.choice("rounds", setup.rounds, roundIds);
    visitor.value("test_size", setup.testSize);
    visitor.value("folds", setup.folds);
    visitor.number("split_seed", setup.splitSeed);
    visitor.choice("scaler", setup.scaler, scalerIds);
    visitor.value("low", setup.low);
    visitor.value("high", setup.high);
    visitor.value("balanced", setup.isBalanced);
    visitor.value("model", setup.model);
    visitor.layers(setup);
    visitor.choice("optimizer", setup.optimizer.kind, optimizerIds);
    visitor.value("learning_rate", setup.optimizer.learningRate);
    visitor.value("momentum", setup.optimizer.momentum);
    visitor.value("beta_1", setup.optimizer.beta1);
    visitor.value("beta_2", setup.optimizer.beta2);
    visitor.value("rho", setup.optimizer.rho);
    visitor.value("epsilon", setup.optimizer.epsilon);
    visitor.value("weight_decay", setup.optimizer.weightDecay);
    visitor.choice("schedule", setup.schedule.kind, scheduleIds());
    visitor.value("decay_steps", setup.schedule.decaySteps);
    visitor.value("decay_rate", setup.schedule.rate);
    visitor.value("patience", setup.patience);
    visitor.value("plateau_patience", setup.plateauPatience);
    visitor.value("noise", setup.augmentation.noise);
    visitor.value("gain", setup.augmentation.gain);
    visitor.value("shift", setup.augmentation.shift);
    visitor.value("time_masks", setup.augmentation.timeMasks);
    visitor.value("frequency_masks", setup.augmentation.frequencyMasks);
    visitor.value("mask_share", setup.augmentation.maskShare);
    visitor.value("epochs", setup.epochs);
    visitor.value("batch_size", setup.batchSize);
    visitor.number("seed", setup.seed);
}

SplitKind splitKindOf(const TrainSetup& setup)
{
    return setup.isGrouped()                                  ? SplitKind::Grouped
           : setup.holdOut == TrainSetup::HoldOut::Stratified ? SplitKind::Stratified
                                                              : SplitKind::Shuffled;
}

} // namespace

ModelPlan planOf(const TrainSetup& setup)
{
    ModelPlan plan = modelPlan(setup.model.toStdString());
    if (setup.layers.empty() || setup.layers == plan.layers)
        return plan;
    plan.id = "custom";
    plan.layers = setup.layers;
    return plan;
}

TrainingRecipe recipeOf(const TrainSetup& setup)
{
    TrainingRecipe recipe;
    recipe.model = planOf(setup);
    recipe.split = {setup.testSize, setup.splitSeed, splitKindOf(setup)};
    recipe.scaler = setup.scaler;
    recipe.low = setup.low;
    recipe.high = setup.high;
    recipe.weighting.isBalanced = setup.isBalanced;
    TrainingOptions& training = recipe.training;
    training.optimizer = setup.optimizer;
    training.schedule = setup.schedule;
    training.augmentation = setup.augmentation;
    training.augmentation.isTimeDown = setup.isTensors();
    training.patience = setup.patience;
    training.plateauPatience = setup.plateauPatience;
    training.epochs = setup.epochs;
    training.batchSize = setup.batchSize;
    training.seed = setup.seed;
    return recipe;
}

std::optional<FoldOptions> foldsOf(const TrainSetup& setup)
{
    if (setup.rounds == TrainSetup::Rounds::Once)
        return std::nullopt;
    FoldOptions options;
    options.count = setup.folds;
    options.seed = setup.splitSeed;
    options.kind = setup.isGrouped() ? setup.rounds == TrainSetup::Rounds::EachGroup ? FoldKind::LeaveOneGroupOut
                                                                                     : FoldKind::StratifiedGrouped
                   : setup.holdOut == TrainSetup::HoldOut::Stratified ? FoldKind::Stratified
                                                                      : FoldKind::Plain;
    return options;
}

QJsonObject setupJson(const TrainSetup& setup)
{
    Writer writer;
    visit(setup, writer);
    return writer.json;
}

TrainSetup setupOf(const QJsonObject& json)
{
    TrainSetup setup;
    Reader reader(json);
    visit(setup, reader);
    return setup;
}

} // namespace suara
