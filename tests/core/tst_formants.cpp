#include "core/dsp/Downsampler.h"
#include "core/dsp/LinearPrediction.h"
#include "core/features/Catalog.h"
#include "core/features/Formants.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Summary.h"
#include "core/formats/Csv.h"

#include <QTest>
#include <array>
#include <cmath>
#include <map>
#include <numbers>

using namespace suara;

namespace {

struct Vowel {
    int pulses; ///< a second
    std::array<Resonance, 5> resonators;
};

const std::map<std::string, Vowel> vowels{
    {"a", {100, {{{730, 60}, {1090, 90}, {2440, 120}, {3500, 175}, {4300, 250}}}}},
    {"i", {125, {{{270, 50}, {2290, 100}, {3010, 120}, {3700, 175}, {4600, 250}}}}},
    {"u", {200, {{{370, 60}, {950, 80}, {2670, 150}, {3700, 200}, {4650, 250}}}}},
};

/// The vowel of tests/reference/make_formant_reference.py.
Audio madeVowel(const Vowel& vowel, int sampleRate, int length)
{
    std::vector<double> x(std::size_t(length), 0.0);
    for (int n = 0; n < length; n += sampleRate / vowel.pulses)
        x[std::size_t(n)] = 1.0;
    for (const Resonance& resonator : vowel.resonators) {
        const double radius = std::exp(-std::numbers::pi * resonator.bandwidth / sampleRate);
        const double turn = 2.0 * radius * std::cos(2.0 * std::numbers::pi * resonator.frequency / sampleRate);
        double before = 0.0;
        double earlier = 0.0;
        for (double& value : x) {
            value = (1.0 - turn + radius * radius) * value + turn * before - radius * radius * earlier;
            earlier = before;
            before = value;
        }
    }
    return {{x.begin(), x.end()}, sampleRate};
}

Audio tone(double hertz, int sampleRate, int length)
{
    Audio audio{{}, sampleRate};
    for (int n = 0; n < length; ++n)
        audio.samples.push_back(float(std::sin(2.0 * std::numbers::pi * hertz * (n + 0.5) / sampleRate)));
    return audio;
}

/// "hop_length=73 window_length=0.03 …", as the references name them.
Parameters keyed(const QString& names)
{
    const FeatureSpec& spec = featureSpec("formants");
    Parameters parameters;
    for (const QString& each : names.split(u' ', Qt::SkipEmptyParts))
        parameters.set(*findParameter(spec, each.section(u'=', 0, 0).toStdString()),
                       each.section(u'=', 1).toStdString());
    return parameters;
}

} // namespace

