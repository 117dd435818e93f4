#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "tests/cli/MeasureBench.h"
#include "tests/support/NpyFile.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace suara;

/// suara-cli info, features, frames and script, and what every command says of odd sounds and wrong words.
class TestMeasure : public MeasureBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeClips(); }

    void librariesDoNotTalkBetweenOurSentences()
    {
        const QString file = QStringLiteral(SUARA_SHARED_DATA "/odd_audio/taglib/ape-id3v2.mp3");
        if (!QFile::exists(file))
            QSKIP("The optional test data folder with odd_audio/taglib/ape-id3v2.mp3 is not there.");
        const CliOutcome outcome = run({QStringLiteral("info"), file});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.messages, QString());
    }

    void infoIsOneJsonLineAFile()
    {
        const CliOutcome outcome = run({QStringLiteral("info"), QStringLiteral("clips"), QStringLiteral("bad.wav")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.messages.startsWith(QStringLiteral("error: bad.wav: ")));
        const QList<QByteArray> rows = outcome.output.trimmed().split('\n');
        QCOMPARE(rows.size(), 3);
        const QJsonObject first = QJsonDocument::fromJson(rows[0]).object();
        QCOMPARE(first[u"path"].toString(), QStringLiteral("clips/kick/a.wav"));
        QCOMPARE(first[u"format"].toString(), QStringLiteral("WAV"));
        QCOMPARE(first[u"sample_rate"].toInt(), 16000);
        QCOMPARE(first[u"channels"].toInt(), 1);
        QCOMPARE(first[u"frames"].toInt(), 8000);
        QCOMPARE(first[u"seconds"].toDouble(), 0.5);
        QVERIFY(first[u"tags"].isObject());
    }

    void featuresAreTheCatalogue()
    {
        const CliOutcome outcome = run({QStringLiteral("features")});
        QCOMPARE(outcome.exitCode, 0);
        const QList<QByteArray> rows = outcome.output.trimmed().split('\n');
        QCOMPARE(std::size_t(rows.size()), featureCatalog().size() + deltaCatalog().size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject row = QJsonDocument::fromJson(rows[i]).object();
            const FeatureSpec& spec = featureSpec(row[u"id"].toString().toStdString());
            QCOMPARE(row[u"id"].toString().toStdString(), std::string(spec.id));
            QCOMPARE(std::size_t(row[u"parameters"].toArray().size()), spec.parameters.size());
        }
    }

    void aScriptNamesEveryParameter()
    {
        const CliOutcome outcome =
            run({QStringLiteral("script"), QStringLiteral("rms"), QStringLiteral("it's.wav"), QStringLiteral("--sr"),
                 QStringLiteral("native"), QStringLiteral("--frame-length"), QStringLiteral("512")});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.output.contains("y, sr = librosa.load(path, sr=None)\n"
                                         "frames = librosa.feature.rms(y=y, frame_length=512, hop_length=512, "
                                         "center=True,\n        pad_mode=\"constant\")\n"),
                 outcome.output.constData());
        QVERIFY(outcome.output.contains("else \"it's.wav\"\n"));
        QCOMPARE(run({QStringLiteral("script"), QStringLiteral("rmse")}).exitCode, 2);
        const QByteArray book =
            run({QStringLiteral("script"), QStringLiteral("mfcc"), QStringLiteral("--out"), QStringLiteral("m.ipynb")})
                .messages.toUtf8();
        QCOMPARE(book, QByteArray());
        QCOMPARE(QJsonDocument::fromJson(contentOf(QStringLiteral("m.ipynb"))).object()[u"nbformat"].toInt(), 4);
    }

    void framesAreOneArray()
    {
        const CliOutcome outcome =
            run({QStringLiteral("frames"), QStringLiteral("clips/kick/a.wav"), QStringLiteral("--feature"),
                 QStringLiteral("mfcc"), QStringLiteral("--n-mfcc"), QStringLiteral("13"), QStringLiteral("--sr"),
                 QStringLiteral("native"), QStringLiteral("--no-center")});
        QCOMPARE(outcome.exitCode, 0);
        const test::NpyArray array = test::parseNpy(outcome.output);
        Parameters parameters;
        parameters.set(*findParameter(featureSpec("mfcc"), "n_mfcc"), 13);
        parameters.set(parameter::center, "false");
        const FrameAnalysis analysis(loadMono(place(QStringLiteral("clips/kick/a.wav")).toStdString(), std::nullopt),
                                     parameters);
        const Eigen::ArrayXXf expected = featureSpec("mfcc").compute(analysis);
        QCOMPARE(array.rows(), 13);
        QCOMPARE(Eigen::Index(array.columns()), expected.cols());
        for (Eigen::Index row = 0; row < expected.rows(); ++row)
            for (Eigen::Index column = 0; column < expected.cols(); ++column)
                QCOMPARE(array.values[std::size_t(row * expected.cols() + column)], double(expected(row, column)));
    }

    void aFeaturesOwnNameComesFirst() // energy's hop is 256, and --hop-length means that one
    {
        const auto columns = [&](const QStringList& more) {
            return test::parseNpy(run(QStringList{QStringLiteral("frames"), QStringLiteral("clips/kick/a.wav"),
                                                  QStringLiteral("--feature"), QStringLiteral("energy"),
                                                  QStringLiteral("--sr"), QStringLiteral("native")} +
                                      more)
                                      .output)
                .columns();
        };
        QCOMPARE(columns({}), 32); // ceil(8000 / 256)
        QCOMPARE(columns({QStringLiteral("--hop-length"), QStringLiteral("1000")}), 8);
    }

    void wrongUsageDoesNothing_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString clip = QStringLiteral("clips/kick/a.wav");
        const auto frames = [&](const QStringList& more) {
            return QStringList{QStringLiteral("frames"), clip, QStringLiteral("--out"), QStringLiteral("no.npy")} +
                   more;
        };
        QTest::newRow("no feature") << frames({});
        QTest::newRow("unknown feature") << frames({QStringLiteral("--feature"), QStringLiteral("mfc")});
        QTest::newRow("n_fft 0") << frames(
            {QStringLiteral("--feature"), QStringLiteral("mfcc"), QStringLiteral("--n-fft"), QStringLiteral("0")});
        QTest::newRow("window above n_fft") << frames({QStringLiteral("--feature"), QStringLiteral("mfcc"),
                                                       QStringLiteral("--win-length"), QStringLiteral("4096")});
        QTest::newRow("tensor at another rate") << frames({QStringLiteral("--feature"), QStringLiteral("logmel_tensor"),
                                                           QStringLiteral("--sr"), QStringLiteral("22050")});
        QTest::newRow("no path") << QStringList{QStringLiteral("extract"), QStringLiteral("--out"),
                                                QStringLiteral("no.npy")};
        QTest::newRow("unknown set") << QStringList{QStringLiteral("extract"), clip,
                                                    QStringLiteral("--set"),   QStringLiteral("all"),
                                                    QStringLiteral("--out"),   QStringLiteral("no.npy")};
        QTest::newRow("shard 3/2") << QStringList{QStringLiteral("extract"), clip,
                                                  QStringLiteral("--shard"), QStringLiteral("3/2"),
                                                  QStringLiteral("--out"),   QStringLiteral("no.npy")};
        QTest::newRow("shard 0/2") << QStringList{QStringLiteral("extract"), clip,
                                                  QStringLiteral("--shard"), QStringLiteral("0/2"),
                                                  QStringLiteral("--out"),   QStringLiteral("no.npy")};
        QTest::newRow("more n_mfcc than n_mels") << frames(
            {QStringLiteral("--feature"), QStringLiteral("mfcc"), QStringLiteral("--n-mfcc"), QStringLiteral("129")});
        QTest::newRow("a table of frames") << QStringList{QStringLiteral("frames"),    clip,
                                                          QStringLiteral("--feature"), QStringLiteral("rms"),
                                                          QStringLiteral("--out"),     QStringLiteral("no.csv")};
        QTest::newRow("no name") << QStringList{QStringLiteral("extract"), clip, QStringLiteral("--out"), QString()};
        QTest::newRow("a feature twice") << QStringList{QStringLiteral("extract"),    clip,
                                                        QStringLiteral("--features"), QStringLiteral("rms,rms"),
                                                        QStringLiteral("--out"),      QStringLiteral("no.npy")};
        QTest::newRow("a percentile twice") << QStringList{QStringLiteral("extract"),       clip,
                                                           QStringLiteral("--summary"),     QStringLiteral("stats"),
                                                           QStringLiteral("--percentiles"), QStringLiteral("5,5.0"),
                                                           QStringLiteral("--out"),         QStringLiteral("no.npy")};
        QTest::newRow("a negative norm") << frames(
            {QStringLiteral("--feature"), QStringLiteral("mfcc"), QStringLiteral("--mel-norm"), QStringLiteral("-1")});
        QTest::newRow("features beside a set") << QStringList{QStringLiteral("extract"),    clip,
                                                              QStringLiteral("--set"),      QStringLiteral("voice"),
                                                              QStringLiteral("--features"), QStringLiteral("mfcc"),
                                                              QStringLiteral("--out"),      QStringLiteral("no.npy")};
        QTest::newRow("a numbering of nothing") << QStringList{QStringLiteral("extract"),   clip,
                                                               QStringLiteral("--seewave"), QStringLiteral("2.2.4"),
                                                               QStringLiteral("--out"),     QStringLiteral("no.npy")};
        QTest::newRow("rate") << QStringList{QStringLiteral("extract"), clip,
                                             QStringLiteral("--sr"),    QStringLiteral("fast"),
                                             QStringLiteral("--out"),   QStringLiteral("no.npy")};
    }
    void wrongUsageDoesNothing()
    {
        QFETCH(QStringList, words);
        const CliOutcome outcome = run(words);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: ")), qPrintable(outcome.messages));
        QVERIFY(!QFile::exists(place(QStringLiteral("no.npy"))) && !QFile::exists(place(QStringLiteral("no.csv"))));
    }

    void aParameterThatChangesNothingIsSaid()
    {
        const QStringList words{QStringLiteral("frames"), QStringLiteral("clips/kick/a.wav"),
                                QStringLiteral("--feature"), QStringLiteral("rms")};
        const CliOutcome outcome = run(words + QStringList{QStringLiteral("--n-mfcc"), QStringLiteral("13"),
                                                           QStringLiteral("--hop-length"), QStringLiteral("256")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.messages,
                 QStringLiteral("note: n_mfcc changes nothing here: it is no parameter of what is measured.\n"));
    }

    void whatAFeatureMeansByANameIsSaid()
    {
        const QStringList words{QStringLiteral("extract"), QStringLiteral("clips/kick/a.wav"),
                                QStringLiteral("--features"), QStringLiteral("energy")};
        const CliOutcome outcome = run(words + QStringList{QStringLiteral("--hop-length"), QStringLiteral("100")});
        QCOMPARE(outcome.messages, QStringLiteral("note: hop_length changes nothing here: energy has one of its own, "
                                                  "--energy.hop-length.\n"));
        QCOMPARE(outcome.output, run(words).output);
        const CliOutcome own = run(words + QStringList{QStringLiteral("--energy.frame-length"), QStringLiteral("100")});
        QCOMPARE(own.messages, QString());
        QVERIFY(own.output != outcome.output);
        const QByteArray catalogue = run({QStringLiteral("features")}).output;
        QVERIFY(catalogue.contains("\"option\":\"--energy.hop-length\""));
        QVERIFY(!catalogue.contains("\"option\":\"--n-fft\""));
    }

    void aNormMayBeMinusInfinity() // the word after an option, although it begins with a dash
    {
        const CliOutcome outcome =
            run({QStringLiteral("frames"), QStringLiteral("clips/kick/a.wav"), QStringLiteral("--feature"),
                 QStringLiteral("chroma_stft"), QStringLiteral("--norm"), QStringLiteral("-inf")});
        QCOMPARE(outcome.exitCode, 0);
        const test::NpyArray chroma = test::parseNpy(outcome.output);
        for (int frame = 0; frame < chroma.columns(); ++frame) {
            double smallest = std::numeric_limits<double>::infinity();
            for (int row = 0; row < chroma.rows(); ++row)
                smallest = std::min(smallest, chroma.values[std::size_t(row * chroma.columns() + frame)]);
            QVERIFY(std::abs(smallest - 1.0) < 1e-6);
        }
    }

    void oddSoundsGiveAValueOrOneSentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence"); // empty: a row of numbers
        std::vector<float> noise;
        for (int i = 0; i < 64 * 1000; ++i)
            noise.push_back(float((i * 7919) % 1001 - 500) / 1000.0f);
        std::vector<float> broken = noise;
        broken[321] = std::numeric_limits<float>::quiet_NaN();
        std::vector<float> endless = noise;
        endless[7] = -std::numeric_limits<float>::infinity();
        QTest::newRow("nothing") << floatWav({}, 1, 22050)
                                 << QStringLiteral("There is no sound in it: not one sample could be read.");
        QTest::newRow("one sample") << floatWav({0.5f}, 1, 22050) << QString();
        QTest::newRow("silence") << floatWav(std::vector<float>(5000, 0.0f), 1, 22050) << QString();
        QTest::newRow("NaN") << floatWav(broken, 1, 22050)
                             << QStringLiteral("Sample 321 is not a number (NaN or infinite).");
        QTest::newRow("infinite") << floatWav(endless, 1, 22050)
                                  << QStringLiteral("Sample 7 is not a number (NaN or infinite).");
        QTest::newRow("64 channels") << floatWav(noise, 64, 22050) << QString();
        QTest::newRow("8 kHz") << floatWav(noise, 1, 8000) << QString();
        QTest::newRow("384 kHz") << floatWav(noise, 1, 384000) << QString();
    }
    void oddSoundsGiveAValueOrOneSentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        writeText(QStringLiteral("odd.wav"), bytes);
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("odd.wav"),
                                        QStringLiteral("clips/kick/a.wav"), QStringLiteral("--set"),
                                        QStringLiteral("full"), QStringLiteral("--summary"), QStringLiteral("stats")});
        QCOMPARE(outcome.exitCode, sentence.isEmpty() ? 0 : 1);
        QCOMPARE(outcome.messages,
                 sentence.isEmpty()
                     ? QString()
                     : QStringLiteral("error: odd.wav: %1\n1 error; 1 row was written.\n").arg(sentence));
        const QStringList rows = lines(outcome.output);
        QCOMPARE(rows.size(), sentence.isEmpty() ? 4 : 3);
        for (const QString& cell : rows[1].split(u',').mid(2))
            QVERIFY2(std::isfinite(cell.toDouble()) && !cell.isEmpty(), qPrintable(cell));
    }

    void aCutSoundIsMeasuredAndToldOf_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("promise"); // "": nothing is missing
        QByteArray whole = floatWav(std::vector<float>(40000, 0.25f), 1, 20000);
        QTest::newRow("whole") << whole << QString();
        QTest::newRow("cut") << whole.chopped(40000)
                             << QStringLiteral("its header promises 2 s of sound, and 0.5 s of them are not there");
        QTest::newRow("one byte") << whole.chopped(1)
                                  << QStringLiteral("2 s of sound, and less than 0.001 s of them are not there");
        const qsizetype length = whole.indexOf("data") + 4;
        QTest::newRow("streamed") << QByteArray(whole).replace(length, 4, "\xff\xff\xff\xff") << QString();
        const char tooMuch[]{0x00, char(0xe2), 0x04, 0x00}; // 320000 bytes where 160000 are
        QTest::newRow("promised") << QByteArray(whole).replace(length, 4, QByteArray(tooMuch, 4))
                                  << QStringLiteral("its header promises 4 s of sound, and 2 s of them are not there");
    }

    void aCutSoundIsMeasuredAndToldOf()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, promise);
        writeText(QStringLiteral("cut.wav"), bytes);
        const QList<QStringList> commands{
            {QStringLiteral("extract"), QStringLiteral("cut.wav")},
            {QStringLiteral("extract"), QStringLiteral("cut.wav"), QStringLiteral("--every"), QStringLiteral("0.5")},
            {QStringLiteral("extract"), QStringLiteral("cut.wav"), QStringLiteral("--out"), QStringLiteral("cut.arff")},
            {QStringLiteral("frames"), QStringLiteral("cut.wav"), QStringLiteral("--feature"), QStringLiteral("rms")},
            {QStringLiteral("info"), QStringLiteral("cut.wav")},
            {QStringLiteral("similar"), QStringLiteral("near.csv"), QStringLiteral("cut.wav")}};
        run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--out"), QStringLiteral("near.csv")});
        for (const QStringList& words : commands) {
            const CliOutcome outcome = run(words);
            QCOMPARE(outcome.exitCode, 0);
            QCOMPARE(outcome.messages.count(QStringLiteral("warning: cut.wav: ")), promise.isEmpty() ? 0 : 1);
            QVERIFY2(outcome.messages.contains(promise), qPrintable(outcome.messages));
        }
        const CliOutcome full = run({QStringLiteral("extract"), QStringLiteral("cut.wav"), QStringLiteral("--set"),
                                     QStringLiteral("full"), QStringLiteral("--summary"), QStringLiteral("stats")});
        for (const QString& cell : lines(full.output)[1].split(u',').mid(2))
            QVERIFY2(std::isfinite(cell.toDouble()) && !cell.isEmpty(), qPrintable(cell));
    }

    void everyOddFileIsAValueOrOneSentence()
    {
        const QString shared = QStringLiteral(SUARA_SHARED_DATA);
        QStringList files;
        for (const char* folder : {"odd_audio", "formats"})
            for (QDirIterator it(shared + u'/' + QLatin1String(folder), QDir::Files, QDirIterator::Subdirectories);
                 it.hasNext();)
                files << it.next();
        files.removeIf([](const QString& file) { return file.endsWith(u".tsv") || file.endsWith(u".md"); });
        if (files.isEmpty())
            QSKIP("The optional test data folders odd_audio and formats are not there.");
        const CliOutcome outcome = run(QStringList{QStringLiteral("extract")} + files);
        QCOMPARE(outcome.exitCode, 1); // some are no sound
        const QStringList rows = lines(outcome.output);
        const QStringList messages = outcome.messages.split(u'\n', Qt::SkipEmptyParts);
        for (const QString& file : files) {
            const auto rowsOf = std::ranges::count_if(
                rows, [&](const QString& row) { return row.startsWith(file + u',') || row.startsWith(u'"' + file); });
            const auto errorsOf = std::ranges::count_if(messages, [&](const QString& message) {
                return message.startsWith(QStringLiteral("error: %1: ").arg(file));
            });
            QVERIFY2(rowsOf + errorsOf == 1, qPrintable(file));
        }
        QVERIFY(messages.last().endsWith(QStringLiteral(" rows were written.")));
        for (const QString& message : messages.first(messages.size() - 1))
            QVERIFY2(message.startsWith(u"error: ") || message.startsWith(u"warning: "), qPrintable(message));
    }

    void aSoundTooShortIsTheFilesFailure()
    {
        const CliOutcome outcome =
            run({QStringLiteral("frames"), QStringLiteral("clips/kick/a.wav"), QStringLiteral("--feature"),
                 QStringLiteral("rms"), QStringLiteral("--no-center"), QStringLiteral("--frame-length"),
                 QStringLiteral("65536")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: clips/kick/a.wav: The sound has ")),
                 qPrintable(outcome.messages));
        QCOMPARE(outcome.output, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
