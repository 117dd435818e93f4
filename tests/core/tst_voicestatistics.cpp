#include "core/base/Error.h"
#include "core/features/VoiceStatistics.h"
#include "core/formats/Csv.h"

#include <QDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

using namespace suara;

namespace {

const QString goldens = QStringLiteral(SUARA_SHARED_DATA "/goldens/");

CsvTable golden(Seewave numbering, const QString& ending)
{
    const QString name =
        numbering == Seewave::V202 ? QStringLiteral("specan_R_seewave202.csv") : QStringLiteral("specan_R.csv");
    return readCsv((goldens + name + ending).toStdString());
}

bool isNear(double value, double expected, double relative)
{
    return std::abs(value - expected) <= relative * std::abs(expected);
}

/// Samples of a frame that are louder than the threshold: with one or two of them the spectrum is flat, and rounding
/// decides which bin is the largest.
std::size_t loudSamples(const std::vector<double>& samples, std::size_t start)
{
    double loudest = 0.0;
    for (const double sample : samples)
        loudest = std::max(loudest, std::abs(sample));
    return std::size_t(std::count_if(samples.begin() + std::ptrdiff_t(start),
                                     samples.begin() + std::ptrdiff_t(start + 2048),
                                     [&](double sample) { return std::abs(sample) > loudest * (5.0 / 100.0); }));
}

} // namespace

/// The columns of voice.csv against what R gave (the optional folder of test data), and what holds without it.
class TestVoiceStatistics : public QObject {
    Q_OBJECT

    static void files()
    {
        QTest::addColumn<int>("numbering");
        QTest::addColumn<QString>("file");
        if (!QDir(goldens).exists())
            return;
        for (const Seewave numbering : {Seewave::V202, Seewave::V224}) {
            const CsvTable table = golden(numbering, {});
            for (const auto& row : table.rows)
                QTest::addRow("%s %s", numbering == Seewave::V202 ? "2.0.2" : "2.2.4", row[0].c_str())
                    << int(numbering) << QString::fromStdString(row[0]);
        }
    }

    static std::vector<double> samplesOf(const QString& file, int& sampleRate)
    {
        return voiceSamples((QStringLiteral(SUARA_SHARED_DATA "/") + file).toStdString(), 0,
                            std::numeric_limits<std::int64_t>::max(), sampleRate);
    }

