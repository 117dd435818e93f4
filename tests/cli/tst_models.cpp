#include "core/formats/Csv.h"
#include "core/formats/Npz.h"
#include "core/formats/SegmentCsv.h"
#include "core/learning/ModelFile.h"
#include "tests/cli/CliRun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

/// What suara-cli does with a trained model: predict, similar, export-model and script, driven as a person drives them.
class TestModels : public QObject {
    Q_OBJECT

    static QByteArray bytesOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static suara::CsvTable csv(const CliOutcome& outcome)
    {
        return suara::parseCsv({outcome.output.constData(), std::size_t(outcome.output.size())}, "output");
    }

    static void succeeded(const CliOutcome& outcome) { QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.messages)); }

private Q_SLOTS:
    void initTestCase()
    {
        succeeded(runCli({"demo", at("demo"), "--quiet"}));
        succeeded(runCli({"extract", at("demo/drums"), "--labels", "folder", "--out", at("f.csv")}));
        succeeded(runCli({"train", at("f.csv"), "--epochs", "5", "--quiet", "--out", at("m")}));
        const suara::CsvTable table = suara::readCsv(at("f.csv").toStdString());
        QVERIFY(table.rows.size() > 3);
        m_first = QString::fromStdString(table.rows[0][0]);
        m_rows = table.rows.size();
    }

    void predictsTheRowsOfATable()
    {
        const CliOutcome outcome = runCli({"predict", at("m"), at("f.csv")});
        succeeded(outcome);
        const suara::CsvTable table = csv(outcome);
        const suara::TrainedModel model = suara::readModel(at("m").toStdString());
        QCOMPARE(table.header.size(), 2 + model.classes.size());
        QCOMPARE(table.header[1], std::string("predicted"));
        QCOMPARE(table.rows.size(), m_rows);
        for (const auto& row : table.rows) {
            double sum = 0.0;
            for (std::size_t i = 2; i < row.size(); ++i)
                sum += suara::csvNumber(row[i]).value();
            QVERIFY(std::abs(sum - 1.0) < 1e-5);
        }
    }

    void clipsMeasuredAgainGiveTheSame()
    {
        const suara::CsvTable fromTable = csv(runCli({"predict", at("m"), at("f.csv")}));
        const CliOutcome outcome = runCli({"predict", at("m"), at("demo/drums"), "--set", "lecture"});
        succeeded(outcome);
        QCOMPARE(csv(outcome).rows, fromTable.rows);
    }

    void sayHowClipsWereMeasured()
    {
        QVERIFY(QFile::copy(at("f.csv"), at("alone.csv"))); // without what tells how it was measured
        succeeded(runCli({"train", at("alone.csv"), "--epochs", "2", "--quiet", "--out", at("alone")}));
        const CliOutcome outcome = runCli({"predict", at("alone"), m_first});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.messages.contains(QStringLiteral("say how its clips were measured")));
        const CliOutcome other = runCli({"predict", at("alone"), m_first, "--set", "voice"});
        QCOMPARE(other.exitCode, 1);
        QVERIFY(other.messages.contains(QStringLiteral("learned from other columns")));
        succeeded(runCli({"predict", at("alone"), m_first, "--set", "lecture"}));
        succeeded(runCli({"predict", at("alone"), at("f.csv")}));
    }

    void theTablesOptionsAreTheModels_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("lecture") << QStringList{};
        QTest::newRow("mean, other frames") << QStringList{"--summary", "mean", "--hop-length", "256", "--sr", "16000"};
        QTest::newRow("native rate, percentiles")
            << QStringList{"--features", "rms,mfcc", "--summary", "stats", "--percentiles", "5,95", "--sr", "native"};
        QTest::newRow("voice") << QStringList{"--set", "voice", "--seewave", "2.2.4"};
    }
    void theTablesOptionsAreTheModels()
    {
        QFETCH(QStringList, options);
        const QString table = at(QTest::currentDataTag()) + ".csv";
        const QString model = at(QTest::currentDataTag()) + ".model";
        succeeded(runCli(QStringList{"extract", at("demo/drums"), "--labels", "folder", "--out", table} + options));
        succeeded(runCli({"train", table, "--epochs", "2", "--quiet", "--out", model}));
        const CliOutcome clips = runCli({"predict", model, at("demo/drums")}); // and nothing else is said
        succeeded(clips);
        QCOMPARE(csv(clips).rows, csv(runCli({"predict", model, table})).rows);
        const CliOutcome other = runCli({"predict", model, m_first, "--n-fft", "4096"});
        QCOMPARE(other.exitCode, 2);
        QVERIFY2(other.messages.contains(QStringLiteral("n_fft")), qPrintable(other.messages));
    }

    void aTableOfOtherOptionsIsRefused()
    {
        succeeded(runCli(
            {"extract", at("demo/drums"), "--labels", "folder", "--hop-length", "256", "--out", at("other.csv")}));
        for (const char* command : {"predict", "evaluate"}) {
            const CliOutcome outcome = runCli({command, at("m"), at("other.csv")});
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.messages.contains(
                         QStringLiteral("rows measured with hop_length=512; these were measured with hop_length=256.")),
                     qPrintable(outcome.messages));
        }
    }

    void rowsThatWereTaughtAreTold()
    {
        const CliOutcome all = runCli({"evaluate", at("m"), at("f.csv")});
        succeeded(all);
        const suara::TrainedModel model = suara::readModel(at("m").toStdString());
        QVERIFY2(
            all.messages.contains(
                QStringLiteral("%1 of %2 rows are rows that the model was taught").arg(model.trainingRows).arg(m_rows)),
            qPrintable(all.messages));
        const CliOutcome heldOut = runCli({"evaluate", at("m"), at("f.csv"), "--held-out", "--json"});
        succeeded(heldOut);
        int tested = 0;
        for (const QJsonValue& row : QJsonDocument::fromJson(heldOut.output).object()["confusion_matrix"].toArray())
            for (const QJsonValue& count : row.toArray())
                tested += count.toInt();
        QCOMPARE(std::size_t(tested), model.testRows);
    }

    void windowsGoOverLongClips()
    {
        const CliOutcome outcome =
            runCli({"predict", at("m"), m_first, "--set", "lecture", "--every", "0.05", "--window-length", "0.1"});
        succeeded(outcome);
        const suara::CsvTable table = csv(outcome);
        QVERIFY(table.rows.size() > 1);
        const std::size_t start = table.column("start").value();
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const double from = suara::csvNumber(table.rows[i][start]).value();
            const double to = suara::csvNumber(table.rows[i][start + 1]).value();
            QVERIFY(std::abs(from - 0.05 * double(i)) < 1e-3);
            QVERIFY(to - from < 0.1 + 1e-3);
            QVERIFY(i + 1 == table.rows.size() || to - from > 0.1 - 1e-3);
        }
    }

    void predictionsBecomeSegmentsOfAProject()
    {
        succeeded(runCli({"project", "new", at("along.suara")}));
        succeeded(runCli({"project", "add", at("along.suara"), m_first}));
        const CliOutcome outcome = runCli({"predict", at("m"), m_first, "--set", "lecture", "--every", "0.05",
                                           "--window-length", "0.1", "--segments", at("along.csv")});
        succeeded(outcome);
        const auto segments = suara::readSegmentCsv(at("along.csv").toStdString());
        const suara::CsvTable table = csv(outcome);
        QVERIFY(!segments.empty() && segments.size() <= table.rows.size());
        QCOMPARE(segments.front().start, 0.0);
        QCOMPARE(segments.front().labels.at("label"), table.rows.front()[table.column("predicted").value()]);
        for (std::size_t i = 1; i < segments.size(); ++i) {
            QCOMPARE(segments[i].start, segments[i - 1].end);
            QVERIFY(segments[i].labels != segments[i - 1].labels);
        }
        const CliOutcome taken = runCli({"segments", "import", at("along.suara"), at("along.csv"), "--tier", "drum"});
        succeeded(taken);
        QCOMPARE(QJsonDocument::fromJson(taken.output).object()["added"].toInt(), int(segments.size()));
        const QJsonObject info =
            QJsonDocument::fromJson(runCli({"project", "info", at("along.suara")}).output).object();
        QCOMPARE(info["annotators"].toArray().last().toObject()["name"].toString(), QStringLiteral("m"));
        QVERIFY(info["label_sets"].toObject().contains(QStringLiteral("drum")));
    }

    void aModelFromFoldersKnowsHowToMeasure()
    {
        succeeded(
            runCli({"train", at("demo/drums"), "--epochs", "2", "--summary", "mean", "--quiet", "--out", at("m2")}));
        const CliOutcome outcome = runCli({"predict", at("m2"), m_first});
        succeeded(outcome);
        QCOMPARE(csv(outcome).rows.size(), std::size_t(1));
        QCOMPARE(runCli({"predict", at("m2"), m_first, "--summary", "first"}).exitCode, 2);
    }

    void aModelOfPicturesTakesPictures()
    {
        for (const auto& [drum, hit] : {std::pair("kick", "01"), {"kick", "02"}, {"snare", "01"}, {"snare", "02"}}) {
            QVERIFY(QDir(at("")).mkpath(QStringLiteral("pictures/%1").arg(drum)));
            succeeded(runCli({"picture", at(QStringLiteral("demo/drums/%1/%1_%2.wav").arg(drum, hit)), "--view",
                              "melspectrogram", "--plain", "--size", "32x32", "--out",
                              at(QStringLiteral("pictures/%1/%2.png").arg(drum, hit))}));
        }
        succeeded(runCli({"train", at("pictures"), "--model", "cnn", "--size", "32", "--test-size", "0.5", "--epochs",
                          "1", "--quiet", "--out", at("p")}));
        const CliOutcome all = runCli({"predict", at("p"), at("pictures")});
        succeeded(all);
        QCOMPARE(csv(all).rows.size(), std::size_t(4));
        QVERIFY(runCli({"script", at("p")}).output.contains("cv2.IMREAD_IGNORE_ORIENTATION")); // as they are read here
        const QByteArray list = (at("pictures/kick/01.png") + "\n" + at("pictures/snare") + "\n").toUtf8();
        const CliOutcome listed = runCli({"predict", at("p"), "-"}, {}, list);
        succeeded(listed);
        QCOMPARE(csv(listed).rows.size(), std::size_t(3));
        const CliOutcome none = runCli({"predict", at("p"), at("demo"), at("pictures/kick/01.png")});
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.messages.contains("There is no picture"), qPrintable(none.messages));
        QCOMPARE(csv(none).rows.size(), std::size_t(1));
        const CliOutcome project = runCli({"predict", at("p"), "--project", at("demo/demo.suara")});
        QCOMPARE(project.exitCode, 2);
        QVERIFY2(project.messages.contains("--project belongs to a model of clips"), qPrintable(project.messages));
        const CliOutcome similar = runCli({"similar", at("p"), at("pictures/kick/01.png"), at("pictures")});
        succeeded(similar);
        QCOMPARE(csv(similar).rows.size(), std::size_t(3));
    }

    void findsSimilarClips_data()
    {
        QTest::addColumn<QString>("distance");
        for (const char* name : {"scaled", "euclidean", "cosine", "mahalanobis"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void findsSimilarClips()
    {
        QFETCH(QString, distance);
        const CliOutcome outcome = runCli({"similar", at("f.csv"), m_first, "--top", "3", "--distance", distance});
        succeeded(outcome);
        const suara::CsvTable table = csv(outcome);
        QCOMPARE(table.header, (std::vector<std::string>{"file", "label", "distance", "near_in"}));
        QCOMPARE(table.rows.size(), std::size_t(3));
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(table.rows[i][0] != m_first.toStdString());
            QVERIFY(i == 0 || suara::csvNumber(table.rows[i - 1][2]) <= suara::csvNumber(table.rows[i][2]));
        }
        QCOMPARE(runCli({"similar", at("f.csv"), QFileInfo(m_first).fileName(), "--top", "3", "--distance", distance})
                     .output,
                 outcome.output);
    }

    void aCopyIsNearest()
    {
        QVERIFY(QFile::copy(m_first, at("copy.wav")));
        const CliOutcome outcome = runCli({"similar", at("f.csv"), at("copy.wav"), "--top", "1"});
        succeeded(outcome);
        const suara::CsvTable table = csv(outcome);
        QCOMPARE(table.rows[0][0], m_first.toStdString());
        QVERIFY(suara::csvNumber(table.rows[0][2]).value() < 1e-6);
    }

    void similarByANetworksInnerLayer()
    {
        const CliOutcome inTable =
            runCli({"similar", at("m"), m_first, at("f.csv"), "--top", "4", "--distance", "euclidean"});
        succeeded(inTable);
        QCOMPARE(csv(inTable).rows.size(), std::size_t(4));
        const CliOutcome inClips = runCli({"similar", at("m"), m_first, at("demo/drums"), "--set", "lecture", "--top",
                                           "4", "--distance", "euclidean"});
        succeeded(inClips);
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(csv(inClips).rows[i][0], csv(inTable).rows[i][0]);
    }

    void exports()
    {
        succeeded(runCli({"export-model", at("m"), "--format", "onnx", "--out", at("m.onnx")}));
        const QByteArray onnx = bytesOf(at("m.onnx"));
        QVERIFY(onnx.contains("probabilities") && onnx.contains("Gemm") && onnx.contains("Softmax"));
        succeeded(runCli({"export-model", at("m"), "--format", "npz", "--out", at("w.npz")}));
        const QByteArray npz = bytesOf(at("w.npz"));
        auto weights = suara::parseNpz({npz.constData(), std::size_t(npz.size())}, "w.npz");
        QCOMPARE(weights.size(), std::size_t(6));
        QCOMPARE(weights[0].shape, (std::vector<std::size_t>{47, 64}));
        succeeded(
            runCli({"export-model", at("m"), "--format", "model", "--weights", at("w.npz"), "--out", at("again")}));
        QCOMPARE(bytesOf(at("again")), bytesOf(at("m")));
        const CliOutcome history = runCli({"export-model", at("m"), "--format", "history", "--out", "-"});
        QCOMPARE(csv(history).rows.size(), std::size_t(5));
        QCOMPARE(csv(history).header, (std::vector<std::string>{"epoch", "loss", "acc", "val_loss", "val_acc"}));
    }

    void scriptRepeatsTheRecipe()
    {
        succeeded(runCli(
            {"train",    at("f.csv"),     "--epochs", "4",        "--quiet", "--optimizer", "adamw", "--schedule",
             "cosine",   "--decay-steps", "70",       "--scaler", "minmax",  "--range",     "-1,1",  "--class-weight",
             "balanced", "--patience",    "6",        "--noise",  "0.02",    "--seed",      "11",    "--out",
             at("m3")}));
        const CliOutcome outcome = runCli({"script", at("m3"), at("f.csv")});
        succeeded(outcome);
        for (const char* part :
             {"train_test_split(np.arange(len(y)), test_size=0.1, random_state=11)", "AdamW(", "weight_decay=0.004",
              "CosineDecay(0.001, 70, alpha=0)", "MinMaxScaler(feature_range=(-1, 1))", "patience=6",
              "restore_best_weights=True", "epochs=4", "def augmented", "Dense(64, activation=\"relu\")", "SEED = 11"})
            QVERIFY2(outcome.output.contains(part), part);
        const CliOutcome notebook = runCli({"script", at("m3"), "--out", at("n.ipynb")});
        succeeded(notebook);
        QVERIFY(bytesOf(at("n.ipynb")).startsWith("{"));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QStringList& words, int code, const char* sentence) {
            QTest::newRow(name) << words << code << QString::fromUtf8(sentence);
        };
        row("predict nothing", {"predict", "MODEL"}, 2, "PATH is missing");
        row("predict with no model", {"predict", "TABLE", "TABLE"}, 1, "not a model that Suara has written");
        row("predict another table", {"predict", "MODEL", "OTHER"}, 1,
            "There is no column “ZCR”, which the model learned from");
        row("evaluate another table", {"evaluate", "MODEL", "OTHER"}, 1, "There is no column “ZCR”, which the model");
        row("similar without a query", {"similar", "TABLE"}, 2, "M_OR_CSV and QUERY is missing");
        row("similar to what is not there", {"similar", "TABLE", "nothing.wav"}, 1, "no such clip in the table");
        row("similar by model, nowhere", {"similar", "MODEL", "a.wav"}, 2, "where to look");
        row("a distance", {"similar", "TABLE", "a", "--distance", "manhattan"}, 2, "allowed is one of euclidean");
        row("a format", {"export-model", "MODEL", "--format", "h5", "--out", "x"}, 2, "allowed is one of onnx");
        row("no out", {"export-model", "MODEL"}, 2, "--out is missing");
        row("weights that are none", {"export-model", "MODEL", "--weights", "TABLE", "--format", "model", "--out", "-"},
            1, "This is no NumPy archive");
        row("segments without every", {"predict", "MODEL", "a.wav", "--segments", "s.csv"}, 2, "say with --every");
        row("segments of everybody",
            {"predict", "MODEL", "--project", "p.suara", "--every", "1", "--segments", "s.csv"}, 2,
            "--annotator whose");
        row("window without every", {"predict", "MODEL", "TABLE", "--window-length", "1"}, 2, "--every");
    }
    void refuses()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        QFETCH(QString, sentence);
        QFile other(at("other.csv"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("x,label\n1,a\n");
        other.close();
        words.replaceInStrings(QStringLiteral("MODEL"), at("m"));
        words.replaceInStrings(QStringLiteral("TABLE"), at("f.csv"));
        words.replaceInStrings(QStringLiteral("OTHER"), at("other.csv"));
        const CliOutcome outcome = runCli(words);
        QCOMPARE(outcome.exitCode, exitCode);
        QVERIFY2(outcome.messages.contains(sentence), qPrintable(outcome.messages));
    }

private:
    QString at(const QString& name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
    QString m_first;
    std::size_t m_rows = 0;
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
