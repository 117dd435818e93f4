#include "tests/cli/MeasureBench.h"

#include <QProcess>
#include <csignal>
#include <sys/types.h>

/// Runs of suara-cli that end early or not as hoped: interrupted, on a disk that fills up, with clips that fail.
class TestBrokenRuns : public MeasureBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        makeClips();
        QVERIFY(QDir().mkpath(place(QStringLiteral("many"))));
        for (int i = 100; i < 300; ++i)
            QVERIFY(
                QFile::copy(place(QStringLiteral("clips/kick/a.wav")), place(QStringLiteral("many/%1.wav").arg(i))));
        suara::writeWav(place(QStringLiteral("long.wav")).toStdString(), std::vector<float>(9'600'000, 0.5f), 8000);
    }

    void whatIsInterruptedSaysWhatStands_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("begun"); // what it says when the work begins
        QTest::addColumn<QString>("said");
        const QStringList extract = QStringList{QStringLiteral("extract"), QStringLiteral("gone.wav")} +
                                    QStringList(200, QStringLiteral("many"));
        const QString gone = QStringLiteral("error: gone.wav: ");
        for (const char* out : {"x.npy", "x.arff"})
            QTest::newRow(out) << extract + QStringList{QStringLiteral("--out"), QLatin1String(out)} << gone
                               << QStringLiteral("Interrupted; %1 was not written.\n").arg(QLatin1String(out));
        QTest::newRow("rows to standard output") << extract << gone << QStringLiteral(" of 40000 rows were written.\n");
        const QStringList frames{QStringLiteral("frames"), QStringLiteral("long.wav"), QStringLiteral("--feature"),
                                 QStringLiteral("pyin"),   QStringLiteral("--n-mfcc"), QStringLiteral("13")};
        QTest::newRow("frames") << frames + QStringList{QStringLiteral("--out"), QStringLiteral("x.npy")}
                                << QStringLiteral("note: n_mfcc ")
                                << QStringLiteral("Interrupted; x.npy was not written.\n");
        QTest::newRow("frames to standard output")
            << frames << QStringLiteral("note: n_mfcc ") << QStringLiteral("Interrupted; nothing was written.\n");
    }
    void whatIsInterruptedSaysWhatStands()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, begun);
        QFETCH(const QString, said);
        const QStringList before = QDir(folder()).entryList(QDir::AllEntries | QDir::Hidden);
        QProcess process;
        process.setWorkingDirectory(folder());
        process.start(QStringLiteral(SUARA_CLI), words);
        QString messages;
        QTRY_VERIFY_WITH_TIMEOUT((messages += QString::fromUtf8(process.readAllStandardError())).startsWith(begun),
                                 60000);
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        messages += QString::fromUtf8(process.readAllStandardError());
        QCOMPARE(process.exitCode(), 130);
        QVERIFY2(messages.endsWith(said), qPrintable(messages));
        QCOMPARE(messages.count(QStringLiteral("Interrupted; ")), 1);
        QCOMPARE(QDir(folder()).entryList(QDir::AllEntries | QDir::Hidden), before);
    }

    void rowsDoneStayWhereTheDiskIsFull()
    {
        const auto extract = [&](const QString& limit, const QString& more) {
            QProcess process;
            process.setWorkingDirectory(folder());
            process.start(QStringLiteral("/bin/sh"),
                          {QStringLiteral("-c"),
                           limit + QStringLiteral("exec \"$0\" extract many --summary stats --out d.csv") + more,
                           QStringLiteral(SUARA_CLI)});
            process.waitForFinished(60000);
            return CliOutcome{process.exitCode(), {}, QString::fromUtf8(process.readAllStandardError())};
        };
        const CliOutcome full = extract(QStringLiteral("trap '' XFSZ; ulimit -f 100; "), QString()); // 51,200 bytes
        QCOMPARE(full.exitCode, 1);
        QVERIFY2(full.messages.startsWith(QStringLiteral("error: d.csv: It cannot be written (")) &&
                     full.messages.contains(QStringLiteral("The rows that are done stay in d.csv.part: make room, then "
                                                           "give the same command with --resume.")),
                 qPrintable(full.messages));
        QVERIFY(!QFile::exists(place(QStringLiteral("d.csv"))));
        const QByteArray done = contentOf(QStringLiteral("d.csv.part"));
        QVERIFY(done.size() > 10000);
        QCOMPARE(extract(QString(), QStringLiteral(" --resume")).exitCode, 0);
        const QByteArray whole = contentOf(QStringLiteral("d.csv"));
        QVERIFY(whole.startsWith(done.left(done.lastIndexOf("\r\n") + 2)));
        QVERIFY(!QFile::exists(place(QStringLiteral("d.csv.part"))));
        QCOMPARE(run({QStringLiteral("extract"), QStringLiteral("many"), QStringLiteral("--summary"),
                      QStringLiteral("stats")})
                     .output,
                 whole);
    }

    void theEndSaysHowManyFailed_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("said");
        const QString out = QStringLiteral("--out");
        QTest::newRow("standard output") << QStringList{} << QStringLiteral("3 errors; 3 rows were written.\n");
        QTest::newRow("one job") << QStringList{QStringLiteral("--jobs"), QStringLiteral("1")}
                                 << QStringLiteral("3 errors; 3 rows were written.\n");
        for (const char* name : {"n.csv", "n.npy", "n.arff"})
            QTest::newRow(name) << QStringList{out, QLatin1String(name)}
                                << QStringLiteral("3 errors; 3 rows in %1.\n").arg(QLatin1String(name));
        QTest::newRow("resumed") << QStringList{out, QStringLiteral("n.csv"), QStringLiteral("--resume")}
                                 << QStringLiteral("3 errors; 3 rows in n.csv.\n");
        QTest::newRow("shard") << QStringList{QStringLiteral("--shard"), QStringLiteral("2/2"), out,
                                              QStringLiteral("s.csv")}
                               << QStringLiteral("2 errors; 1 row in s.csv.\n");
        QTest::newRow("silent") << QStringList{QStringLiteral("--quiet")} << QString();
    }
    void theEndSaysHowManyFailed()
    {
        QFETCH(const QStringList, more);
        QFETCH(const QString, said);
        writeText(QStringLiteral("none.wav"), "");
        const CliOutcome outcome = run(QStringList{QStringLiteral("extract"), QStringLiteral("-")} + more,
                                       "clips\nbad.wav\nnone.wav\ngone.wav\n");
        QCOMPARE(outcome.exitCode, 1);
        const QStringList messages = outcome.messages.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(messages.size(), said.isEmpty() ? 3 : messages.filter(QStringLiteral("error: ")).size() + 1);
        QVERIFY2(outcome.messages.endsWith(said), qPrintable(outcome.messages));
    }

    void whereNothingWasWrittenTheEndSaysSo()
    {
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("bad.wav"),
                                        QStringLiteral("gone.wav"), QStringLiteral("--out"), QStringLiteral("no.csv")});
        QVERIFY2(outcome.messages.endsWith(QStringLiteral("2 errors; no.csv was not written.\n")),
                 qPrintable(outcome.messages));
        QVERIFY(!QFile::exists(place(QStringLiteral("no.csv"))));
    }

    void aPlaceThatCannotBeWrittenToIsRefusedBeforeTheWork()
    {
        const CliOutcome outcome = run({QStringLiteral("extract"), QStringLiteral("bad.wav"), QStringLiteral("--out"),
                                        QStringLiteral("nowhere/x.npy")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: nowhere/x.npy: It cannot be written")),
                 qPrintable(outcome.messages));
        QCOMPARE(outcome.messages.count(QStringLiteral("error: ")), 1);
    }
};

QTEST_GUILESS_MAIN(TestBrokenRuns)
#include "tst_brokenruns.moc"
