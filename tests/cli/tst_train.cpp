#include "core/formats/Picture.h"
#include "core/learning/ModelFile.h"
#include "tests/cli/CliRun.h"
#include "tests/support/PngFile.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/types.h>

/// suara-cli train and evaluate, driven as a person drives them.
class TestTrain : public QObject {
    Q_OBJECT

    static void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    static QByteArray bytesOf(const QString& name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Two classes that are easy to tell apart, two speakers of each.
    static QByteArray table(int rows)
    {
        QByteArray text = "file,ZCR,SC,label,speaker\n";
        for (int i = 0; i < rows; ++i)
            text += QByteArray::number(i) + ".wav," + (i % 2 == 0 ? "0." : "-0.") + QByteArray::number(10 + i) + "," +
                    QByteArray::number(i % 7) + (i % 2 == 0 ? ",kick," : ",snare,") + (i % 4 < 2 ? "ann\n" : "bob\n");
        return text;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        write(at("t.csv"), table(60));
    }

    void printsTheContractsLines()
    {
        const CliOutcome outcome =
            runCli({"train", at("t.csv"), "--epochs", "3", "--history", at("h.csv"), "--out", at("m")});
        QCOMPARE(outcome.exitCode, 0);
        const QStringList lines = outcome.text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        const QRegularExpression line(QStringLiteral("^Epoch (\\d)/3 - loss: \\d\\.\\d{4} - acc: [01]\\.\\d{4} - "
                                                     "val_loss: \\d\\.\\d{4} - val_acc: [01]\\.\\d{4}$"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(line.match(lines[i]).captured(1), QString::number(i + 1));
        QCOMPARE(bytesOf(at("h.csv")).count("\r\n"), 4);
        QVERIFY(bytesOf(at("m")).startsWith("SUARAMDL"));
        QVERIFY(outcome.messages.contains(QStringLiteral("On both sides of the split: ann, bob.")));
    }

    void filesAreTheSameBytesAtAnyNumberOfJobs()
    {
        QList<QByteArray> models;
        for (const char* jobs : {"1", "2", "3"}) {
            QCOMPARE(runCli({"train", at("t.csv"), "--epochs", "4", "--seed", "5", "--jobs", jobs, "--out", at("m")})
                         .exitCode,
                     0);
            models.append(bytesOf(at("m")));
        }
        QVERIFY(models[0].size() > 1000);
        QCOMPARE(models[1], models[0]);
        QCOMPARE(models[2], models[0]);
    }

    void evaluatesInScikitLearnsLayout()
    {
        QCOMPARE(runCli({"train", at("t.csv"), "--epochs", "40", "--stratify", "--quiet", "--out", at("m")}).exitCode,
                 0);
        const CliOutcome text = runCli({"evaluate", at("m"), at("t.csv")});
        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.text().contains(QStringLiteral("              precision    recall  f1-score   support\n\n"
                                                    "        kick       1.00      1.00      1.00        30\n")));
        QVERIFY(text.text().contains(QStringLiteral(" kick    30     0\n")));
        const CliOutcome json = runCli({"evaluate", at("m"), at("t.csv"), "--json", "--out", at("e.json")});
        QCOMPARE(json.text(), QString());
        QVERIFY(bytesOf(at("e.json")).contains("\"accuracy\": 1.0"));
    }

    void columnsMayStandInAnyOrder()
    {
        QCOMPARE(runCli({"train", at("t.csv"), "--epochs", "40", "--quiet", "--out", at("m")}).exitCode, 0);
        write(at("other.csv"), "label,extra,SC,ZCR\nkick,words,3,0.2\nsnare,words,3,-0.2\n");
        const CliOutcome outcome = runCli({"evaluate", at("m"), at("other.csv"), "--json"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.text().contains(QStringLiteral("\"accuracy\": 1.0")));
    }

    void learnsFromClassFoldersOfPictures()
    {
        for (const char* name : {"bright", "dark", "empty"})
            QVERIFY(QDir(m_dir->path()).mkpath(QStringLiteral("p/") + name));
        for (int i = 0; i < 12; ++i) {
            suara::Picture picture(20, 20);
            std::fill(picture.pixels.begin(), picture.pixels.end(), std::uint8_t(i % 2 == 0 ? 200 + i : 20 + i));
            writePng(picture,
                     at(QStringLiteral("p/%1/%2.png").arg(i % 2 == 0 ? "bright" : "dark").arg(i)).toStdString());
        }
        write(at("p/dark/broken.png"), "no picture");
        const CliOutcome outcome = runCli({"train", at("p"), "--model", "cnn", "--size", "20", "--epochs", "80",
                                           "--test-size", "0.25", "--stratify", "--out", at("m")});
        QCOMPARE(outcome.exitCode, 1); // one file failed, the rest was learned
        QVERIFY(outcome.messages.contains(QStringLiteral("broken.png")));
        QVERIFY(outcome.messages.contains(QStringLiteral("“empty”")));
        QVERIFY(QFile::remove(at("p/dark/broken.png")));
        const CliOutcome evaluation = runCli({"evaluate", at("m"), at("p")});
        QCOMPARE(evaluation.exitCode, 0);
        QVERIFY(evaluation.text().contains(QStringLiteral("accuracy                           1.00        12")));
        const CliOutcome ofTable = runCli({"predict", at("m"), at("t.csv")});
        QCOMPARE(ofTable.exitCode, 1);
        QVERIFY2(ofTable.messages.contains(QStringLiteral("t.csv: The model reads pictures, not tables of numbers.")),
                 qPrintable(ofTable.messages));
    }

    void interruptKeepsWhatWasLearned()
    {
        QProcess process;
        process.start(QStringLiteral(SUARA_CLI), {"train", at("t.csv"), "--epochs", "1000000", "--out", at("m")});
        QVERIFY(process.waitForReadyRead(60000)); // an epoch is done
        kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(runCli({"evaluate", at("m"), at("t.csv")}).exitCode, 0);
    }

    void plansComeFromJson()
    {
        write(at("plan.json"), R"({"layers": [{"kind": "dense", "units": 5, "activation": "relu"},
                                              {"kind": "dense", "activation": "softmax"}]})");
        QCOMPARE(runCli({"train", at("t.csv"), "--model", at("plan.json"), "--epochs", "2"}).exitCode, 0);
        write(at("plan.json"), R"({"layers": [{"kind": "lstm"}]})");
        const CliOutcome outcome = runCli({"train", at("t.csv"), "--model", at("plan.json")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.messages.contains(QStringLiteral("There is no layer “lstm”.")));
    }

    void foldsGoOnAfterABreak()
    {
        const QStringList words{"train", at("t.csv"), "--epochs", "300", "--folds", "3"};
        const CliOutcome whole = runCli(words + QStringList{"--out", at("allfolds")});
        QCOMPARE(whole.exitCode, 0);
        const QStringList kept = words + QStringList{"--checkpoints", at("keptfolds"), "--out", at("again")};
        QProcess process;
        process.start(QStringLiteral(SUARA_CLI), kept);
        QByteArray told;
        while (!told.contains("Fold 2") && process.waitForReadyRead(60000))
            told += process.readAllStandardOutput();
        process.kill();
        QVERIFY(process.waitForFinished(60000));
        const CliOutcome again = runCli(kept + QStringList{"--resume"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.messages));
        QCOMPARE(again.output, whole.output); // what was learned before is told again
        QCOMPARE(bytesOf(at("again")), bytesOf(at("allfolds")));
    }

    void goesOnAfterABreak()
    {
        const QStringList words{"train", at("t.csv"), "--epochs", "400", "--seed", "5"};
        QCOMPARE(runCli(words + QStringList{"--out", at("whole")}).exitCode, 0);

        const QStringList kept = words + QStringList{"--checkpoints", at("kept")};
        QProcess process;
        process.start(QStringLiteral(SUARA_CLI), kept);
        QVERIFY(process.waitForReadyRead(60000)); // an epoch is done
        process.kill();                           // as a crash would
        QVERIFY(process.waitForFinished(60000));
        QVERIFY(!QDir(at("kept")).isEmpty());

        const CliOutcome refused = runCli(kept);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY(refused.messages.contains(QStringLiteral("go on from them with --resume")));
        const CliOutcome other = runCli({"train", at("t.csv"), "--seed", "6", "--checkpoints", at("kept"), "--resume"});
        QCOMPARE(other.exitCode, 2);
        QVERIFY(other.messages.contains(QStringLiteral("another recipe or other data")));

        const CliOutcome again = runCli(kept + QStringList{"--resume", "--out", at("again")});
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.text().count(QStringLiteral("Epoch ")), 400); // those of before are told too
        QCOMPARE(bytesOf(at("again")), bytesOf(at("whole")));
    }

    void saysWhatALeakIsWorth()
    {
        const CliOutcome outcome = runCli({"train", at("t.csv"), "--epochs", "3", "--compare-splits"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.text().contains(QStringLiteral("With groups on both sides ")));
    }

    void comparisonNeedsGroupsFromTheStart()
    {
        write(at("alone.csv"), table(60).replace("speaker", "start")); // no input, and no group
        const CliOutcome outcome = runCli({"train", at("alone.csv"), "--compare-splits"});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.messages.contains(QStringLiteral("No row has a group")));
        QVERIFY2(outcome.output.isEmpty(), "refused before the first epoch");
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QStringList& words, int code, const char* sentence) {
            QTest::newRow(name) << words << code << QString::fromUtf8(sentence);
        };
        row("no data", {"train"}, 2, "DATA is missing");
        row("no model", {"train", "@", "--model", "magic"}, 2, "There is no model “magic”.");
        row("both splits", {"train", "@", "--stratify", "--group", "speaker"}, 2, "exclude each other");
        row("test_size", {"train", "@", "--test-size", "1"}, 2, "--test-size is 1;");
        row("test_size above 1", {"train", "@", "--test-size", "1.5"}, 2,
            "--test-size is 1.5; allowed is a number of more");
        row("test_size no number", {"train", "@", "--test-size", "a"}, 2,
            "--test-size is a; allowed is a number of more");
        row("nothing to test on", {"train", "@", "--test-size", "0"}, 2, "more than 0");
        row("no such folder", {"train", "@", "--out", "/nowhere/m.suaramodel"}, 1, "/nowhere/m.suaramodel: It cannot");
        row("no folder for the history", {"train", "@", "--history", "/nowhere/h.csv"}, 1, "/nowhere/h.csv: It cannot");
        row("scaler's range", {"train", "@", "--range", "-1,1"}, 2, "--range belongs to --scaler minmax");
        row("empty range", {"train", "@", "--scaler", "minmax", "--range", "1,1"}, 2, "allowed is LOW,HIGH");
        row("size", {"train", "@", "--size", "70x7"}, 2, "allowed is N or WxH");
        row("tensors of a table", {"train", "@", "--tensors"}, 2, "--tensors belongs to");
        row("resume what", {"train", "@", "--resume"}, 2, "say which");
        row("comparison of folds", {"train", "@", "--folds", "3", "--compare-splits"}, 2, "of one training");
        row("folder for a model", {"evaluate", "/", "@"}, 1, "/: The file cannot be read.");
        row("folder for a matrix", {"evaluate", "--matrix", "/"}, 1, "/: The file cannot be read.");
        row("momentum of adam", {"train", "@", "--momentum", "0.9"}, 2, "--momentum belongs to --optimizer sgd");
        row("decay of nothing", {"train", "@", "--decay-rate", "0.9"}, 2, "belongs to a --schedule that falls");
        row("class weight", {"train", "@", "--class-weight", "kick"}, 2, "allowed is none, balanced");
        row("weight of no class", {"train", "@", "--class-weight", "tom=2"}, 2, "“tom”");
        row("folds and test size", {"train", "@", "--folds", "3", "--test-size", "0.2"}, 2, "leave --test-size out");
        row("one fold", {"train", "@", "--folds", "1"}, 2, "--folds is \"1\"; allowed is 2");
        row("more folds than rows", {"train", "@", "--folds", "61"}, 2, "61 folds need at least as many rows");
        row("gain", {"train", "@", "--gain", "1"}, 2, "gain");
        row("no such column", {"train", "@", "--columns", "ZCR,pitch"}, 1,
            "There is no column “pitch”; the table has file, ZCR, SC");
        row("no matrix", {"evaluate", "--matrix", "@"}, 1, "Line 2");
        row("epochs", {"train", "@", "--epochs", "0"}, 2, "allowed is 1");
        row("label", {"train", "@", "--label", "mood"}, 1, "There is no column “mood”; the table has file, ZCR, SC");
        row("missing file", {"train", "/nowhere.csv"}, 1, "There is no such file.");
        row("weights of 0", {"train", "@", "--class-weight", "kick=0,snare=0"}, 2, "All classes weigh 0");
        row("annotator of a table", {"train", "@", "--annotator", "ann"}, 2, "--annotator belongs to the segments");
        row("summary of a table", {"train", "@", "--summary", "mean"}, 2, "--summary belongs to clips");
        row("size of a table", {"train", "@", "--size", "64"}, 2, "--size belongs to a --model that reads pictures");
        row("colours of a table", {"train", "@", "--channels", "bgr"}, 2, "--channels belongs to a --model that reads");
        row("shift of a table", {"train", "@", "--shift", "0.1"}, 2, "--shift belongs to a --model that reads");
        row("masks of a table", {"train", "@", "--time-masks", "1"}, 2, "--time-masks belongs to a --model that reads");
        row("share of no masks", {"train", "@", "--model", "cnn", "--mask-share", "0.2"}, 2, "belongs to --time-masks");
        row("time of nothing", {"train", "@", "--model", "cnn", "--time-down"}, 2, "--time-down belongs to --shift");
        row("scaler of pictures", {"train", "@", "--model", "cnn", "--scaler", "robust"}, 2, "--scaler belongs to");
        row("tensors of a CSV", {"train", "@", "--model", "cnn", "--tensors"}, 2, "--tensors belongs to clips");
        row("label of a folder", {"train", "/", "--label", "mood"}, 2, "--label belongs to a table");
        row("group of a folder", {"train", "/", "--group", "speaker"}, 2, "--group belongs to a table");
        row("columns of a folder", {"train", "/", "--columns", "ZCR"}, 2, "--columns belongs to a table");
        row("group of a project", {"train", "no.suara", "--group", "mood"}, 2, "of a project it is speaker or episode");
        row("cnn on a table", {"train", "@", "--model", "cnn"}, 2, "does not fit");
        row("no model file", {"evaluate", "@", "@"}, 1, "This is not a model that Suara has written.");
    }
    void refuses()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        QFETCH(QString, sentence);
        words.replaceInStrings(QStringLiteral("@"), at("t.csv"));
        const CliOutcome outcome = runCli(words);
        QCOMPARE(outcome.exitCode, exitCode);
        QVERIFY2(outcome.messages.contains(sentence), qPrintable(outcome.messages));
        QVERIFY2(outcome.output.isEmpty(), "refused before the first epoch");
    }

    void everyOptionReachesTheModel()
    {
        const CliOutcome outcome = runCli({"train",
                                           at("t.csv"),
                                           "--epochs",
                                           "2",
                                           "--scaler",
                                           "minmax",
                                           "--range",
                                           "-1,1",
                                           "--optimizer",
                                           "adamw",
                                           "--weight-decay",
                                           "0.01",
                                           "--learning-rate",
                                           "0.002",
                                           "--schedule",
                                           "cosine",
                                           "--decay-steps",
                                           "50",
                                           "--decay-rate",
                                           "0.1",
                                           "--plateau-patience",
                                           "7",
                                           "--patience",
                                           "9",
                                           "--class-weight",
                                           "kick=2,snare=0.5",
                                           "--noise",
                                           "0.05",
                                           "--gain",
                                           "0.1",
                                           "--columns",
                                           "SC",
                                           "--group",
                                           "speaker",
                                           "--test-size",
                                           "0.5",
                                           "--seed",
                                           "3",
                                           "--out",
                                           at("m")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.messages));
        const suara::TrainedModel model = suara::readModel(at("m").toStdString());
        QCOMPARE(model.columns, std::vector<std::string>{"SC"});
        QVERIFY(model.scaler.kind == suara::ScalerKind::MinMax && model.scaler.low == -1.0);
        QVERIFY(model.split == (suara::SplitOptions{0.5, 3, suara::SplitKind::Grouped}));
        const suara::TrainingOptions& training = model.training;
        QVERIFY(training.optimizer.kind == suara::OptimizerKind::AdamW && training.optimizer.weightDecay == 0.01 &&
                training.optimizer.learningRate == 0.002);
        QVERIFY(training.schedule == (suara::LearningRateSchedule{suara::ScheduleKind::Cosine, 50, 0.1}));
        QCOMPARE(training.plateauPatience, 7);
        QCOMPARE(training.patience, 9);
        QCOMPARE(training.classWeights, (std::vector<double>{2.0, 0.5}));
        QVERIFY(training.augmentation.noise == 0.05 && training.augmentation.gain == 0.1);
        QCOMPARE(model.groupColumn, std::string("speaker"));
    }

    void warnsBeforeItTrains()
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(SUARA_CLI), {"train", at("t.csv"), "--epochs", "1"});
        QVERIFY(process.waitForFinished(60000));
        const QByteArray all = process.readAll();
        QVERIFY(all.indexOf("On both sides of the split") >= 0);
        QVERIFY(all.indexOf("On both sides of the split") < all.indexOf("Epoch 1/1"));
    }

    void foldsGiveOneReport_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("folds");
        QTest::newRow("plain") << QStringList{"--folds", "4"} << 4;
        QTest::newRow("stratified") << QStringList{"--folds", "3", "--stratify"} << 3;
        QTest::newRow("whole groups") << QStringList{"--folds", "2", "--group", "speaker"} << 2;
        QTest::newRow("each group") << QStringList{"--leave-one-group-out"} << 2;
    }
    void foldsGiveOneReport()
    {
        QFETCH(QStringList, options);
        QFETCH(int, folds);
        const CliOutcome outcome =
            runCli(QStringList{"train", at("t.csv"), "--epochs", "120", "--history", at("h.csv"), "--quiet"} + options);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.messages));
        QCOMPARE(outcome.text().count(QStringLiteral(" - held out: ")), folds);
        QCOMPARE(outcome.text().count(QStringLiteral("Epoch 120/120")), folds);
        QVERIFY(outcome.text().contains(QStringLiteral("Confusion matrix over the folds")));
        QVERIFY(outcome.text().contains(QStringLiteral("accuracy                           1.00        60\n")));
        QVERIFY(outcome.text().contains(QStringLiteral("unweighted average recall (UAR) 1.0000")));
        QVERIFY(!outcome.text().contains(QStringLiteral("All rows"))); // no --out, no further model
        QCOMPARE(bytesOf(at("h.csv")).count("\r\n"), 1 + folds * 120);
    }

    void foldsWriteTheModelOfAllRows()
    {
        QCOMPARE(runCli({"train", at("t.csv"), "--folds", "2", "--epochs", "3", "--out", at("m")}).exitCode, 0);
        const suara::TrainedModel model = suara::readModel(at("m").toStdString());
        QCOMPARE(model.trainingRows, std::size_t(60));
        QCOMPARE(model.testRows, std::size_t(0));
    }

    void learnsFromWhatExtractWrites()
    {
        QCOMPARE(runCli({"demo", at("demo"), "--quiet"}).exitCode, 0);
        QCOMPARE(runCli({"extract", at("demo/drums"), "--labels", "folder", "--out", at("f.csv")}).exitCode, 0);
        const CliOutcome outcome = runCli({"train", at("f.csv"), "--epochs", "2", "--out", at("m")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.messages));
        QCOMPARE(suara::readModel(at("m").toStdString()).columns.size(), std::size_t(47));
    }

    void rowsWithoutALabelAreLeftOutAndCounted()
    {
        write(at("some.csv"), table(60) + "60.wav,0.1,3,,ann\n61.wav,0.1,3,,bob\n");
        const CliOutcome outcome = runCli({"train", at("some.csv"), "--epochs", "1"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.messages.contains(QStringLiteral("Left out, as they have no label: 2 rows.")));
    }

    void badCellsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QString>("said");
        QTest::newRow("NaN") << QByteArray("nan") << QStringLiteral(": “nan” is not a finite number.");
        QTest::newRow("nothing") << QByteArray("") << QStringLiteral(" is empty.");
        QTest::newRow("text") << QByteArray("loud") << QStringLiteral(": “loud” is not a finite number.");
        QTest::newRow("infinity") << QByteArray("inf") << QStringLiteral(": “inf” is not a finite number.");
    }
    void badCellsAreNamed()
    {
        QFETCH(QByteArray, cell);
        QFETCH(QString, said);
        write(at("bad.csv"), "x,y,label\n1,2,a\n3," + cell + ",b\n");
        const CliOutcome outcome = runCli({"train", at("bad.csv")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.contains(QStringLiteral("bad.csv: Line 3, column “y”") + said),
                 qPrintable(outcome.messages));
    }

    void aTypedMatrixGivesTheSameReport()
    {
        QCOMPARE(runCli({"train", at("t.csv"), "--epochs", "3", "--quiet", "--out", at("m")}).exitCode, 0);
        const QString evaluated = runCli({"evaluate", at("m"), at("t.csv")}).text();
        const QStringList lines = evaluated.split(u'\n');
        write(at("typed.txt"), lines.mid(2, 3).join(u'\n').toUtf8()); // the names and two rows
        QCOMPARE(runCli({"evaluate", "--matrix", at("typed.txt")}).text(), evaluated);
        QCOMPARE(runCli({"evaluate", "--matrix", "-"}, {}, lines.mid(2, 3).join(u'\n').toUtf8()).text(), evaluated);
        const QString byRow = runCli({"evaluate", "--matrix", at("typed.txt"), "--normalize", "true"}).text();
        QVERIFY(byRow.contains(QRegularExpression(QStringLiteral("kick [01]\\.\\d{4} [01]\\.\\d{4}\n"))));
    }

    void oneClassGivesASentence()
    {
        write(at("one.csv"), "x,label\n1,a\n2,a\n3,a\n");
        const CliOutcome outcome = runCli({"train", at("one.csv")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.messages.contains(QStringLiteral("one.csv: Every row has the class “a”")));
    }

    void aClassThatWasNotLearnedGivesASentence()
    {
        QCOMPARE(runCli({"train", at("t.csv"), "--epochs", "1", "--out", at("m")}).exitCode, 0);
        write(at("more.csv"), table(60).replace("0.wav,0.10,0,kick", "0.wav,0.10,0,tom"));
        const CliOutcome outcome = runCli({"evaluate", at("m"), at("more.csv")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.messages.contains(QStringLiteral("more.csv: The class “tom” is not one of those")),
                 qPrintable(outcome.messages));
    }

    void aLostLossGivesASentence()
    {
        write(at("large.csv"), table(60).replace(",0.", ",1000000").replace("-0.", "-1000000"));
        const CliOutcome outcome = runCli({"train", at("large.csv"), "--epochs", "3", "--scaler", "none", "--optimizer",
                                           "sgd", "--learning-rate", "1000"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.messages.contains(QStringLiteral("on the loss is no number")), qPrintable(outcome.messages));
        QVERIFY(outcome.text().contains(QStringLiteral(" - loss: nan - ")));
    }

private:
    QString at(const QString& name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestTrain)
#include "tst_train.moc"
