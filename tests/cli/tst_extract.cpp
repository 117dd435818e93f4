#include "core/audio/Audio.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "tests/cli/MeasureBench.h"

#include <QProcess>
#include <csignal>
#include <sys/types.h>

using namespace suara;

/// suara-cli extract and concat, as a script uses them.
class TestExtract : public MeasureBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeClips(); }

    void aDiskThatIsFullFromTheStartLeavesNothing()
    {
        QProcess process;
        process.setWorkingDirectory(folder());
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

    void aListThatNamesNothingIsSaid()
    {
        for (const QByteArray& list : {QByteArray(), QByteArray("\n\r\n")}) {
            const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("-")}, list);
            QCOMPARE(outcome.exitCode, 1);
            QCOMPARE(outcome.messages, QStringLiteral("error: standard input: This list names no file or folder. Write "
                                                      "their paths in it, one a line.\n"));
        }
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

    void stretchesMayOverlap() // --window-length is a parameter of formants, too
    {
        const CliOutcome outcome =
            run({QStringLiteral("extract"), QStringLiteral("clips/kick/a.wav"), QStringLiteral("--every"),
                 QStringLiteral("0.2"), QStringLiteral("--window-length"), QStringLiteral("0.3")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.messages, QString());
        QStringList stretches;
        for (const QString& row : lines(outcome.output).mid(1))
            stretches << row.section(u',', 2, 3);
        QCOMPARE(stretches.join(u' '), QStringLiteral("0,0.3 0.2,0.5 "));
        const QStringList formants{QStringLiteral("frames"), QStringLiteral("clips/kick/a.wav"),
                                   QStringLiteral("--feature"), QStringLiteral("formants")};
        QVERIFY(run(formants).output !=
                run(formants + QStringList{QStringLiteral("--window-length"), QStringLiteral("0.03")}).output);
        QCOMPARE(run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--window-length"),
                      QStringLiteral("0.3")})
                     .exitCode,
                 2);
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
        process.setWorkingDirectory(folder());
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
                             << QStringLiteral("was measured with hop_length=512, not hop_length=256");
        QTest::newRow("rate") << QStringList{QStringLiteral("--sr"), QStringLiteral("native")}
                              << QStringLiteral("was measured with sr=22050, not sr=native");
        QTest::newRow("summary") << QStringList{QStringLiteral("--summary"), QStringLiteral("mean")}
                                 << QStringLiteral("was measured with summary=first, not summary=mean");
        QTest::newRow("mels") << QStringList{QStringLiteral("--n-mels"), QStringLiteral("64")}
                              << QStringLiteral("was measured with n_mels=128, not n_mels=64");
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
        QCOMPARE(outcome.messages.contains(QStringLiteral("same.csv was measured with ")), !difference.isEmpty());
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

    void anArffWithoutLabelsHasNoClass()
    {
        QCOMPARE(run({QStringLiteral("extract"), QStringLiteral("clips"), QStringLiteral("--features"),
                      QStringLiteral("rms"), QStringLiteral("--out"), QStringLiteral("bare.arff")})
                     .exitCode,
                 0);
        const QByteArray arff = contentOf(QStringLiteral("bare.arff"));
        QVERIFY(arff.startsWith("@relation suara\n\n@attribute file string\n@attribute 'RMSE' numeric\n\n@data\n"));
        QCOMPARE(arff.trimmed().split('\n').last().count(','), 1);
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
};

QTEST_GUILESS_MAIN(TestExtract)
#include "tst_extract.moc"
