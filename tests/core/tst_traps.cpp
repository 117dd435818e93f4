#include "core/audio/Audio.h"
#include "core/dsp/Decibels.h"
#include "core/dsp/MelFilterbank.h"
#include "core/dsp/Window.h"
#include "core/features/Catalog.h"
#include "core/features/Chroma.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/SpectralShape.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cfloat>
#include <cmath>
#include <complex>
#include <numbers>

using namespace suara;

namespace {

constexpr double pi = std::numbers::pi;

std::vector<float> tone(double hz, std::size_t samples, float level = 0.5f, int rate = 22050)
{
    std::vector<float> values;
    for (std::size_t i = 0; i < samples; ++i)
        values.push_back(level * float(std::sin(2.0 * pi * hz * double(i) / rate)));
    return values;
}

Eigen::ArrayXXf computed(const char* feature, std::vector<float> samples, const Parameters& parameters = {})
{
    return featureSpec(feature).compute(FrameAnalysis({std::move(samples), 22050}, parameters));
}

/// A feature of a spectrogram whose bins are `spacing` Hz apart.
Eigen::ArrayXXf ofSpectrum(MakeTileFeature feature, const Eigen::ArrayXXf& magnitudes, int spacing,
                           Parameters parameters = {})
{
    const auto nFft = int(2 * (magnitudes.rows() - 1));
    parameters.set(parameter::nFft, nFft);
    return framesOf(magnitudes, SpectrumSetup(nFft * spacing, parameters), feature);
}

Parameters with(const ParameterSpec& spec, const char* value)
{
    Parameters parameters;
    parameters.set(spec, value);
    return parameters;
}

void put(QByteArray& bytes, quint32 value, int count)
{
    for (int i = 0; i < count; ++i)
        bytes += char(value >> (8 * i) & 255U);
}

/// A 16-bit WAV whose header claims a length of data.
QByteArray wav(const QList<qint16>& samples, int channels, int rate, quint32 claimed)
{
    QByteArray bytes("RIFF");
    put(bytes, claimed == 0xffffffffU ? claimed : claimed + 36, 4);
    bytes += "WAVEfmt ";
    put(bytes, 16, 4);
    put(bytes, 1, 2);
    put(bytes, quint32(channels), 2);
    put(bytes, quint32(rate), 4);
    put(bytes, quint32(rate * channels * 2), 4);
    put(bytes, quint32(channels * 2), 2);
    put(bytes, 16, 2);
    bytes += "data";
    put(bytes, claimed, 4);
    for (const qint16 sample : samples)
        put(bytes, quint16(sample), 2);
    return bytes;
}

} // namespace

