#include "core/audio/AudioWriter.h"
#include "core/project/Project.h"
#include "tests/cli/CliRun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace suara;

/// suara-cli project, segments and agree: a project made, filled, exchanged and compared without a window.
class TestProjectCommand : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    CliOutcome run(const QStringList& words) const { return runCli(words, m_folder->path()); }
    QString at(const QString& name) const { return m_folder->filePath(name); }
    static QJsonObject json(const CliOutcome& outcome) { return QJsonDocument::fromJson(outcome.output).object(); }

    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// Ten seconds of two tones, judged by two: four stretches alike, one of them labelled differently, one only Ann's.
    static QByteArray judgements()
    {
        return "file,start,end,tier,annotator,label\n"
               "a.wav,0,1,emotion,Ann,happy\na.wav,0.1,1,emotion,Ben,happy\n"
               "a.wav,1,2,emotion,Ann,sad\na.wav,1,2,emotion,Ben,sad\n"
               "a.wav,2,3,emotion,Ann,happy\na.wav,2,3.2,emotion,Ben,happy\n"
               "b.wav,0,1,emotion,Ann,happy\nb.wav,0,1,emotion,Ben,sad\n"
               "b.wav,3,4,emotion,Ann,happy\n";
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(m_folder->path()).mkpath(QStringLiteral("low"));
        QDir(m_folder->path()).mkpath(QStringLiteral("high"));
        writeWav(at(QStringLiteral("low/a.wav")).toStdString(), std::vector<float>(8000 * 5, 0.25f), 8000);
        writeWav(at(QStringLiteral("high/b.wav")).toStdString(), std::vector<float>(8000 * 5, 0.5f), 8000);
        QCOMPARE(run({"project", "new", "p.suara", "--annotator", "Ann"}).exitCode, 0);
    }

    void clipsAreAddedWithTheirClasses()
    {
        write(QStringLiteral("low/broken.wav"), "RIFF nothing more");
        CliOutcome outcome = run({"project", "add", "p.suara", "low", "high", "--labels", "folder"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: %1: ").arg(at("low/broken.wav"))),
                 qPrintable(outcome.messages));
        QCOMPARE(json(outcome)["added"].toInt(), 2);
        outcome = run({"project", "add", "p.suara", "high/b.wav", "--labels", "folder"});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(json(outcome)["already_there"].toInt(), 1);

        const QJsonObject info = json(run({"project", "info", "p.suara"}));
        QCOMPARE(info["clips"].toInt(), 2);
        QCOMPARE(info["seconds"].toDouble(), 10.0);
        QCOMPARE(info["classes"].toObject(), (QJsonObject{{"high", 1}, {"low", 1}}));
        QCOMPARE(info["annotators"].toArray().at(0).toObject()["name"].toString(), QStringLiteral("Ann"));
    }

    void checkNamesWhatIsMissingAndWhatHasChanged()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low", "high"}).exitCode, 0);
        QCOMPARE(run({"project", "check", "p.suara"}).exitCode, 0);
        QVERIFY(QFile::remove(at("low/a.wav")));
        QFile changed(at("high/b.wav"));
        QVERIFY(changed.open(QIODevice::ReadWrite) && changed.seek(200) && changed.write("x") == 1);
        changed.close();
        const CliOutcome outcome = run({"project", "check", "p.suara"});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.messages.count(QStringLiteral("error: ")), 2);
        QVERIFY(outcome.messages.contains(at("low/a.wav") + QStringLiteral(": The file is not there.")));
        QVERIFY(outcome.messages.contains(at("high/b.wav") + QStringLiteral(": It is not the file")));
        QCOMPARE(json(outcome)["missing"].toInt(), 1);
        QCOMPARE(json(outcome)["changed"].toInt(), 1);
    }

    void aDeviceInPlaceOfAClipIsNoClip()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low"}).exitCode, 0);
        QVERIFY(QFile::remove(at("low/a.wav")));
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), at("low/a.wav")));
        const CliOutcome outcome = run({"project", "check", "p.suara"});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(json(outcome)["missing"].toInt(), 1);
    }

    void wrongCallsAreRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("no verb") << QStringList{"project"} << 2 << "new, add, info, check";
        QTest::newRow("no such verb") << QStringList{"project", "burn", "p.suara"} << 2 << "burn";
        QTest::newRow("another verb's option")
            << QStringList{"project", "info", "p.suara", "--labels", "folder"} << 2 << "--labels";
        QTest::newRow("an ending of its own") << QStringList{"project", "new", "p.txt"} << 2 << ".suara";
        QTest::newRow("there already") << QStringList{"project", "new", "p.suara"} << 1 << "p.suara";
        QTest::newRow("nowhere") << QStringList{"project", "info", "none.suara"} << 1 << "none.suara";
        QTest::newRow("no project") << QStringList{"project", "check", "low/a.wav"} << 1 << "not a Suara project";
        QTest::newRow("a format to come")
            << QStringList{"segments", "export", "p.suara", "--format", "eaf"} << 2 << "csv";
        QTest::newRow("no folder for TextGrids") << QStringList{"segments", "export", "p.suara", "--format", "textgrid"}
                                                 << 2 << "--out says into which folder";
        QTest::newRow("a table that is none")
            << QStringList{"segments", "import", "p.suara", "low/a.wav"} << 1 << "low/a.wav";
        QTest::newRow("no such annotator") << QStringList{"agree", "p.suara", "--a", "Ann", "--b", "Zoe"} << 1 << "Zoe";
        QTest::newRow("no such set") << QStringList{"agree", "p.suara", "--a", "Ann", "--b", "Ann", "--label", "mood"}
                                     << 1 << "mood";
        QTest::newRow("no overlap") << QStringList{"agree", "p.suara", "--a", "x", "--b", "y", "--overlap", "0"} << 2
                                    << "--overlap";
    }
    void wrongCallsAreRefused()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, says);
        const CliOutcome outcome = run(words);
        QCOMPARE(outcome.exitCode, code);
        QVERIFY2(outcome.messages.startsWith(QStringLiteral("error: ")) && outcome.messages.contains(says),
                 qPrintable(outcome.messages));
        QVERIFY(outcome.output.isEmpty());
    }

    void segmentsComeInAndGoOut()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low", "high"}).exitCode, 0);
        write(QStringLiteral("in.csv"), judgements() + "c.wav,0,1,emotion,Ann,happy\na.wav,2.5,2.6,,Ann,\n");
        CliOutcome outcome = run({"segments", "import", "p.suara", "in.csv"});
        QCOMPARE(outcome.exitCode, 1); // the last two found no place, and are named
        QCOMPARE(outcome.messages.count(QStringLiteral("error: in.csv: ")), 2);
        QCOMPARE(json(outcome)["added"].toInt(), 9);
        QCOMPARE(json(outcome)["no_room"].toInt(), 1);
        QCOMPARE(json(outcome)["unknown_files"].toArray(), QJsonArray{"c.wav"});

        outcome = run({"segments", "export", "p.suara"});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.output.count("\r\n"), 10);
        QCOMPARE(run({"segments", "export", "p.suara", "--out", "."}).exitCode, 0);
        QFile whole(at("p.csv"));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QCOMPARE(whole.readAll(), outcome.output);
        const QByteArray bens = run({"segments", "export", "p.suara", "--annotator", "Ben"}).output;
        QCOMPARE(bens.count("\r\n"), 5);
        outcome = run({"segments", "import", "p.suara", "p.csv"});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(json(outcome)["already_there"].toInt(), 9);
    }

    void labelsWithoutATierGoWhereTheyAreToldTo()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low"}).exitCode, 0);
        write(QStringLiteral("in.csv"), "file,start,end,label\na.wav,0,1,calm\n");
        QCOMPARE(run({"segments", "import", "p.suara", "in.csv", "--annotator", "Zoe", "--tier", "mood"}).exitCode, 0);
        const QJsonObject info = json(run({"project", "info", "p.suara"}));
        QCOMPARE(info["label_sets"].toObject()["mood"].toArray(), QJsonArray{"calm"});
        QCOMPARE(info["annotators"].toArray().last().toObject(), (QJsonObject{{"name", "Zoe"}, {"segments", 1}}));
    }

    void aLabelWithoutATierWhoseTierHasOneAlreadyIsNamed()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low"}).exitCode, 0);
        write(QStringLiteral("in.csv"), "file,start,end,tier,label\na.wav,0,1,mood,happy\na.wav,0,1,,calm\n"
                                        "a.wav,1,2,mood,sad\na.wav,1,2,,sad\n"); // the second pair says one thing twice
        const CliOutcome outcome = run({"segments", "import", "p.suara", "in.csv", "--tier", "mood"});
        QCOMPARE(outcome.exitCode, 1);
        QCOMPARE(outcome.messages.count(QStringLiteral("error: in.csv: ")), 1);
        QVERIFY2(outcome.messages.contains(QStringLiteral("\"calm\"")), qPrintable(outcome.messages));
        QCOMPARE(json(outcome)["added"].toInt(), 2);
    }

    void withoutAnnotatorsThereIsNobodyToTakeSegments()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low"}).exitCode, 0);
        {
            const auto project = Project::open(at("p.suara").toStdString());
            QVERIFY(project->removeAnnotator(project->annotators().front().id));
        }
        write(QStringLiteral("in.csv"), "file,start,end,label\na.wav,0,1,calm\n");
        const CliOutcome outcome = run({"segments", "import", "p.suara", "in.csv"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.contains(QStringLiteral("There is no annotator")), qPrintable(outcome.messages));
        QCOMPARE(run({"segments", "import", "p.suara", "in.csv", "--annotator", "Zoe"}).exitCode, 0);
    }

    void agreementIsCohens()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low", "high"}).exitCode, 0);
        write(QStringLiteral("in.csv"), judgements());
        QCOMPARE(run({"segments", "import", "p.suara", "in.csv"}).exitCode, 0);
        const CliOutcome outcome = run({"agree", "p.suara", "--a", "Ann", "--b", "Ben"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject report = json(outcome);
        QCOMPARE(report["linked"].toInt(), 4);
        QCOMPARE(report["stretches"].toInt(), 5);
        // po = 3/4, pe = 3/4 * 2/4 + 1/4 * 2/4 = 1/2
        QCOMPARE(report["kappa"].toObject()["value"].toDouble(), 0.5);
        QCOMPARE(report["confusion"].toArray(), (QJsonArray{QJsonArray{2, 1}, QJsonArray{0, 1}}));
        const QJsonObject happy = report["categories"].toArray().at(0).toObject();
        QCOMPARE(happy["category"].toString(), QStringLiteral("happy"));
        QCOMPARE(happy["agreement"].toDouble(), 0.8); // 2 * 2 / (3 + 2)
        // With two categories in use every weighting is alike, wherever on the scale they stand.
        QCOMPARE(report["kappa_quadratic"].toObject()["value"].toDouble(), 0.5);
        const QJsonObject offsets = report["boundary_offsets"].toObject();
        QCOMPARE(offsets["start"].toObject()["max"].toDouble(), 0.1);
        QCOMPARE(offsets["end"].toObject()["mean"].toDouble(), 0.05);
        QCOMPARE(offsets["end"].toObject()["median"].toDouble(), 0.0);
    }

    void weightedKappaTakesTheWholeScale()
    {
        QCOMPARE(run({"project", "add", "p.suara", "low"}).exitCode, 0);
        // neutral, happy and bored: the first, second and last of the eight emotions
        write(QStringLiteral("in.csv"), "file,start,end,tier,annotator,label\n"
                                        "a.wav,0,1,emotion,Ann,neutral\na.wav,0,1,emotion,Ben,happy\n"
                                        "a.wav,1,2,emotion,Ann,happy\na.wav,1,2,emotion,Ben,happy\n"
                                        "a.wav,2,3,emotion,Ann,bored\na.wav,2,3,emotion,Ben,bored\n");
        QCOMPARE(run({"segments", "import", "p.suara", "in.csv"}).exitCode, 0);
        const QJsonObject report = json(run({"agree", "p.suara", "--a", "Ann", "--b", "Ben"}));
        // scikit-learn's cohen_kappa_score([0,1,7], [1,1,7], labels=range(8), weights="linear")
        QVERIFY(std::abs(report["kappa_linear"].toObject()["value"].toDouble() - 8.0 / 9.0) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestProjectCommand)
#include "tst_projectcommand.moc"
