#include "core/learning/MeasuredOptions.h"
#include "core/learning/TrainingRun.h"
#include "tests/support/DeepFolder.h"
#include "tests/widgets/TrainPageBench.h"
#include "widgets/learning/setup/LayerView.h"
#include "widgets/learning/setup/SetupSection.h"

#include <QScrollArea>

using namespace suara;

namespace {

/// Every choice away from its default.
TrainSetup unusualSetup()
{
    TrainSetup setup;
    setup.source = TrainSetup::Source::CsvFile;
    setup.csvFile = QStringLiteral("/a/b.csv");
    setup.labelColumn = QStringLiteral("sex");
    setup.folder = QStringLiteral("/a/classes");
    setup.columns = {QStringLiteral("a"), QStringLiteral("b")};
    setup.side = 32;
    setup.isBgr = true;
    setup.isMean = true;
    setup.holdOut = TrainSetup::HoldOut::Speaker;
    setup.rounds = TrainSetup::Rounds::EachGroup;
    setup.testSize = 0.25;
    setup.folds = 7;
    setup.splitSeed = 4000000000;
    setup.scaler = ScalerKind::MinMax;
    setup.low = -1.0;
    setup.high = 2.0;
    setup.isBalanced = true;
    setup.layers = {{.kind = "dense", .units = 8, .activation = "tanh"}, {.kind = "dense", .activation = "softmax"}};
    setup.optimizer = {OptimizerKind::AdamW, 0.00005, 0.5, 0.8, 0.99, 0.7, 0.000001, 0.01};
    setup.schedule = {ScheduleKind::Step, 50, 0.25};
    setup.patience = 4;
    setup.plateauPatience = 2;
    setup.augmentation = {0.1, 0.2, 0.3, 1, 2, 0.25, false};
    setup.epochs = 3;
    setup.batchSize = 5;
    setup.seed = 11;
    return setup;
}

} // namespace

