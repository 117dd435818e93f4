#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Summary.h"
#include "core/formats/Csv.h"

#include <QTest>
#include <cmath>
#include <map>

using namespace suara;

namespace {

/// The signal of tests/reference/make_reference.py, to the bit.
Audio madeSignal(int length, int sampleRate)
{
    Audio audio{{}, sampleRate};
    std::uint32_t state = 12345;
    for (int i = 0; i < length; ++i) {
        state = (state * 1103515245u + 12345u) & 0x7fffffffu;
        const int noise = int((state >> 16) & 255u) - 128;
        const float sample = float(std::abs(i % 221 - 110) - 55) / 128.0f + float(noise) / 1024.0f;
        audio.samples.push_back(length >= 20000 && i % 9000 >= 3000 ? sample / 16.0f : sample);
    }
    return audio;
}

Parameters parametersOf(const FeatureSpec& spec, const QString& text)
{
    Parameters parameters;
    for (const QString& part : text.split(u' ', Qt::SkipEmptyParts)) {
        const ParameterSpec* parameter = findParameter(spec, part.section(u'=', 0, 0).toStdString());
        if (parameter == nullptr)
            throw ParameterError("unknown parameter");
        parameters.set(*parameter, part.section(u'=', 1).toStdString());
    }
    return parameters;
}

struct Tolerance {
    double relative;
    double absolute;
};

Tolerance toleranceOf(const std::string& feature)
{
    static const std::map<std::string, Tolerance> tolerances{
        {"zero_crossing_rate", {0.0, 1e-7}},
        {"rms", {1e-6, 1e-9}},
        {"spectral_centroid", {1e-5, 0.01}},
        {"spectral_bandwidth", {2e-4, 0.02}},
        {"spectral_rolloff", {1e-7, 0.0}},
        {"spectral_flatness", {1e-4, 1e-9}},
        {"spectral_contrast", {1e-4, 1e-3}},
        {"mfcc", {1e-4, 2e-3}},
        {"chroma_stft", {1e-4, 1e-5}},
        {"melspectrogram", {1e-5, 1e-8}},
        {"melspectrogram_db", {0.0, 2e-3}},
        {"stft_magnitude", {1e-5, 1e-5}},
        {"intensity", {0.0, 1e-4}},
        {"spectral_entropy", {1e-6, 1e-7}},
        {"spectral_flux", {1e-5, 1e-4}},
        {"onset_strength", {1e-5, 1e-4}},
        {"tempo", {1e-7, 0.0}},
        {"dynamic_tempo", {1e-7, 0.0}},
        {"yin", {1e-6, 0.0}},
        {"pyin", {1e-6, 0.0}},
        {"pyin_voiced_flag", {0.0, 0.0}},
        {"pyin_voiced_prob", {1e-6, 1e-9}},
        {"rms_delta", {1e-5, 1e-8}},
        {"mfcc_delta", {1e-4, 2e-3}},
        {"mfcc_delta2", {1e-4, 2e-3}},
        {"stft_db", {0.0, 2e-3}},
    };
    return tolerances.at(feature);
}

bool agrees(double value, double expected, Tolerance tolerance)
{
    return (std::isnan(value) && std::isnan(expected)) ||
           std::abs(value - expected) <= tolerance.absolute + tolerance.relative * std::abs(expected);
}

} // namespace

/// Every feature over a grid of parameters and lengths, against values that librosa gave
/// (tests/reference/features.csv).
class TestReferences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void feature_data()
    {
        QTest::addColumn<QStringList>("cells");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/features.csv");
        for (const auto& row : table.rows) {
            QStringList cells;
            for (const std::string& cell : row)
                cells << QString::fromStdString(cell);
            QTest::newRow(qPrintable(cells.mid(0, 4).join(u' '))) << cells;
        }
    }

    void feature()
    {
        QFETCH(QStringList, cells);
        const FeatureSpec& spec = featureSpec(cells[0].toStdString());
        if (cells[4] == u"error") {
            QVERIFY_THROWS_EXCEPTION(ParameterError, compute(spec, cells));
            return;
        }
        Eigen::ArrayXXf frames;
        try {
            frames = compute(spec, cells);
        } catch (const ParameterError& error) {
            QFAIL(error.what());
        }
        const Tolerance tolerance = toleranceOf(std::string(spec.id));
        QCOMPARE(int(frames.rows()), cells[4].toInt());
        QCOMPARE(int(frames.cols()), cells[5].toInt());
        QCOMPARE(spec.rows(parametersOf(spec, cells[3])), int(frames.rows()));
        compareValues(cells[7], frames, tolerance);
        std::vector<double> mean; // of the frames that have a value
        appendSummary(frames, true, Summary::Mean, {}, mean);
        QVERIFY2(agrees(mean[0], cells[6].toDouble(), tolerance),
                 qPrintable(QStringLiteral("mean is %1, not %2").arg(mean[0], 0, 'g', 9).arg(cells[6])));
    }

private:
    static Eigen::ArrayXXf compute(const FeatureSpec& spec, const QStringList& cells)
    {
        return spec.compute(
            FrameAnalysis(madeSignal(cells[1].toInt(), cells[2].toInt()), parametersOf(spec, cells[3])));
    }

    static void compareValues(const QString& spots, const Eigen::ArrayXXf& frames, Tolerance tolerance)
    {
        for (const QString& spot : spots.split(u' ')) {
            const QStringList parts = spot.split(u':');
            const double value = double(frames(parts[0].toInt(), parts[1].toInt()));
            QVERIFY2(agrees(value, parts[2].toDouble(), tolerance),
                     qPrintable(QStringLiteral("row %1, frame %2 is %3, not %4")
                                    .arg(parts[0], parts[1], QString::number(value, 'g', 9), parts[2])));
        }
    }
};

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
