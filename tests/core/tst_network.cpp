#include "core/base/Error.h"
#include "core/learning/Network.h"
#include "core/learning/Optimizer.h"
#include "core/learning/RandomState.h"
#include "core/learning/layers/Activation.h"
#include "core/learning/layers/Catalog.h"
#include "core/learning/layers/Pooling.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>
#include <cstring>

using namespace suara;

static const QString kGoldens = QStringLiteral(SUARA_SHARED_DATA "/goldens_keras/");

/// The values of a float32 .npy in C order.
static std::vector<float> npy(const QString& name)
{
    QFile file(kGoldens + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    const int header = 10 + uchar(bytes[8]) + 256 * uchar(bytes[9]);
    std::vector<float> values(std::size_t(bytes.size() - header) / sizeof(float));
    std::memcpy(values.data(), bytes.data() + header, values.size() * sizeof(float));
    return values;
}

/// Largest distance, relative to the largest value.
template<typename A, typename B>
static double distance(const A& values, const B& expected)
{
    if (values.size() != expected.size() || values.empty())
        return std::numeric_limits<double>::infinity();
    double largest = 1e-30;
    double distance = 0.0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        largest = std::max(largest, std::abs(double(expected[i])));
        distance = std::max(distance, std::abs(double(values[i]) - double(expected[i])));
    }
    return distance / largest;
}

static std::vector<float> randomValues(std::size_t count, std::uint32_t seed)
{
    RandomState random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = float(std::ldexp(double(random.next()), -31) - 1.0);
    return values;
}

struct GoldenModel {
    NetworkSpec spec;
    std::vector<float> inputs;
    std::vector<int> classes;
    std::vector<float> weights;
    std::vector<float> gradients;
    QJsonObject golden;

    int rows() const { return int(classes.size()); }
};

