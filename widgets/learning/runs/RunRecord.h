#pragma once

#include "core/learning/Metrics.h"
#include "core/learning/Trainer.h"
#include "core/project/Project.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QStringList>
#include <optional>
#include <vector>

namespace suara {

struct CrossValidation;
struct Dataset;
struct TrainingRun;

/// One row of the test part and what the network made of it.
struct TestRow {
    ClipId clip = 0; ///< 0: of no clip of the project
    SegmentId segment = 0;
    QString file; ///< as the data named it; "" if it did not
    int row = 0;  ///< place in the data, from 0
    int truth = 0;
    int predicted = 0;
    double probability = 0.0; ///< of what was predicted
};

/// Some of the test rows, one after another, that one network was tested on, and what each cost after every epoch.
struct TestPart {
    std::size_t rows = 0;
    std::vector<std::vector<float>> losses; ///< epoch by epoch of each row; empty where they were not kept
};

/// What a test row cost after an epoch.
struct RowLoss {
    std::size_t test = 0; ///< place in RunRecord::tests
    float loss = 0.0F;
};

/// A stored run, as the page shows it.
struct RunRecord {
    TrainSetup setup;
    QString modelText;                   ///< "Dense 64–32", "CNN 70 × 70"
    std::vector<RateChange> rateChanges; ///< learning rates that were set by hand
    int plannedEpochs = 0;
    std::vector<EpochRecord> history;            ///< of folds: of the model of all rows, without validation
    std::vector<std::vector<EpochRecord>> folds; ///< each fold's; empty without
    std::vector<double> foldAccuracies;          ///< likewise
    std::int64_t parameters = 0;
    bool wasStopped = false;
    double seconds = 0.0; ///< of training
    int trainingRows = 0;
    ConfusionMatrix matrix;
    std::vector<TestRow> tests;
    std::vector<TestPart> parts;                               ///< of the tests: one, or one of each fold
    std::vector<std::pair<std::string, std::string>> warnings; ///< English template, arguments parted by U+001F
    QStringList failedFiles;                                   ///< could not be read, so they were left out

    bool isEmpty() const { return matrix.classes.empty(); }
    std::optional<MatrixScores> scores() const; ///< none if nothing was tested
    /// Of every test row whose network came to this epoch; of folds, of all of them. Empty if they were not kept.
    std::vector<RowLoss> lossesOf(int epoch) const;
    QStringList warningTexts() const; ///< in the user's language, the files left out included
};

/// A row that is held out, before it is told what it is: who it is and its class.
TestRow testRowOf(const Dataset& dataset, std::size_t row, int truth);

/// What the project keeps of a run: the core's record (core/learning/TrainingRun.h), the setup, the time, the warnings.
QByteArray recordJson(const Dataset& dataset, const TrainingRun& run, const TrainSetup& setup, double seconds);

/// The same of a run in folds: every row was tested once, by the network that had not learned it.
/// @param run  of all rows
QByteArray foldsRecordJson(const Dataset& dataset, TrainingRun run, const CrossValidation& validation,
                           const TrainSetup& setup, double seconds);

/// Reads it again; also a record that the command line has made, without a setup. Empty if it is none.
RunRecord runRecordOf(const QByteArray& json);

} // namespace suara
