#include "core/learning/layers/Catalog.h"
#include "widgets/common/look/Theme.h"
#include "widgets/learning/data/TrainData.h"
#include "widgets/learning/plan/TrainSetup.h"
#include "widgets/learning/setup/LayerView.h"
#include "widgets/learning/setup/ModelSection.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace suara;

/// The editor of a network's layers, its numbers beside Keras's.
class TestLayerEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
    }

    void init()
    {
        m_section = std::make_unique<ModelSection>();
        m_section->resize(300, 600);
        m_section->setChoices(pictures());
        m_section->setSummary(fiveClasses());
        m_section->show();
        QVERIFY(QTest::qWaitForWindowActive(m_section.get()));
    }

    void cleanup() { m_section.reset(); }

    void theLecturesNetworkHasItsParameters()
    {
        // keras.Sequential of the lecture at (70, 70, 3) and five classes: model.summary()
        QVERIFY(layers().isWhole());
        QCOMPARE(layers().parameters(), std::int64_t(1059493));
        const QStringList sizes{QStringLiteral("70 × 70 × 3"),  QStringLiteral("68 × 68 × 32"),
                                QStringLiteral("34 × 34 × 32"), QStringLiteral("32 × 32 × 32"),
                                QStringLiteral("16 × 16 × 32"), QStringLiteral("16 × 16 × 32"),
                                QStringLiteral("8192"),         QStringLiteral("128"),
                                QStringLiteral("128"),          QStringLiteral("5")};
        QCOMPARE(layers().rowCount(), sizes.size());
        for (int row = 0; row < sizes.size(); ++row)
            QCOMPARE(layers().index(row).data(LayersModel::SizeRole).toString(), sizes[row]);
        QCOMPARE(layers().index(7).data(LayersModel::ParametersRole).toString(), QStringLiteral("1\u2009048\u2009704"));
    }

    void changesAreCountedAtOnce()
    {
        QSignalSpy changed(m_section.get(), &SetupSection::changed);
        view().setCurrentIndex(layers().index(7)); // Dense 128
        box(0).setValue(64);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(layers().parameters(), std::int64_t(896 + 9248 + 8193 * 64 + 65 * 5));
        QCOMPARE(chosen().layers[6].units, 64);
        box(0).setValue(128);
        QVERIFY(chosen().layers.empty()); // the catalogue's again
    }

    void everyKindCanBeAdded()
    {
        QAbstractItemModelTester tester(&layers(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto* menu = m_section->findChild<QPushButton*>(QStringLiteral("addLayer"))->menu();
        QCOMPARE(std::size_t(menu->actions().size()), layerCatalog().size());
        int rows = layers().rowCount();
        for (QAction* action : menu->actions()) {
            view().setCurrentIndex(layers().index(0));
            action->trigger();
            QCOMPARE(layers().rowCount(), ++rows);
            QCOMPARE(view().currentIndex().row(), 1);
            QVERIFY(layers().index(1).data().toString().startsWith(action->text()));
        }
        view().setCurrentIndex(layers().index(rows - 1)); // behind the last nothing can stand
        menu->actions().last()->trigger();
        QVERIFY(layers().isFixed(layers().rowCount() - 1));
        QVERIFY(layers().index(layers().rowCount() - 1).data().toString().endsWith(QStringLiteral("softmax")));
    }

    void refusalStandsAtItsLayer()
    {
        view().setFocus();
        view().setCurrentIndex(layers().index(6)); // Flatten
        const int height = view().height();
        QTest::keyClick(&view(), Qt::Key_Delete);
        QVERIFY(!layers().isWhole());
        for (int row = 0; row < layers().rowCount(); ++row)
            QCOMPARE(!layers().index(row).data(LayersModel::ProblemRole).toString().isEmpty(), row == 6);
        const QString problem = layers().index(6).data(LayersModel::ProblemRole).toString();
        QVERIFY2(problem.contains(QStringLiteral("16 × 16 × 32")) && problem.contains(QStringLiteral("Flatten")),
                 qPrintable(problem));
        QVERIFY(layers().index(7).data(LayersModel::SizeRole).toString().isEmpty()); // not known behind it
        QVERIFY(view().height() > height - 32);                                      // the sentence takes its room
    }

    void refusals_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("word");
        QTest::newRow("a kernel larger than its picture") << 1 << 71 << QStringLiteral("size 71");
        QTest::newRow("a window larger than its picture") << 4 << 40 << QStringLiteral("size 40");
    }

    void refusals()
    {
        QFETCH(int, row);
        QFETCH(int, size);
        QFETCH(QString, word);
        LayerSpec layer = *layers().layer(row);
        layer.size = size;
        layers().change(row, layer);
        QVERIFY(!layers().isWhole());
        const QString problem = layers().index(row).data(LayersModel::ProblemRole).toString();
        QVERIFY2(problem.contains(word), qPrintable(problem));
    }

    void keysMoveAndRemove()
    {
        view().setFocus();
        view().setCurrentIndex(layers().index(5)); // Dropout behind the second pooling
        QTest::keyClick(&view(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(view().currentIndex().row(), 4);
        QCOMPARE(layers().layer(4)->kind, std::string("dropout"));
        QCOMPARE(layers().parameters(), std::int64_t(1059493));
        QTest::keyClick(&view(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(layers().layer(5)->kind, std::string("dropout"));
        QTest::keyClick(&view(), Qt::Key_Delete);
        QCOMPARE(layers().rowCount(), 9);
        view().setCurrentIndex(layers().index(8)); // what says the class stays
        QTest::keyClick(&view(), Qt::Key_Delete);
        QCOMPARE(layers().rowCount(), 9);
        QVERIFY(!layers().canMove(8, -1) && !layers().canMove(7, 1) && !layers().canMove(1, -1));
    }

    void draggedLayersMove_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("to");
        QTest::newRow("down") << 2 << 5 << 4;
        QTest::newRow("up") << 5 << 2 << 2;
        QTest::newRow("over the input") << 2 << 0 << 2;
        QTest::newRow("behind the last") << 2 << 10 << 2;
    }

    void draggedLayersMove()
    {
        QFETCH(int, from);
        QFETCH(int, before);
        QFETCH(int, to);
        LayerSpec marked{.kind = "dropout", .rate = 0.125};
        layers().change(from, marked);
        const std::unique_ptr<QMimeData> data(layers().mimeData({layers().index(from)}));
        layers().dropMimeData(data.get(), Qt::MoveAction, before, 0, {});
        QVERIFY(*layers().layer(to) == marked);
    }

    void thePlanIsTheCommandLines()
    {
        layers().change(7, {.kind = "dense", .units = 16, .activation = "elu", .initializer = "he_normal", .l2 = 0.01});
        const ModelPlan again = parseModelPlan(modelPlanJson(layers().plan()), "plan.json");
        QCOMPARE(again.input, InputKind::Picture);
        QVERIFY(again.layers == layers().plan().layers);
    }

    void theSetupKeepsTheLayers()
    {
        layers().add(6, {.kind = "dense", .units = 10, .activation = "relu"});
        const TrainSetup setup = chosen();
        QVERIFY(setupOf(setupJson(setup)) == setup);
        m_section->setChoices(pictures());
        QCOMPARE(layers().parameters(), std::int64_t(1059493));
        m_section->setChoices(setup);
        QCOMPARE(layers().layer(7)->units, 10);
    }

    void anotherSourceTakesItsOwnNetwork()
    {
        m_section->follow({});
        QCOMPARE(layers().plan().input, InputKind::Table);
        m_section->setSummary({10, {1, 1, 47}, fiveClasses().classes, {}, {}});
        QCOMPARE(layers().parameters(), std::int64_t(48 * 64 + 65 * 32 + 33 * 5));
    }

    void onlyWhatTheKindHasIsShown_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("fields");
        QTest::newRow("input") << 0 << 0;
        QTest::newRow("convolution: filters, size, activation, start, l2") << 1 << 5;
        QTest::newRow("pooling: size") << 2 << 1;
        QTest::newRow("dropout: share") << 5 << 1;
        QTest::newRow("flatten") << 6 << 0;
        QTest::newRow("dense: units, activation, start, l2") << 7 << 4;
        QTest::newRow("the last: start, l2") << 9 << 2;
    }

    void onlyWhatTheKindHasIsShown()
    {
        QFETCH(int, row);
        view().setCurrentIndex(layers().index(row));
        int shown = -1; // the box to start from
        for (const FormRow* field : m_section->findChildren<FormRow*>())
            shown += int(field->isVisible());
        QTEST(shown, "fields");
    }

private:
    static TrainSetup pictures()
    {
        TrainSetup setup;
        setup.source = TrainSetup::Source::MelPictures;
        setup.model = QStringLiteral("cnn");
        return setup;
    }

    static DataSummary fiveClasses()
    {
        DataSummary summary;
        summary.input = {70, 70, 3};
        summary.classes.resize(5);
        return summary;
    }

    LayersModel& layers() const { return m_section->layers(); }
    LayerView& view() const { return *m_section->findChild<LayerView*>(); }
    QDoubleSpinBox& box(int place) const { return *m_section->findChildren<QDoubleSpinBox*>().at(place); }

    TrainSetup chosen() const
    {
        TrainSetup setup = pictures();
        m_section->take(setup);
        return setup;
    }

    std::unique_ptr<ModelSection> m_section;
};

QTEST_MAIN(TestLayerEditor)
#include "tst_layereditor.moc"
