#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "tests/core/TrainingBench.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>

using namespace suara;

namespace {

std::uintmax_t bytesOf(const std::filesystem::path& folder)
{
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        bytes += entry.file_size();
    return bytes;
}

void spoil(const std::filesystem::path& file)
{
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekp(-40, std::ios::end);
    bytes.put('!');
}

} // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::filesystem::path folder(const char* name) const { return m_dir.filePath(name).toStdString(); }

private Q_SLOTS:
    void goesOnAfterACrash_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("adam") << int(OptimizerKind::Adam);
        QTest::newRow("sgd with momentum") << int(OptimizerKind::Sgd);
        QTest::newRow("rmsprop") << int(OptimizerKind::RmsProp);
        QTest::newRow("adamw") << int(OptimizerKind::AdamW);
    }
    void goesOnAfterACrash()
    {
        QFETCH(int, kind);
        const TrainingOptions how = options(OptimizerKind(kind));
        const Result whole = trained(how);
        CheckpointFolder checkpoints(folder(QTest::currentDataTag()));
        QVERIFY_THROWS_EXCEPTION(Crash,
                                 trained(how, {.checkpoints = &checkpoints}, atBatchOf(6, [] { throw Crash(); })));
        QCOMPARE(checkpoints.epochs(), (std::vector<int>{1, 2, 3, 4, 5}));

        const auto newest = checkpoints.newest();
        QVERIFY(newest.has_value());
        QCOMPARE(newest->epoch(), 5);
        int heard = 0;
        TrainingObserver observer;
        observer.restored = [&](const std::vector<EpochRecord>& epochs) {
            heard = int(epochs.size());
        };
        const Result again = trained(how, {.checkpoints = &checkpoints, .startAfter = 5}, observer);
        QCOMPARE(heard, 5);
        QVERIFY(again.weights == whole.weights); // every bit
        QCOMPARE(losses(again.history), losses(whole.history));
        QCOMPARE(again.history.epochs[2].validationLosses, whole.history.epochs[2].validationLosses);
        QCOMPARE(again.history.epochs[2].learningRate, whole.history.epochs[2].learningRate);
        QCOMPARE(checkpoints.epochs().back(), kEpochs);
    }

    void damagedOnesArePassedOver()
    {
        CheckpointFolder checkpoints(folder("damaged"));
        const Result whole = trained(options(), {.checkpoints = &checkpoints});
        spoil(checkpoints.folder() / "epoch-00008.suaracheckpoint");
        writeFile(checkpoints.folder() / "epoch-00009.suaracheckpoint", "SUARACKP");
        writeFile(checkpoints.folder() / "epoch-x.suaracheckpoint", "somebody else's");
        QVERIFY_THROWS_EXCEPTION(IoError, checkpoints.read(8));
        QVERIFY_THROWS_EXCEPTION(IoError, checkpoints.read(9));
        QVERIFY_THROWS_EXCEPTION(IoError, checkpoints.read(77));
        QCOMPARE(checkpoints.newest()->epoch(), 7);
        QVERIFY(trained(options(), {.checkpoints = &checkpoints, .startAfter = 7}).weights == whole.weights);
        checkpoints.clear();
        QVERIFY(checkpoints.epochs().empty());
        QVERIFY(std::filesystem::exists(checkpoints.folder() / "epoch-x.suaracheckpoint"));
    }

    void everyCutIsRefused()
    {
        CheckpointFolder checkpoints(folder("cut"));
        trained(options(), {.checkpoints = &checkpoints});
        const std::filesystem::path file = checkpoints.folder() / "epoch-00003.suaracheckpoint";
        std::ifstream in(file, std::ios::binary);
        const std::string whole{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        for (std::size_t length = 0; length < whole.size(); length += 101) {
            writeFile(file, std::string_view(whole).substr(0, length));
            QVERIFY_THROWS_EXCEPTION(IoError, checkpoints.read(3));
        }
    }

    void anotherRecipeIsRefused()
    {
        CheckpointFolder checkpoints(folder("recipe"));
        TrainingOptions how = options();
        trained(how, {.checkpoints = &checkpoints});
        how.seed = 4;
        QVERIFY_THROWS_EXCEPTION(ParameterError, trained(how, {.checkpoints = &checkpoints, .startAfter = 3}));
        how = options();
        how.optimizer.beta1 = 0.8;
        QVERIFY_THROWS_EXCEPTION(ParameterError, trained(how, {.checkpoints = &checkpoints, .startAfter = 3}));
        how = options();
        how.epochs = kEpochs + 2; // how long it goes on is no part of it
        QCOMPARE(trained(how, {.checkpoints = &checkpoints, .startAfter = kEpochs}).history.epochs.size(),
                 std::size_t(kEpochs + 2));
        QVERIFY_THROWS_EXCEPTION(IoError, trained(options(), {.checkpoints = &checkpoints, .startAfter = 50}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, trained(options(), {.startAfter = 1}));
    }

    void goesBack()
    {
        const Result whole = trained(options());
        CheckpointFolder checkpoints(folder("back"));
        for (const int epoch : {3, 0}) {
            TrainingControl control;
            std::vector<std::size_t> restored;
            TrainingObserver observer = atBatchOf(6, [&] { control.goBackTo(epoch); });
            observer.restored = [&](const std::vector<EpochRecord>& epochs) {
                restored.push_back(epochs.size());
            };
            const Result again = trained(options(), {&control, &checkpoints}, observer);
            QCOMPARE(restored, (std::vector<std::size_t>{std::size_t(epoch)}));
            QVERIFY(again.weights == whole.weights); // the same way again
            QCOMPARE(losses(again.history), losses(whole.history));
        }
    }

    void goingBackToWhatIsNotThereIsTold()
    {
        for (const bool hasFolder : {true, false}) {
            CheckpointFolder checkpoints(folder("gone"));
            TrainingControl control;
            int troubles = 0;
            TrainingObserver observer = atBatchOf(2, [&] { control.goBackTo(40); });
            observer.trouble = [&](const Error&) {
                ++troubles;
            };
            const Result result = trained(options(), {&control, hasFolder ? &checkpoints : nullptr}, observer);
            QCOMPARE(troubles, 1);
            QVERIFY(result.weights == trained(options()).weights);
        }
    }

    void fullDiskDoesNotEndTraining()
    {
        writeFile(folder("file"), "no folder");
        CheckpointFolder checkpoints(folder("file"));
        int troubles = 0;
        TrainingObserver observer;
        observer.trouble = [&](const Error&) {
            ++troubles;
        };
        QVERIFY(trained(options(), {.checkpoints = &checkpoints}, observer).weights == trained(options()).weights);
        QCOMPARE(troubles, kEpochs);
    }

    void changedRateIsKeptAndCanBeRepeated()
    {
        TrainingControl control;
        const Result steered =
            trained(options(), {.control = &control}, atBatchOf(4, [&] { control.setLearningRate(0.002); }));
        QCOMPARE(steered.history.rateChanges, (std::vector<RateChange>{{3 * kBatches + 1, 0.002}}));
        QCOMPARE(steered.history.epochs[3].learningRate, 0.002);
        QVERIFY(steered.weights != trained(options()).weights);

        TrainingOptions repeated = options();
        repeated.rateChanges = steered.history.rateChanges;
        QVERIFY(trained(repeated).weights == steered.weights);
        repeated.rateChanges[0].rate = -1.0;
        QVERIFY_THROWS_EXCEPTION(ParameterError, trained(repeated));
        for (const double wrong : {0.0, -0.1, std::nan(""), double(INFINITY)})
            QVERIFY_THROWS_EXCEPTION(ParameterError, control.setLearningRate(wrong));
    }

    void changedRateSurvivesACrash()
    {
        TrainingControl control;
        CheckpointFolder checkpoints(folder("rate"));
        const auto change = [&] {
            control.setLearningRate(0.002);
        };
        const Result whole = trained(options(), {.control = &control}, atBatchOf(4, change));
        trained(options(), {&control, &checkpoints}, atBatchOf(4, change));
        const Result again = trained(options(), {.checkpoints = &checkpoints, .startAfter = 5});
        QVERIFY(again.weights == whole.weights);
        QCOMPARE(again.history.rateChanges, whole.history.rateChanges);
        // going back to before it was changed takes the change back too
        QVERIFY(trained(options(), {.checkpoints = &checkpoints, .startAfter = 3}).weights ==
                trained(options()).weights);
    }

    void bestEpochIsTheWeightsThoughItsCheckpointIsLost()
    {
        TrainingOptions how = options();
        how.patience = 100;
        how.optimizer.learningRate = 0.3; // gets worse soon
        how.epochs = 4;
        CheckpointFolder checkpoints(folder("lost"));
        const int best = trained(how, {.checkpoints = &checkpoints}).history.bestEpoch;
        QVERIFY(best < 4);
        spoil(checkpoints.folder() / ("epoch-0000" + std::to_string(best) + ".suaracheckpoint"));
        how.epochs = kEpochs;
        const Result again = trained(how, {.checkpoints = &checkpoints, .startAfter = 4});
        Network made = network();
        std::ranges::copy(again.weights, made.parameters().begin());
        QCOMPARE(evaluated(made, noisy(20, 2)).loss,
                 *again.history.epochs[std::size_t(again.history.bestEpoch - 1)].validationLoss);
    }

    void noneThatCanBeReadIsTold()
    {
        CheckpointFolder checkpoints(folder("none"));
        QVERIFY(!checkpoints.newest());
        std::filesystem::create_directories(checkpoints.folder());
        writeFile(checkpoints.folder() / "epoch-00001.suaracheckpoint", "SUARACKP");
        writeFile(checkpoints.folder() / "epoch-00002.suaracheckpoint", "SUARACKP");
        QVERIFY_THROWS_EXCEPTION(IoError, checkpoints.newest());
        QCOMPARE(checkpoints.epochs(), (std::vector<int>{1, 2}));
    }

    void whatACrashLeavesIsRemoved()
    {
        CheckpointFolder checkpoints(folder("left"));
        trained(options(), {.checkpoints = &checkpoints});
        const std::filesystem::path left = checkpoints.folder() / ".epoch-00005.123.suaracheckpoint";
        writeFile(left, "half");
        checkpoints.removeAfter(5);
        QVERIFY(!std::filesystem::exists(left));
        QCOMPARE(checkpoints.epochs(), (std::vector<int>{1, 2, 3, 4, 5}));
        writeFile(left, "half");
        checkpoints.clear();
        QVERIFY(!std::filesystem::exists(checkpoints.folder()));
    }

    void repeatedWithItsRatesItGoesOnAfterACrash()
    {
        TrainingOptions how = options();
        how.rateChanges = {{4, 0.002}, {20, 0.001}};
        const Result whole = trained(how);
        CheckpointFolder checkpoints(folder("repeated"));
        trained(how, {.checkpoints = &checkpoints});
        const Result again = trained(options(), {.checkpoints = &checkpoints, .startAfter = 3});
        QVERIFY(again.weights == whole.weights);
        QCOMPARE(again.history.rateChanges, whole.history.rateChanges);
    }

    void bestWeightsComeBackAfterACrash()
    {
        TrainingOptions how = options();
        how.patience = 100; // never spent: the best weights are taken at the end
        const Result whole = trained(how);
        CheckpointFolder checkpoints(folder("best"));
        trained(how, {.checkpoints = &checkpoints});
        const Result again = trained(how, {.checkpoints = &checkpoints, .startAfter = kEpochs - 1});
        QCOMPARE(again.history.bestEpoch, whole.history.bestEpoch);
        QVERIFY(again.weights == whole.weights);
    }

    void oldestLeaveWhenThereIsNoRoom()
    {
        CheckpointFolder probe(folder("probe"));
        const int best = bestEpochOf(trained(options(), {.checkpoints = &probe}).history.epochs);
        const auto size = std::filesystem::file_size(probe.folder() / "epoch-00008.suaracheckpoint");
        CheckpointFolder checkpoints(folder("limit"), 3 * size);
        trained(options(), {.checkpoints = &checkpoints});
        const std::vector<int> left = checkpoints.epochs();
        QVERIFY(left.size() >= 2 && left.size() <= 4);
        QCOMPARE(left.back(), kEpochs);
        QVERIFY(std::ranges::find(left, best) != left.end());
    }

    void ofALongTrainingEverySecondLeaves()
    {
        constexpr int epochs = 1000;
        CheckpointFolder checkpoints(folder("long"));
        std::vector<EpochRecord> history;
        std::uintmax_t firstHundred = 0;
        const std::vector<float> weights(4, 1.0F);
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            EpochRecord& record = history.emplace_back();
            record.epoch = epoch;
            record.loss = std::abs(epoch - 333) + 0.5; // the best is of an odd one, long ago
            record.validationLosses.assign(3, float(epoch));
            checkpoints.write({}, history, weights, {}, {});
            QVERIFY(checkpoints.epochs().size() <= CheckpointFolder::kMost);
            if (epoch == 100)
                firstHundred = bytesOf(checkpoints.folder());
        }
        const std::vector<int> left = checkpoints.epochs();
        const auto isLeft = [&](int epoch) {
            return std::ranges::find(left, epoch) != left.end();
        };
        QVERIFY(left.size() >= CheckpointFolder::kMost / 4);
        for (int epoch = epochs - CheckpointFolder::kLatest + 1; epoch <= epochs; ++epoch)
            QVERIFY(isLeft(epoch));
        QVERIFY(isLeft(333));
        for (int epoch = 16; epoch <= epochs; epoch += 16)
            QVERIFY(isLeft(epoch));
        for (const int epoch : left) { // each is whole, and with it the best one until then
            const Checkpoint checkpoint = checkpoints.read(epoch);
            QCOMPARE(checkpoint.epoch(), epoch);
            QVERIFY(isLeft(bestEpochOf(checkpoint.epochs)));
            QCOMPARE(checkpoint.epochs.back().validationLosses, std::vector<float>(3, float(epoch)));
        }
        QVERIFY(bytesOf(checkpoints.folder()) < 10 * firstHundred); // no square
        checkpoints.removeAfter(333);
        QCOMPARE(checkpoints.newest()->epoch(), 333);
    }

    void halfAnEpochInTheLogIsNotRead()
    {
        CheckpointFolder checkpoints(folder("log"));
        const Result whole = trained(options(), {.checkpoints = &checkpoints});
        const std::filesystem::path log = checkpoints.folder() / "epochs.suarahistory";
        std::filesystem::resize_file(log, std::filesystem::file_size(log) - 7);
        QVERIFY_THROWS_EXCEPTION(IoError, checkpoints.read(kEpochs));
        QCOMPARE(checkpoints.newest()->epoch(), kEpochs - 1);
        CheckpointFolder anew(checkpoints.folder()); // as after a crash
        const Result again = trained(options(), {.checkpoints = &anew, .startAfter = kEpochs - 1});
        QVERIFY(again.weights == whole.weights);
        QCOMPARE(anew.read(kEpochs).epochs, again.history.epochs);
        writeFile(log, "SUARAEPO and then nothing of the kind, for longer than its head is");
        QVERIFY_THROWS_EXCEPTION(IoError, anew.newest());
    }

    void rowsLossesAreTheEpochs()
    {
        const Result result = trained(options());
        for (const EpochRecord& record : result.history.epochs) {
            QCOMPARE(record.validationLosses.size(), std::size_t(20));
            double sum = 0.0;
            for (const float loss : record.validationLosses)
                sum += double(loss);
            QVERIFY(std::abs(sum / 20 - *record.validationLoss) < 1e-6);
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
