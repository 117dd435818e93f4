#include "core/base/Error.h"
#include "core/learning/ModelCatalog.h"
#include "core/learning/RandomState.h"
#include "core/learning/Trainer.h"

#include <QTest>
#include <atomic>
#include <cstring>

using namespace suara;

/// Points around as many corners as there are classes: easy to tell apart.
static Examples corners(std::size_t count, std::size_t size, int classes, std::uint32_t seed)
{
    RandomState random(seed);
    Examples examples;
    examples.size = size;
    for (std::size_t i = 0; i < count; ++i) {
        const int number = int(i) % classes;
        for (std::size_t k = 0; k < size; ++k) {
            const double noise = std::ldexp(double(random.next()), -32) - 0.5;
            examples.inputs.push_back(float(noise + (int(k) % classes == number ? 1.0 : 0.0)));
        }
        examples.classes.push_back(number);
    }
    return examples;
}

static NetworkSpec small(const Shape& input, int classes)
{
    if (input.isFlat())
        return networkSpec(modelPlan("dense"), input, classes);
    return {input,
            {{.kind = "conv2d", .units = 4, .size = 3, .activation = "relu"},
             {.kind = "maxpool2d", .size = 2},
             {.kind = "dropout", .rate = 0.25},
             {.kind = "flatten"},
             {.kind = "dense", .units = 300, .activation = "relu"},
             {.kind = "dropout", .rate = 0.5},
             {.kind = "dense", .units = classes, .activation = "softmax"}}};
}

/// Cancels when it has been asked so often.
class StopAfter final : public Task {
public:
    explicit StopAfter(int count) : m_count(count) {}
    bool isCancelled() const override { return m_count-- <= 0; }
    void report(double) override {}

private:
    mutable int m_count;
};

class TestTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBitsAtAnyNumberOfThreads_data()
    {
        QTest::addColumn<bool>("isPicture");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("batch");
        // the picture network is large enough that threads are really used
        for (const int rows : {64, 75, 3})
            for (const int batch : {32, 20})
                QTest::addRow("pictures, %d rows, batch %d", rows, batch) << true << rows << batch;
        QTest::newRow("numbers") << false << 75 << 32;
    }
    void sameBitsAtAnyNumberOfThreads()
    {
        QFETCH(bool, isPicture);
        QFETCH(int, rows);
        QFETCH(int, batch);
        const Shape shape = isPicture ? Shape{20, 22, 3} : Shape{1, 1, 20};
        const Examples examples = corners(std::size_t(rows), shape.size(), 3, 4);
        std::vector<float> weights[3];
        std::vector<float> probabilities[3];
        for (int jobs = 1; jobs <= 3; ++jobs) {
            Network network(small(shape, 3));
            TrainingOptions options;
            options.epochs = 3;
            options.batchSize = batch;
            options.seed = 12;
            options.jobs = jobs;
            SilentTask task;
            train(network, examples, examples, options, task);
            weights[jobs - 1].assign(network.parameters().begin(), network.parameters().end());
            probabilities[jobs - 1] = predict(network, examples, jobs);
        }
        for (int i = 1; i < 3; ++i) {
            QVERIFY(std::memcmp(weights[0].data(), weights[i].data(), weights[0].size() * sizeof(float)) == 0);
            QVERIFY(probabilities[0] == probabilities[i]);
        }
        QVERIFY(std::ranges::any_of(weights[0], [](float value) { return value != 0.0F; }));
    }

    void anotherSeedAnotherNetwork()
    {
        const Examples examples = corners(40, 20, 2, 4);
        std::vector<std::vector<float>> weights;
        for (const std::uint32_t seed : {1U, 2U, 1U}) {
            Network network(small({1, 1, 20}, 2));
            SilentTask task;
            TrainingOptions options;
            options.epochs = 2;
            options.seed = seed;
            train(network, examples, {}, options, task);
            weights.emplace_back(network.parameters().begin(), network.parameters().end());
        }
        QVERIFY(weights[0] != weights[1]);
        QVERIFY(weights[0] == weights[2]);
    }

    void eachModelLearnsEightSamples_data()
    {
        QTest::addColumn<QString>("id");
        for (const ModelPlan& plan : modelCatalog())
            QTest::newRow(plan.id.c_str()) << QString::fromStdString(plan.id);
    }
    void eachModelLearnsEightSamples()
    {
        QFETCH(QString, id);
        const std::string name = id.toStdString();
        const ModelPlan& plan = modelPlan(name);
        const Shape input = plan.input == InputKind::Table ? Shape{1, 1, 47} : Shape{kPictureSide, kPictureSide, 3};
        const Examples examples = corners(8, input.size(), 4, 9);
        Network network(networkSpec(plan, input, 4));
        SilentTask task;
        TrainingOptions options;
        options.epochs = 60;
        const TrainingHistory history = train(network, examples, {}, options, task);
        QCOMPARE(history.epochs.size(), std::size_t(60));
        QVERIFY(!history.epochs.back().validationLoss.has_value());
        QCOMPARE(evaluated(network, examples).accuracy, 1.0);
        QVERIFY(evaluated(network, examples).loss < 0.5 * history.epochs.front().loss);
    }

    void historyIsWhatWasMeasured()
    {
        const Examples examples = corners(70, 20, 2, 4);
        const Examples others = corners(30, 20, 2, 5);
        Network network(small({1, 1, 20}, 2));
        SilentTask task;
        TrainingOptions options;
        options.epochs = 4;
        std::vector<int> epochs;
        std::vector<BatchRecord> batches;
        const TrainingHistory history = train(network, examples, others, options, task,
                                              {[&](const EpochRecord& record) { epochs.push_back(record.epoch); },
                                               [&](const BatchRecord& record) {
                                                   batches.push_back(record);
                                               }});
        QCOMPARE(epochs, (std::vector<int>{1, 2, 3, 4}));
        QCOMPARE(batches.size(), std::size_t(4 * 3)); // 32 + 32 + 6
        QCOMPARE(batches.back().batch, 3);
        QCOMPARE(batches.back().loss, history.epochs.back().loss);
        std::vector<float> probabilities;
        const Evaluation evaluation = evaluated(network, others, 0, nullptr, &probabilities);
        QVERIFY(probabilities == predict(network, others));
        QCOMPARE(*history.epochs.back().validationLoss, evaluation.loss);
        QCOMPARE(*history.epochs.back().validationAccuracy, evaluation.accuracy);
    }

    void stoppingKeepsWhatWasLearned()
    {
        const Examples examples = corners(70, 20, 2, 4);
        Network network(small({1, 1, 20}, 2));
        SilentTask task;
        TrainingOptions options;
        options.epochs = 1000;
        TrainingControl control;
        const TrainingHistory history = train(network, examples, examples, options, task,
                                              {{},
                                               [&](const BatchRecord& record) {
                                                   if (record.epoch == 5 && record.batch == 1)
                                                       control.stop();
                                               }},
                                              {.control = &control});
        QVERIFY(history.wasStopped);
        QCOMPARE(history.epochs.size(), std::size_t(5)); // the fifth as far as it went: one batch
        QCOMPARE(evaluated(network, examples).loss, *history.epochs.back().validationLoss);
    }

    void cancellingKeepsWhatWasLearnedToo()
    {
        const Examples examples = corners(70, 20, 2, 4);
        Network network(small({1, 1, 20}, 2));
        StopAfter task(3);
        const TrainingHistory history = train(network, examples, {}, {}, task);
        QVERIFY(history.wasStopped);
        QCOMPARE(history.epochs.size(), std::size_t(2)); // three batches an epoch, stopped after the fourth
        QVERIFY(evaluated(network, examples).accuracy > 0.0);
    }

    void patienceBringsTheBestWeightsBack()
    {
        const Examples examples = corners(40, 20, 2, 4);
        Examples noise = corners(40, 20, 2, 5);
        std::ranges::reverse(noise.classes); // learning makes this one worse
        for (std::size_t i = 0; i < noise.classes.size(); ++i)
            noise.classes[i] = int((i / 3) % 2);
        Network network(small({1, 1, 20}, 2));
        SilentTask task;
        TrainingOptions options;
        options.epochs = 200;
        options.patience = 5;
        const TrainingHistory history = train(network, examples, noise, options, task);
        QVERIFY(history.epochs.size() < 200);
        QCOMPARE(int(history.epochs.size()), history.bestEpoch + 5);
        double best = 1e9;
        for (const EpochRecord& record : history.epochs)
            best = std::min(best, *record.validationLoss);
        QCOMPARE(*history.epochs[std::size_t(history.bestEpoch - 1)].validationLoss, best);
        QCOMPARE(evaluated(network, noise).loss, best);
    }

    void cancellingWithPatienceBringsThemBackToo()
    {
        const Examples examples = corners(40, 20, 2, 4);
        Examples noise = corners(40, 20, 2, 5);
        for (std::size_t i = 0; i < noise.classes.size(); ++i)
            noise.classes[i] = int((i / 3) % 2);
        Network network(small({1, 1, 20}, 2));
        TrainingOptions options;
        options.epochs = 200;
        options.patience = 150; // not spent when it ends
        double best = 1e9;
        StopAfter task(2 * 60); // two batches an epoch
        const TrainingObserver observer{
            [&](const EpochRecord& record) { best = std::min(best, *record.validationLoss); }, {}};
        QVERIFY(train(network, examples, noise, options, task, observer).wasStopped);
        QCOMPARE(evaluated(network, noise).loss, best);
    }

    void classWeightsMoveTheScore()
    {
        Examples examples = corners(60, 20, 2, 4);
        for (std::size_t i = 0; i < 60; ++i)
            examples.classes[i] = i % 6 == 0 ? 1 : 0; // hard to tell, and one in six
        const auto found = [&](const std::vector<double>& weights) {
            Network network(small({1, 1, 20}, 2));
            SilentTask task;
            TrainingOptions options;
            options.epochs = 20;
            options.optimizer.learningRate = 0.01;
            options.classWeights = weights;
            train(network, examples, {}, options, task);
            const auto numbers = mostProbable(predict(network, examples), 2);
            return std::ranges::count(numbers, 1);
        };
        QVERIFY(found({0.01, 1.0}) > found({1.0, 0.01}) + 20);
    }

    void augmentsTheSameAtAnyNumberOfThreads()
    {
        const Shape shape{20, 22, 3};
        const Examples examples = corners(30, shape.size(), 3, 4);
        std::vector<std::vector<float>> weights;
        for (const int jobs : {1, 3, 0}) {
            Network network(small(shape, 3));
            TrainingOptions options;
            options.epochs = 2;
            options.jobs = std::max(1, jobs);
            options.augmentation = {.noise = 0.1, .gain = jobs == 0 ? 0.0 : 0.2, .shift = 0.2, .timeMasks = 1};
            SilentTask task;
            train(network, examples, {}, options, task);
            weights.emplace_back(network.parameters().begin(), network.parameters().end());
        }
        QVERIFY(weights[0] == weights[1]);
        QVERIFY(weights[0] != weights[2]);
    }

    void lineIsTheContracts()
    {
        QCOMPARE(epochText({3, 0.45612, 0.81894, 0.43741, 0.85462, 0.0}, 50),
                 "Epoch 3/50 - loss: 0.4561 - acc: 0.8189 - val_loss: 0.4374 - val_acc: 0.8546");
        QCOMPARE(epochText({1, 2.0, 0.5, {}, {}, 0.0}, 1), "Epoch 1/1 - loss: 2.0000 - acc: 0.5000");
        QCOMPARE(historyCsv({{1, 0.5, 0.25, 0.125, 1.0, 0.0}, {2, 0.1, 1.0, {}, {}, 0.0}}),
                 "epoch,loss,acc,val_loss,val_acc\r\n1,0.5,0.25,0.125,1\r\n2,0.1,1,,\r\n");
    }

    void refuses()
    {
        Network network(small({1, 1, 20}, 2));
        const Examples examples = corners(8, 20, 2, 1);
        SilentTask task;
        const auto refused = [&](const Examples& rows, const TrainingOptions& options) {
            try {
                train(network, rows, {}, options, task);
            } catch (const ParameterError&) {
                return true;
            }
            return false;
        };
        QVERIFY(refused({}, {}));
        QVERIFY(refused(corners(8, 19, 2, 1), {}));
        QVERIFY(refused(corners(8, 20, 3, 1), {}));
        TrainingOptions options;
        options.epochs = 0;
        QVERIFY(refused(examples, options));
        options = {};
        options.batchSize = 0;
        QVERIFY(refused(examples, options));
        options = {};
        options.optimizer.learningRate = 0.0;
        QVERIFY(refused(examples, options));
        options = {};
        options.optimizer.momentum = 1.0;
        QVERIFY(refused(examples, options));
        options = {};
        options.classWeights = {1.0};
        QVERIFY(refused(examples, options));
        options.classWeights = {0.0, 0.0};
        QVERIFY(refused(examples, options));
        options.classWeights = {1.0, -1.0};
        QVERIFY(refused(examples, options));
        options = {};
        options.schedule.decaySteps = 0;
        QVERIFY(refused(examples, options));
        options = {};
        options.augmentation.gain = 2.0;
        QVERIFY(refused(examples, options));
    }
};

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