class TestFormants : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void praat_data()
    {
        QTest::addColumn<QStringList>("cells");
        for (const auto& row : readCsv(SUARA_SOURCE_DIR "/tests/reference/formants.csv").rows) {
            QStringList cells;
            for (const std::string& cell : row)
                cells << QString::fromStdString(cell);
            QTest::newRow(qPrintable(cells.mid(0, 4).join(u' '))) << cells;
        }
    }

    /// Values by Praat (tests/reference/formants.csv): equal where nothing is resampled; else the low-pass filters
    /// differ, which moves a broad formant more than a sharp one.
    void praat()
    {
        QFETCH(QStringList, cells);
        const int rate = cells[1].toInt();
        const Parameters parameters = keyed(cells[3]);
        const FrameAnalysis analysis(madeVowel(vowels.at(cells[0].toStdString()), rate, cells[2].toInt()), parameters);
        const Eigen::ArrayXXf frequencies = featureSpec("formants").compute(analysis);
        const Eigen::ArrayXXf bandwidths = featureSpec("formant_bandwidths").compute(analysis);
        QCOMPARE(int(frequencies.rows()), formantRows(parameters));
        QCOMPARE(bandwidths.rows(), frequencies.rows());
        const bool isSameRate = rate == int(2.0 * parameters.real(parameter::maxFormant));
        for (const QString& spot : cells[4].split(u' ')) {
            const int frame = spot.section(u':', 0, 0).toInt();
            const QStringList expected = spot.section(u':', 1).split(u',');
            QCOMPARE(int(expected.size()), int(frequencies.rows()));
            for (int row = 0; row < expected.size(); ++row) {
                const QString bandwidth = expected[row].section(u'/', 1);
                const double width = isSameRate ? 0.0 : bandwidth.toDouble();
                compare(double(frequencies(row, frame)), expected[row].section(u'/', 0, 0), 0.05 + 0.032 * width);
                compare(double(bandwidths(row, frame)), bandwidth, 0.1 + 0.08 * width);
            }
        }
    }

    /// The vowels' own resonances, as well as a voice's harmonics show them.
    void findsTheResonances_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& [name, vowel] : vowels)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void findsTheResonances()
    {
        QFETCH(QString, name);
        const Vowel& vowel = vowels.at(name.toStdString());
        const Eigen::ArrayXXf frames = featureSpec("formants").compute(FrameAnalysis(madeVowel(vowel, 22050, 22050)));
        for (Eigen::Index i = 0; i < 3; ++i) {
            const auto found = double(frames(i, frames.cols() / 2));
            QVERIFY2(std::abs(found - vowel.resonators[std::size_t(i)].frequency) < vowel.pulses / 2.0,
                     qPrintable(QStringLiteral("F%1 is %2").arg(i + 1).arg(found)));
        }
    }

    void silenceHasNone()
    {
        Audio audio = madeVowel(vowels.at("a"), 22050, 22050);
        std::fill(audio.samples.begin() + 8000, audio.samples.begin() + 16000, 0.0f);
        const Eigen::ArrayXXf frames = featureSpec("formants").compute(FrameAnalysis(std::move(audio)));
        QCOMPARE(int(frames.cols()), 1 + 22050 / 512);
        QVERIFY(frames.col(12000 / 512).isNaN().all());
        QVERIFY(frames.col(4000 / 512).head(4).isFinite().all());
        std::vector<double> stats;
        appendSummary(frames, false, Summary::Stats, {}, stats);
        QVERIFY(std::isfinite(stats[0])); // frames without a value do not count
    }

    void refusesWhatCannotBe()
    {
        const FeatureSpec& spec = featureSpec("formants");
        const auto refuses = [&](int rate, const char* parameters) {
            QVERIFY_THROWS_EXCEPTION(ParameterError,
                                     spec.compute(FrameAnalysis(tone(300, rate, 4000), parametersOf(parameters))));
        };
        refuses(8000, "max_formant=5500");
        refuses(22050, "formants.window_length=0.001 n_formants=20");
        QVERIFY_THROWS_EXCEPTION(ParameterError, spec.compute(FrameAnalysis(Audio{{}, 22050})));
        QCOMPARE(int(spec.compute(FrameAnalysis(tone(300, 8000, 4000), parametersOf("max_formant=4000"))).rows()), 5);
        QCOMPARE(int(spec.compute(FrameAnalysis(Audio{{0.5f}, 22050})).cols()), 1);
    }

    /// Two tones, which a prediction of four poles foretells.
    void predictionFindsTones()
    {
        std::vector<double> samples(4000);
        for (std::size_t n = 0; n < samples.size(); ++n)
            samples[n] = std::sin(0.44 * double(n)) + 0.3 * std::sin(1.19 * double(n));
        const std::vector<Resonance> found = resonancesOf(burgPrediction(samples, 4), 2.0 * std::numbers::pi);
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(std::abs(found[0].frequency - 0.44) < 1e-3 && found[0].bandwidth < 1e-3);
        QVERIFY(std::abs(found[1].frequency - 1.19) < 1e-3 && found[1].bandwidth < 1e-3);
        QCOMPARE(burgPrediction(std::vector<double>(100, 0.0), 3), (std::vector<double>{1.0, 0.0, 0.0, 0.0}));
        QVERIFY(resonancesOf(std::vector<double>{1.0}, 8000.0).empty());
    }

    /// x² - 2 r cos(φ) x + r² has the roots r exp(± i φ); outside the circle they count as inside.
    void resonancesOfKnownRoots()
    {
        for (const double radius : {0.95, 1.0 / 0.95}) {
            const double angle = 2.0 * std::numbers::pi * 1000.0 / 8000.0;
            const auto found =
                resonancesOf(std::vector<double>{1.0, -2.0 * radius * std::cos(angle), radius * radius}, 8000.0);
            QCOMPARE(found.size(), std::size_t(1));
            QVERIFY(std::abs(found[0].frequency - 1000.0) < 1e-9);
            QVERIFY(std::abs(found[0].bandwidth + std::log(0.95) * 8000.0 / std::numbers::pi) < 1e-9);
        }
    }

    void downsampledTone_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("lower");
        QTest::newRow("44100 to 11000") << 44100 << 11000;
        QTest::newRow("22050 to 11000") << 22050 << 11000;
        QTest::newRow("16000 to 15999") << 16000 << 15999;
        QTest::newRow("same") << 11000 << 11000;
    }

    /// A tone in the band stays, one above it goes.
    void downsampledTone()
    {
        QFETCH(int, rate);
        QFETCH(int, lower);
        const Downsampler downsampler(rate, lower);
        std::vector<double> values(200);
        const Audio low = tone(1000.0, rate, rate);
        downsampler.values(SignalPart(low.samples), lower / 2, values);
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(values[i] - std::sin(2.0 * std::numbers::pi * 1000.0 *
                                                  (double(lower / 2) + double(i) + 0.5) / lower)) < 2e-3);
        if (rate < 2 * lower)
            return;
        const Audio high = tone(1.1 * lower / 2.0, rate, rate);
        downsampler.values(SignalPart(high.samples), lower / 2, values);
        for (const double value : values)
            QVERIFY(std::abs(value) < 2e-3);
    }

    void downsampledPartsAreThoseOfTheWhole()
    {
        const Audio audio = madeVowel(vowels.at("i"), 22050, 9000);
        const Downsampler downsampler(22050, 11000);
        QCOMPARE(downsampler.length(9000), std::ptrdiff_t(4490));
        std::vector<double> whole(4490);
        downsampler.values(SignalPart(audio.samples), 0, whole);
        std::vector<double> part(100);
        const std::ptrdiff_t first = 3000;
        const auto from = std::size_t(first * 441 / 220 - downsampler.reach() - 2);
        const auto count = std::size_t(200 + 2 * downsampler.reach() + 6);
        downsampler.values(SignalPart(std::span(audio.samples).subspan(from, count), std::ptrdiff_t(from), 9000), first,
                           part);
        for (std::size_t i = 0; i < part.size(); ++i)
            QCOMPARE(part[i], whole[std::size_t(first) + i]);
        std::vector<double> beyond(3, 1.0);
        downsampler.values(SignalPart(audio.samples), -3, beyond);
        QCOMPARE(beyond, std::vector<double>(3, 0.0));
    }

private:
    static void compare(double value, const QString& expected, double tolerance)
    {
        const double wanted = expected.toDouble();
        QVERIFY2((std::isnan(value) && std::isnan(wanted)) || std::abs(value - wanted) <= tolerance,
                 qPrintable(QStringLiteral("%1, not %2").arg(value).arg(expected)));
    }
};

QTEST_GUILESS_MAIN(TestFormants)
#include "tst_formants.moc"
