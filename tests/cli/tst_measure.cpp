#include "core/audio/AudioWriter.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "tests/cli/CliRun.h"
#include "tests/support/NpyFile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <csignal>
#include <limits>
#include <sys/types.h>

using namespace suara;

/// suara-cli info, features, extract and frames, as a script uses them.
class TestMeasure : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString place(const QString& name) const { return m_folder.filePath(name); }

    CliOutcome run(const QStringList& words, const QByteArray& input = {}) const
    {
        return runCli(words, m_folder.path(), input);
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

    void librariesDoNotTalkBetweenOurSentences()
    {
        const QString file = QStringLiteral(SUARA_SHARED_DATA "/odd_audio/taglib/ape-id3v2.mp3");
        if (!QFile::exists(file))
            QSKIP("The optional test data folder with odd_audio/taglib/ape-id3v2.mp3 is not there.");
        const CliOutcome outcome = run({QStringLiteral("info"), file});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.messages, QString());
    }

    void aDiskThatIsFullFromTheStartLeavesNothing()
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("/bin/sh"),
                      {QStringLiteral("-c"),
                       QStringLiteral("trap '' XFSZ; ulimit -f 0; exec \"$0\" extract clips --out full.csv"),
                       QStringLiteral(SUARA_CLI)});
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 1);
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(said.startsWith(QStringLiteral("error: full.csv: It cannot be written")), qPrintable(said));
        QVERIFY(!QFile::exists(place(QStringLiteral("full.csv"))));
        QVERIFY(!QFile::exists(place(QStringLiteral("full.csv.part"))));
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

    void extractWritesTheLecturesTable()
    {
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--labels"),
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
        const CliOutcome fromFile = run({QStringLiteral("extract"), QStringLiteral("@list.txt")});
        const CliOutcome fromInput =
            run({QStringLiteral("extract"), QStringLiteral("-")}, "clips/kick/b.wav\nclips/kick/a.wav\n");
        QCOMPARE(fromFile.exitCode, 0);
        QCOMPARE(fromFile.output, fromInput.output);
        QVERIFY(lines(fromFile.output)[1].startsWith(QStringLiteral("clips/kick/b.wav,,")));
    }

    void aSoundIsNoList() // its bytes were taken for paths: with "/" on a line the whole disk was walked
    {
        QFile mixed(place(QStringLiteral("mixed.txt")));
        QVERIFY(mixed.open(QIODevice::WriteOnly));
        mixed.write(QByteArray("clips/kick/b.wav\nclips\0\n", 24));
        mixed.close();
        for (const QString& list : {QStringLiteral("@clips/kick/a.wav"), QStringLiteral("@mixed.txt")}) {
            const CliOutcome outcome = run({QStringLiteral("extract"), list});
            QCOMPARE(outcome.exitCode, 1);
            QCOMPARE(outcome.messages, QStringLiteral("error: %1: This is no list of paths, one a line. To measure the "
                                                      "file itself, leave the @ out.\n")
                                           .arg(list.mid(1)));
        }
    }

    void aFolderIsNoTable()
    {
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("clips/kick/a.wav"),
                                        QStringLiteral("--out"), QStringLiteral("clips")});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.messages, QStringLiteral("error: clips: This is a folder. Give the name of a file in it.\n"));
    }

    void labelsFromATable()
    {
        writeText(QStringLiteral("labels.csv"), "file,label,group\nclips/kick/a.wav,loud,anna\nb.wav,soft,budi\n");
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--labels"),
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

    void concatRestoresTheOrderOfTheInputs()
    {
        const QStringList inputs{QStringLiteral("clips/snare/=c.wav"), QStringLiteral("bad.wav"),
                                 QStringLiteral("clips/kick/b.wav"), QStringLiteral("clips/kick/a.wav")};
        const auto extract = [&](const QStringList& more) {
            return run(QStringList{QStringLiteral("extract")} + inputs + more);
        };
        const QByteArray whole = extract({}).output;
        for (const char* shard : {"1", "2", "3"})
            extract({QStringLiteral("--shard"), QLatin1String(shard) + QStringLiteral("/3"), QStringLiteral("--out"),
                     QStringLiteral("s%1.csv").arg(QLatin1String(shard))});
        const CliOutcome joined = run({QStringLiteral("concat"), QStringLiteral("s3.csv"), QStringLiteral("s1.csv"),
                                       QStringLiteral("s2.csv"), QStringLiteral("--out"), QStringLiteral("all.csv")});
        QCOMPARE(joined.exitCode, 0);
        QCOMPARE(joined.messages, QString());
        QCOMPARE(contentOf(QStringLiteral("all.csv")), whole);
        writeText(QStringLiteral("other.csv"), "file,label,X\r\n");
        QCOMPARE(run({QStringLiteral("concat"), QStringLiteral("s1.csv"), QStringLiteral("other.csv")}).exitCode, 1);
    }

    void anInterruptedRunIsResumed()
    {
        QVERIFY(QDir().mkpath(place(QStringLiteral("many"))));
        for (int i = 100; i < 400; ++i)
            QVERIFY(
                QFile::copy(place(QStringLiteral("clips/kick/a.wav")), place(QStringLiteral("many/%1.wav").arg(i))));
        const QStringList words{QStringLiteral("extract"), QStringLiteral("many"),  QStringLiteral("--summary"),
                                QStringLiteral("stats"),   QStringLiteral("--out"), QStringLiteral("long.csv")};
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(SUARA_CLI), words);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(place(QStringLiteral("long.csv.part"))).size() > 20000, 60000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        const QByteArray begun = contentOf(QStringLiteral("long.csv"));
        QVERIFY(begun.endsWith("\r\n"));
        QVERIFY(!QFile::exists(place(QStringLiteral("long.csv.part"))));

        writeText(QStringLiteral("long.csv.part"), begun.left(begun.size() - 100)); // as if killed within a line
        QVERIFY(QFile::remove(place(QStringLiteral("long.csv"))));
        QCOMPARE(run(words + QStringList{QStringLiteral("--resume")}).exitCode, 0);
        const QByteArray resumed = contentOf(QStringLiteral("long.csv"));
        QVERIFY(resumed.startsWith(begun));
        QCOMPARE(run(words).exitCode, 0);
        QCOMPARE(contentOf(QStringLiteral("long.csv")), resumed);
        QCOMPARE(run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--resume"),
                      QStringLiteral("--out"), QStringLiteral("long.csv")})
                     .exitCode,
                 2); // other columns
    }

    void voiceColumnsOfFilesAndTheirParts()
    {
        const CliOutcome whole = run({QStringLiteral("extract"), QStringLiteral("clips/kick/a.wav"),
                                      QStringLiteral("--set"), QStringLiteral("voice")});
        QCOMPARE(whole.exitCode, 0);
        QVERIFY(whole.output.startsWith("file,label,meanfreq,sd,median,Q25,Q75,IQR,skew,kurt,sp.ent,sfm,mode,centroid,"
                                        "meanfun,minfun,maxfun,meandom,mindom,maxdom,dfrange,modindx\r\n"));
        const CliOutcome parts =
            run({QStringLiteral("extract"), QStringLiteral("clips/kick/a.wav"), QStringLiteral("--set"),
                 QStringLiteral("voice"), QStringLiteral("--every"), QStringLiteral("0.2")});
        QCOMPARE(parts.exitCode, 1); // the last 0.1 s are too short
        QVERIFY2(parts.messages.contains(QStringLiteral("1600 samples; the voice columns need 2048 or more")),
                 qPrintable(parts.messages));
        const QStringList rows = lines(parts.output);
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows[2].startsWith(QStringLiteral("clips/kick/a.wav,,0.2,0.4,")));
    }

    void segmentsOfAProject()
    {
        QCOMPARE(run({QStringLiteral("demo"), QStringLiteral("demo")}).exitCode, 0);
        const QString project = QStringLiteral("demo/demo.suara");
        const CliOutcome all = run({QStringLiteral("extract"), QStringLiteral("--project"), project});
        QCOMPARE(all.exitCode, 0);
        const QStringList rows = lines(all.output);
        QVERIFY(rows[0].startsWith(QStringLiteral("file,label,start,end,ZCR,")));
        QVERIFY(rows.size() > 10);
        QCOMPARE(rows[1].section(u',', 0, 0), QStringLiteral("talkshow/episode_1.wav"));
        QVERIFY(rows[1].section(u',', 2, 2).toDouble() < rows[1].section(u',', 3, 3).toDouble());
        QCOMPARE(run({QStringLiteral("extract"), QStringLiteral("--project"), project, QStringLiteral("--annotator"),
                      QStringLiteral("nobody")})
                     .exitCode,
                 1);
        QCOMPARE(
            run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--project"), project}).exitCode,
            2);
    }

    void chosenFeaturesAndPercentiles()
    {
        const CliOutcome outcome =
            run({QStringLiteral("extract"), QStringLiteral("clips/kick/a.wav"), QStringLiteral("--features"),
                 QStringLiteral("rms,mfcc_delta"), QStringLiteral("--n-mfcc"), QStringLiteral("2"),
                 QStringLiteral("--summary"), QStringLiteral("stats"), QStringLiteral("--percentiles"),
                 QStringLiteral("5,95")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(lines(outcome.output)[0],
                 QStringLiteral("file,label,RMSE_mean,RMSE_std,RMSE_min,RMSE_max,RMSE_median,RMSE_p5,RMSE_p95,"
                                "DMFCC1_mean,DMFCC1_std,DMFCC1_min,DMFCC1_max,DMFCC1_median,DMFCC1_p5,DMFCC1_p95,"
                                "DMFCC2_mean,DMFCC2_std,DMFCC2_min,DMFCC2_max,DMFCC2_median,DMFCC2_p5,DMFCC2_p95"));
    }

    void theWholeAsArff()
    {
        QCOMPARE(run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--labels"),
                      QStringLiteral("folder"), QStringLiteral("--features"), QStringLiteral("rms"),
                      QStringLiteral("--out"), QStringLiteral("t.arff")})
                     .exitCode,
                 0);
        const QByteArray arff = contentOf(QStringLiteral("t.arff"));
        QVERIFY(arff.startsWith("@relation suara\n\n@attribute file string\n@attribute 'RMSE' numeric\n"
                                "@attribute class {'kick','snare'}\n\n@data\n'clips/kick/a.wav',0."));
        QVERIFY(arff.endsWith(",'snare'\n"));
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

    void aFailureLeavesTheOthers()
    {
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("bad.wav"),
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
        QVERIFY(!QFile::exists(place(QStringLiteral("no.npy"))));
    }

    /// The bytes of a WAV of 32-bit floats.
    static QByteArray floatWav(const std::vector<float>& samples, int channels, int rate)
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("x.wav")));
        AudioWriter writer(file.fileName().toStdString(), rate, channels, SampleFormat::Float32);
        writer.write(samples);
        writer.finish();
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
        QTest::newRow("cut off") << floatWav(noise, 1, 22050).left(100001) << QString();
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
                 sentence.isEmpty() ? QString() : QStringLiteral("error: odd.wav: %1\n").arg(sentence));
        const QStringList rows = lines(outcome.output);
        QCOMPARE(rows.size(), sentence.isEmpty() ? 4 : 3);
        for (const QString& cell : rows[1].split(u',').mid(2))
            QVERIFY2(std::isfinite(cell.toDouble()) && !cell.isEmpty(), qPrintable(cell));
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
