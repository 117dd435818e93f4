#include "core/learning/MeasuredOptions.h"
#include "core/learning/TrainingRun.h"
#include "tests/widgets/TrainPageBench.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/learning/data/ClassTable.h"
#include "widgets/learning/results/RunCharts.h"
#include "widgets/learning/setup/LayerView.h"
#include "widgets/learning/setup/SetupSection.h"

#include <QDir>
#include <QScrollArea>

using namespace suara;

/// The page before and after a run.
class TestTrainPage : public QObject, private TrainPageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() { makePage(); }
    void cleanup() { dropPage(); }

    void learnsToTellLowFromHigh()
    {
        const Run* run = trained(quickSetup());
        QVERIFY2(run != nullptr, qPrintable(note()));
        QCOMPARE(QString::fromStdString(run->name), QStringLiteral("Run 1"));
        const ConfusionMatrix& matrix = part<ConfusionMatrixView>().matrixModel().matrix();
        QCOMPARE(matrix.classes, (std::vector<std::string>{"high", "low"}));
        QCOMPARE(matrix.total(), std::int64_t(tested));
        QCOMPARE(matrix.correct(), std::int64_t(tested));
        QCOMPARE(part<ReportTable>().model()->index(0, ReportModel::F1).data().toString(), QStringLiteral("1.00"));
        QCOMPARE(part<ReportTable>().model()->index(2, ReportModel::Name).data().toString(),
                 QStringLiteral("accuracy"));
    }

    void logHasTheContractsLines()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        const QStringList lines = part<LogPanel>().toPlainText().split(u'\n');
        QCOMPARE(lines.size(), quickSetup().epochs);
        static const QRegularExpression line(QStringLiteral(
            "^Epoch 3/12 - loss: \\d\\.\\d{4} - acc: \\d\\.\\d{4} - val_loss: \\d\\.\\d{4} - val_acc: \\d\\.\\d{4}$"));
        QVERIFY2(line.match(lines[2]).hasMatch(), qPrintable(lines[2]));
    }

    void theRunIsKeptWithItsModel()
    {
        const Run* run = trained(quickSetup());
        QVERIFY(run != nullptr);
        const QByteArray bytes = project().runModel(run->id);
        const TrainedModel model = parseModel({bytes.data(), std::size_t(bytes.size())}, "model");
        QCOMPARE(model.classes, (std::vector<std::string>{"high", "low"}));
        QCOMPARE(model.inputOptions, measuredOptions(Summary::First)); // it knows how to measure other clips
        const RunRecord record = runRecordOf(run->record);
        QCOMPARE(record.setup, quickSetup());
        QCOMPARE(record.tests.size(), std::size_t(tested));
        QCOMPARE(int(record.history.size()), quickSetup().epochs);
        QVERIFY(!record.wasStopped);
        QCOMPARE(record.modelText, QStringLiteral("Dense 64–32"));
        QCOMPARE(record.scores()->averageRecall, 1.0);
        QCOMPARE(record.parameters, std::int64_t(5218));
        for (const TestRow& row : record.tests)
            QVERIFY(project().clip(row.clip) != nullptr);
    }

    void theSameSeedGivesTheSameRun()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        QVERIFY(trained(quickSetup()) != nullptr);
        const auto& runs = project().runs();
        QCOMPARE(project().runModel(runs[0].id), project().runModel(runs[1].id));
        QCOMPARE(QString::fromStdString(runs[1].name), QStringLiteral("Run 2"));
    }

    void aPageMadeLaterShowsTheNewestRun()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        TrainPage later(*m_workbench);
        QCOMPARE(later.findChild<ConfusionMatrixView*>()->matrixModel().matrix().total(), std::int64_t(tested));
        QVERIFY(later.findChild<LogPanel*>()->toPlainText().startsWith(QStringLiteral("Epoch 1/12 - loss: ")));
    }

    void aCellListsItsClipsReadyToPlay()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        auto& matrix = part<ConfusionMatrixView>();
        auto& hits = part<HitList>();
        QVERIFY(!hits.isVisible());
        QSignalSpy play(m_workbench.get(), &Workbench::playClipsRequested);
        QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {},
                          matrix.visualRect(matrix.matrixModel().index(0, 0)).center());
        QVERIFY(hits.isVisible());
        QCOMPARE(hits.model()->rowCount(), 2);
        QTest::keyClick(&matrix, Qt::Key_Space);
        QCOMPARE(play.takeFirst().first().value<QList<ClipId>>(), hits.clips());

        const QRect second = hits.visualRect(hits.model()->index(1, 0));
        QTest::mouseClick(hits.viewport(), Qt::LeftButton, {}, second.center());
        QCOMPARE(m_workbench->selection().currentClip(), hits.hits().clipAt(1));
        QVERIFY(play.isEmpty());
        QTest::keyClick(&hits, Qt::Key_Space);
        QCOMPARE(play.takeFirst().first().value<QList<ClipId>>(), QList<ClipId>{hits.hits().clipAt(1)});
        const QPoint arrow(8, hits.visualRect(hits.model()->index(0, 0)).center().y());
        QTest::mouseClick(hits.viewport(), Qt::LeftButton, {}, arrow);
        QCOMPARE(play.takeFirst().first().value<QList<ClipId>>(), QList<ClipId>{hits.hits().clipAt(0)});
    }

    void beforeTheFirstRunThePageSaysWhatToDo()
    {
        const auto shown = [this] {
            return part<RunCharts>().findChild<EmptyState*>();
        };
        QVERIFY(part<ClassTable>().isVisible()); // the data first
        m_page->findChild<QAction*>(QStringLiteral("look_at_data"))->trigger();
        QVERIFY(shown()->isVisible());
        auto* button = shown()->findChild<QPushButton*>();
        QVERIFY(button != nullptr);
        QCOMPARE(button->text(), QStringLiteral("Start training"));
        std::vector<ClipId> ids;
        for (const Clip& clip : project().clips())
            ids.push_back(clip.id);
        project().setClipLabel(ids, "");
        QTRY_VERIFY(shown()->findChild<QPushButton*>() == nullptr);
        QVERIFY(shown()->findChildren<QLabel*>().first()->text().startsWith(QStringLiteral("Set the clips’ classes")));
        project().undo();
        QTRY_VERIFY(shown()->findChild<QPushButton*>() != nullptr);
        part<TrainSetupPanel>().setSetup(quickSetup());
        QTest::mouseClick(shown()->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY(!shown()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), 1u, 60000);
    }

    void aPageCanBeThereBeforeTheProject()
    {
        Workbench empty;
        TrainPage early(empty);
        early.show();
        QVERIFY(QTest::qWaitForWindowExposed(&early));
    }

    void oneClassIsRefusedInWords()
    {
        std::vector<ClipId> ids;
        for (const Clip& clip : project().clips())
            ids.push_back(clip.id);
        project().setClipLabel(ids, "same");
        QVERIFY(trained(quickSetup()) == nullptr);
        QVERIFY2(note().contains(QStringLiteral("same")) && note().contains(QStringLiteral("two classes")),
                 qPrintable(note()));
    }

    void noClassesIsRefusedInWords()
    {
        std::vector<ClipId> ids;
        for (const Clip& clip : project().clips())
            ids.push_back(clip.id);
        project().setClipLabel(ids, "");
        QVERIFY(trained(quickSetup()) == nullptr);
        QVERIFY2(note().startsWith(QStringLiteral("No clip has a class yet.")), qPrintable(note()));
    }

    void fewClipsInTheTestPartAreWarnedOf()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        QVERIFY2(note().contains(QStringLiteral("Fewer than 5")) && note().contains(QStringLiteral("low")),
                 qPrintable(note()));
    }

    void aVanishedClipIsLeftOutAndNamed()
    {
        QFile broken(QString::fromStdString(file("210.wav").string()));
        QVERIFY(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
        broken.write("no sound");
        broken.close();
        userCache().clear();
        const Run* run = trained(quickSetup());
        QVERIFY2(run != nullptr, qPrintable(note()));
        const RunRecord record = runRecordOf(run->record);
        QCOMPARE(record.failedFiles.size(), 1);
        QCOMPARE(int(record.tests.size()) + record.trainingRows, 2 * clipsOfClass - 1);
        QVERIFY2(note().contains(QStringLiteral("210.wav")), qPrintable(note()));
    }

    void segmentsOfALabelSetAreRows()
    {
        std::vector<Segment> segments;
        const AnnotatorId annotator = project().annotators().front().id;
        for (const Clip& clip : project().clips()) {
            Segment segment;
            segment.clip = clip.id;
            segment.annotator = annotator;
            segment.start = 0;
            segment.end = clip.frames / 2;
            segment.labels["emotion"] = clip.label == "low" ? "sad" : "happy";
            segments.push_back(segment);
        }
        project().addSegments(segments);
        QTRY_COMPARE(part<QComboBox>("labels").count(), 2); // class of the clip, emotion · annotator
        TrainSetup setup = quickSetup();
        setup.labelSet = QStringLiteral("emotion");
        setup.annotator = annotator;
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        const RunRecord record = runRecordOf(run->record);
        QCOMPARE(record.matrix.classes, (std::vector<std::string>{"happy", "sad"}));
        QVERIFY(project().segment(record.tests.front().segment) != nullptr);

        auto& matrix = part<ConfusionMatrixView>();
        matrix.setCurrentIndex(matrix.model()->index(0, 0));
        QSignalSpy play(m_workbench.get(), &Workbench::playRangeRequested);
        auto& hits = part<HitList>();
        hits.setCurrentIndex(hits.model()->index(0, 0));
        hits.setFocus();
        QTest::keyClick(&hits, Qt::Key_Space);
        QCOMPARE(play.size(), 1);
        QCOMPARE(m_workbench->selection().currentSegment(), hits.hits().segmentAt(0));
    }

    void aCsvFileIsLearnedFrom()
    {
        QFile csv(QString::fromStdString(file("table.csv").string()));
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write("a,b,label\n");
        for (int i = 0; i < 20; ++i)
            csv.write(QByteArray::number(i) + ',' + QByteArray::number(i % 3) + (i < 10 ? ",male\n" : ",female\n"));
        csv.close();
        TrainSetup setup = quickSetup();
        setup.source = TrainSetup::Source::CsvFile;
        setup.csvFile = csv.fileName();
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        QCOMPARE(runRecordOf(run->record).tests.size(), std::size_t(tested));
        auto& matrix = part<ConfusionMatrixView>();
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column) {
                matrix.setCurrentIndex(matrix.model()->index(row, column));
                QVERIFY(part<HitList>().clips().isEmpty());
            }
    }

    void aWrongCsvFileIsSaidInOneSentence()
    {
        TrainSetup setup = quickSetup();
        setup.source = TrainSetup::Source::CsvFile;
        setup.csvFile = QString::fromStdString(file("missing.csv").string());
        QVERIFY(trained(setup) == nullptr);
        QVERIFY2(note().startsWith(QStringLiteral("missing.csv: ")), qPrintable(note()));
        setup.csvFile.clear();
        QVERIFY(trained(setup) == nullptr);
        QCOMPARE(note(), QStringLiteral("Choose a CSV file to learn from."));
    }

    void aFileThatCannotBeReadIsSaidOnce()
    {
        QList<bool> told; // by the page, so that the window does not say it too
        connect(&m_workbench->jobs(), &JobRunner::started, this,
                [&told](Job* job) { connect(job, &Job::failed, job, [&told, job] { told.append(job->isTold()); }); });
        TrainSetup setup = quickSetup();
        setup.source = TrainSetup::Source::CsvFile;
        setup.csvFile = QString::fromStdString(file("missing.csv").string());
        part<TrainSetupPanel>().setSetup(setup);
        Q_EMIT part<TrainSetupPanel>().changed();
        QTRY_COMPARE(told, QList<bool>{true});
        QCOMPARE(note(), QStringLiteral("missing.csv: There is no such file."));
    }

    void picturesTeachTheLecturesCnn()
    {
        TrainSetup setup = quickSetup();
        setup.source = TrainSetup::Source::MelPictures;
        setup.model = QStringLiteral("cnn");
        setup.epochs = 1;
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        QCOMPARE(runRecordOf(run->record).modelText, QStringLiteral("CNN 70 × 70"));
    }

    void tensorsTeachANetworkOfTheUsers()
    {
        TrainSetup setup = quickSetup();
        setup.source = TrainSetup::Source::LogMelTensors;
        setup.model = QStringLiteral("cnn");
        setup.layers = {{.kind = "conv2d", .units = 2, .size = 5, .activation = "relu"},
                        {.kind = "globalaveragepool"},
                        {.kind = "dense", .activation = "softmax"}};
        setup.epochs = 1;
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        const RunRecord record = runRecordOf(run->record);
        QCOMPARE(record.setup, setup);
        QCOMPARE(record.parameters, std::int64_t(5 * 5 * 2 + 2 + 2 * 2 + 2));
        QVERIFY(recipeOf(setup).training.augmentation.isTimeDown);
    }

    void chosenColumnsAreLearnedFrom()
    {
        TrainSetup setup = quickSetup();
        setup.columns = {QStringLiteral("zcr"), QStringLiteral("mfcc_1")};
        const QStringList all = summaryOf(project(), setup).columns;
        setup.columns = {all[0], all[5], QStringLiteral("no such column")};
        QCOMPARE(int(summaryOf(project(), setup).input.size()), 2);
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        const QByteArray bytes = project().runModel(run->id);
        const TrainedModel model = parseModel({bytes.data(), std::size_t(bytes.size())}, "model");
        QCOMPARE(model.columns, (std::vector<std::string>{all[0].toStdString(), all[5].toStdString()}));
        setup.columns = {QStringLiteral("no such column")};
        QVERIFY(trained(setup) == nullptr);
        QVERIFY2(note().startsWith(QStringLiteral("None of the chosen columns")), qPrintable(note()));
    }

    void classFoldersAreLearnedFrom()
    {
        for (const char* name : {"one", "two"}) {
            const QString folder = QString::fromStdString(file("folders").string()) + u'/' + QLatin1String(name);
            QVERIFY(QDir().mkpath(folder));
            for (int i = 0; i < 6; ++i) {
                QImage image(20, 10, QImage::Format_RGB32);
                image.fill(name[0] == 'o' ? QColor(10 * i, 0, 0) : QColor(255, 10 * i, 255));
                QVERIFY(image.save(folder + QStringLiteral("/%1.png").arg(i)));
            }
        }
        QVERIFY(QDir().mkpath(QString::fromStdString(file("folders/none").string())));
        TrainSetup setup = quickSetup();
        setup.source = TrainSetup::Source::ClassFolder;
        setup.folder = QString::fromStdString(file("folders").string());
        setup.side = 16;
        SilentTask task;
        const DataSummary summary = summaryMaker(setup)(task);
        QCOMPARE(summary.rows, 12);
        QCOMPARE(summary.classes.size(), 2);
        QCOMPARE(summary.classes[0].samples.size(), 3);
        QVERIFY(!summary.classes[0].samples[2].picture.isNull());
        QVERIFY(summary.warning.contains(QStringLiteral("none")));
        QVERIFY(summary.input == (Shape{16, 16, 3}));
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        QCOMPARE(runRecordOf(run->record).modelText, QStringLiteral("CNN 16 × 16"));
        std::filesystem::remove_all(file("folders"));
    }

    void threeRowsOfEachClassCanBeHeard()
    {
        auto& table = part<ClassTable>();
        QTRY_COMPARE(table.model()->rowCount(), 2);
        QVERIFY(table.isVisible());
        QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto at = [&](int row, int column) {
            return table.model()->index(row, column);
        };
        QCOMPARE(at(0, ClassTableModel::Name).data().toString(), QStringLiteral("high"));
        QCOMPARE(at(0, ClassTableModel::Rows).data().toString(), QString::number(clipsOfClass));
        QSignalSpy play(m_workbench.get(), &Workbench::playClipsRequested);
        table.setFocus();
        table.setCurrentIndex(at(1, ClassTableModel::FirstSample + 2));
        QTest::keyClick(&table, Qt::Key_Space);
        const auto heard = play.takeFirst().first().value<QList<ClipId>>();
        QCOMPARE(heard.size(), 1);
        QCOMPARE(project().clip(heard.front())->name,
                 at(1, ClassTableModel::FirstSample + 2).data().toString().toStdString());
        QCOMPARE(project().clip(heard.front())->label, std::string("low"));
        table.setCurrentIndex(at(1, ClassTableModel::Name)); // all three of the class
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(play.takeFirst().first().value<QList<ClipId>>().size(), 3);
        QVERIFY(trained(quickSetup()) != nullptr);
        QVERIFY(!table.isVisible()); // the curves are looked at now
    }

    void runsAreATable()
    {
        QAbstractItemModelTester tester(m_page->findChild<RunsModel*>(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(trained(quickSetup()) != nullptr);
        QVERIFY(trained(quickSetup()) != nullptr);
        auto& model = part<RunsModel>();
        QCOMPARE(model.rowCount(), 2);
        const auto text = [&](int row, int column) {
            return model.index(row, column).data().toString();
        };
        QCOMPARE(text(0, RunsModel::Name), QStringLiteral("Run 2"));
        QCOMPARE(text(1, RunsModel::Name), QStringLiteral("Run 1"));
        QCOMPARE(text(0, RunsModel::Split), QStringLiteral("stratified 0.20"));
        QCOMPARE(text(0, RunsModel::Epochs), QStringLiteral("12"));
        QCOMPARE(text(0, RunsModel::Recall), QStringLiteral("1.00"));
        QCOMPARE(text(0, RunsModel::State), QStringLiteral("done"));
        QVERIFY(model.setData(model.index(0, RunsModel::Name), QStringLiteral("Best")));
        QCOMPARE(project().runs().back().name, std::string("Best"));
    }

    void removingARunIsUndone()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        QVERIFY(trained(quickSetup()) != nullptr);
        auto& panel = part<RunsPanel>();
        QCOMPARE(panel.chosenRun(), project().runs().back().id);
        panel.removeAction()->trigger();
        QCOMPARE(project().runs().size(), std::size_t(1));
        QCOMPARE(panel.chosenRun(), project().runs().front().id);
        project().undo();
        QCOMPARE(part<RunsModel>().rowCount(), 2);
    }

    void foreignRecordsAreShownAsEmpty_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("run!");
        QTest::newRow("matrix too small") << QByteArray(R"({"classes": ["a", "b"], "matrix": [[1, 0]]})");
        QTest::newRow("a prediction that is no class")
            << QByteArray(R"({"classes": ["a"], "matrix": [[1]], "test_rows": [{}], "truth": [0], "predicted": [3]})");
    }

    void foreignRecordsAreShownAsEmpty()
    {
        QFETCH(QByteArray, json);
        QVERIFY(runRecordOf(json).isEmpty());
        project().addRun("Foreign", json, {});
        QCOMPARE(part<RunsModel>().rowCount(), 1);
        QCOMPARE(part<ConfusionMatrixView>().model()->rowCount(), 0);
    }

    void narrowWindowsStackTheCharts()
    {
        project().addRun("Foreign", "{}", {});
        m_page->resize(1280, 640);
        QVERIFY(m_page->minimumSizeHint().width() <= 1240);
        QVERIFY(!part<RunsPanel>().isVisible());
        m_page->resize(1600, 900);
        QVERIFY(part<RunsPanel>().isVisible());
    }
};

QTEST_MAIN(TestTrainPage)
#include "tst_trainpage.moc"
