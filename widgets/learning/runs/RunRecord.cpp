#include "widgets/learning/runs/RunRecord.h"

#include "core/base/Error.h"
#include "core/learning/ModelCatalog.h"
#include "widgets/common/text/CoreText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace suara {

namespace {

std::optional<double> optionalNumber(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::vector<EpochRecord> historyOf(const QJsonArray& list)
{
    std::vector<EpochRecord> history;
    for (const auto& epoch : list) {
        EpochRecord record;
        record.epoch = epoch[u"epoch"].toInt();
        record.loss = epoch[u"loss"].toDouble(qQNaN());
        record.accuracy = epoch[u"acc"].toDouble(qQNaN());
        record.validationLoss = optionalNumber(epoch[u"val_loss"]);
        record.validationAccuracy = optionalNumber(epoch[u"val_acc"]);
        history.push_back(record);
    }
    return history;
}

std::vector<RateChange> rateChangesOf(const QJsonArray& list)
{
    std::vector<RateChange> changes;
    for (const auto& change : list)
        changes.push_back(
            {std::uint64_t(std::max<qint64>(0, change[u"step"].toInteger())), change[u"rate"].toDouble()});
    return changes;
}

/// "Dense 64–32" of dense layers, "CNN 70 × 70" of a network for pictures.
QString modelTextOf(const QJsonObject& network, bool isPictures)
{
    const QJsonArray input = network[QLatin1String("input")].toArray();
    if (isPictures)
        return QStringLiteral("CNN %1 × %2").arg(input[0].toInt()).arg(input[1].toInt());
    QStringList units;
    for (const auto& layer : network[QLatin1String("layers")].toArray())
        if (layer[u"kind"].toString() == QLatin1String("dense"))
            units.append(QString::number(layer[u"units"].toInt()));
    if (!units.isEmpty())
        units.removeLast();
    return QStringLiteral("Dense ") + units.join(u'–');
}

ConfusionMatrix matrixOf(const QJsonObject& json)
{
    ConfusionMatrix matrix;
    for (const auto& name : json[QLatin1String("classes")].toArray())
        matrix.classes.push_back(name.toString().toStdString());
    for (const auto& row : json[QLatin1String("matrix")].toArray())
        for (const auto& count : row.toArray())
            matrix.counts.push_back(count.toInteger());
    return matrix;
}

/// Rows whose numbers do not fit the classes make the record none.
std::optional<std::vector<TestRow>> testsOf(const QJsonObject& json, int classes)
{
    const QJsonArray rows = json[QLatin1String("test_rows")].toArray();
    const QJsonArray truth = json[QLatin1String("truth")].toArray();
    const QJsonArray predicted = json[QLatin1String("predicted")].toArray();
    const QJsonArray probabilities = json[QLatin1String("probabilities")].toArray();
    std::vector<TestRow> tests;
    for (int i = 0; i < rows.size(); ++i) {
        TestRow test;
        test.clip = rows[i][u"clip"].toInteger();
        test.segment = rows[i][u"segment"].toInteger();
        test.file = rows[i][u"file"].toString();
        test.row = rows[i][u"row"].toInt();
        test.truth = truth[i].toInt(-1);
        test.predicted = predicted[i].toInt(-1);
        if (std::min(test.truth, test.predicted) < 0 || std::max(test.truth, test.predicted) >= classes)
            return std::nullopt;
        test.probability = probabilities[i * classes + test.predicted].toDouble();
        tests.push_back(test);
    }
    return tests;
}

/// Of the network as it was written; 0 of one that this program does not know.
std::int64_t parametersOf(const QJsonObject& network)
{
    const QJsonArray side = network[QLatin1String("input")].toArray();
    const Shape input{side[0].toInt(), side[1].toInt(), side[2].toInt()};
    std::int64_t parameters = 0;
    try {
        const QJsonObject layers{{QStringLiteral("layers"), network[QLatin1String("layers")]}};
        const ModelPlan plan = parseModelPlan(QJsonDocument(layers).toJson().toStdString(), "network");
        for (const LayerSummary& layer : summarised({input, plan.layers}))
            parameters += std::int64_t(layer.parameters);
        return parameters;
    } catch (const Error&) {
        return 0;
    }
}

std::vector<std::vector<float>> lossesFrom(const QJsonArray& epochs)
{
    std::vector<std::vector<float>> losses;
    for (const auto& epoch : epochs) {
        std::vector<float>& of = losses.emplace_back();
        for (const auto& loss : epoch.toArray())
            of.push_back(float(loss.toDouble(qQNaN())));
    }
    return losses;
}

void readFolds(RunRecord& record, const QJsonArray& folds)
{
    for (const auto& fold : folds) {
        record.folds.push_back(historyOf(fold[u"history"].toArray()));
        record.foldAccuracies.push_back(fold[u"accuracy"].toDouble());
        record.parts.push_back(
            {std::size_t(fold[u"rows"].toInteger()), lossesFrom(fold[u"validation_losses"].toArray())});
    }
}

void readWarnings(RunRecord& record, const QJsonObject& json)
{
    for (const auto& warning : json[QLatin1String("warnings")].toArray())
        record.warnings.emplace_back(warning[0].toString().toStdString(), warning[1].toString().toStdString());
    for (const auto& file : json[QLatin1String("failed_files")].toArray())
        record.failedFiles.append(file.toString());
}

} // namespace

std::optional<MatrixScores> RunRecord::scores() const
{
    return matrix.total() > 0 ? std::optional(scoresOf(matrix)) : std::nullopt;
}

std::vector<RowLoss> RunRecord::lossesOf(int epoch) const
{
    std::vector<RowLoss> losses;
    std::size_t first = 0;
    for (const TestPart& part : parts) {
        const bool isKept = epoch >= 1 && std::size_t(epoch) <= part.losses.size() &&
                            part.losses[std::size_t(epoch - 1)].size() == part.rows &&
                            first + part.rows <= tests.size();
        for (std::size_t row = 0; isKept && row < part.rows; ++row)
            losses.push_back({first + row, part.losses[std::size_t(epoch - 1)][row]});
        first += part.rows;
    }
    return losses;
}

QStringList RunRecord::warningTexts() const
{
    QStringList texts;
    if (!failedFiles.isEmpty()) {
        const QString shown = failedFiles.mid(0, 3).join(QStringLiteral(", "));
        texts.append(QCoreApplication::translate("RunRecord", "Left out because they could not be read: %1.")
                         .arg(failedFiles.size() > 3 ? shown + QStringLiteral(" …") : shown));
    }
    for (const auto& [text, arguments] : warnings)
        texts.append(coreText(text, arguments));
    return texts;
}

RunRecord runRecordOf(const QByteArray& bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const QJsonObject training = json[QLatin1String("training")].toObject();
    RunRecord record;
    record.matrix = matrixOf(json);
    const std::size_t classes = record.matrix.classes.size();
    auto tests = testsOf(json, int(classes));
    if (record.matrix.counts.size() != classes * classes || !tests)
        return {};
    record.tests = std::move(*tests);
    record.setup = setupOf(json[QLatin1String("setup")].toObject());
    record.parameters = parametersOf(json[QLatin1String("network")].toObject());
    readFolds(record, json[QLatin1String("folds")].toArray());
    if (record.folds.empty())
        record.parts = {{record.tests.size(), lossesFrom(json[QLatin1String("validation_losses")].toArray())}};
    record.modelText = modelTextOf(json[QLatin1String("network")].toObject(),
                                   json[QLatin1String("input")].toString() == QLatin1String("picture"));
    record.rateChanges = rateChangesOf(training[QLatin1String("rate_changes")].toArray());
    record.plannedEpochs = training[QLatin1String("epochs")].toInt();
    record.history = historyOf(training[QLatin1String("history")].toArray());
    record.wasStopped = training[QLatin1String("stopped")].toBool();
    record.trainingRows = training[QLatin1String("training_rows")].toInt();
    record.seconds = json[QLatin1String("seconds")].toDouble();
    readWarnings(record, json);
    return record;
}

} // namespace suara
