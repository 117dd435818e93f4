#include "core/base/Error.h"
#include "core/features/ClipSpectrum.h"
#include "core/features/SpectralPeaks.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>

using namespace suara;

namespace {

std::vector<float> tone(double hertz, std::size_t count, double loudness = 0.5)
{
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; ++i)
        samples[i] = float(loudness * std::sin(2.0 * std::numbers::pi * hertz * double(i) / 22050.0 + 0.3));
    return samples;
}

std::vector<float> noise(std::size_t count)
{
    std::mt19937 random(7);
    std::normal_distribution<float> normal(0.0f, 0.1f);
    std::vector<float> samples(count);
    for (float& sample : samples)
        sample = normal(random);
    return samples;
}

} // namespace

class TestClipSpectrum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMeanIsThatOfThePower_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("nFft");
        QTest::addColumn<int>("hop");
        QTest::newRow("several hundred frames") << 60'000 << 512 << 128;
        QTest::newRow("odd lengths") << 5'003 << 333 << 77;
        QTest::newRow("one frame") << 512 << 512 << 128;
        QTest::newRow("less than a frame") << 100 << 512 << 128;
        QTest::newRow("nothing") << 0 << 512 << 128;
    }
    void theMeanIsThatOfThePower()
    {
        QFETCH(int, samples);
        QFETCH(int, nFft);
        QFETCH(int, hop);
        std::vector<float> signal = noise(std::size_t(samples));
        StftOptions options;
        options.nFft = nFft;
        options.hopLength = hop;
        const Eigen::ArrayXf mean = meanMagnitude(signal, options);
        QCOMPARE(mean.size(), 1 + nFft / 2);
        if (samples < nFft)
            signal.resize(std::size_t(nFft));
        options.center = false;
        const Eigen::ArrayXXf frames = stftMagnitude(signal, options);
        QCOMPARE(meanFrames(std::size_t(samples), options), frames.cols());
        for (Eigen::Index bin = 0; bin < mean.size(); ++bin) {
            const double expected = std::sqrt(frames.row(bin).cast<double>().square().mean());
            QVERIFY(std::abs(double(mean(bin)) - expected) <= 1e-6 * expected + 1e-12);
        }
    }

    void aFrameIsAColumnOfTheStft()
    {
        const std::vector<float> signal = noise(4'000);
        StftOptions options;
        options.nFft = 512;
        options.hopLength = 100;
        const Eigen::ArrayXXf columns = stftMagnitude(signal, options);
        for (const Eigen::Index t : {0, 1, 3, 20, 40}) // the first and the last reach into silence
            QVERIFY((frameMagnitude(signal, 100 * t, options) - columns.col(t)).abs().maxCoeff() < 1e-5f);
        QVERIFY(frameMagnitude(signal, 100'000, options).maxCoeff() == 0.0f);
        QVERIFY(frameMagnitude({}, 0, options).maxCoeff() == 0.0f);
    }

    void peaksStandBetweenBins_data()
    {
        QTest::addColumn<double>("hertz");
        for (const double hertz : {440.0, 1000.0, 1003.7, 2222.2, 5011.0})
            QTest::addRow("%g Hz", hertz) << hertz;
    }
    void peaksStandBetweenBins()
    {
        QFETCH(double, hertz);
        StftOptions options;
        const double bin = 22050.0 / options.nFft;
        const Eigen::ArrayXf mean = meanMagnitude(tone(hertz, 22050), options);
        const auto peaks = SpectralPeaks(std::span(mean.data(), std::size_t(mean.size())), bin).highest(5, 50.0);
        QCOMPARE(peaks.size(), std::size_t(1));
        QVERIFY2(std::abs(peaks[0].hertz - hertz) < 0.03 * bin, qPrintable(QString::number(peaks[0].hertz)));
        // amplitude times half the sum of the window; between bins the highest bin alone would be 1.4 dB too low
        const double error = 20.0 * std::log10(peaks[0].magnitude / (0.5 * options.nFft / 4.0));
        QVERIFY2(std::abs(error) < 0.25, qPrintable(QString::number(error)));
    }

    void aViewSaysWhichStretch()
    {
        std::vector<float> signal = tone(500.0, 22050);
        const std::vector<float> higher = tone(2000.0, 22050);
        signal.insert(signal.end(), higher.begin(), higher.end());
        View view;
        view.kind = ViewKind::Spectrum;
        const auto loudest = [&](const ClipSpectrum& made) {
            const std::span magnitudes(made.magnitudes.data(), std::size_t(made.magnitudes.size()));
            return SpectralPeaks(magnitudes, made.binHertz).highest(1, 10.0).at(0).hertz;
        };
        QCOMPARE(clipSpectrum(signal, 22050, view).samples, std::size_t(44'100));
        view.from = 1.2;
        view.to = 1.7;
        const ClipSpectrum stretch = clipSpectrum(signal, 22050, view);
        QCOMPARE(stretch.samples, std::size_t(11'025));
        QCOMPARE(stretch.frames, 0);
        QVERIFY(std::abs(loudest(stretch) - 2000.0) < 1.0);
        view.spectrum = SpectrumKind::Mean;
        QCOMPARE(clipSpectrum(signal, 22050, view).frames, 1 + (11'025 - 2048) / 512);
        view.spectrum = SpectrumKind::Frame;
        view.at = 0.5;
        QVERIFY(std::abs(loudest(clipSpectrum(signal, 22050, view)) - 500.0) < 1.0);
        view.spectrum = SpectrumKind::Whole;
        view.from = 5.0;
        view.to = 6.0; // beyond the end
        QCOMPARE(clipSpectrum(signal, 22050, view).samples, std::size_t(0));
    }

    void whatIsWrongIsRefused()
    {
        StftOptions options;
        options.winLength = 4096; // longer than the frame
        QVERIFY_EXCEPTION_THROWN(meanMagnitude(noise(5000), options), ParameterError);
        QVERIFY_EXCEPTION_THROWN(frameMagnitude(noise(5000), 100, options), ParameterError);
        QVERIFY(SpectralPeaks({}, 1.0).highest(5, 10.0).empty());
        const std::vector<float> silent(100, 0.0f);
        QVERIFY(SpectralPeaks(silent, 1.0).highest(5, 10.0).empty());
    }

    void peaksOfManyBinsAreThoseOfASlowSearch_data()
    {
        QTest::addColumn<int>("bins");
        QTest::addColumn<double>("apart");
        for (const int bins : {2, 3, 1023, 1024, 1025, 5000})
            for (const double apart : {0.0, 1.0, 7.3, 400.0, 2500.0})
                QTest::addRow("%d bins, %.1f Hz apart", bins, apart) << bins << apart;
    }

    void peaksOfManyBinsAreThoseOfASlowSearch()
    {
        QFETCH(int, bins);
        QFETCH(double, apart);
        constexpr double binHertz = 0.5;
        std::mt19937 random(9);
        std::vector<float> magnitudes;
        for (int k = 0; k < bins; ++k) // some are equal
            magnitudes.push_back(float(random() % 200) / 10.0f);
        const auto found = SpectralPeaks(magnitudes, binHertz).highest(6, apart);

        std::vector<std::size_t> maxima;
        for (std::size_t k = 1; k + 1 < magnitudes.size(); ++k)
            if (magnitudes[k] > magnitudes[k - 1] && magnitudes[k] >= magnitudes[k + 1] &&
                magnitudes[k] >= 0.1f * *std::ranges::max_element(magnitudes))
                maxima.push_back(k);
        std::ranges::stable_sort(maxima, std::greater<>(), [&](std::size_t k) { return magnitudes[k]; });
        std::vector<double> expected;
        for (const std::size_t k : maxima)
            if (expected.size() < 6 && std::ranges::none_of(expected, [&](double other) {
                    return std::abs(other - double(k) * binHertz) < apart;
                }))
                expected.push_back(double(k) * binHertz);
        std::ranges::sort(expected);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY(std::abs(found[i].hertz - expected[i]) <= 0.5 * binHertz); // between bins
    }
};

QTEST_GUILESS_MAIN(TestClipSpectrum)
#include "tst_clipspectrum.moc"