/// What is chosen before a run, and what it becomes.
class TestTrainSetup : public QObject, private TrainPageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() { makePage(); }
    void cleanup() { dropPage(); }

    void dataSummary_data()
    {
        QTest::addColumn<int>("source");
        QTest::addColumn<int>("inputs");
        QTest::newRow("lecture's features") << int(TrainSetup::Source::FeatureTable) << 47;
        QTest::newRow("mel pictures") << int(TrainSetup::Source::MelPictures) << 70 * 70 * 3;
        QTest::newRow("log-mel tensors") << int(TrainSetup::Source::LogMelTensors) << 600 * 128;
        QTest::newRow("a file is not known before it is read") << int(TrainSetup::Source::CsvFile) << 0;
    }
    void dataSummary()
    {
        QFETCH(int, source);
        TrainSetup setup;
        setup.source = TrainSetup::Source(source);
        const DataSummary summary = summaryOf(project(), setup);
        QTEST(int(summary.input.size()), "inputs");
        QCOMPARE(summary.rows, setup.source == TrainSetup::Source::CsvFile ? 0 : 2 * clipsOfClass);
        if (summary.rows > 0)
            QCOMPARE(sizeText(summary), QStringLiteral("20 rows, 2 classes"));
    }

    void aNameThatIsNotUtf8StandsInTheSummaryOfItsFolder()
    {
        const std::filesystem::path folder = file("names/one");
        std::filesystem::create_directories(folder);
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(QString::fromStdString((folder / "x.png").string())));
        std::filesystem::rename(folder / "x.png", folder / "x\xff.png");
        TrainSetup setup;
        setup.source = TrainSetup::Source::ClassFolder;
        setup.folder = QString::fromStdString(file("names").string());
        SilentTask task;
        const DataSummary summary = summaryMaker(setup)(task);
        QCOMPARE(summary.rows, 1);
        QCOMPARE(summary.classes[0].samples[0].name, QStringLiteral("x\uFFFD.png"));
    }

    void whatOfAFolderIsPassedOverIsSaid()
    {
        const std::filesystem::path folder = file("classes");
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::red);
        for (const char* name : {"glad", "sad"}) {
            std::filesystem::create_directories(folder / name);
            QVERIFY(image.save(QString::fromStdString((folder / name / "x.png").string())));
        }
        std::filesystem::create_directories(folder / "bare");
        QFile none(QString::fromStdString((folder / "sad" / "none.png").string()));
        QVERIFY(none.open(QIODevice::WriteOnly) && none.write("no picture") > 0);
        none.close();
        writeWav(folder / "sad" / "x.wav", sine(440.0), rate);
        test::makeTooDeep(folder / "glad");
        TrainSetup setup;
        setup.source = TrainSetup::Source::ClassFolder;
        setup.folder = QString::fromStdString(folder.string());
        SilentTask task;
        const DataSummary summary = summaryMaker(setup)(task);
        QCOMPARE(summary.rows, 2);
        const QString said = summary.warning;
        QVERIFY2(said.contains(QStringLiteral("cannot be read: none.png.")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("The folder cannot be read")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("“bare” holds nothing")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("1 sound file")), qPrintable(said));
        std::filesystem::remove_all(folder);
    }

    void theLayersAreCounted()
    {
        // Keras: (47 + 1) 64 + 65 * 32 + 33 * 2
        const auto shows = [this](const QString& text) {
            const auto labels = m_page->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == text; });
        };
        QTRY_VERIFY(shows(QStringLiteral("5\u2009218 parameters")));
        TrainSetup pictures;
        pictures.source = TrainSetup::Source::MelPictures;
        pictures.model = QStringLiteral("cnn");
        auto& panel = part<TrainSetupPanel>();
        panel.setSetup(pictures);
        panel.setSummary(summaryOf(project(), pictures));
        // Keras: 896 + 9248 + (16 * 16 * 32 + 1) 128 + 129 * 2
        QVERIFY(shows(QStringLiteral("1\u2009059\u2009106 parameters")));
    }

    void everyChoiceComesBack()
    {
        const TrainSetup setup = unusualSetup();
        auto& panel = part<TrainSetupPanel>();
        panel.setSetup(setup);
        QCOMPARE(panel.setup(), setup);
        QCOMPARE(setupOf(setupJson(setup)), setup);
        Language::instance().set(QStringLiteral("id"));
        QCOMPARE(panel.setup(), setup);
        QCOMPARE(setupOf({}), TrainSetup());
    }

    void aSetupBecomesTheRecipe()
    {
        const TrainingRecipe recipe = recipeOf(unusualSetup());
        QCOMPARE(recipe.split.kind, SplitKind::Grouped);
        QCOMPARE(recipe.scaler, ScalerKind::MinMax);
        QCOMPARE(recipe.low, -1.0);
        QVERIFY(recipe.weighting.isBalanced);
        QCOMPARE(recipe.model.id, std::string("custom"));
        QVERIFY(recipe.model.layers == unusualSetup().layers);
        QVERIFY(recipe.training.optimizer == unusualSetup().optimizer);
        QVERIFY(recipe.training.schedule == unusualSetup().schedule);
        QVERIFY(recipe.training.augmentation == unusualSetup().augmentation);
        QCOMPARE(recipe.training.patience, 4);
        QCOMPARE(recipe.training.plateauPatience, 2);
    }

    void foldsFollowWhatIsHeldOut_data()
    {
        QTest::addColumn<int>("holdOut");
        QTest::addColumn<int>("rounds");
        QTest::addColumn<int>("kind"); // -1: no folds
        using HoldOut = TrainSetup::HoldOut;
        using Rounds = TrainSetup::Rounds;
        QTest::newRow("one") << int(HoldOut::Stratified) << int(Rounds::Once) << -1;
        QTest::newRow("k-fold") << int(HoldOut::Random) << int(Rounds::Folds) << int(FoldKind::Plain);
        QTest::newRow("stratified") << int(HoldOut::Stratified) << int(Rounds::Folds) << int(FoldKind::Stratified);
        QTest::newRow("groups") << int(HoldOut::Recording) << int(Rounds::Folds) << int(FoldKind::StratifiedGrouped);
        QTest::newRow("each") << int(HoldOut::Speaker) << int(Rounds::EachGroup) << int(FoldKind::LeaveOneGroupOut);
    }
    void foldsFollowWhatIsHeldOut()
    {
        QFETCH(int, holdOut);
        QFETCH(int, rounds);
        TrainSetup setup;
        setup.holdOut = TrainSetup::HoldOut(holdOut);
        setup.rounds = TrainSetup::Rounds(rounds);
        const auto folds = foldsOf(setup);
        QTEST(folds ? int(folds->kind) : -1, "kind");
    }

    void whatHangsOnAChoiceFollowsIt()
    {
        auto& panel = part<TrainSetupPanel>();
        const auto choose = [&](const QString& text) {
            for (QComboBox* box : panel.findChildren<QComboBox*>())
                if (const int place = box->findText(text); place >= 0) {
                    box->setCurrentIndex(place);
                    return true;
                }
            return false;
        };
        QVERIFY(choose(QStringLiteral("SGD")));
        QCOMPARE(panel.setup().optimizer.learningRate, 0.01);
        QVERIFY(choose(QStringLiteral("AdamW")));
        QCOMPARE(panel.setup().optimizer.learningRate, 0.001);
        QVERIFY(choose(QStringLiteral("Cosine")));
        QCOMPARE(panel.setup().schedule.rate, 0.0);
        QVERIFY(choose(QStringLiteral("Each group once"))); // of a split that knows no groups
        QCOMPARE(panel.setup().rounds, TrainSetup::Rounds::Folds);
    }

    void aBeginnerSeesTheLecturesChoicesOnly()
    {
        const auto shown = [this] {
            QStringList labels;
            for (const QLabel* label : part<TrainSetupPanel>().findChildren<QLabel*>())
                if (label->isVisible())
                    labels.append(label->text());
            return labels;
        };
        QVERIFY(shown().contains(QStringLiteral("Rate")));
        QVERIFY(!shown().contains(QStringLiteral("Beta 1")));
        part<SetupSection>("more").setExpanded(true);
        QVERIFY(shown().contains(QStringLiteral("Beta 1")));
        QVERIFY(!shown().contains(QStringLiteral("Momentum"))); // Adam has none
        QVERIFY(!shown().contains(QStringLiteral("Shift")));    // nor has a row of numbers a time
    }

    void theProjectRemembersTheSetup()
    {
        TrainSetup setup = quickSetup();
        auto& panel = part<TrainSetupPanel>();
        panel.setSetup(setup);
        Q_EMIT panel.changed();
        TrainPage later(*m_workbench);
        QCOMPARE(later.findChild<TrainSetupPanel*>()->setup(), setup);
    }

    void nothingIsCutInTheNarrowSetup_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString& language : Language::available())
            QTest::newRow(qPrintable(language)) << language;
    }
    void nothingIsCutInTheNarrowSetup()
    {
        QFETCH(QString, language);
        Language::instance().set(language);
        m_page->resize(1280, 640);
        part<SetupSection>("more").setExpanded(true);
        using Source = TrainSetup::Source;
        for (const Source source :
             {Source::FeatureTable, Source::MelPictures, Source::CsvFile, Source::ClassFolder, Source::LogMelTensors}) {
            TrainSetup setup = unusualSetup();
            setup.source = source;
            setup.layers.clear();
            part<TrainSetupPanel>().setSetup(setup);
            auto* layers = m_page->findChild<LayerView*>();
            layers->setCurrentIndex(layers->model()->index(1, 0));
            QCoreApplication::processEvents();
            const auto* scroll = part<TrainSetupPanel>().findChild<QScrollArea*>();
            const int needed = scroll->widget()->minimumSizeHint().width();
            QVERIFY2(needed <= scroll->viewport()->width(), qPrintable(QString::number(needed)));
            for (const FormRow* row : part<TrainSetupPanel>().findChildren<FormRow*>()) {
                const auto* label = row->findChild<QLabel*>();
                const int room = label->fontMetrics().horizontalAdvance(label->text());
                QVERIFY2(!row->isVisible() || room <= label->width(), qPrintable(label->text()));
            }
        }
    }
};

QTEST_MAIN(TestTrainSetup)
#include "tst_trainsetup.moc"
