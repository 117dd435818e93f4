#include "widgets/common/look/Ground.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/results/ConfusionMatrixView.h"
#include "widgets/learning/results/ReportTable.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QtTest>

using namespace suara;

namespace {

/// Three kicks right, one heard as snare; one snare right, none wrong; no hat in the test part.
ConfusionMatrix drums()
{
    return {{"hat", "kick", "snare"}, {0, 0, 0, 0, 3, 1, 0, 0, 1}};
}

QString cell(const ConfusionMatrixView& view, int row, int column)
{
    return view.matrixModel().index(row, column).data().toString();
}

double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double v) {
            return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestConfusionMatrix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        Language::instance().set(QStringLiteral("en"));
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void modelKeepsTheRulesOfItemModels()
    {
        ConfusionMatrixModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatrix(drums());
        model.setMeasure(ConfusionMatrixModel::Measure::RowShares);
        model.setShortNames(true);
        model.setMatrix({});
        QCOMPARE(model.rowCount(), 0);
    }

    void numbers_data()
    {
        QTest::addColumn<int>("measure");
        QTest::addColumn<QString>("kickAsKick");
        QTest::addColumn<QString>("kickAsSnare");
        QTest::addColumn<QString>("snareAsSnare");
        QTest::newRow("counts") << int(ConfusionMatrixModel::Measure::Counts) << "3"
                                << "1"
                                << "1";
        QTest::newRow("rows: recall") << int(ConfusionMatrixModel::Measure::RowShares) << "0.75"
                                      << "0.25"
                                      << "1.00";
        QTest::newRow("columns: precision") << int(ConfusionMatrixModel::Measure::ColumnShares) << "1.00"
                                            << "0.50"
                                            << "0.50";
    }

    void numbers()
    {
        QFETCH(int, measure);
        ConfusionMatrixView view;
        view.setMatrix(drums());
        view.setMeasure(ConfusionMatrixModel::Measure(measure));
        QTEST(cell(view, 1, 1), "kickAsKick");
        QTEST(cell(view, 1, 2), "kickAsSnare");
        QTEST(cell(view, 2, 2), "snareAsSnare");
    }

    void aClassWithoutClipsIsZeroNotNaN()
    {
        ConfusionMatrixView view;
        view.setMatrix(drums());
        view.setMeasure(ConfusionMatrixModel::Measure::RowShares);
        QCOMPARE(cell(view, 0, 0), QStringLiteral("0.00"));
        QCOMPARE(view.matrixModel().index(0, 0).data(ConfusionMatrixModel::StrengthRole).toDouble(), 0.0);
    }

    void cellsSayThemselvesInWords()
    {
        ConfusionMatrixView view;
        view.setMatrix(drums());
        const QModelIndex wrong = view.matrixModel().index(1, 2);
        QCOMPARE(wrong.data(Qt::ToolTipRole).toString(), QStringLiteral("kick heard as snare: 1 of 4"));
        QCOMPARE(wrong.data(Qt::AccessibleTextRole), wrong.data(Qt::ToolTipRole));
        QCOMPARE(view.matrixModel().index(1, 1).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("kick heard rightly: 3 of 4"));
    }

    void screenReadersFindTheCells()
    {
        ConfusionMatrixView view;
        view.setMatrix(drums());
        view.resize(320, 200);
        view.show();
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(interface != nullptr && interface->tableInterface() != nullptr);
        QVERIFY(!view.accessibleName().isEmpty());
        QCOMPARE(interface->tableInterface()->rowCount(), 3);
        QAccessibleInterface* wrong = interface->tableInterface()->cellAt(1, 2);
        QVERIFY(wrong != nullptr);
        QCOMPARE(wrong->text(QAccessible::Name), QStringLiteral("kick heard as snare: 1 of 4"));
    }

    void clickAndArrowsChooseCells()
    {
        ConfusionMatrixView view;
        view.setMatrix(drums());
        view.resize(320, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QSignalSpy chosen(&view, &ConfusionMatrixView::cellChosen);
        QSignalSpy play(&view, &ConfusionMatrixView::playRequested);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                          view.visualRect(view.matrixModel().index(1, 1)).center());
        QCOMPARE(chosen.takeLast(), (QVariantList{1, 1}));
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(chosen.takeLast(), (QVariantList{1, 2}));
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(play.size(), 1);
    }

    void copiesWhatItShows()
    {
        ConfusionMatrixView view;
        view.setMatrix(drums());
        QCOMPARE(view.tableText(), QStringLiteral("\that\tkick\tsnare\nhat\t0\t0\t0\nkick\t0\t3\t1\nsnare\t0\t0\t1\n"));
    }

    void everyFillLetsItsNumberBeRead_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(Theme::Mode::Light);
        QTest::newRow("dark") << int(Theme::Mode::Dark);
    }

    void everyFillLetsItsNumberBeRead()
    {
        QFETCH(int, mode);
        Theme::instance().setMode(Theme::Mode(mode));
        QCOMPARE(ConfusionMatrixView::cellFill(0.0), Theme::instance().tokens().grid);
        for (double strength = 0.01; strength <= 1.0; strength += 0.01) {
            const QColor fill = ConfusionMatrixView::cellFill(strength);
            QVERIFY2(contrast(fill, textOn(fill)) >= 3.9, qPrintable(QString::number(strength)));
        }
    }

    void shortNamesTellClassesApart()
    {
        QCOMPARE(shortClassNames({"anger", "boredom", "fear"}), (QStringList{"ang", "bor", "fea"}));
        QCOMPARE(shortClassNames({"female", "fempop"}), (QStringList{"fema", "femp"}));
        QCOMPARE(shortClassNames({"male", "male high"}), (QStringList{"male", "male "}));
        QCOMPARE(shortClassNames({"a", ""}), (QStringList{"a", ""}));
    }

    void longNamesAreShortenedOverTheColumnsOnly()
    {
        ConfusionMatrixView view;
        view.setMatrix({{"boredom, long", "happiness, long"}, {1, 0, 0, 1}});
        view.resize(200, 200);
        view.show();
        const auto& model = view.matrixModel();
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("bor"));
        QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("boredom, long"));
        QCOMPARE(model.headerData(0, Qt::Vertical).toString(), QStringLiteral("boredom, long"));
    }

    void numbersFollowTheLanguage()
    {
        ConfusionMatrixView view;
        view.setMatrix(drums());
        view.setMeasure(ConfusionMatrixModel::Measure::RowShares);
        Language::instance().set(QStringLiteral("id"));
        QCOMPARE(cell(view, 1, 1), QStringLiteral("0,75"));
    }

    void reportHasScikitLearnsRows()
    {
        ReportTable table;
        QAbstractItemModelTester tester(table.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.setReport(fullReport(drums()));
        QStringList lines;
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < table.model()->columnCount(); ++column)
                cells.append(table.model()->index(row, column).data().toString());
            lines.append(cells.join(u' '));
        }
        // sklearn.metrics.classification_report(["kick"] * 4 + ["snare"], ["kick"] * 3 + ["snare"] * 2,
        // zero_division=0)
        QCOMPARE(lines,
                 (QStringList{"hat 0.00 0.00 0.00 0", "kick 1.00 0.75 0.86 4", "snare 0.50 1.00 0.67 1",
                              "accuracy   0.80 5", "macro avg 0.50 0.58 0.51 5", "weighted avg 0.90 0.80 0.82 5"}));
        QVERIFY(table.copiedText().contains(QStringLiteral("weighted avg       0.90      0.80      0.82         5")));
    }

    void reportMarksAClassThatWasNeverRight()
    {
        ReportTable table;
        table.setReport(fullReport(drums()));
        QVERIFY(table.model()->index(0, ReportModel::Precision).data(ReportModel::ZeroRole).toBool());
        QVERIFY(!table.model()->index(1, ReportModel::Precision).data(ReportModel::ZeroRole).toBool());
    }

    void anEmptyReportIsEmpty()
    {
        ReportTable table;
        table.setReport({});
        QCOMPARE(table.model()->rowCount(), 0);
        QCOMPARE(table.copiedText(), QString());
    }
};

QTEST_MAIN(TestConfusionMatrix)
#include "tst_confusionmatrix.moc"
