#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/dsp/Dct.h"
#include "core/dsp/Decibels.h"
#include "core/dsp/Fft.h"
#include "core/dsp/MelFilterbank.h"
#include "core/dsp/Stft.h"
#include "core/dsp/Tile.h"
#include "core/dsp/TileFourier.h"
#include "core/dsp/Window.h"

#include <QTest>
#include <atomic>
#include <cmath>
#include <limits>
#include <numbers>

using namespace suara;

namespace {

double testSignal(std::size_t i)
{
    return double((i * 7919) % 101) / 101.0 - 0.5;
}

std::complex<double> slowBin(std::size_t length, std::size_t bin)
{
    std::complex<double> sum;
    for (std::size_t i = 0; i < length; ++i)
        sum += testSignal(i) * std::polar(1.0, -2.0 * std::numbers::pi * double((i * bin) % length) / double(length));
    return sum;
}

double largestFftError(std::size_t length)
{
    Fft fft(length);
    for (std::size_t i = 0; i < length; ++i)
        fft.input()[i] = testSignal(i);
    const auto bins = fft.transform();
    double error = 0.0;
    for (std::size_t bin = 0; bin < bins.size(); ++bin)
        error = std::max(error, std::abs(bins[bin] - slowBin(length, bin)));
    return error;
}

/// A transform along each column, as scipy.fft.dct(x, axis=-2, type=type, norm="ortho")[:rows].
Eigen::ArrayXXf dct(const Eigen::ArrayXXf& columns, int rows, int type = 2)
{
    const Dct transform(columns.rows(), rows, type, true);
    Eigen::ArrayXXf result(transform.rows(), columns.cols());
    AlignedFloats tile(std::size_t(columns.rows()) * tileFrames);
    AlignedFloats coefficients(std::size_t(transform.rows()) * tileFrames);
    for (Eigen::Index first = 0; first < columns.cols(); first += tileFrames) {
        tileOf(columns, first, tile.data());
        transform.apply(tile.data(), -std::numeric_limits<float>::infinity(), coefficients.data());
        untile(coefficients.data(), result.middleCols(first, tileCount(first, columns.cols())));
    }
    return result;
}

} // namespace