    static std::vector<double> voice(std::size_t count, int sampleRate)
    {
        std::vector<double> samples;
        for (std::size_t i = 0; i < count; ++i) {
            const double phase = 2.0 * std::numbers::pi * 130.0 * double(i) / sampleRate;
            samples.push_back(8000.0 * (std::sin(phase) + 0.6 * std::sin(2.0 * phase) + 0.4 * std::sin(3.0 * phase)));
        }
        return samples;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(goldens).exists())
            qInfo("The optional test data folder with R's values is not there: only the rest is tested.");
    }

    void theSpectrumIsRs_data() { files(); }
    void theSpectrumIsRs()
    {
        if (!QDir(goldens).exists())
            QSKIP("The optional test data folder with R's values is not there.");
        QFETCH(int, numbering);
        QFETCH(QString, file);
        const CsvTable table = golden(Seewave(numbering), {});
        const auto& row =
            *std::ranges::find_if(table.rows, [&](const auto& each) { return each[0] == file.toStdString(); });
        const std::vector<double> values =
            voiceStatistics((QStringLiteral(SUARA_SHARED_DATA "/") + file).toStdString(), Seewave(numbering));
        const std::vector<std::string> columns = voiceColumns();
        for (std::size_t i = 0; i < 12; ++i) {
            const double expected = *csvNumber(row[*table.column(columns[i])]);
            QVERIFY2(isNear(values[i], expected, 1e-8), qPrintable(QStringLiteral("%1 is %2, R says %3")
                                                                       .arg(QString::fromStdString(columns[i]))
                                                                       .arg(values[i], 0, 'g', 17)
                                                                       .arg(expected, 0, 'g', 17)));
        }
    }

    void theTracksAreRs_data() { files(); }
    void theTracksAreRs()
    {
        if (!QDir(goldens).exists())
            QSKIP("The optional test data folder with R's values is not there.");
        QFETCH(int, numbering);
        QFETCH(QString, file);
        int sampleRate = 0;
        const std::vector<double> samples = samplesOf(file, sampleRate);
        const VoiceTracks tracks = voiceTracks(samples, sampleRate, Seewave(numbering));
        std::size_t compared[2] = {0, 0};
        for (const auto& row : golden(Seewave(numbering), QStringLiteral(".frames.csv")).rows) {
            if (row[0] != file.toStdString())
                continue;
            const bool isFundamental = row[1] == "fund";
            const auto frame = std::size_t(*csvNumber(row[2]));
            const std::vector<double>& track = isFundamental ? tracks.fundamental : tracks.dominant;
            QVERIFY(frame < track.size());
            ++compared[isFundamental ? 0 : 1];
            if (loudSamples(samples, frame * (isFundamental ? 1024 : 2048)) <= 2)
                continue;
            const QByteArray where = QByteArray::fromStdString(row[1]) + " " + QByteArray::number(qsizetype(frame)) +
                                     " is " + QByteArray::number(track[frame]) + ", R says " + row[3].c_str();
            if (row[3] == "NA")
                QVERIFY2(std::isnan(track[frame]), where.constData());
            else
                QVERIFY2(isNear(track[frame], *csvNumber(row[3]), 1e-12), where.constData());
        }
        QCOMPARE(compared[0], tracks.fundamental.size());
        QCOMPARE(compared[1], tracks.dominant.size());
    }

    void theColumnsHangTogether()
    {
        for (const Seewave numbering : {Seewave::V202, Seewave::V224}) {
            const std::vector<double> row = voiceStatistics(voice(30000, 16000), 16000, numbering);
            QCOMPARE(row.size(), voiceColumns().size());
            QCOMPARE(voiceUnits().size(), voiceColumns().size());
            QCOMPARE(row[11], row[0]);                            // centroid is meanfreq
            QCOMPARE(row[5], row[4] - row[3]);                    // IQR
            QCOMPARE(row[18], row[17] - row[16]);                 // dfrange
            QVERIFY(row[0] > 0.13 && row[0] < 0.26);              // between its first two harmonics
            QVERIFY(row[14] <= 16.0 / (16000 / 280 + 1) + 1e-12); // the highest pitch it can say
        }
    }

    void theNumberingsDifferByOneBin()
    {
        const VoiceTracks older = voiceTracks(voice(4096, 16000), 16000, Seewave::V202);
        const VoiceTracks newer = voiceTracks(voice(4096, 16000), 16000, Seewave::V224);
        QCOMPARE(older.dominant.size(), std::size_t(1)); // the second ends with the sound
        QCOMPARE(newer.dominant.size(), std::size_t(2));
        QVERIFY(isNear(older.dominant[0] - newer.dominant[0], 16000.0 / 2048.0 / 1000.0, 1e-9));
    }

    void aSteadyToneHasNoModulation()
    {
        const std::vector<double> row = voiceStatistics(voice(10240, 16000), 16000, Seewave::V224);
        QCOMPARE(row[18], 0.0);
        QCOMPARE(row[19], 0.0);
    }

    void whatIsNoVoiceIsSaid_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<double>("level");
        QTest::addColumn<int>("sampleRate");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing") << 0 << 1.0 << 16000
                                 << QStringLiteral("The sound has 0 samples; the voice columns need 2048 or more.");
        QTest::newRow("short") << 2047 << 1.0 << 16000
                               << QStringLiteral("The sound has 2047 samples; the voice columns need 2048 or more.");
        QTest::newRow("silence") << 4096 << 0.0 << 16000
                                 << QStringLiteral("The sound is silent; the voice columns need a voice.");
        QTest::newRow("384 kHz") << 2048 << 1.0 << 384000
                                 << QStringLiteral(
                                        "The sound has 2048 samples, too few at 384000 Hz for the voice columns.");
    }
    void whatIsNoVoiceIsSaid()
    {
        QFETCH(int, samples);
        QFETCH(double, level);
        QFETCH(int, sampleRate);
        QFETCH(QString, sentence);
        std::vector<double> sound = voice(std::size_t(samples), sampleRate);
        for (double& sample : sound)
            sample *= level;
        try {
            voiceStatistics(sound, sampleRate, Seewave::V202);
            QFAIL("it was measured");
        } catch (const ParameterError& error) {
            QCOMPARE(QString::fromUtf8(error.what()), sentence);
        }
    }
};

QTEST_GUILESS_MAIN(TestVoiceStatistics)
#include "tst_voicestatistics.moc"
