#include "app/cli/Arguments.h"

#include <QDir>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <limits>

using namespace suara;

/// The words of a command line, and what a command makes of them.
class TestArguments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void optionsStandAnywhere()
    {
        Arguments arguments({"a.wav", "--out", "f.csv", "b.wav", "--seed=7", "--quiet"});
        QCOMPARE(arguments.integer("--seed", 0, 0, 100), 7);
        QVERIFY(arguments.flag("--quiet"));
        QVERIFY(!arguments.flag("--quiet"));
        QCOMPARE(arguments.required("--out"), "f.csv");
        QCOMPARE(arguments.positionals("FILE", 1), (std::vector<std::string>{"a.wav", "b.wav"}));
    }

    void theLastMentionWins()
    {
        Arguments arguments({"--sr", "8000", "--sr=native"});
        QCOMPARE(arguments.text("--sr", "22050"), "native");
        QVERIFY(arguments.positionals("", 0, 0).empty());
    }

    void namesAreWhole()
    {
        Arguments arguments({"--n-fft-size", "4"});
        QVERIFY(!arguments.has("--n-fft"));
        QVERIFY(!arguments.optional("--n-fft"));
        QVERIFY_THROWS_EXCEPTION(UsageError, arguments.positionals("FILE"));
    }

    void afterTwoDashesEverythingIsAFile()
    {
        Arguments arguments({"--quiet", "--", "--out", "-x.wav"});
        QVERIFY(!arguments.optional("--out"));
        QVERIFY(arguments.flag("--quiet"));
        QCOMPARE(arguments.positionals("FILE"), (std::vector<std::string>{"--out", "-x.wav"}));
    }

    void aDashAloneAndNegativeNumbersAreNoOptions()
    {
        Arguments arguments({"-", "--fmin", "-2.5"});
        QCOMPARE(arguments.number("--fmin", 0, -10, 10), -2.5);
        QCOMPARE(arguments.positionals("FILE"), std::vector<std::string>{"-"});
    }

    void whatIsReadIsNotOverwritten_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("another file") << QStringList{"in.csv", "--out", "other.csv"} << true;
        QTest::newRow("a table of before") << QStringList{"in.csv", "--out", "old.csv"} << true;
        QTest::newRow("twice told") << QStringList{"in.csv", "--out", "old.csv", "--out=old.csv"} << true;
        QTest::newRow("the input") << QStringList{"in.csv", "--out", "in.csv"} << false;
        QTest::newRow("the input by another way") << QStringList{"./in.csv", "--out=../%1/in.csv"} << false;
        QTest::newRow("an option's input") << QStringList{"--labels", "in.csv", "--out", "in.csv"} << false;
        QTest::newRow("a list") << QStringList{"@in.csv", "--out", "in.csv"} << false;
        QTest::newRow("a sound") << QStringList{"in.csv", "--out", "a.wav"} << false;
        QTest::newRow("a sound known by its name") << QStringList{"in.csv", "--out", "Song.MP3"} << false;
        QTest::newRow("a project") << QStringList{"in.csv", "--out", "p.suara"} << false;
    }

    void whatIsReadIsNotOverwritten()
    {
        QFETCH(QStringList, words);
        QFETCH(bool, isFine);
        QTemporaryDir folder;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(folder.path()));
        const auto back = qScopeGuard([&] { QDir::setCurrent(before); });
        const auto make = [](const QString& name, const QByteArray& text) {
            QFile file(name);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(make("in.csv", "a,b\n") && make("old.csv", "c\n") && make("a.wav", "RIFF....WAVE") &&
                make("Song.MP3", "\xff\xfb") && make("p.suara", "SQLite format 3 and more"));
        std::vector<std::string> given;
        for (const QString& word : words)
            given.push_back(QString(word).replace("%1", QDir(folder.path()).dirName()).toStdString());
        Arguments arguments(given);
        if (isFine)
            QVERIFY(arguments.output("--out"));
        else
            QVERIFY_THROWS_EXCEPTION(UsageError, arguments.output("--out"));
    }

    void anEmptyValueIsAValue()
    {
        Arguments arguments({"--label="});
        QCOMPARE(arguments.optional("--label"), std::optional<std::string>(""));
    }

    void numbersMustBeNumbersInRange_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "x", "1x", " 1", "1.5", "0", "11", "99999999999", "0x1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void numbersMustBeNumbersInRange()
    {
        QFETCH(QString, text);
        Arguments arguments({"--epochs=" + text.toStdString()});
        QVERIFY_THROWS_EXCEPTION(UsageError, arguments.integer("--epochs", 5, 1, 10));
    }

    void realNumbersAreFinite_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"nan", "inf", "-0.1", "1e999", "0,5"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void realNumbersAreFinite()
    {
        QFETCH(QString, text);
        Arguments arguments({"--fmax", text.toStdString()});
        QVERIFY_THROWS_EXCEPTION(UsageError, arguments.number("--fmax", 1.0, 0.0, std::numeric_limits<double>::max()));
    }

    void wrongUse()
    {
        QVERIFY_THROWS_EXCEPTION(UsageError, Arguments({"--out"}).optional("--out"));
        QVERIFY_THROWS_EXCEPTION(UsageError, Arguments({"--out", "--quiet"}).optional("--out"));
        QVERIFY_THROWS_EXCEPTION(UsageError, Arguments({}).required("--out"));
        QVERIFY_THROWS_EXCEPTION(UsageError, Arguments({"--bogus"}).positionals("FILE"));
        QVERIFY_THROWS_EXCEPTION(UsageError, Arguments({}).positionals("FILE", 1));
        QVERIFY_THROWS_EXCEPTION(UsageError, Arguments({"a", "b"}).positionals("FILE", 1, 1));
        QVERIFY_THROWS_EXCEPTION(UsageError, Arguments({"--set", "all"}).choice("--set", {"lecture", "full"}, "full"));
    }

    void aMisspeltOptionIsToldTheRightOne_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("message");
        QTest::newRow("a letter missing") << "--summry"
                                          << "unknown option --summry; did you mean --summary?";
        QTest::newRow("letters swapped") << "--n-ftt=512"
                                         << "unknown option --n-ftt; did you mean --n-fft?";
        QTest::newRow("a flag") << "--resum"
                                << "unknown option --resum; did you mean --resume?";
        QTest::newRow("nothing like it") << "--bogus"
                                         << "unknown option --bogus";
    }
    void aMisspeltOptionIsToldTheRightOne()
    {
        QFETCH(QString, word);
        QFETCH(QString, message);
        Arguments arguments({word.toStdString()});
        arguments.optional("--summary");
        arguments.optional("--n-fft");
        arguments.flag("--resume");
        try {
            arguments.positionals("FILE");
            QFAIL("it was taken");
        } catch (const UsageError& error) {
            QCOMPARE(QString::fromUtf8(error.what()), message);
        }
    }

    void messagesSayWhatIsAllowed()
    {
        try {
            Arguments({"--epochs", "0"}).integer("--epochs", 5, 1, std::numeric_limits<int>::max());
            QFAIL("0 was taken");
        } catch (const UsageError& error) {
            QCOMPARE(error.what(), "--epochs is \"0\"; allowed is 1 or more");
        }
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