class TestDsp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fftEqualsItsDefinition_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {1, 2, 3, 7, 64, 100, 127, 1000, 1024, 2047})
            QTest::addRow("%d samples", length) << length;
    }
    void fftEqualsItsDefinition()
    {
        QFETCH(int, length);
        QCOMPARE(Fft(std::size_t(length)).bins(), std::size_t(length / 2 + 1));
        QVERIFY(largestFftError(std::size_t(length)) < 1e-10);
    }

    void fftsOfManyThreadsDoNotDisturbOneAnother()
    {
        std::atomic<int> wrong = 0;
        parallelFor(64, 4, [&](std::size_t i) { wrong += largestFftError(20 + i % 8) < 1e-10 ? 0 : 1; });
        QCOMPARE(wrong.load(), 0);
    }

    void lengthsThatCannotBe()
    {
        QVERIFY_THROWS_EXCEPTION(ParameterError, Fft(0));
        QVERIFY_THROWS_EXCEPTION(ParameterError, Fft((std::size_t(1) << 30) + 1));
    }

    void windowsByHand()
    {
        const std::vector<double> hann = makeWindow("hann", 4); // periodic: 0, 1/2, 1, 1/2
        QVERIFY(std::abs(hann[0]) + std::abs(hann[1] - 0.5) + std::abs(hann[2] - 1.0) + std::abs(hann[3] - 0.5) <
                1e-15);
        QCOMPARE(makeWindow("boxcar", 3), (std::vector<double>{1, 1, 1}));
        QCOMPARE(makeWindow("bartlett", 4), (std::vector<double>{0, 0.5, 1, 0.5}));
        for (const std::string_view name : windowNames())
            QCOMPARE(makeWindow(name, 1), std::vector<double>{1.0});
        QVERIFY_THROWS_EXCEPTION(ParameterError, makeWindow("han", 4));
        QVERIFY_THROWS_EXCEPTION(ParameterError, makeWindow("hann", 0));
    }

    void windowsShapedByNumbers()
    {
        QCOMPARE(checkedWindow("kaiser(14.0)"), std::string("kaiser(14)"));
        QCOMPARE(checkedWindow("general_gaussian(1.5, 4e2)"), std::string("general_gaussian(1.5,400)"));
        QCOMPARE(makeWindow("kaiser(0)", 5), std::vector<double>(5, 1.0));
        QCOMPARE(makeWindow("general_cosine(0,1)", 2), (std::vector<double>{-1.0, 1.0}));
        for (const char* wrong :
             {"kaiser", "kaiser()", "kaiser(-1)", "kaiser(1,2)", "kaiser(1", "kaiser(1,)", "kaiser(x)", "gaussian(0)",
              "gaussian(inf)", "tukey(2)", "taylor(2.5,30)", "hann(3)", "(3)"})
            QVERIFY_THROWS_EXCEPTION(ParameterError, checkedWindow(wrong));
        QVERIFY_THROWS_EXCEPTION(ParameterError, makeWindow("dpss(30)", 20));
        StftOptions options;
        options.window = "dpss(2000)";
        QVERIFY_THROWS_EXCEPTION(ParameterError, options.check());
    }

    void framesOfAnStft_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<bool>("center");
        QTest::addColumn<int>("frames"); // 0: refused
        QTest::newRow("centred, empty") << 0 << true << 1;
        QTest::newRow("centred, short of a hop") << 511 << true << 1;
        QTest::newRow("centred, one hop") << 512 << true << 2;
        QTest::newRow("plain, too short") << 2047 << false << 0;
        QTest::newRow("plain, one frame") << 2048 << false << 1;
        QTest::newRow("plain, two frames") << 2560 << false << 2;
    }
    void framesOfAnStft()
    {
        QFETCH(int, samples);
        QFETCH(bool, center);
        QFETCH(int, frames);
        StftOptions options;
        options.center = center;
        if (frames == 0)
            QVERIFY_THROWS_EXCEPTION(ParameterError, frameCount(std::size_t(samples), options));
        else
            QCOMPARE(int(frameCount(std::size_t(samples), options)), frames);
    }

    void framesTransformedTogetherEqualThoseOneByOne_data()
    {
        QTest::addColumn<int>("length");
        for (int length = 16; length <= 8192; length *= 2)
            QTest::addRow("%d samples", length) << length;
    }
    void framesTransformedTogetherEqualThoseOneByOne()
    {
        QFETCH(int, length);
        QVERIFY(TileFourier::knows(std::size_t(length)));
        const std::vector<double> window = makeWindow("hann", length);
        AlignedFloats samples(std::size_t(length) * tileFrames);
        for (std::size_t i = 0; i < samples.size(); ++i) // each frame a hundred times fainter than the one before
            samples[i] = float(testSignal(i) * std::pow(0.01, double(i % tileFrames)));
        AlignedFloats magnitudes(std::size_t(length / 2 + 1) * tileFrames);
        TileFourier(AlignedDoubles(window.begin(), window.end())).magnitudes(samples.data(), magnitudes.data());
        Fft fft{std::size_t(length)};
        for (std::size_t frame = 0; frame < tileFrames; ++frame) {
            for (std::size_t i = 0; i < window.size(); ++i)
                fft.input()[i] = window[i] * double(samples[i * tileFrames + frame]);
            const std::span<const std::complex<double>> bins = fft.transform();
            const double size = length * std::pow(0.01, double(frame));
            for (std::size_t bin = 0; bin < bins.size(); ++bin) {
                const double is = double(magnitudes[bin * tileFrames + frame]);
                QVERIFY(std::abs(is - std::abs(bins[bin])) <= 1.3e-7 * std::abs(bins[bin]) + 1e-16 * size);
            }
        }
    }

    void anyRunOfFramesEqualsTheWhole()
    {
        std::vector<float> samples;
        for (std::size_t i = 0; i < 5000; ++i)
            samples.push_back(float(testSignal(i)));
        for (const PadMode mode : {PadMode::Constant, PadMode::Edge, PadMode::Reflect}) {
            StftOptions options;
            options.padMode = mode;
            const Eigen::ArrayXXf whole = stftMagnitude(samples, options);
            Eigen::ArrayXXf part(whole.rows(), 3);
            for (const Eigen::Index first : {Eigen::Index(0), Eigen::Index(4), whole.cols() - 3}) {
                stftMagnitude(samples, options, first, part);
                QVERIFY((part == whole.middleCols(first, 3)).all());
            }
        }
    }

    void stftOptionsThatCannotBe_data()
    {
        QTest::addColumn<int>("nFft");
        QTest::addColumn<int>("hop");
        QTest::addColumn<int>("win");
        QTest::newRow("no fft") << 0 << 512 << 0;
        QTest::newRow("no hop") << 2048 << 0 << 0;
        QTest::newRow("negative hop") << 2048 << -1 << 0;
        QTest::newRow("window longer than the fft") << 1024 << 256 << 1025;
        QTest::newRow("an fft no memory holds") << 1 << 23 << 512;
    }
    void stftOptionsThatCannotBe()
    {
        QFETCH(int, nFft);
        QFETCH(int, hop);
        QFETCH(int, win);
        StftOptions options;
        options.nFft = nFft;
        options.hopLength = hop;
        if (win != 0)
            options.winLength = win;
        QVERIFY_THROWS_EXCEPTION(ParameterError, stftMagnitude(std::vector<float>(9000), options));
    }

    void decibelsByHand()
    {
        const Eigen::ArrayXXf power = Eigen::ArrayXXf::Map(std::vector<float>{1.0f, 100.0f, 0.0f, 1e-4f}.data(), 2, 2);
        const Eigen::ArrayXXf db = powerToDb(power);
        QCOMPARE(db(0, 0), 0.0f);
        QCOMPARE(db(1, 0), 20.0f);
        QCOMPARE(db(0, 1), -60.0f); // 80 dB below the largest
        QCOMPARE(db(1, 1), -40.0f);
        DecibelOptions options;
        options.topDb.reset();
        QCOMPARE(powerToDb(power, options)(0, 1), -100.0f);
        options.reference = 100.0f;
        QCOMPARE(powerToDb(power, options)(1, 0), 0.0f);
        QCOMPARE(powerToDb(Eigen::ArrayXXf()).size(), 0);
        options.amin = 0.0f;
        QVERIFY_THROWS_EXCEPTION(ParameterError, powerToDb(power, options));
        options = {};
        options.topDb = -1.0f;
        QVERIFY_THROWS_EXCEPTION(ParameterError, powerToDb(power, options));
    }

    void dctTurnsItselfBack()
    {
        Eigen::ArrayXXf columns(16, 3);
        for (Eigen::Index i = 0; i < columns.size(); ++i)
            columns(i) = float(testSignal(std::size_t(i)));
        const Eigen::ArrayXXf back = dct(dct(columns, 16, 2), 16, 3); // type 3 is the inverse of type 2
        QVERIFY((back - columns).abs().maxCoeff() < 1e-6f);
        QVERIFY(std::abs(dct(Eigen::ArrayXXf::Ones(16, 1), 1)(0, 0) - 4.0f) < 1e-6f); // sqrt(16)
        QCOMPARE(int(dct(columns, 99).rows()), 16);
        QVERIFY_THROWS_EXCEPTION(ParameterError, dct(columns, 0));
        QVERIFY_THROWS_EXCEPTION(ParameterError, dct(columns, 4, 4));
        QVERIFY_THROWS_EXCEPTION(ParameterError, dct(Eigen::ArrayXXf::Ones(1, 1), 1, 1)); // it takes two
    }

    void melScaleOfSlaney()
    {
        QCOMPARE(hzToMel(1000.0), 15.0);
        QVERIFY(std::abs(hzToMel(6400.0) - 42.0) < 1e-9);
        for (const double hz : {0.0, 60.0, 999.0, 1000.0, 1001.0, 8000.0})
            for (const bool htk : {false, true})
                QVERIFY(std::abs(melToHz(hzToMel(hz, htk), htk) - hz) < 1e-6);
    }

    void sparseFiltersEqualTheirMatrix()
    {
        const MelFilterbank filters(22050, 512, {});
        Eigen::ArrayXXf power(257, 4);
        for (Eigen::Index i = 0; i < power.size(); ++i)
            power(i) = float(testSignal(std::size_t(i)) + 0.5);
        const Eigen::ArrayXXf dense = (filters.dense().matrix() * power.matrix()).array();
        QVERIFY((filters.apply(power.sqrt()) - dense).abs().maxCoeff() < 1e-6f);
        QVERIFY_THROWS_EXCEPTION(ParameterError, filters.apply(Eigen::ArrayXXf::Zero(256, 4)));
    }

    void melOptionsThatCannotBe()
    {
        MelOptions options;
        options.nMels = 0;
        QVERIFY_THROWS_EXCEPTION(ParameterError, MelFilterbank(22050, 512, options));
        options = {};
        options.fmin = 4000.0;
        options.fmax = 4000.0;
        QVERIFY_THROWS_EXCEPTION(ParameterError, MelFilterbank(22050, 512, options));
        options = {};
        options.fmin = 12000.0; // above half the sample rate, which fmax is by default
        QVERIFY_THROWS_EXCEPTION(ParameterError, MelFilterbank(22050, 512, options));
    }
};

QTEST_GUILESS_MAIN(TestDsp)
#include "tst_dsp.moc"
