#include "core/base/Aligned.h"
#include "core/learning/RandomState.h"
#include "core/learning/layers/ConvolutionStage.h"
#include "core/learning/layers/MatrixProduct.h"

#include <QProcess>
#include <QTest>
#include <cmath>
#include <thread>

using namespace suara;

static AlignedFloats randomFloats(std::size_t count, std::uint32_t seed)
{
    RandomState random(seed);
    AlignedFloats values(count);
    for (float& value : values)
        value = float(std::ldexp(double(random.next()), -31) - 1.0);
    return values;
}

/// Largest distance, relative to the largest value.
static double distance(const AlignedFloats& values, const AlignedFloats& expected)
{
    double largest = 1e-30;
    double distance = 0.0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        largest = std::max(largest, std::abs(double(expected[i])));
        distance = std::max(distance, std::abs(double(values[i]) - double(expected[i])));
    }
    return distance / largest;
}

/// All that a stage gives for the same numbers.
struct Outcome {
    AlignedFloats out;
    AlignedFloats inGradient;
    AlignedFloats kernelGradient;
    AlignedFloats biasGradient;
};

static Outcome outcome(const ConvolutionStage& stage, const ConvolutionGeometry& geometry, int rows)
{
    const auto count = std::size_t(rows);
    const AlignedFloats in = randomFloats(count * geometry.input.size(), 1);
    const AlignedFloats kernel = randomFloats(geometry.patchSize() * std::size_t(geometry.filters), 2);
    const AlignedFloats bias = randomFloats(std::size_t(geometry.filters), 3);
    const AlignedFloats outGradient = randomFloats(count * geometry.output().size(), 4);
    AlignedFloats scratch(stage.scratchSize(), std::nanf("")); // whatever lay there before
    Outcome made{AlignedFloats(outGradient.size()), AlignedFloats(in.size(), 7.0F), randomFloats(kernel.size(), 5),
                 randomFloats(bias.size(), 6)};
    stage.forward(rows, in.data(), kernel.data(), bias.data(), made.out.data(), scratch.data());
    stage.backward(rows, in.data(), kernel.data(), outGradient.data(), made.kernelGradient.data(),
                   made.biasGradient.data(), made.inGradient.data(), scratch.data());
    return made;
}

class TestConvolution : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enginesAgree_data()
    {
        QTest::addColumn<Shape>("input");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("filters");
        QTest::addColumn<int>("rows");
        QTest::newRow("colours") << Shape{20, 17, 3} << 3 << 3 << 32 << 3;
        QTest::newRow("one channel") << Shape{31, 12, 1} << 3 << 3 << 32 << 2;
        QTest::newRow("many channels") << Shape{11, 14, 32} << 3 << 3 << 32 << 8;
        QTest::newRow("odd numbers") << Shape{9, 13, 5} << 4 << 4 << 7 << 5;
        QTest::newRow("one filter") << Shape{8, 8, 17} << 5 << 5 << 1 << 1;
        QTest::newRow("points") << Shape{6, 7, 19} << 1 << 1 << 21 << 2;
        QTest::newRow("whole picture") << Shape{6, 7, 4} << 6 << 6 << 3 << 2;
        QTest::newRow("sequence") << Shape{50, 1, 13} << 5 << 1 << 24 << 4;
    }
    void enginesAgree()
    {
        QFETCH(Shape, input);
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, filters);
        QFETCH(int, rows);
        const ConvolutionGeometry geometry{input, height, width, filters};
        const Outcome plain = outcome(*makeEigenConvolution(geometry), geometry, rows);
        const Outcome quick = outcome(*makeOneDnnConvolution(geometry), geometry, rows);
        QVERIFY(distance(quick.out, plain.out) < 2e-6);
        QVERIFY(distance(quick.inGradient, plain.inGradient) < 2e-6);
        QVERIFY(distance(quick.kernelGradient, plain.kernelGradient) < 5e-6);
        QVERIFY(distance(quick.biasGradient, plain.biasGradient) < 5e-6);
    }

    void threadsShareAStage()
    {
        const ConvolutionGeometry geometry{{40, 30, 16}, 3, 3, 32};
        const auto stage = makeOneDnnConvolution(geometry);
        const Outcome alone = outcome(*stage, geometry, 4);
        std::array<bool, 4> areEqual{};
        {
            std::vector<std::jthread> threads;
            for (bool& isEqual : areEqual)
                threads.emplace_back([&] {
                    isEqual = true;
                    for (int i = 0; i < 5; ++i) {
                        const Outcome other = outcome(*stage, geometry, 4);
                        isEqual = isEqual && other.out == alone.out && other.inGradient == alone.inGradient &&
                                  other.kernelGradient == alone.kernelGradient;
                    }
                });
        }
        QVERIFY(std::ranges::all_of(areEqual, std::identity()));
    }

    void productsAreSums_data()
    {
        QTest::addColumn<int>("inner");
        QTest::newRow("small") << 5;
        QTest::newRow("large") << 700;
    }
    void productsAreSums()
    {
        QFETCH(int, inner);
        constexpr int rows = 13;
        constexpr int columns = 37;
        const auto length = std::size_t(inner);
        const AlignedFloats left = randomFloats(rows * length, 1);
        const AlignedFloats right = randomFloats(columns * length, 2);
        AlignedFloats expected(rows * columns);
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column) {
                double sum = 0.0;
                for (std::size_t i = 0; i < length; ++i)
                    sum += double(left[row * length + i]) * double(right[i * columns + column]);
                expected[row * columns + column] = float(sum);
            }
        const auto turned = [](const AlignedFloats& values, std::size_t lines) {
            AlignedFloats other(values.size());
            const std::size_t lineLength = values.size() / lines;
            for (std::size_t i = 0; i < values.size(); ++i)
                other[i % lineLength * lines + i / lineLength] = values[i];
            return other;
        };
        const AlignedFloats turnedLeft = turned(left, rows);
        const AlignedFloats turnedRight = turned(right, length);
        for (const bool turnsLeft : {false, true})
            for (const bool turnsRight : {false, true}) {
                AlignedFloats product(expected.size(), 9.0F);
                multiply(turnsLeft ? Factor{turnedLeft.data(), rows, true} : Factor{left.data(), inner},
                         turnsRight ? Factor{turnedRight.data(), inner, true} : Factor{right.data(), columns},
                         {rows, columns, inner, product.data(), columns});
                QVERIFY(distance(product, expected) < 1e-6);
            }
    }

    void everyProcessorsWayAgrees_data()
    {
        QTest::addColumn<QByteArray>("isa");
        for (const char* isa : {"SSE41", "AVX", "AVX2", "AVX512_CORE"})
            QTest::newRow(isa) << QByteArray(isa);
    }
    void everyProcessorsWayAgrees() // the library chooses once a process, so each needs one of its own
    {
        QFETCH(QByteArray, isa);
        if (qEnvironmentVariableIsSet("DNNL_MAX_CPU_ISA"))
            QSKIP("this is the process that the test started");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DNNL_MAX_CPU_ISA"), QString::fromLatin1(isa));
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAllStandardOutput().constData());
    }
};

QTEST_GUILESS_MAIN(TestConvolution)
#include "tst_convolution.moc"
