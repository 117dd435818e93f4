#include "core/formats/Csv.h"
#include "core/learning/KerasScript.h"
#include "core/learning/LearningRate.h"
#include "core/learning/ModelCatalog.h"
#include "core/learning/ModelFile.h"
#include "core/learning/Network.h"
#include "core/learning/Optimizer.h"
#include "core/learning/layers/CounterRandom.h"

#include <QTest>
#include <cmath>
#include <sstream>

using namespace suara;

static std::vector<float> floats(const std::string& text)
{
    std::istringstream in(text);
    std::vector<float> values;
    for (std::string word; in >> word;)
        values.push_back(std::stof(word));
    return values;
}

/// One line of tests/reference/keras.csv.
struct Case {
    NetworkSpec network;
    OptimizerOptions optimizer;
    std::vector<float> classWeights;
    std::vector<float> inputs;
    std::vector<int> classes;
    std::vector<float> weights;
    std::vector<float> probabilities;
    std::vector<float> gradient;
    std::vector<float> losses;
    std::vector<float> after;
};

static OptimizerOptions optimizerOf(const std::string& name)
{
    OptimizerOptions options;
    if (name == "sgd") {
        options.kind = OptimizerKind::Sgd;
        options.learningRate = 0.1;
        options.momentum = 0.9;
    } else if (name == "rmsprop") {
        options.kind = OptimizerKind::RmsProp;
    } else if (name == "adamw") {
        options.kind = OptimizerKind::AdamW;
    }
    return options;
}

static Case caseOf(const std::vector<std::string>& row)
{
    const std::vector<float> sides = floats(row[1]);
    const Shape input{int(sides[0]), int(sides[1]), int(sides[2])};
    Case made{networkSpec(parseModelPlan(row[2], "plan"), input, 3),
              optimizerOf(row[3]),
              floats(row[4]),
              floats(row[5]),
              {},
              floats(row[7]),
              floats(row[8]),
              floats(row[9]),
              floats(row[10]),
              floats(row[11])};
    for (const float number : floats(row[6]))
        made.classes.push_back(int(number));
    return made;
}

/// Whether the numbers of a block are near, relative to the largest of them.
static bool areNear(std::span<const float> values, std::span<const float> expected, double tolerance)
{
    double largest = 0.05; // a bias before a normalisation has no slope at all, only rounding
    for (const float value : expected)
        largest = std::max(largest, std::abs(double(value)));
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (!(std::abs(double(values[i]) - double(expected[i])) <= tolerance * largest))
            return false;
    return values.size() == expected.size();
}

