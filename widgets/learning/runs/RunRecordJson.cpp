#include "core/learning/CrossValidation.h"
#include "core/learning/Dataset.h"
#include "core/learning/TrainingRun.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cmath>

namespace suara {

namespace {

constexpr QChar separator(0x1F);
constexpr std::size_t mostLosses = 1'000'000; // of single rows, in one record

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

QJsonArray historyJson(const std::vector<EpochRecord>& history)
{
    QJsonArray epochs;
    for (const EpochRecord& record : history) {
        QJsonObject epoch{{QStringLiteral("epoch"), record.epoch},
                          {QStringLiteral("loss"), record.loss},
                          {QStringLiteral("acc"), record.accuracy}};
        if (record.validationLoss)
            epoch[QLatin1String("val_loss")] = *record.validationLoss;
        if (record.validationAccuracy)
            epoch[QLatin1String("val_acc")] = *record.validationAccuracy;
        epochs.append(epoch);
    }
    return epochs;
}

/// As the core's record has them (runRecord()), of one fold.
QJsonArray lossesJson(const std::vector<EpochRecord>& history, std::size_t most)
{
    QJsonArray epochs;
    std::size_t count = 0;
    for (auto record = history.rbegin(); record != history.rend(); ++record) {
        count += record->validationLosses.size();
        QJsonArray losses;
        for (std::size_t row = 0; count <= most && row < record->validationLosses.size(); ++row)
            losses.append(std::round(1e4 * double(record->validationLosses[row])) / 1e4);
        epochs.prepend(losses);
    }
    return epochs;
}

QJsonObject recordOf(const Dataset& dataset, const TrainingRun& run, const TrainSetup& setup, double seconds)
{
    QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(runRecord(dataset, run))).object();
    json[QLatin1String("setup")] = setupJson(setup);
    json[QLatin1String("seconds")] = seconds;
    json[QLatin1String("warnings")] = warningsJson(run.warnings);
    json[QLatin1String("failed_files")] = failuresJson(dataset);
    return json;
}

QByteArray written(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

TestRow testRowOf(const Dataset& dataset, std::size_t row, int truth)
{
    const DatasetRow& entry = dataset.rows[row];
    return {entry.clip, entry.segment, QString::fromStdString(entry.file), int(row), truth, truth, 0.0};
}

QByteArray recordJson(const Dataset& dataset, const TrainingRun& run, const TrainSetup& setup, double seconds)
{
    return written(recordOf(dataset, run, setup, seconds));
}

QByteArray foldsRecordJson(const Dataset& dataset, TrainingRun run, const CrossValidation& validation,
                           const TrainSetup& setup, double seconds)
{
    const std::vector<int> classes = classNumbers(dataset);
    QJsonArray folds;
    for (std::size_t fold = 0; fold < validation.matrices.size(); ++fold) {
        for (const std::size_t row : validation.folds[fold].test) {
            run.split.test.push_back(row);
            run.truth.push_back(classes[row]);
        }
        const std::vector<float>& probabilities = validation.probabilities[fold];
        run.probabilities.insert(run.probabilities.end(), probabilities.begin(), probabilities.end());
        folds.append(QJsonObject{{QStringLiteral("accuracy"), validation.accuracies()[fold]},
                                 {QStringLiteral("rows"), qint64(validation.folds[fold].test.size())},
                                 {QStringLiteral("validation_losses"),
                                  lossesJson(validation.histories[fold], mostLosses / validation.matrices.size())},
                                 {QStringLiteral("history"), historyJson(validation.histories[fold])}});
    }
    run.predicted = mostProbable(run.probabilities, validation.matrix.classes.size());
    run.matrix = validation.matrix;
    QJsonObject json = recordOf(dataset, run, setup, seconds);
    json[QLatin1String("folds")] = folds;
    return written(json);
}

} // namespace suara
