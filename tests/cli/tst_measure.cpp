#include "core/audio/AudioWriter.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "tests/cli/CliRun.h"
#include "tests/support/NpyFile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
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
        QVERIFY(
            QFile::rename(place(QStringLiteral("long.csv.options")), place(QStringLiteral("long.csv.part.options"))));
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

    void onlyRowsOfTheSameOptionsAreTakenOver_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("difference"); // "": none
        QTest::newRow("the same") << QStringList{} << QString();
        QTest::newRow("a default said") << QStringList{QStringLiteral("--n-fft"), QStringLiteral("2048")} << QString();
        QTest::newRow("hop") << QStringList{QStringLiteral("--hop-length"), QStringLiteral("256")}
                             << QStringLiteral("hop_length is default there and 256 here");
        QTest::newRow("rate") << QStringList{QStringLiteral("--sr"), QStringLiteral("native")}
                              << QStringLiteral("sr is 22050 there and native here");
        QTest::newRow("summary") << QStringList{QStringLiteral("--summary"), QStringLiteral("mean")}
                                 << QStringLiteral("summary is first there and mean here");
        QTest::newRow("mels") << QStringList{QStringLiteral("--n-mels"), QStringLiteral("64")}
                              << QStringLiteral("n_mels is default there and 64 here");
    }

    void onlyRowsOfTheSameOptionsAreTakenOver()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QString, difference);
        const QStringList words{QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--out"),
                                QStringLiteral("same.csv")};
        QCOMPARE(run(words).exitCode, 0);
        const QByteArray whole = contentOf(QStringLiteral("same.csv"));
        const CliOutcome outcome = run(words + options + QStringList{QStringLiteral("--resume")});
        QCOMPARE(outcome.exitCode, difference.isEmpty() ? 0 : 2);
        QVERIFY2(outcome.messages.contains(difference), qPrintable(outcome.messages));
        QCOMPARE(outcome.messages.contains(QStringLiteral("same.csv was measured with other options: ")),
                 !difference.isEmpty());
        QCOMPARE(contentOf(QStringLiteral("same.csv")), whole);
        QVERIFY(!QFile::exists(place(QStringLiteral("same.csv.part"))));
    }

    void rowsThatDoNotSayHowTheyWereMeasuredAreNotTakenOver()
    {
        const QStringList words{QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--out"),
                                QStringLiteral("moved.csv"), QStringLiteral("--resume")};
        QCOMPARE(run(words).exitCode, 0); // nothing to go on with yet
        QVERIFY(QFile::remove(place(QStringLiteral("moved.csv.options"))));
        const CliOutcome outcome = run(words);
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.messages.contains(QStringLiteral("moved.csv.options is not beside it; put that file back")),
                 qPrintable(outcome.messages));
        QVERIFY(QFile::exists(place(QStringLiteral("moved.csv"))));
    }

    void aBrokenOffRunGoesOnWhateverItWasToReplace()
    {
        const QStringList mean{QStringLiteral("extract"), QStringLiteral("clips"),        QStringLiteral("--out"),
                               QStringLiteral("new.csv"), QStringLiteral("--hop-length"), QStringLiteral("256")};
        QCOMPARE(run(mean).exitCode, 0);
        const QByteArray whole = contentOf(QStringLiteral("new.csv"));
        writeText(QStringLiteral("new.csv.part"), whole.left(whole.size() - 100));
        QVERIFY(QFile::rename(place(QStringLiteral("new.csv.options")), place(QStringLiteral("new.csv.part.options"))));
        QVERIFY(QFile::rename(place(QStringLiteral("new.csv.part")), place(QStringLiteral("kept"))));
        QVERIFY(QFile::rename(place(QStringLiteral("new.csv.part.options")), place(QStringLiteral("kept.options"))));
        QCOMPARE(run(mean.first(4)).exitCode, 0);
        QVERIFY(QFile::rename(place(QStringLiteral("kept")), place(QStringLiteral("new.csv.part"))));
        QVERIFY(QFile::rename(place(QStringLiteral("kept.options")), place(QStringLiteral("new.csv.part.options"))));
        QCOMPARE(run(mean + QStringList{QStringLiteral("--resume")}).exitCode, 0);
        QCOMPARE(contentOf(QStringLiteral("new.csv")), whole);
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
                      QStringLiteral("--out"), QStringLiteral("t.ARFF")})
                     .exitCode,
                 0);
        const QByteArray arff = contentOf(QStringLiteral("t.ARFF"));
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

    void whereEveryInputFailsAnOlderTableStays_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("csv") << QStringLiteral("old.csv");
        QTest::newRow("arff") << QStringLiteral("old.arff");
    }
    void whereEveryInputFailsAnOlderTableStays()
    {
        QFETCH(QString, table);
        writeText(table, "old");
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("bad.wav"),
                                        QStringLiteral("none.wav"), QStringLiteral("--out"), table});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.messages.count(QStringLiteral("error: ")), 2);
        QCOMPARE(contentOf(table), QByteArray("old"));
        QVERIFY(!QFile::exists(place(table + QStringLiteral(".part"))));
    }

    void aShardWhoseInputsFailCanStillBeJoined()
    {
        const QStringList words{QStringLiteral("extract"), QStringLiteral("bad.wav"),
                                QStringLiteral("clips/kick/a.wav"), QStringLiteral("--shard")};
        QCOMPARE(
            run(words + QStringList{QStringLiteral("1/2"), QStringLiteral("--out"), QStringLiteral("f1.csv")}).exitCode,
            1);
        QCOMPARE(
            run(words + QStringList{QStringLiteral("2/2"), QStringLiteral("--out"), QStringLiteral("f2.csv")}).exitCode,
            0);
        const CliOutcome whole = run({QStringLiteral("concat"), QStringLiteral("f1.csv"), QStringLiteral("f2.csv")});
        QCOMPARE(whole.exitCode, 0);
        QCOMPARE(whole.output, contentOf(QStringLiteral("f2.csv")));
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
            {QStringLiteral("frames"), QStringLiteral("cut.wav"), QStringLiteral("--feature"), QStringLiteral("rms")}};
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
        for (const QString& message : messages)
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