class TestKeras : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scriptSetsTheRatesThatWereSetByHand()
    {
        TrainedModel model;
        model.network = networkSpec(modelPlan("dense"), {1, 1, 6}, 2);
        model.classes = {"a", "b"};
        const auto has = [&](const char* part) {
            return kerasScript(model, "t.csv").find(part) != std::string::npos;
        };
        QVERIFY(!has("HandRates"));
        model.training.rateChanges = {{4, 0.002}, {20, 0.25}};
        QVERIFY(has("RATES = {4: 0.002, 20: 0.25}"));
        QVERIFY(has("callbacks = [\n    HandRates(),\n"));
        QVERIFY(!has("PLAN"));
        model.training.schedule = {ScheduleKind::Exponential, 5, 0.9};
        QVERIFY(has("PLAN = keras.optimizers.schedules.ExponentialDecay(0.001, 5, 0.9)\n"));
        QVERIFY(has("Adam(learning_rate=0.001, ")); // Keras lets nobody change a schedule's
    }

    void asKeras_data()
    {
        QTest::addColumn<int>("row");
        m_table = readCsv(SUARA_SOURCE_DIR "/tests/reference/keras.csv");
        for (std::size_t i = 0; i < m_table.rows.size(); ++i)
            QTest::addRow("%s", m_table.rows[i][0].c_str()) << int(i);
    }
    void asKeras()
    {
        QFETCH(int, row);
        const Case sample = caseOf(m_table.rows[std::size_t(row)]);
        const int rows = int(sample.classes.size());
        Network network(sample.network);
        QCOMPARE(network.parameters().size(), sample.weights.size());
        std::ranges::copy(sample.weights, network.parameters().begin());

        const auto reading = network.workspace(rows, false);
        network.forward(*reading, rows, sample.inputs.data(), {});
        QVERIFY(areNear(network.probabilities(*reading), sample.probabilities, 2e-6));

        std::vector<float> rowWeights;
        for (const int number : sample.classes)
            rowWeights.push_back(sample.classWeights.empty() ? 1.0F : sample.classWeights[std::size_t(number)]);
        Optimizer optimizer(sample.optimizer, network.blocks());
        AlignedFloats gradient(network.parameters().size());
        const auto workspace = network.workspace(rows, true);
        for (std::size_t step = 0; step < 3; ++step) {
            const Pass pass{true, 1, step, 0};
            const Targets targets{sample.classes.data(), rowWeights.data()};
            network.forward(*workspace, rows, sample.inputs.data(), pass, 2);
            const double loss = network.loss(*workspace, rows, targets) / rows + network.penalty();
            QVERIFY(std::abs(loss - double(sample.losses[step])) < 1e-5);
            network.backward(*workspace, rows, sample.inputs.data(), targets, pass, gradient, 2);
            network.addPenaltySlope(gradient);
            if (step == 0)
                QCOMPARE(farBlock(network, gradient, sample.gradient, true, 1e-5), QString());
            optimizer.step(network.parameters(), gradient, 2);
        }
        QCOMPARE(farBlock(network, network.parameters(), sample.after, false, 2e-5), QString());
    }

    /// The lecture's network learns for twenty steps as Keras does in float64, with weights, pictures and masks that
    /// tests/reference/make_cnn_reference.py makes alike.
    void twentyStepsAsInDouble_data()
    {
        QTest::addColumn<bool>("dropsOut");
        QTest::newRow("without dropout") << false;
        QTest::newRow("with the same masks") << true;
    }
    void twentyStepsAsInDouble()
    {
        QFETCH(bool, dropsOut);
        NetworkSpec spec = networkSpec(modelPlan("cnn"), {70, 70, 3}, 5);
        for (LayerSpec& layer : spec.layers)
            layer.rate = dropsOut ? layer.rate : 0.0;
        Network network(spec);
        std::uint64_t stream = 0;
        for (const ParameterBlock& block : network.blocks()) {
            const double fans = block.shape.size() > 1 ? block.fanIn + block.fanOut : 1e4;
            const std::vector<float> values = uniform(stream++, block.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                network.parameters()[block.offset + i] = (values[i] * 2.0F - 1.0F) * float(std::sqrt(6.0 / fans));
        }
        Optimizer optimizer({}, network.blocks());
        AlignedFloats gradient(network.parameters().size());
        const auto workspace = network.workspace(kRows, true);
        std::vector<double> losses;
        for (std::uint64_t step = 0; step < 20; ++step) {
            std::vector<float> inputs = uniform(1000 + step, kRows * network.inputSize());
            std::ranges::transform(inputs, inputs.begin(), [](float value) { return 0.25F * value; });
            std::vector<int> classes;
            for (int row = 0; row < kRows; ++row) {
                classes.push_back((row * 7 + int(step)) % 5);
                for (int column = 0; column < 70; ++column)
                    inputs[std::size_t(((row * 70 + 10 * classes.back()) * 70 + column) * 3)] += 1.0F;
            }
            const Pass pass{true, 5, step, 0};
            network.forward(*workspace, kRows, inputs.data(), pass, 2);
            losses.push_back(network.loss(*workspace, kRows, {classes.data()}) / kRows);
            network.backward(*workspace, kRows, inputs.data(), {classes.data()}, pass, gradient, 2);
            optimizer.step(network.parameters(), gradient, 2);
        }
        double worstLoss = 0.0;
        double worstWeight = 0.0;
        for (const auto& row : readCsv(SUARA_SOURCE_DIR "/tests/reference/cnn_steps.csv").rows) {
            const auto number = std::size_t(std::stoul(row[2]));
            const double expected = *csvNumber(row[3]);
            if ((row[0] == "1") != dropsOut)
                continue;
            if (row[1] == "loss")
                worstLoss = std::max(worstLoss, std::abs(losses[number] - expected));
            else
                worstWeight = std::max(worstWeight, std::abs(weight(network, row[1], number) - expected));
        }
        QVERIFY2(worstLoss > 0.0 && worstLoss < 1e-4, qPrintable(QString::number(worstLoss)));
        QVERIFY2(worstWeight > 0.0 && worstWeight < 1e-4, qPrintable(QString::number(worstWeight)));
    }

    void schedulesAsKeras()
    {
        for (const auto& row : readCsv(SUARA_SOURCE_DIR "/tests/reference/keras_schedules.csv").rows) {
            const auto kind =
                std::ranges::find(kScheduleNames, row[0], [](const char* name) { return std::string(name); });
            const LearningRateSchedule schedule{ScheduleKind(kind - kScheduleNames.begin()), std::stoi(row[2]),
                                                *csvNumber(row[3])};
            std::vector<float> rates;
            for (std::uint64_t step = 0; step < 20; ++step)
                rates.push_back(float(*csvNumber(row[1]) * scheduleFactor(schedule, step)));
            QVERIFY2(areNear(rates, floats(row[4]), 2e-6), row[0].c_str());
        }
        QCOMPARE(scheduleFactor({}, 77), 1.0);
    }

    void plateauCutsTheRate() // worked out by hand after Keras's ReduceLROnPlateau(factor=0.1, patience=2)
    {
        Plateau plateau(2);
        QCOMPARE(plateau.factorAfter(1.0), 1.0);
        QCOMPARE(plateau.factorAfter(0.99995), 1.0); // not better by more than 0.0001: waits
        QCOMPARE(plateau.factorAfter(1.1), 0.1);
        QCOMPARE(plateau.factorAfter(0.5), 0.1);
        QCOMPARE(plateau.factorAfter(0.6), 0.1);
        QCOMPARE(plateau.factorAfter(std::nan("")), 0.1 * 0.1);
        Plateau never(0);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(never.factorAfter(1.0), 1.0);
    }

private:
    static constexpr int kRows = 32;

    /// Numbers in [0, 1), by hashing their places.
    static std::vector<float> uniform(std::uint64_t stream, std::size_t count)
    {
        std::vector<float> values;
        for (std::size_t i = 0; i < count; ++i)
            values.push_back(float(std::ldexp(double(combined(combined(77, stream), i) >> 40), -24)));
        return values;
    }

    static double weight(const Network& network, const std::string& block, std::size_t at)
    {
        const auto number = std::size_t(std::stoul(block.substr(6))); // "block 3"
        return double(network.parameters()[network.blocks()[number].offset + at]);
    }

    /// Name of the first block that differs; "" if none does.
    static QString farBlock(const Network& network, std::span<const float> values, std::span<const float> expected,
                            bool trainedOnly, double tolerance)
    {
        int number = 0;
        for (const ParameterBlock& block : network.blocks()) {
            ++number;
            if ((block.isTrained || !trainedOnly) && !areNear(values.subspan(block.offset, block.size()),
                                                              expected.subspan(block.offset, block.size()), tolerance))
                return QString::fromStdString(block.name) + QString::number(number);
        }
        return {};
    }

    CsvTable m_table;
};

QTEST_GUILESS_MAIN(TestKeras)
#include "tst_keras.moc"