static std::vector<float> joined(const QJsonArray& files)
{
    std::vector<float> all;
    for (const QJsonValue& file : files) {
        const auto part = npy(file.isObject() ? file[QLatin1String("file")].toString() : file.toString());
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

static GoldenModel goldenModel(const QString& name)
{
    QFile file(kGoldens + "index.json");
    if (!file.open(QIODevice::ReadOnly))
        return {};
    GoldenModel model;
    model.golden = QJsonDocument::fromJson(file.readAll())["models"].toObject()[name].toObject();
    if (name == "cnn")
        model.spec = {{18, 18, 3},
                      {{.kind = "conv2d", .units = 32, .size = 3, .activation = "relu"},
                       {.kind = "maxpool2d", .size = 2},
                       {.kind = "conv2d", .units = 32, .size = 3, .activation = "relu"},
                       {.kind = "maxpool2d", .size = 2},
                       {.kind = "flatten"},
                       {.kind = "dense", .units = 32, .activation = "relu"},
                       {.kind = "dense", .units = 5, .activation = "softmax"}}};
    else
        model.spec = {{1, 1, 20},
                      {{.kind = "dense", .units = 32, .activation = "relu"},
                       {.kind = "dense", .units = 16, .activation = "relu"},
                       {.kind = "dense", .units = 2, .activation = "softmax"}}};
    model.inputs = npy(name + "_x.npy");
    model.weights = joined(model.golden["weights"].toArray());
    model.gradients = joined(model.golden["gradients"].toArray());
    const auto oneHot = npy(name + "_y.npy");
    const std::size_t classes = std::size_t(model.spec.layers.back().units);
    for (std::size_t i = 0; i < oneHot.size(); ++i)
        if (oneHot[i] == 1.0F)
            model.classes.push_back(int(i % classes));
    return model;
}

/// Mean loss, and its gradient if asked for.
static double meanLoss(const Network& network, const GoldenModel& model, AlignedFloats* gradient = nullptr)
{
    const auto workspace = network.workspace(model.rows(), gradient != nullptr);
    network.forward(*workspace, model.rows(), model.inputs.data(), {});
    const double loss = network.loss(*workspace, model.rows(), {model.classes.data()}) / model.rows();
    if (gradient != nullptr) {
        gradient->assign(network.parameters().size(), 1e9F); // is overwritten
        network.backward(*workspace, model.rows(), model.inputs.data(), {model.classes.data()}, {}, *gradient);
    }
    return loss;
}

class TestNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void maxPoolingTakesTheFirstLargest_data()
    {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("channels");
        for (const int side : {1, 2, 3, 17}) // 17: more places than a byte can tell
            for (const int channels : {1, 4, 7, 8, 29, 40})
                QTest::addRow("%d x %d, %d channels", side, side, channels) << side << channels;
    }
    void maxPoolingTakesTheFirstLargest()
    {
        QFETCH(int, side);
        QFETCH(int, channels);
        const MaxPooling layer({3 * side - 1, 2 * side, channels}, {side, side});
        const std::size_t size = layer.input().size();
        constexpr int rows = 2;
        RandomState random(7);
        std::vector<float> in(rows * size);
        for (float& value : in)
            value = float(random.next() % 5); // many are equal
        const std::size_t outSize = layer.output().size();
        std::vector<float> out(rows * outSize);
        std::vector<float> memory(layer.memorySize(rows));
        layer.forward({rows, in.data(), nullptr, out.data(), memory.data(), nullptr, {}});
        std::vector<float> outGradient(rows * outSize);
        for (std::size_t i = 0; i < outGradient.size(); ++i)
            outGradient[i] = float(i + 1);
        std::vector<float> inGradient(rows * size, -1.0F);
        layer.backward({rows,
                        in.data(),
                        nullptr,
                        out.data(),
                        memory.data(),
                        outGradient.data(),
                        nullptr,
                        inGradient.data(),
                        nullptr,
                        {}});

        std::vector<float> expected(rows * size);
        for (std::size_t i = 0; i < rows * outSize; ++i) {
            const int channel = int(i) % channels;
            const int x = int(i) / channels % 2;
            const int y = int(i) / channels / 2 % 2;
            const auto at = [&](int place) {
                return i / outSize * size +
                       std::size_t(((y * side + place / side) * 2 * side + x * side + place % side) * channels +
                                   channel);
            };
            std::size_t best = at(0);
            for (int place = 1; place < side * side; ++place)
                if (in[at(place)] > in[best])
                    best = at(place);
            QCOMPARE(out[i], in[best]);
            expected[best] = outGradient[i];
        }
        QCOMPARE(inGradient, expected);
    }

    void initTestCase() { m_hasGoldens = QFile::exists(kGoldens + "index.json"); }

    void passesAsKeras_data() { models(); }
    void passesAsKeras()
    {
        QFETCH(QString, name);
        const GoldenModel model = goldenModel(name);
        Network network(model.spec, false);
        std::copy(model.weights.begin(), model.weights.end(), network.parameters().begin());
        const auto workspace = network.workspace(model.rows(), false);
        network.forward(*workspace, model.rows(), model.inputs.data(), {});
        const QJsonArray layers = model.golden["layer_outputs"].toArray();
        std::size_t stage = 0;
        for (qsizetype i = 0; i < layers.size(); ++i, ++stage) {
            if (model.spec.layers[std::size_t(i)].activation != "linear")
                ++stage; // a layer with an activation is two stages
            const auto expected = npy(layers[i].toObject()["file"].toString());
            QVERIFY2(distance(network.output(*workspace, stage), expected) < 2e-6,
                     layerText(model.spec.layers[std::size_t(i)]).c_str());
        }
    }

    void gradientsAsKeras_data() { models(); }
    void gradientsAsKeras()
    {
        QFETCH(QString, name);
        const GoldenModel model = goldenModel(name);
        for (const bool isQuick : {false, true}) {
            Network network(model.spec, isQuick);
            std::copy(model.weights.begin(), model.weights.end(), network.parameters().begin());
            AlignedFloats gradient;
            const double loss = meanLoss(network, model, &gradient);
            QVERIFY(std::abs(loss - model.golden["loss"].toDouble()) < 1e-6);
            QVERIFY(distance(gradient, model.gradients) < 5e-6);
        }
    }

    void threeStepsAsKeras_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("optimizer");
        if (!m_hasGoldens)
            QSKIP("the optional test data folder is not there");
        for (const char* name : {"cnn", "dense"})
            for (const char* optimizer : {"sgd_lr0.1", "sgd_lr0.1_mom0.9", "adam_default", "rmsprop_default"})
                QTest::addRow("%s, %s", name, optimizer) << QString(name) << QString(optimizer);
    }
    void threeStepsAsKeras()
    {
        QFETCH(QString, name);
        QFETCH(QString, optimizer);
        const GoldenModel model = goldenModel(name);
        const QJsonObject golden = model.golden["optimizers"].toObject()[optimizer].toObject();
        const QJsonObject config = golden["config"].toObject();
        OptimizerOptions options;
        options.learningRate = config["learning_rate"].toDouble();
        options.momentum = config["momentum"].toDouble();
        options.kind = optimizer.startsWith("sgd")    ? OptimizerKind::Sgd
                       : optimizer.startsWith("adam") ? OptimizerKind::Adam
                                                      : OptimizerKind::RmsProp;
        Network network(model.spec);
        std::copy(model.weights.begin(), model.weights.end(), network.parameters().begin());
        Optimizer steps(options, network.blocks());
        AlignedFloats gradient;
        for (int step = 0; step < 3; ++step) {
            const double before = golden["losses_before_each_of_3_steps"].toArray()[step].toDouble();
            QVERIFY(std::abs(meanLoss(network, model, &gradient) - before) < 5e-6);
            steps.step(network.parameters(), gradient, 1);
        }
        QVERIFY(std::abs(meanLoss(network, model) - golden["loss_after_3"].toDouble()) < 5e-6);
        const auto first = joined(golden["first_layer_after_3"].toArray());
        const auto last = joined(golden["last_layer_after_3"].toArray());
        const auto all = network.parameters();
        QVERIFY(distance(all.first(first.size()), first) < 2e-5);
        QVERIFY(distance(all.last(last.size()), last) < 2e-5);
    }

    void everyLayersGradientIsItsSlope_data()
    {
        QTest::addColumn<QString>("id");
        for (const LayerKind& kind : layerCatalog())
            QTest::newRow(kind.id.data()) << QString::fromUtf8(kind.id.data(), qsizetype(kind.id.size()));
        for (const ActivationKind& kind : activationCatalog())
            QTest::newRow(kind.id.data()) << QString::fromUtf8(kind.id.data(), qsizetype(kind.id.size()));
        QTest::newRow("softmax") << "softmax";
    }
    void everyLayersGradientIsItsSlope()
    {
        QFETCH(QString, id);
        const auto layer = layerOf(id.toStdString());
        for (const int rows : {1, 3}) {
            const Slope slope(*layer, rows);
            QVERIFY2(slope.worst(true) < 3e-3, qPrintable(QString::number(slope.worst(true))));
            QVERIFY2(slope.worst(false) < 3e-3, qPrintable(QString::number(slope.worst(false))));
        }
    }

    void dropoutKeepsTheMeanAndItsShare()
    {
        LayerSpec spec{.kind = "dropout", .rate = 0.25};
        const auto layer = layerKind("dropout").make(spec, {1, 1, 100'000}, 3);
        const std::vector<float> ones(100'000, 1.0F);
        std::vector<float> out(ones.size());
        layer->forward({1, ones.data(), nullptr, out.data(), nullptr, nullptr, {true, 7, 11, 0}});
        const auto zeros = std::count(out.begin(), out.end(), 0.0F);
        QVERIFY(std::abs(double(zeros) / 1e5 - 0.25) < 0.01);
        QCOMPARE(std::count(out.begin(), out.end(), 1.0F / 0.75F), std::ptrdiff_t(100'000 - zeros));
        std::vector<float> later(ones.size());
        layer->forward({1, ones.data(), nullptr, later.data(), nullptr, nullptr, {true, 7, 12, 0}});
        QVERIFY(later != out); // another step, another mask
        layer->forward({1, ones.data(), nullptr, out.data(), nullptr, nullptr, {}});
        QVERIFY(out == ones); // outside training nothing is dropped
    }

    void aSureMistakeCostsAllOfIt() // Keras 3 takes the logits when softmax comes last: 50, not the clipped 16.1
    {
        Network network({{1, 1, 2}, {{.kind = "dense", .units = 2, .activation = "softmax"}}});
        const float kernel[] = {50, 0, 0, 50, 0, 0};
        std::copy_n(kernel, 6, network.parameters().begin());
        const auto workspace = network.workspace(1, false);
        const float input[] = {1, 0};
        const int wrong = 1;
        network.forward(*workspace, 1, input, {});
        QCOMPARE(network.loss(*workspace, 1, {&wrong}), 50.0);
    }

    void weightsBeginWithinGlorotsLimits()
    {
        Network network = smallNetwork();
        network.initialise(5);
        const ParameterBlock& kernel = network.blocks()[0];
        const float limit = std::sqrt(6.0F / float(3 * 3 * 2 + 3 * 3 * 4));
        float largest = 0.0F;
        for (const float value : network.parameters().subspan(kernel.offset, kernel.size()))
            largest = std::max(largest, std::abs(value));
        QVERIFY(largest <= limit && largest > 0.8F * limit);
        for (const float value : network.parameters().subspan(network.blocks()[1].offset, network.blocks()[1].size()))
            QCOMPARE(value, 0.0F);
    }

    void summariesCount()
    {
        const auto lines = summarised(smallNetwork().spec());
        QCOMPARE(lines[0].text, "Conv2D 4, 3 × 3, relu");
        QCOMPARE(shapeText(lines[0].output), "4 × 3 × 4");
        QCOMPARE(lines[0].parameters, std::size_t(3 * 3 * 2 * 4 + 4));
        QCOMPARE(lines[1].text, "MaxPool2D 2 × 2");
        QCOMPARE(shapeText(lines[1].output), "2 × 1 × 4");
        QCOMPARE(lines[2].parameters, std::size_t(0));
        QCOMPARE(lines[3].parameters, std::size_t(8 * 2 + 2));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("which");
        QTest::newRow("no layers") << "The last layer must be dense with softmax." << 0;
        QTest::newRow("no softmax") << "The last layer must be dense with softmax." << 1;
        QTest::newRow("unknown layer") << "There is no layer “lstm”." << 2;
        QTest::newRow("unknown activation")
            << "There is no activation “swoosh”; there are linear, relu, leaky_relu, elu, selu, gelu, silu, "
               "sigmoid, softplus, tanh, softmax."
            << 3;
        QTest::newRow("no units") << "Dense has 0 units; allowed are 1 to 65536." << 4;
        QTest::newRow("dense on picture") << "Dense needs a row of numbers, not 6 × 5 × 2; put Flatten before it." << 5;
        QTest::newRow("large kernel") << "Conv2D of size 6 does not fit into its input of 6 × 5 × 2." << 6;
        QTest::newRow("rate") << "The dropout rate is 1; allowed is 0 to less than 1." << 7;
        QTest::newRow("huge") << "The network would have more than 268435456 parameters." << 8;
        QTest::newRow("no inputs") << "The network has no inputs." << 9;
    }
    void refuses()
    {
        QFETCH(QString, sentence);
        QFETCH(int, which);
        const LayerSpec last{.kind = "dense", .units = 2, .activation = "softmax"};
        const Shape picture{6, 5, 2};
        const std::vector<NetworkSpec> specs{
            {picture, {}},
            {{1, 1, 3}, {{.kind = "dense", .units = 2}}},
            {{1, 1, 3}, {{.kind = "lstm"}, last}},
            {{1, 1, 3}, {{.kind = "dense", .units = 2, .activation = "swoosh"}, last}},
            {{1, 1, 3}, {{.kind = "dense"}, last}},
            {picture, {last}},
            {picture, {{.kind = "conv2d", .units = 2, .size = 6}, {.kind = "flatten"}, last}},
            {{1, 1, 3}, {{.kind = "dropout", .rate = 1.0}, last}},
            {{1, 1, 60000}, {{.kind = "dense", .units = 60000}, last}},
            {{1, 1, 0}, {last}},
        };
        try {
            const Network network(specs[std::size_t(which)]);
            QFAIL("was taken");
        } catch (const ParameterError& error) {
            QCOMPARE(QString::fromUtf8(error.what()), sentence);
        }
    }

private:
    void models()
    {
        QTest::addColumn<QString>("name");
        if (!m_hasGoldens)
            QSKIP("the optional test data folder is not there");
        QTest::newRow("cnn") << "cnn";
        QTest::newRow("dense") << "dense";
    }

    static Network smallNetwork()
    {
        return Network({{6, 5, 2},
                        {{.kind = "conv2d", .units = 4, .size = 3, .activation = "relu"},
                         {.kind = "maxpool2d", .size = 2},
                         {.kind = "flatten"},
                         {.kind = "dense", .units = 2, .activation = "softmax"}}});
    }

    static std::unique_ptr<Layer> layerOf(const std::string& id)
    {
        const auto kinds = layerCatalog();
        if (std::ranges::find(kinds, id, &LayerKind::id) == kinds.end())
            return makeActivation(id, {1, 1, 7});
        const LayerKind& kind = layerKind(id);
        return kind.make(kind.example, kind.exampleInput, 2);
    }

    /// Compares a layer's gradient of sum(outputs · random) with differences.
    class Slope {
    public:
        Slope(const Layer& layer, int rows) : m_layer(layer), m_rows(rows)
        {
            std::size_t parameters = 0;
            for (const ParameterBlock& block : layer.parameters()) {
                parameters += block.size();
                if (block.isTrained)
                    m_trained = parameters;
            }
            m_inputs = randomValues(std::size_t(rows) * layer.input().size(), 1);
            m_parameters = randomValues(parameters, 2);
            m_weights = randomValues(std::size_t(rows) * layer.output().size(), 3);
            m_outputs.resize(m_weights.size());
            m_scratch.resize(layer.scratchSize(rows));
            m_memory.resize(layer.memorySize(rows));
            value();
            m_inputGradient.resize(m_inputs.size(), 1e9F);
            m_parameterGradient.resize(parameters);
            layer.backward({rows, m_inputs.data(), m_parameters.data(), m_outputs.data(), m_memory.data(),
                            m_weights.data(), m_parameterGradient.data(), m_inputGradient.data(), m_scratch.data(),
                            kPass});
        }

        double worst(bool ofInputs) const
        {
            std::vector<float>& values = ofInputs ? m_inputs : m_parameters;
            const std::vector<float>& gradient = ofInputs ? m_inputGradient : m_parameterGradient;
            double worst = 0.0;
            for (std::size_t i = 0; i < (ofInputs ? values.size() : m_trained); ++i) {
                const float kept = values[i];
                constexpr float step = 1.0F / 512;
                values[i] = kept + step;
                const double above = value();
                values[i] = kept - step;
                const double below = value();
                values[i] = kept;
                worst = std::max(worst, std::abs((above - below) / (2 * step) - double(gradient[i])));
            }
            return worst;
        }

    private:
        static constexpr Pass kPass{true, 5, 9, 16};

        double value() const
        {
            m_layer.forward({m_rows, m_inputs.data(), m_parameters.data(), m_outputs.data(), m_memory.data(),
                             m_scratch.data(), kPass});
            double sum = 0.0;
            for (std::size_t i = 0; i < m_outputs.size(); ++i)
                sum += double(m_outputs[i]) * double(m_weights[i]);
            return sum;
        }

        const Layer& m_layer;
        int m_rows;
        mutable std::vector<float> m_inputs;
        mutable std::vector<float> m_parameters;
        mutable std::vector<float> m_outputs;
        mutable AlignedFloats m_scratch;
        mutable std::vector<float> m_memory;
        std::size_t m_trained = 0; // parameters that are; the others stand behind them
        std::vector<float> m_weights;
        std::vector<float> m_inputGradient;
        std::vector<float> m_parameterGradient;
    };

    bool m_hasGoldens = false;
};

QTEST_GUILESS_MAIN(TestNetwork)
#include "tst_network.moc"