/// What went wrong when the features of librosa were written once before, each by its name.
class TestTraps : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path written(const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(QStringLiteral("sound.wav")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void theTransformIsDouble() // in float, bins far below the tone hold nothing but its rounding
    {
        std::vector<float> samples = tone(1000.0, 2048);
        StftOptions options;
        options.center = false;
        options.window = "blackmanharris";
        const Eigen::ArrayXXf magnitudes = stftMagnitude(samples, options);
        const std::vector<double> window = makeWindow("blackmanharris", 2048);
        for (const int bin : {300, 700, 1000}) {
            std::complex<double> sum = 0.0;
            for (std::size_t i = 0; i < samples.size(); ++i)
                sum += window[i] * double(samples[i]) * std::polar(1.0, -2.0 * pi * bin * double(i) / 2048.0);
            QVERIFY(std::abs(sum) < 1e-5 * double(magnitudes.maxCoeff()));
            QVERIFY(std::abs(double(magnitudes(bin, 0)) - std::abs(sum)) < 1e-5 * std::abs(sum));
        }
    }

    void stftAndRmsPadWithZerosZcrWithTheEdge()
    {
        const std::vector<float> constant(4096, 0.5f);
        QVERIFY(std::abs(computed("rms", constant)(0, 0) - 0.5f / std::sqrt(2.0f)) < 1e-6f); // half of it is padding
        QVERIFY(std::abs(computed("stft_magnitude", constant)(0, 0) / computed("stft_magnitude", constant)(0, 4) -
                         0.5f) < 1e-3f);
        std::vector<float> alternating;
        for (int i = 0; i < 4096; ++i)
            alternating.push_back(i % 2 == 0 ? 0.5f : -0.5f);
        QCOMPARE(computed("zero_crossing_rate", alternating)(0, 0), 1023.0f / 2048.0f); // none in the repeated edge
    }

    void theFirstSampleOfAFrameNeverCounts()
    {
        Parameters parameters;
        parameters.set(parameter::frameLength, "4");
        parameters.set(parameter::hopLength, "4");
        parameters.set(parameter::center, "false");
        const Eigen::ArrayXXf rate = computed("zero_crossing_rate", {1, 1, 1, 1, -1, -1, -1, -1}, parameters);
        QCOMPARE(rate(0, 0), 0.0f);
        QCOMPARE(rate(0, 1), 0.0f); // the change lies between the frames
    }

    void zeroCountsAsPositiveAndTinyAsZero()
    {
        Parameters parameters;
        parameters.set(parameter::frameLength, "4");
        parameters.set(parameter::center, "false");
        QCOMPARE(computed("zero_crossing_rate", {1, 0, 1, 0}, parameters)(0, 0), 0.0f);
        QCOMPARE(computed("zero_crossing_rate", {1, -1e-10f, 1, -0.0f}, parameters)(0, 0), 0.0f);
        QCOMPARE(computed("zero_crossing_rate", {1, -2e-10f, 1, 0}, parameters)(0, 0), 0.5f);
    }

    void rolloffSumsMagnitudesOneAfterAnotherInFloat()
    {
        Eigen::ArrayXXf magnitudes = Eigen::ArrayXXf::Constant(4, 1, 1.0f);
        magnitudes(0, 0) = 16777216.0f; // in float nothing of the ones is left beside it
        const auto rolloff = [&](const char* share) {
            return ofSpectrum(spectralRolloff, magnitudes, 100, with(parameter::rollPercent, share))(0, 0);
        };
        QCOMPARE(rolloff("0.99999999"), 0.0f);
        magnitudes = Eigen::ArrayXXf::Constant(4, 1, 0.25f); // of the power it would be the same; of 3 and 1 not
        magnitudes(0, 0) = 3.0f;
        QCOMPARE(rolloff("0.85"), 100.0f);
    }

    void framesBelowTheSmallestFloatAreLeftUnscaled()
    {
        Eigen::ArrayXXf magnitudes = Eigen::ArrayXXf::Zero(3, 2);
        magnitudes(2, 0) = FLT_MIN / 4.0f;
        magnitudes(2, 1) = 2.0f * FLT_MIN;
        const Eigen::ArrayXXf centroid = ofSpectrum(spectralCentroid, magnitudes, 100);
        QCOMPARE(centroid(0, 0), float(200.0 * double(FLT_MIN / 4.0f)));
        QCOMPARE(centroid(0, 1), 200.0f);
        QCOMPARE(ofSpectrum(spectralBandwidth, magnitudes, 100)(0, 1), 0.0f); // about that very centroid
    }

    void contrastCountsBeforeItDropsTheLastBin()
    {
        Eigen::ArrayXXf magnitudes = Eigen::ArrayXXf::Constant(401, 1, 1.0f); // 25 Hz apart
        magnitudes(8, 0) = 1000.0f; // 200 Hz: the last bin of the lowest band, which is dropped
        const auto contrast = [&](const char* quantile) {
            Parameters parameters = with(parameter::contrastLinear, "true");
            parameters.set(parameter::contrastQuantile, quantile);
            return ofSpectrum(spectralContrast, magnitudes, 25, parameters);
        };
        QCOMPARE(contrast("0.3")(0, 0), 0.0f);
        QCOMPARE(contrast("0.3").rows(), Eigen::Index(7));
        // Band 1 is 200 … 400 Hz and one bin below: 10 bins, of which rint(3.0) count, then 9.
        QCOMPARE(contrast("0.3")(1, 0), (1000.0f + 1.0f + 1.0f) / 3.0f - 1.0f);
        QCOMPARE(contrast("0.25")(1, 0), (1000.0f + 1.0f) / 2.0f - 1.0f); // 2.5 of 10 is 2, half to even
        QCOMPARE(contrast("0.001")(1, 0), 999.0f);                        // at least 1
    }

    void contrastHasItsFloorFromTheWholeClipForPeakAndValleyApart()
    {
        Eigen::ArrayXXf magnitudes = Eigen::ArrayXXf::Constant(401, 2, 1e-9f);
        magnitudes(4, 1) = 1.0f; // one loud bin in the second frame
        const Eigen::ArrayXXf contrast = ofSpectrum(spectralContrast, magnitudes, 25);
        QVERIFY(std::abs(contrast(0, 0) - (-80.0f - -90.0f)) < 1e-3f); // peaks end at -80, valleys stay at -90
        QVERIFY(std::abs(contrast(0, 1) - 90.0f) < 1e-3f);
    }

    void mfccHasItsFloor80DecibelsBelowTheClipsMaximum()
    {
        std::vector<float> samples = tone(440.0, 22050);
        samples.resize(44100, 0.0f);
        const float loudest = powerToDb(computed("melspectrogram", samples), {1.0f, 1e-10f, std::nullopt}).maxCoeff();
        const Eigen::ArrayXXf coefficients = computed("mfcc", samples);
        const float silent = coefficients(0, coefficients.cols() - 1);
        QVERIFY(std::abs(silent - (loudest - 80.0f) * std::sqrt(128.0f)) < 1e-2f);
    }

    void melScaleAndNormAreSlaneys()
    {
        QCOMPARE(hzToMel(1000.0), 15.0);
        QVERIFY(std::abs(hzToMel(6400.0) - 42.0) < 1e-9);
        const Eigen::ArrayXXf weights = MelFilterbank(22050, 2048, {}).dense();
        QVERIFY(std::abs(weights.row(100).sum() * 22050.0f / 2048.0f - 1.0f) < 0.02f); // areas are 1
    }

    void tuningIsTheLeftEdgeOfTheFullestBinOfTheWholeClip()
    {
        std::vector<float> samples = tone(440.0 * std::exp2(0.305 / 12.0), 22050);
        const std::vector<float> quiet = tone(440.0, 11025, 0.01f); // below the median of all peaks
        samples.insert(samples.end(), quiet.begin(), quiet.end());
        const Eigen::ArrayXXf chroma = computed("chroma_stft", samples);
        QVERIFY((chroma == computed("chroma_stft", samples, with(parameter::tuning, "0.34"))).all()); // librosa's
        QVERIFY(!(chroma == computed("chroma_stft", samples, with(parameter::tuning, "0.33"))).all());
    }

    void chromaIsPowerScaledByEachFramesMaximum()
    {
        const Eigen::ArrayXXf chroma = computed("chroma_stft", tone(440.0, 22050));
        for (Eigen::Index frame = 0; frame < chroma.cols(); ++frame)
            QCOMPARE(chroma.col(frame).maxCoeff(), 1.0f);
        QCOMPARE(chroma(9, 20), 1.0f); // A
        QVERIFY((computed("chroma_stft", std::vector<float>(4096, 0.0f)) == 0.0f).all());
    }

    void channelsAreAveragedBeforeResampling()
    {
        QList<qint16> stereo;
        QList<qint16> mono;
        for (int i = 0; i < 3000; ++i) {
            stereo << qint16(i * 37 % 2000 * 2) << qint16(i * 11 % 3000 * 2);
            mono << qint16(i * 37 % 2000 + i * 11 % 3000);
        }
        const Audio both = loadMono(written(wav(stereo, 2, 48000, quint32(stereo.size() * 2))));
        const Audio one = loadMono(written(wav(mono, 1, 48000, quint32(mono.size() * 2))));
        QCOMPARE(both.samples, one.samples);
        QCOMPARE(both.samples.size(), std::size_t(std::ceil(3000.0 * 22050.0 / 48000.0)));
    }

    void equalRatesAreNotResampled()
    {
        const QList<qint16> samples{0, 32767, -32768, 1};
        const Audio audio = loadMono(written(wav(samples, 1, 22050, 8)));
        QCOMPARE(audio.samples, (std::vector<float>{0.0f, 32767.0f / 32768.0f, -1.0f, 1.0f / 32768.0f}));
    }

    void lengthsInHeadersAreReadNeverTrusted_data()
    {
        QTest::addColumn<quint32>("claimed");
        QTest::newRow("too long") << 400000U;
        QTest::newRow("endless") << 0xffffffffU;
    }
    void lengthsInHeadersAreReadNeverTrusted()
    {
        QFETCH(quint32, claimed);
        const Audio audio = loadMono(written(wav(QList<qint16>(500, 100), 1, 22050, claimed)));
        QCOMPARE(audio.samples.size(), std::size_t(500));
    }
};

QTEST_GUILESS_MAIN(TestTraps)
#include "tst_traps.moc"
