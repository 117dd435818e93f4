#include "tests/widgets/TrainPageBench.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/learning/data/LeakNotice.h"
#include "widgets/learning/results/CompareSheet.h"
#include "widgets/learning/results/HitsPanel.h"
#include "widgets/learning/results/RunCharts.h"
#include "widgets/learning/results/RunExports.h"
#include "widgets/learning/results/ScoreLine.h"
#include "widgets/learning/runs/BothSplits.h"
#include "widgets/learning/runs/RunDesk.h"
#include "widgets/plots/CurveChart.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QToolButton>
#include <numeric>

using namespace suara;

/// What can be done with runs and their results: listen, relabel, repeat, compare, save.
class TestTrainResults : public QObject, private TrainPageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() { makePage(); }
    void cleanup() { dropPage(); }

    void aTrueClassOpensItsClips()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        auto& matrix = part<ConfusionMatrixView>();
        auto* names = matrix.verticalHeader();
        QTest::mouseClick(names->viewport(), Qt::LeftButton, {}, QPoint(10, names->sectionViewportPosition(1) + 8));
        QCOMPARE(labelsOfHits(), (QStringList{QStringLiteral("low"), QStringLiteral("low")}));
        matrix.setCurrentIndex(matrix.model()->index(0, 0));
        QTest::keyClick(&matrix, Qt::Key_Return);
        QCOMPARE(labelsOfHits(), (QStringList{QStringLiteral("high"), QStringLiteral("high")}));
    }

    void mistakesComeSurestFirst()
    {
        const Run* run = trained(mislabelled());
        QVERIFY2(run != nullptr, qPrintable(note()));
        auto& button = part<QPushButton>("mistakes");
        QVERIFY(button.isVisible());
        QTest::mouseClick(&button, Qt::LeftButton);
        const RunRecord record = runRecordOf(run->record);
        const auto wrong =
            std::ranges::count_if(record.tests, [](const TestRow& test) { return test.truth != test.predicted; });
        auto& hits = part<HitList>().hits();
        QVERIFY(wrong > 0);
        QCOMPARE(hits.rowCount(), int(wrong));
        double before = 1.0;
        for (int row = 0; row < hits.rowCount(); ++row) {
            const double probability = hits.index(row).data(HitsModel::ShareRole).toDouble();
            QVERIFY(probability <= before && probability >= 0.5);
            before = probability;
            QVERIFY(hits.index(row).data(HitsModel::VerdictRole).toString().startsWith(QStringLiteral("→ ")));
        }
    }

    void relabelledThereTheClipsCanBeLearnedAgain()
    {
        QVERIFY2(trained(mislabelled()) != nullptr, qPrintable(note()));
        QTest::mouseClick(&part<QPushButton>("mistakes"), Qt::LeftButton);
        auto& list = part<HitList>();
        list.setFocus();
        list.setCurrentIndex(list.model()->index(0, 0));
        const ClipId clip = list.hits().clipAt(0);
        const std::string wrong = project().clip(clip)->label;
        auto* menu = part<QPushButton>("relabel").menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 2);
        menu->actions()[wrong == "high" ? 1 : 0]->trigger();
        QVERIFY(project().clip(clip)->label != wrong);
        QVERIFY2(note().contains(QStringLiteral("now")), qPrintable(note()));
        QPushButton* again = nullptr;
        for (auto* link : part<Note>().findChildren<QPushButton*>())
            if (link->text() == QStringLiteral("Train again"))
                again = link;
        QVERIFY(again != nullptr);
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), std::size_t(2), 60000);
        project().undo();
        QCOMPARE(project().clip(clip)->label, wrong);
    }

    void anotherLanguageKeepsWhatIsOpenAndNamesTheRunInIt()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        auto& matrix = part<ConfusionMatrixView>();
        matrix.setCurrentIndex(matrix.model()->index(0, 0));
        QTest::keyClick(&matrix, Qt::Key_Return);
        const QStringList open = labelsOfHits();
        QVERIFY(!open.isEmpty());
        const auto nameInTable = [this] {
            return part<RunsPanel>().findChild<QTableView*>()->model()->index(0, RunsModel::Name).data().toString();
        };
        QCOMPARE(nameInTable(), QStringLiteral("Run 1"));
        Language::instance().set(QStringLiteral("id"));
        QCOMPARE(nameInTable(), QStringLiteral("Pelatihan 1"));
        QCOMPARE(part<RunCharts>().run().name, QStringLiteral("Pelatihan 1"));
        QCOMPARE(labelsOfHits(), open);
        QVERIFY(part<HitList>().isVisible());
        QCOMPARE(project().runs().front().name, std::string("Run 1")); // files do not change with the language
    }

    void aNameThatWasGivenStaysInEveryLanguage()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        auto* runs = part<RunsPanel>().findChild<QTableView*>()->model();
        const QModelIndex name = runs->index(0, RunsModel::Name);
        Language::instance().set(QStringLiteral("id"));
        QVERIFY(!runs->setData(name, QStringLiteral("Pelatihan 1"))); // an editor that was opened and left
        QCOMPARE(project().runs().front().name, std::string("Run 1"));
        QVERIFY(runs->setData(name, QStringLiteral("Run of mine")));
        QCOMPARE(runs->index(0, RunsModel::Name).data().toString(), QStringLiteral("Run of mine"));
    }

    void beforeTheFirstRunLogAndRunsSayWhatWillStandThere()
    {
        QVERIFY(!part<LogPanel>().isVisible());
        QVERIFY(!part<RunsPanel>().isVisible());
        QCOMPARE(std::ranges::count_if(part<RunDesk>().findChildren<EmptyState*>(), &EmptyState::isVisible), 2);
        QVERIFY(trained(quickSetup()) != nullptr);
        QVERIFY(part<LogPanel>().isVisible());
        QVERIFY(part<RunsPanel>().isVisible());
    }

    void severalChosenAreHeardOneAfterAnother()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        auto& matrix = part<ConfusionMatrixView>();
        matrix.setCurrentIndex(matrix.model()->index(0, 0));
        auto& list = part<HitList>();
        list.setFocus();
        list.selectAll();
        QSignalSpy play(m_workbench.get(), &Workbench::playClipsRequested);
        QTest::keyClick(&list, Qt::Key_Space);
        QCOMPARE(play.takeFirst().first().value<QList<ClipId>>(), list.clips());
    }

    void anEpochOfTheChartListsItsClipsByLoss()
    {
        const Run* run = trained(quickSetup());
        QVERIFY(run != nullptr);
        auto* chart = m_page->findChild<CurveChart*>();
        Q_EMIT chart->pointClicked(3.0);
        auto& hits = part<HitList>().hits();
        QCOMPARE(hits.rowCount(), tested);
        const RunRecord record = runRecordOf(run->record);
        const std::vector<RowLoss> losses = record.lossesOf(3);
        QCOMPARE(losses.size(), std::size_t(tested));
        // their mean is the epoch's validation loss
        const double sum = sumOf(losses);
        QVERIFY(std::abs(sum / tested - *record.history[2].validationLoss) < 1e-4);
        for (int row = 1; row < tested; ++row)
            QVERIFY(hits.index(row).data(HitsModel::ShareRole).toDouble() <=
                    hits.index(row - 1).data(HitsModel::ShareRole).toDouble());
        QVERIFY(hits.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("loss")));
        QVERIFY(record.lossesOf(0).empty() && record.lossesOf(13).empty());
    }

    void anEpochOfFoldsListsEveryRowOnce()
    {
        TrainSetup setup = quickSetup();
        setup.rounds = TrainSetup::Rounds::Folds;
        setup.folds = 4;
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        const RunRecord record = runRecordOf(run->record);
        const std::vector<RowLoss> losses = record.lossesOf(5);
        QCOMPARE(losses.size(), record.tests.size());
        double expected = 0.0; // each fold holds out as many rows
        for (const std::vector<EpochRecord>& fold : record.folds)
            expected += *fold[4].validationLoss / setup.folds;
        QVERIFY(std::abs(sumOf(losses) / double(losses.size()) - expected) < 1e-4);
        Q_EMIT m_page->findChild<CurveChart*>()->pointClicked(5.0);
        auto& hits = part<HitList>().hits();
        QCOMPARE(hits.rowCount(), int(record.tests.size()));
        for (int row = 1; row < hits.rowCount(); ++row)
            QVERIFY(hits.index(row).data(HitsModel::ShareRole).toDouble() <=
                    hits.index(row - 1).data(HitsModel::ShareRole).toDouble());
    }

    void longRecordsAreReadInTheBackground()
    {
        const Run* run = trained(quickSetup());
        QVERIFY(run != nullptr);
        QJsonObject json = QJsonDocument::fromJson(run->record).object();
        json[QLatin1String("note")] = QString(100'000, u'x'); // long, and the same run else
        const QByteArray record = QJsonDocument(json).toJson(QJsonDocument::Compact);
        const QByteArray model = project().runModel(run->id);
        for (int i = 0; i < 20; ++i)
            QVERIFY(project().addRun("Long " + std::to_string(i), record, model) > 0);
        auto& runs = *m_page->findChild<RunsModel*>();
        QCOMPARE(runs.rowCount(), 21);
        QCOMPARE(runs.index(0, RunsModel::Name).data().toString(), QStringLiteral("Long 19"));
        QCOMPARE(runs.index(0, RunsModel::State).data().toString(), QStringLiteral("being read"));
        QTRY_COMPARE(runs.index(0, RunsModel::State).data().toString(), QStringLiteral("done"));
        QTRY_COMPARE(runs.index(19, RunsModel::State).data().toString(), QStringLiteral("done"));
        QCOMPARE(runs.index(5, RunsModel::Epochs).data().toString(), QStringLiteral("12"));
        part<RunsPanel>().chooseRun(runs.runAt(7));
        QTRY_COMPARE(part<RunCharts>().run().name, QStringLiteral("Long 12"));
        QCOMPARE(part<RunCharts>().run().history.size(), std::size_t(12));
        Q_EMIT m_page->findChild<CurveChart*>()->pointClicked(3.0);
        QCOMPARE(part<HitList>().hits().rowCount(), tested);
    }

    void whatNeedsLongRecordsWaitsForThem()
    {
        const Run* run = trained(quickSetup());
        QVERIFY(run != nullptr);
        QJsonObject json = QJsonDocument::fromJson(run->record).object();
        json[QLatin1String("note")] = QString(100'000, u'x');
        const QByteArray record = QJsonDocument(json).toJson(QJsonDocument::Compact);
        const QByteArray model = project().runModel(run->id);
        QVERIFY(project().addRun("Long", record, model) > 0);
        part<TrainSetupPanel>().setSetup({});
        part<RunsPanel>().chooseRun(project().runs().back().id);
        m_page->findChild<QAction*>(QStringLiteral("take_choices"))->trigger();
        m_page->findChild<QAction*>(QStringLiteral("compare_runs"))->trigger();
        QVERIFY(m_page->findChild<CompareSheet*>() == nullptr); // nothing is read in this thread
        QVERIFY(part<TrainSetupPanel>().setup() == TrainSetup());
        QTRY_VERIFY(m_page->findChild<CompareSheet*>() != nullptr);
        QVERIFY(m_page->findChild<CompareSheet*>()->tableText().startsWith(QStringLiteral("\tRun 1\tLong\n")));
        QTRY_VERIFY(part<TrainSetupPanel>().setup() == quickSetup());
    }

    void trainedAgainTheWeightsAreTheSameBits()
    {
        const Run* run = trained(quickSetup());
        QVERIFY(run != nullptr);
        m_page->findChild<QAction*>(QStringLiteral("repeat_run"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), std::size_t(2), 60000);
        QTRY_COMPARE(note(), QStringLiteral("Run 2 has the very same weights as Run 1, bit for bit."));

        const ClipId clip = project().clips().front().id;
        project().setClipLabel({clip}, "high"); // it was low
        part<RunsPanel>().chooseRun(project().runs().front().id);
        m_page->findChild<QAction*>(QStringLiteral("repeat_run"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), std::size_t(3), 60000);
        QTRY_VERIFY2(note().startsWith(QStringLiteral("Run 3 has other weights than Run 1")), qPrintable(note()));
    }

    void aRunsChoicesCanBeTaken()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        part<TrainSetupPanel>().setSetup({});
        m_page->findChild<QAction*>(QStringLiteral("take_choices"))->trigger();
        QVERIFY(part<TrainSetupPanel>().setup() == quickSetup());
    }

    void runsStandSideBySide()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        TrainSetup other = quickSetup();
        other.batchSize = 8;
        QVERIFY(trained(other) != nullptr);
        m_page->findChild<QAction*>(QStringLiteral("compare_runs"))->trigger();
        auto* sheet = m_page->findChild<CompareSheet*>();
        QVERIFY(sheet != nullptr && sheet->isOpen());
        const QString text = sheet->tableText();
        QVERIFY2(text.startsWith(QStringLiteral("\tRun 1\tRun 2\n")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Batch size\t4\t8\n")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("Parameters\t5\u2009218\t5\u2009218\n")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("UAR\t1.000\t1.000\n")), qPrintable(text));
    }

    void anEyeLaysARunBehindTheChosenOne()
    {
        QVERIFY(trained(quickSetup()) != nullptr);
        QVERIFY(trained(quickSetup()) != nullptr);
        const RunId first = project().runs().front().id;
        const RunId second = project().runs().back().id;
        auto& panel = part<RunsPanel>();
        QCOMPARE(panel.chosenRun(), second);
        auto* table = panel.findChild<QTableView*>();
        const QRect eye = table->visualRect(table->model()->index(1, RunsModel::Compare));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, eye.center());
        QCOMPARE(m_page->findChild<RunsModel*>()->compared(), QSet<RunId>{first});
        QCOMPARE(panel.chosenRun(), second);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, eye.center());
        QVERIFY(m_page->findChild<RunsModel*>()->compared().isEmpty());

        const QModelIndex cell = table->model()->index(0, RunsModel::Compare);
        const QString before = cell.data(Qt::AccessibleTextRole).toString();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space); // the chosen one's
        QCOMPARE(m_page->findChild<RunsModel*>()->compared(), QSet<RunId>{second});
        QVERIFY(!before.isEmpty() && cell.data(Qt::AccessibleTextRole).toString() != before);
        QVERIFY2(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Space")), "its key is told");
    }

    void everyFormatIsSaved_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("model") << QStringLiteral("save_model") << QByteArray("SUARAMDL");
        QTest::newRow("ONNX") << QStringLiteral("save_onnx") << QByteArray("\x08", 1);
        QTest::newRow("NPZ") << QStringLiteral("save_npz") << QByteArray("PK");
        QTest::newRow("history") << QStringLiteral("save_history") << QByteArray("epoch,loss,acc,val_loss,val_acc");
        QTest::newRow("script") << QStringLiteral("save_script") << QByteArray();
    }

    void everyFormatIsSaved()
    {
        QFETCH(QString, action);
        QVERIFY(trained(quickSetup()) != nullptr);
        const QString target = m_folder.filePath(QStringLiteral("saved"));
        m_page->findChild<QAction*>(action)->trigger();
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_page->findChild<QFileDialog*>()) != nullptr);
        Q_EMIT dialog->filesSelected({target + QStringLiteral(".x")});
        QFile file(target + QStringLiteral(".x"));
        QTRY_VERIFY(file.exists() && file.size() > 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QFETCH(QByteArray, start);
        QVERIFY2(bytes.startsWith(start), bytes.left(20).constData());
        if (action == QStringLiteral("save_script"))
            QVERIFY(bytes.contains("keras"));
        file.remove();
        dialog->close();
    }

    void aSpeakerOnBothSidesIsSaidBeforeTraining()
    {
        auto& notice = part<LeakNotice>();
        QVERIFY(!notice.isVisible());
        giveSpeakers();
        QTRY_VERIFY2(notice.text().startsWith(QStringLiteral("Speakers on both sides: ")), qPrintable(notice.text()));
        QVERIFY(notice.isVisible());
        QTest::mouseClick(&part<QPushButton>("holdOutInstead"), Qt::LeftButton);
        QCOMPARE(part<TrainSetupPanel>().setup().holdOut, TrainSetup::HoldOut::Speaker);
        QTRY_VERIFY(!notice.text().contains(QStringLiteral("Speakers")));
    }

    void aNearDuplicateOnBothSidesIsSaid()
    {
        std::vector<Clip> copies;
        for (int i = 0; i < clipsOfClass; ++i) { // every low tone once more, at half its loudness
            std::vector<float> samples = sine(200 + 10 * i);
            for (float& sample : samples)
                sample *= 0.5F;
            const auto path = file(std::to_string(i) + "-copy.wav");
            writeWav(path, samples, rate);
            SilentTask task;
            Clip clip = probeClip(path, task);
            clip.label = "low";
            copies.push_back(clip);
        }
        project().addClips(copies);
        TrainSetup setup = quickSetup();
        part<TrainSetupPanel>().setSetup(setup);
        Q_EMIT part<TrainSetupPanel>().changed();
        auto& notice = part<LeakNotice>();
        QTRY_VERIFY2(notice.text().contains(QStringLiteral("nearly the same clip")), qPrintable(notice.text()));
    }

    void theScoreUnderBothSplits()
    {
        giveSpeakers();
        TrainSetup setup = quickSetup();
        part<TrainSetupPanel>().setSetup(setup);
        QTRY_VERIFY(part<QPushButton>("bothSplits").isVisible());
        QTest::mouseClick(&part<QPushButton>("bothSplits"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), std::size_t(2), 60000);
        QTRY_VERIFY2(note().startsWith(QStringLiteral("With groups on both sides 100 % of the test rows are right "
                                                      "(UAR 100 %), with unseen groups 100 % (UAR 100 %; ")),
                     qPrintable(note()));
        const RunRecord first = runRecordOf(project().runs()[0].record);
        TrainSetup second = first.setup;
        second.holdOut = TrainSetup::HoldOut::Speaker;
        QVERIFY(runRecordOf(project().runs()[1].record).setup == second);
    }

