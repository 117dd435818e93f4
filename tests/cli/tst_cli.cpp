#include "tests/cli/CliRun.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/types.h>

/// The real suara-cli: its exit codes, and what it says on which stream.
class TestCli : public QObject {
    Q_OBJECT

    /// The command names that --help lists.
    static QStringList commands()
    {
        QStringList names;
        for (const QString& line : runCli({QStringLiteral("--help")}).text().split(u'\n'))
            if (line.startsWith(QStringLiteral("  ")))
                names << line.simplified().section(u' ', 0, 0);
        return names;
    }

private Q_SLOTS:
    void version()
    {
        const CliOutcome outcome = runCli({QStringLiteral("--version")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.text(), QStringLiteral("suara-cli " SUARA_VERSION "\n"));
        QCOMPARE(outcome.messages, QString());
    }

    void overviewOnStandardOutput()
    {
        const CliOutcome outcome = runCli({QStringLiteral("--help")});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.text().contains(QStringLiteral("usage: suara-cli COMMAND")));
        QCOMPARE(outcome.messages, QString());
    }

    void everyCommandExplainsItselfWithAnExample()
    {
        for (const QString& name : commands()) {
            const CliOutcome outcome = runCli({name, QStringLiteral("--help")});
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY2(outcome.text().contains(QStringLiteral("usage: suara-cli %1 ").arg(name)), qPrintable(name));
            QVERIFY2(outcome.text().contains(QStringLiteral("example:\n")), qPrintable(name));
            QVERIFY2(outcome.text().section(QStringLiteral("example:\n"), 1).contains(name), qPrintable(name));
        }
    }

    void everyCommandRefusesAnUnknownOption()
    {
        for (const QString& name : commands()) {
            const CliOutcome outcome = runCli({name, QStringLiteral("--bogus")});
            QVERIFY2(outcome.exitCode == 2, qPrintable(name));
            QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: ")), qPrintable(outcome.messages));
            QVERIFY2(outcome.messages.contains(QStringLiteral("suara-cli %1 --help").arg(name)), qPrintable(name));
            QVERIFY2(outcome.text().isEmpty(), qPrintable(name));
        }
    }

    void wrongUsageSaysWhatIsWrong()
    {
        QCOMPARE(runCli({}).exitCode, 2);
        const CliOutcome outcome = runCli({QStringLiteral("conduct")});
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.messages, QStringLiteral("error: there is no command \"conduct\"\nSee: suara-cli --help\n"));
        QCOMPARE(outcome.text(), QString());
    }

    void demoPrintsTheProjectAndNothingElse()
    {
        const QTemporaryDir folder;
        const CliOutcome outcome =
            runCli({QStringLiteral("demo"), folder.filePath(QStringLiteral("new")), QStringLiteral("--quiet")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.text(), folder.filePath(QStringLiteral("new/demo.suara\n")));
        QCOMPARE(outcome.messages, QString());
        QVERIFY(QFile::exists(outcome.text().trimmed()));
    }

    void aFailureIsOneLineThatNamesTheFile()
    {
        const QTemporaryDir folder;
        QFile project(folder.filePath(QStringLiteral("demo.suara")));
        QVERIFY(project.open(QIODevice::WriteOnly));
        const CliOutcome outcome = runCli({QStringLiteral("demo"), folder.path()});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: %1: ").arg(project.fileName())),
                 qPrintable(outcome.messages));
        QCOMPARE(outcome.messages.count(u'\n'), 1);
        QCOMPARE(outcome.text(), QString());
    }

    void aPathThatTheSystemRefusesIsNamed_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString endless(300, u'x');
        QTest::newRow("train") << QStringList{QStringLiteral("train"), endless};
        QTest::newRow("evaluate") << QStringList{QStringLiteral("evaluate"), endless, endless};
        QTest::newRow("similar") << QStringList{QStringLiteral("similar"), endless + QStringLiteral(".csv"), endless};
        QTest::newRow("info") << QStringList{QStringLiteral("info"), endless};
        QTest::newRow("project") << QStringList{QStringLiteral("project"), QStringLiteral("info"), endless};
        QTest::newRow("demo") << QStringList{QStringLiteral("demo"), endless};
    }
    void aPathThatTheSystemRefusesIsNamed()
    {
        QFETCH(QStringList, words);
        const CliOutcome outcome = runCli(words);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: ")), qPrintable(outcome.messages));
        QVERIFY(outcome.messages.contains(QString(300, u'x')));
        QVERIFY2(!outcome.messages.contains(QStringLiteral("filesystem")), qPrintable(outcome.messages));
    }

    void controlCStopsWithOneHundredThirty()
    {
        const QTemporaryDir folder;
        QProcess process;
        process.start(QStringLiteral(SUARA_CLI), {QStringLiteral("demo"), folder.path()});
        QTRY_VERIFY(QFile::exists(folder.filePath(QStringLiteral("drums/kick/kick_01.wav"))));
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("drums/kick/kick_01.wav"))));
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("demo.suara"))));
    }

    void aFullDiskIsAnError()
    {
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(SUARA_CLI), {QStringLiteral("--help")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().startsWith("error: standard output: "));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
