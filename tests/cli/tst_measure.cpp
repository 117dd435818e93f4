#include "core/audio/AudioWriter.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "tests/support/NpyFile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace suara;

/// suara-cli info, features, extract and frames, as a script uses them.
class TestMeasure : public QObject {
    Q_OBJECT

    struct Outcome {
        int exitCode;
        QByteArray output;
        QString messages;
    };

    QTemporaryDir m_folder;

    QString place(const QString& name) const { return m_folder.filePath(name); }

    Outcome run(const QStringList& words, const QByteArray& input = {}) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(SUARA_CLI), words);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60000))
            qFatal("suara-cli did not end");
        return {process.exitCode(), process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
    }

    static QStringList lines(const QByteArray& csv) { return QString::fromUtf8(csv).split(QStringLiteral("\r\n")); }

    QByteArray contentOf(const QString& name) const
    {
        QFile file(place(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void writeText(const QString& name, const QByteArray& text) const
    {
        QFile file(place(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the test's file");
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"clips/kick/a.wav", "clips/kick/b.wav", "clips/snare/=c.wav"}) {
            const QString file = place(QLatin1String(name));
            QVERIFY(QDir().mkpath(QFileInfo(file).path()));
            std::vector<float> samples;
            for (int i = 0; i < 8000; ++i)
                samples.push_back(float((i * name[11]) % 201 - 100) / 128.0f);
            writeWav(file.toStdString(), samples, 16000);
        }
        writeText(QStringLiteral("bad.wav"), "no sound");
    }

    void infoIsOneJsonLineAFile()
    {
        const Outcome outcome = run({QStringLiteral("info"), QStringLiteral("clips"), QStringLiteral("bad.wav")});
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
        const Outcome outcome = run({QStringLiteral("features")});
        QCOMPARE(outcome.exitCode, 0);
        const QList<QByteArray> rows = outcome.output.trimmed().split('\n');
        QCOMPARE(std::size_t(rows.size()), featureCatalog().size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject row = QJsonDocument::fromJson(rows[i]).object();
            const FeatureSpec& spec = featureCatalog()[std::size_t(i)];
            QCOMPARE(row[u"id"].toString().toStdString(), std::string(spec.id));
            QCOMPARE(std::size_t(row[u"parameters"].toArray().size()), spec.parameters.size());
        }
    }

    void extractWritesTheLecturesTable()
    {
        const Outcome outcome = run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--labels"),
                                     QStringLiteral("folder"), QStringLiteral("--out"), QStringLiteral("t.csv")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.output, QByteArray());
        const QStringList rows = lines(contentOf(QStringLiteral("t.csv")));
        QVERIFY(rows[0].startsWith(QStringLiteral("file,label,ZCR,SC,RMSE,SB,SROLL,SFLAT,SCON,MFCC1,")));
        QVERIFY(rows[0].endsWith(QStringLiteral(",MFCC40")));
        QVERIFY(rows[1].startsWith(QStringLiteral("clips/kick/a.wav,kick,")));
        QVERIFY(rows[3].startsWith(QStringLiteral("clips/snare/=c.wav,snare,")));
        QCOMPARE(rows.size(), 5); // the last is empty
        const FrameAnalysis analysis(loadMono(place(QStringLiteral("clips/kick/a.wav")).toStdString()));
        QCOMPARE(rows[1].section(u',', 3, 3).toDouble(),
                 double(featureSpec("spectral_centroid").compute(analysis)(0, 0)));
    }

    void inputsComeFromListsToo()
    {
        writeText(QStringLiteral("list.txt"), "clips/kick/b.wav\nclips/kick/a.wav\n");
        const Outcome fromFile = run({QStringLiteral("extract"), QStringLiteral("@list.txt")});
        const Outcome fromInput =
            run({QStringLiteral("extract"), QStringLiteral("-")}, "clips/kick/b.wav\nclips/kick/a.wav\n");
        QCOMPARE(fromFile.exitCode, 0);
        QCOMPARE(fromFile.output, fromInput.output);
        QVERIFY(lines(fromFile.output)[1].startsWith(QStringLiteral("clips/kick/b.wav,,")));
    }

    void labelsFromATable()
    {
        writeText(QStringLiteral("labels.csv"), "file,label,group\nclips/kick/a.wav,loud,anna\nb.wav,soft,budi\n");
        const Outcome outcome = run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--labels"),
                                     QStringLiteral("labels.csv")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.messages.startsWith(QStringLiteral("error: clips/snare/=c.wav: ")));
        const QStringList rows = lines(outcome.output);
        QVERIFY(rows[0].startsWith(QStringLiteral("file,label,group,ZCR,")));
        QVERIFY(rows[1].startsWith(QStringLiteral("clips/kick/a.wav,loud,anna,")));
        QVERIFY(rows[2].startsWith(QStringLiteral("clips/kick/b.wav,soft,budi,")));
    }

    void shardsAreTheWholeInParts()
    {
        const QStringList all = lines(run({QStringLiteral("extract"), QStringLiteral("clips")}).output);
        const QStringList first = lines(
            run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--shard"), QStringLiteral("1/2")})
                .output);
        const QStringList second = lines(
            run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--shard"), QStringLiteral("2/2")})
                .output);
        QCOMPARE(first, (QStringList{all[0], all[1], all[3], QString()}));
        QCOMPARE(second, (QStringList{all[0], all[2], QString()}));
    }

    void aFailureLeavesTheOthers()
    {
        const Outcome outcome = run({QStringLiteral("extract"), QStringLiteral("bad.wav"),
                                     QStringLiteral("clips/kick/a.wav"), QStringLiteral("gone.wav")});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(lines(outcome.output).size(), 3);
        QCOMPARE(outcome.messages.count(QStringLiteral("error: ")), 2);
        QVERIFY(outcome.messages.contains(QStringLiteral("error: bad.wav: This is no sound file")));
        QVERIFY(outcome.messages.contains(QStringLiteral("error: gone.wav: ")));
    }

    void jobsDoNotChangeAByte()
    {
        const QStringList words{QStringLiteral("extract"), QStringLiteral("clips"),     QStringLiteral("--set"),
                                QStringLiteral("full"),    QStringLiteral("--summary"), QStringLiteral("stats")};
        const QByteArray one = run(words + QStringList{QStringLiteral("--jobs"), QStringLiteral("1")}).output;
        const QByteArray three = run(words + QStringList{QStringLiteral("--jobs"), QStringLiteral("3")}).output;
        QVERIFY(one.contains("CHROMA12_median"));
        QCOMPARE(three, one);
    }

    void framesAreOneArray()
    {
        const Outcome outcome =
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
        QTest::newRow("rate") << QStringList{QStringLiteral("extract"), clip,
                                             QStringLiteral("--sr"),    QStringLiteral("fast"),
                                             QStringLiteral("--out"),   QStringLiteral("no.npy")};
    }
    void wrongUsageDoesNothing()
    {
        QFETCH(QStringList, words);
        const Outcome outcome = run(words);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: ")), qPrintable(outcome.messages));
        QVERIFY(!QFile::exists(place(QStringLiteral("no.npy"))));
    }

    void aSoundTooShortIsTheFilesFailure()
    {
        const Outcome outcome = run({QStringLiteral("frames"), QStringLiteral("clips/kick/a.wav"),
                                     QStringLiteral("--feature"), QStringLiteral("rms"), QStringLiteral("--no-center"),
                                     QStringLiteral("--frame-length"), QStringLiteral("65536")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: clips/kick/a.wav: The sound has ")),
                 qPrintable(outcome.messages));
        QCOMPARE(outcome.output, QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