private:
    static double sumOf(const std::vector<RowLoss>& losses)
    {
        return std::accumulate(losses.begin(), losses.end(), 0.0,
                               [](double sum, const RowLoss& loss) { return sum + double(loss.loss); });
    }

    /// Four speakers, each with clips of both classes.
    void giveSpeakers()
    {
        static constexpr std::array names{"Ani", "Budi", "Citra", "Dewi"};
        std::array<std::vector<ClipId>, names.size()> of;
        for (std::size_t i = 0; i < project().clips().size(); ++i)
            of[i / 2 % 4].push_back(project().clips()[i].id);
        for (std::size_t speaker = 0; speaker < of.size(); ++speaker)
            project().setClipSpeaker(of[speaker], names[speaker]);
    }

    /// Half of the low tones under the wrong name, all rows tested in folds.
    TrainSetup mislabelled()
    {
        std::vector<ClipId> wrong;
        for (std::size_t i = 0; i < 10; i += 4)
            wrong.push_back(project().clips()[i].id);
        project().setClipLabel(wrong, "high");
        TrainSetup setup = quickSetup();
        setup.rounds = TrainSetup::Rounds::Folds;
        setup.epochs = 20;
        return setup;
    }

    QStringList labelsOfHits() const
    {
        QStringList labels;
        for (const ClipId clip : part<HitList>().clips())
            labels.append(QString::fromStdString(project().clip(clip)->label));
        return labels;
    }
};

QTEST_MAIN(TestTrainResults)
#include "tst_trainresults.moc"
