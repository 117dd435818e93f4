#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/types.h>

/// The real suara-cli: its exit codes, and what it says on which stream.
class TestCli : public QObject {
    Q_OBJECT

    struct Outcome {
        int exitCode;
        QString output;
        QString messages;
    };

    static Outcome run(const QStringList& words)
    {
        QProcess process;
        process.start(QStringLiteral(SUARA_CLI), words);
        process.closeWriteChannel();
        if (!process.waitForFinished(60000))
            qFatal("suara-cli did not end");
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// The command names that --help lists.
    static QStringList commands()
    {
        QStringList names;
        for (const QString& line : run({QStringLiteral("--help")}).output.split(u'\n'))
            if (line.startsWith(QStringLiteral("  ")))
                names << line.simplified().section(u' ', 0, 0);
        return names;
    }

private Q_SLOTS:
    void version()
    {
        const Outcome outcome = run({QStringLiteral("--version")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.output, QStringLiteral("suara-cli " SUARA_VERSION "\n"));
        QCOMPARE(outcome.messages, QString());
    }

    void overviewOnStandardOutput()
    {
        const Outcome outcome = run({QStringLiteral("--help")});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.output.contains(QStringLiteral("usage: suara-cli COMMAND")));
        QCOMPARE(outcome.messages, QString());
    }

    void everyCommandExplainsItselfWithAnExample()
    {
        for (const QString& name : commands()) {
            const Outcome outcome = run({name, QStringLiteral("--help")});
            QCOMPARE(outcome.exitCode, 0);
            QVERIFY2(outcome.output.contains(QStringLiteral("usage: suara-cli %1 ").arg(name)), qPrintable(name));
            QVERIFY2(outcome.output.contains(QStringLiteral("example:\n")), qPrintable(name));
            QVERIFY2(outcome.output.section(QStringLiteral("example:\n"), 1).contains(name), qPrintable(name));
        }
    }

    void everyCommandRefusesAnUnknownOption()
    {
        for (const QString& name : commands()) {
            const Outcome outcome = run({name, QStringLiteral("--bogus")});
            QVERIFY2(outcome.exitCode == 2, qPrintable(name));
            QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: ")), qPrintable(outcome.messages));
            QVERIFY2(outcome.messages.contains(QStringLiteral("suara-cli %1 --help").arg(name)), qPrintable(name));
            QVERIFY2(outcome.output.isEmpty(), qPrintable(name));
        }
    }

    void wrongUsageSaysWhatIsWrong()
    {
        QCOMPARE(run({}).exitCode, 2);
        const Outcome outcome = run({QStringLiteral("conduct")});
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.messages, QStringLiteral("error: there is no command \"conduct\"\nSee: suara-cli --help\n"));
        QCOMPARE(outcome.output, QString());
    }

    void demoPrintsTheProjectAndNothingElse()
    {
        const QTemporaryDir folder;
        const Outcome outcome =
            run({QStringLiteral("demo"), folder.filePath(QStringLiteral("new")), QStringLiteral("--quiet")});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.output, folder.filePath(QStringLiteral("new/demo.suara\n")));
        QCOMPARE(outcome.messages, QString());
        QVERIFY(QFile::exists(outcome.output.trimmed()));
    }

    void aFailureIsOneLineThatNamesTheFile()
    {
        const QTemporaryDir folder;
        QFile project(folder.filePath(QStringLiteral("demo.suara")));
        QVERIFY(project.open(QIODevice::WriteOnly));
        const Outcome outcome = run({QStringLiteral("demo"), folder.path()});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: %1: ").arg(project.fileName())),
                 qPrintable(outcome.messages));
        QCOMPARE(outcome.messages.count(u'\n'), 1);
        QCOMPARE(outcome.output, QString());
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
