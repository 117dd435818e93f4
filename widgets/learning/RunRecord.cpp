#include "widgets/learning/RunRecord.h"

#include "core/learning/Dataset.h"
#include "core/learning/TrainingRun.h"
#include "widgets/common/CoreText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace suara {

namespace {

constexpr QChar separator(0x1F);

QJsonArray warningsJson(const std::vector<TrainingWarning>& warnings)
{
    QJsonArray list;
    for (const TrainingWarning& warning : warnings) {
        QStringList arguments;
        for (const std::string& argument : warning.arguments)
            arguments.append(QString::fromStdString(argument));
        list.append(QJsonArray{QString::fromUtf8(warning.text), arguments.join(separator)});
    }
    return list;
}

QJsonArray failuresJson(const Dataset& dataset)
{
    QJsonArray list;
    for (const DatasetFailure& failure : dataset.failures)
        list.append(QString::fromStdString(failure.row.file));
    return list;
}

std::optional<double> optionalNumber(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::vector<EpochRecord> historyOf(const QJsonArray& list)
{
    std::vector<EpochRecord> history;
    for (const QJsonValue& epoch : list) {
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

/// "Dense 64–32" of dense layers, "CNN 70 × 70" of a network for pictures.
QString modelTextOf(const QJsonObject& network, bool isPictures)
{
    const QJsonArray input = network[QLatin1String("input")].toArray();
    if (isPictures)
        return QStringLiteral("CNN %1 × %2").arg(input[0].toInt()).arg(input[1].toInt());
    QStringList units;
    for (const QJsonValue& layer : network[QLatin1String("layers")].toArray())
        if (layer[u"kind"].toString() == QLatin1String("dense"))
            units.append(QString::number(layer[u"units"].toInt()));
    if (!units.isEmpty())
        units.removeLast();
    return QStringLiteral("Dense ") + units.join(u'–');
}

ConfusionMatrix matrixOf(const QJsonObject& json)
{
    ConfusionMatrix matrix;
    for (const QJsonValue& name : json[QLatin1String("classes")].toArray())
        matrix.classes.push_back(name.toString().toStdString());
    for (const QJsonValue& row : json[QLatin1String("matrix")].toArray())
        for (const QJsonValue& count : row.toArray())
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

void readWarnings(RunRecord& record, const QJsonObject& json)
{
    for (const QJsonValue& warning : json[QLatin1String("warnings")].toArray())
        record.warnings.emplace_back(warning[0].toString().toStdString(), warning[1].toString().toStdString());
    for (const QJsonValue& file : json[QLatin1String("failed_files")].toArray())
        record.failedFiles.append(file.toString());
}

} // namespace

double RunRecord::unweightedRecall() const
{
    if (matrix.total() == 0)
        return 0.0;
    double sum = 0.0;
    int tested = 0;
    for (const ReportRow& row : fullReport(matrix).rows) {
        if (row.support == 0)
            continue;
        sum += row.recall;
        ++tested;
    }
    return sum / tested;
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

QByteArray recordJson(const Dataset& dataset, const TrainingRun& run, const TrainSetup& setup, double seconds)
{
    QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(runRecord(dataset, run))).object();
    json[QLatin1String("setup")] = setupJson(setup);
    json[QLatin1String("seconds")] = seconds;
    json[QLatin1String("warnings")] = warningsJson(run.warnings);
    json[QLatin1String("failed_files")] = failuresJson(dataset);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
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
    record.modelText = modelTextOf(json[QLatin1String("network")].toObject(),
                                   json[QLatin1String("input")].toString() == QLatin1String("picture"));
    record.plannedEpochs = training[QLatin1String("epochs")].toInt();
    record.history = historyOf(training[QLatin1String("history")].toArray());
    record.wasStopped = training[QLatin1String("stopped")].toBool();
    record.trainingRows = training[QLatin1String("training_rows")].toInt();
    record.seconds = json[QLatin1String("seconds")].toDouble();
    readWarnings(record, json);
    return record;
}

int bestEpoch(const std::vector<EpochRecord>& history)
{
    const EpochRecord* best = nullptr;
    for (const EpochRecord& record : history)
        if (record.validationLoss && (best == nullptr || *record.validationLoss < *best->validationLoss))
            best = &record;
    return best == nullptr ? 0 : best->epoch;
}

} // namespace suara
