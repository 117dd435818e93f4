#include "core/base/Error.h"
#include "core/learning/CrossValidation.h"
#include "core/learning/ModelCatalog.h"
#include "core/learning/RoundCheckpoints.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>

using namespace suara;

/// A recipe on folds: what is held out, what is summed, and what does not depend on threads.
class TestCrossValidation : public QObject {
    Q_OBJECT

    /// Two classes in turn, three speakers; the first column tells the classes apart, the second grows from row to row.
    static Dataset table(std::size_t rows)
    {
        Dataset dataset;
        dataset.columns = {"x", "y"};
        dataset.input = {1, 1, 2};
        for (std::size_t row = 0; row < rows; ++row) {
            const bool isFirst = row % 2 == 0;
            dataset.table.push_back((isFirst ? 1.0 : -1.0) + 0.2 * std::sin(double(row)));
            dataset.table.push_back(double(row));
            dataset.rows.push_back({0, 0, "", isFirst ? "a" : "b", "s" + std::to_string(row % 3)});
        }
        return dataset;
    }

    static TrainingRecipe recipe()
    {
        TrainingRecipe recipe;
        recipe.model = modelPlan("dense");
        recipe.training.epochs = 25;
        return recipe;
    }

private Q_SLOTS:
    void everyRowIsHeldOutOnce()
    {
        SilentTask task;
        std::vector<std::size_t> begun;
        const CrossValidation validation =
            crossValidate(table(60), recipe(), {FoldKind::Stratified, 4, true, 1}, task,
                          [&](std::size_t fold, const Split&) { begun.push_back(fold); });
        QCOMPARE(begun, (std::vector<std::size_t>{0, 1, 2, 3}));
        QCOMPARE(validation.matrix.total(), std::int64_t(60));
        QCOMPARE(validation.histories.size(), std::size_t(4));
        QCOMPARE(validation.report.micro.support, std::int64_t(60));
        QVERIFY(validation.report.micro.f1 > 0.95);
        std::int64_t correct = 0;
        for (const ConfusionMatrix& matrix : validation.matrices)
            correct += matrix.correct();
        QCOMPARE(correct, validation.matrix.correct());
        QCOMPARE(validation.accuracies().size(), std::size_t(4));
        const std::string csv = historyCsv(validation);
        QCOMPARE(std::ranges::count(csv, '\n'), std::ptrdiff_t(1 + 4 * 25));
        QVERIFY(csv.find("\r\n4,25,") != std::string::npos);
    }

    void aFoldIsWhatTrainingOnItGives()
    {
        SilentTask task;
        const Dataset dataset = table(30);
        const CrossValidation validation = crossValidate(dataset, recipe(), {FoldKind::LeaveOneGroupOut}, task);
        QCOMPARE(validation.folds.size(), std::size_t(3));
        for (std::size_t fold = 0; fold < 3; ++fold) {
            std::set<std::string> heldOut;
            for (const std::size_t row : validation.folds[fold].test)
                heldOut.insert(dataset.rows[row].group);
            QCOMPARE(heldOut.size(), std::size_t(1));
            const TrainingRun run = trainOn(dataset, recipe(), validation.folds[fold], task);
            QCOMPARE(run.matrix.counts, validation.matrices[fold].counts);
            QCOMPARE(run.model.history.back().loss, validation.histories[fold].back().loss);
        }
    }

    void stoppedFoldsStand()
    {
        SilentTask task;
        TrainingControl control;
        int epochs = 0;
        const TrainingObserver observer{[&](const EpochRecord&) {
                                            if (++epochs == 30) // in the second fold
                                                control.stop();
                                        },
                                        {}};
        const CrossValidation validation =
            crossValidate(table(30), recipe(), {FoldKind::Plain, 3, true, 0}, task, {}, observer,
                          [&](std::size_t) { return TrainingSteering{.control = &control}; });
        QVERIFY(validation.wasStopped);
        QCOMPARE(validation.matrices.size(), std::size_t(2));
        QCOMPARE(validation.matrix.total(), std::int64_t(20));
    }

    void foldsGoOnAfterACrash()
    {
        struct Crash {};
        SilentTask task;
        const Dataset dataset = table(30);
        const FoldOptions folds{FoldKind::Plain, 3, true, 0};
        const CrossValidation whole = crossValidate(dataset, recipe(), folds, task);

        const QTemporaryDir dir;
        const std::filesystem::path folder = dir.filePath("rounds").toStdString();
        RoundCheckpoints checkpoints(folder, 4);
        const auto steering = [&](bool goesOn) {
            return [&checkpoints, goesOn](std::size_t fold) {
                return checkpoints.steering(int(fold), goesOn);
            };
        };
        int epochs = 0;
        const TrainingObserver crash{[&](const EpochRecord&) {
                                         if (++epochs == 30) // in the second fold
                                             throw Crash();
                                     },
                                     {}};
        QVERIFY_THROWS_EXCEPTION(Crash, crossValidate(dataset, recipe(), folds, task, {}, crash, steering(false)));
        QCOMPARE(RoundCheckpoints::learned(folder), 30);

        int learned = 0;
        const TrainingObserver count{[&](const EpochRecord&) { ++learned; }, {}};
        const CrossValidation again = crossValidate(dataset, recipe(), folds, task, {}, count, steering(true));
        QCOMPARE(learned, 3 * recipe().training.epochs - 30); // what was learned before is not learned again
        QCOMPARE(again.matrix.counts, whole.matrix.counts);
        QCOMPARE(again.probabilities, whole.probabilities); // every bit
        for (std::size_t fold = 0; fold < 3; ++fold)
            QCOMPARE(again.histories[fold].back().validationLosses, whole.histories[fold].back().validationLosses);
        RoundCheckpoints::clear(folder);
        QVERIFY(!std::filesystem::exists(folder));
    }

    void allRowsNeedNoTest()
    {
        SilentTask task;
        TrainingRecipe whole = recipe();
        whole.split.kind = SplitKind::Whole;
        const TrainingRun run = trainModel(table(20), whole, task);
        QCOMPARE(run.model.trainingRows, std::size_t(20));
        QCOMPARE(run.model.testRows, std::size_t(0));
        QVERIFY(run.truth.empty() && run.matrix.counts.empty() && run.warnings.empty());
        QVERIFY(!run.model.history.back().validationLoss);
        QCOMPARE(parseModel(modelBytes(run.model), "m").split.kind, SplitKind::Whole);
    }

    void classesCountAsTheyAreWeighted()
    {
        Dataset dataset = table(40);
        for (std::size_t row = 0; row < 40; ++row)
            dataset.rows[row].label = row % 4 == 0 ? "a" : "b";
        SilentTask task;
        TrainingRecipe weighted = recipe();
        weighted.split.kind = SplitKind::Whole;
        weighted.weighting.isBalanced = true; // 10 and 30 of 40 rows: 40 / (2 * 10), 40 / (2 * 30)
        const std::vector<double> balanced = trainModel(dataset, weighted, task).model.training.classWeights;
        QCOMPARE(balanced, (std::vector<double>{2.0, 40.0 / 60.0}));
        weighted.weighting = {false, {{"b", 3.0}}};
        QCOMPARE(trainModel(dataset, weighted, task).model.training.classWeights, (std::vector<double>{1.0, 3.0}));
        weighted.weighting = {false, {{"c", 3.0}}};
        QVERIFY_THROWS_EXCEPTION(ParameterError, trainModel(dataset, weighted, task));
    }
};

QTEST_GUILESS_MAIN(TestCrossValidation)
#include "tst_crossvalidation.moc"
