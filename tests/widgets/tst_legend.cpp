#include "tests/widgets/PlotBench.h"
#include "widgets/common/look/Theme.h"
#include "widgets/plots/ClassLegend.h"
#include "widgets/plots/CurveChart.h"
#include "widgets/plots/HistogramPlot.h"
#include "widgets/plots/ScatterPlot.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>

using namespace suara;

/// What stands beside a plot: how many there are of each class, and what a click or a key hides.
class TestLegend : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }

    /// Its entries are check boxes for keys and screen readers.
    void theLegendHearsKeys()
    {
        QWidget window;
        auto& plot = *new ScatterPlot(&window);
        auto* after = new QCheckBox(&window);
        window.show();
        PlotClasses classes{{"first", "second"}, {}};
        const auto fill = [&] {
            plot.setData({0, 5, 10}, {0, 5, 10}, {0, 1, -1}, classes);
        };
        window.resize(600, 400);
        plot.resize(600, 400);
        fill();
        QTRY_VERIFY(window.isActiveWindow());
        QTRY_COMPARE(plot.findChildren<QCheckBox*>().size(), 3);
        const QList<QCheckBox*> boxes = plot.findChildren<QCheckBox*>();
        QCOMPARE(boxes[1]->accessibleName(), u"second · 1"_qs);
        QVERIFY(boxes[0]->isChecked() && boxes[1]->isChecked());
        connect(&plot, &PlotView::classToggled, &plot, [&](int index) {
            if (index < 0)
                classes.hidesUnclassed = !classes.hidesUnclassed;
            else {
                classes.hidden.resize(2);
                classes.hidden[index] = !classes.hidden[index];
            }
            fill();
        });
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_Tab);
        QVERIFY(boxes[0]->hasFocus());
        QTest::keyClick(boxes[0], Qt::Key_Right);
        QVERIFY(boxes[1]->hasFocus());
        QTest::keyClick(boxes[1], Qt::Key_Space);
        QVERIFY(!classes.isShown(1));
        QVERIFY(!boxes[1]->isChecked() && boxes[1]->hasFocus());
        QCOMPARE(plot.pointAt(plot.map().point(5, 5)), -1);
        QTest::keyClick(boxes[1], Qt::Key_Space);
        QVERIFY(classes.isShown(1));
        QTest::keyClick(boxes[1], Qt::Key_Right);
        QTest::keyClick(boxes[2], Qt::Key_Right); // the last stays
        QTest::keyClick(boxes[2], Qt::Key_Space);
        QVERIFY(classes.hidesUnclassed);
        QTest::keyClick(boxes[2], Qt::Key_Left);
        QVERIFY(boxes[1]->hasFocus());
        QTest::keyClick(boxes[1], Qt::Key_Tab);
        QVERIFY(after->hasFocus());
        QTest::keyClick(after, Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(plot.hasFocus());
        QTest::keyClick(&plot, Qt::Key_Tab);
        QVERIFY(boxes[1]->hasFocus()); // where one was last
        QTest::keyClick(boxes[1], Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(plot.hasFocus());
    }

    void theLegendCountsAndHidesClasses()
    {
        ScatterPlot plot;
        const PlotClasses classes{{"first", "second"}, {false, true}};
        plot.setData({0, 5, 10}, {0, 5, 10}, {0, 1, -1}, classes);
        show(plot);
        const QList<PlotLegend> legend = classLegend(classes, {0, 1, 0, -1}, PlotLegend::Sample::Mark);
        QCOMPARE(legend.size(), 3);
        QCOMPARE(legend[0].text, u"first · 2"_qs);
        QVERIFY(legend[0].isShown && !legend[1].isShown);
        QCOMPARE(legend[2].toggles, std::optional(-1));
        QCOMPARE(classLegend(classes, {0, 1}, PlotLegend::Sample::Fill, LegendClasses::HiddenOnly).size(), 1);
        QSignalSpy toggled(&plot, &PlotView::classToggled);
        QSignalSpy chosen(&plot, &ScatterPlot::valuesChosen);
        const double left = plot.map().area().left();
        const double width = QFontMetricsF(Theme::font(Theme::Role::Secondary)).horizontalAdvance(u"first · 1"_qs);
        click(plot, QPointF(left + 6.0, 20.0));
        click(plot, QPointF(left + width + 50.0, 20.0));
        QCOMPARE(toggled.size(), 2);
        QCOMPARE(toggled[0][0].toInt(), 0);
        QCOMPARE(toggled[1][0].toInt(), 1); // hidden, and named still
        QVERIFY(chosen.isEmpty());
    }

    void manyClassesLeaveTheDataRoom()
    {
        PlotClasses classes;
        std::vector<int> ofPoint;
        std::vector<double> values;
        for (int i = 0; i < 60; ++i) {
            classes.names.append(QStringLiteral("a class with a long name %1").arg(i));
            ofPoint.push_back(i);
            values.push_back(i);
        }
        ScatterPlot plot;
        plot.setData(values, values, ofPoint, classes);
        show(plot);
        QVERIFY(plot.map().area().height() > 0.5 * plot.height());
    }

    void endValuesStandBelowTheLegend()
    {
        const auto legendOf = [this](bool endValues) {
            CurveChart chart;
            chart.setXLimits(0, 4); // the ends stand below the legend's second name
            chart.setCurves({{"training", Curve::Line::Solid, 0, endValues, {1.0}, {3.0}},
                             {"validation", Curve::Line::Dashed, 1, endValues, {1.0}, {3.01}},
                             {"other", Curve::Line::Solid, 2, endValues, {1.0}, {3.02}}});
            show(chart);
            return chart.grab().toImage().copy(0, 0, chart.width(), 32); // as high as one row of names
        };
        QCOMPARE(legendOf(true), legendOf(false));
    }

    void fourClassesStandInRows()
    {
        HistogramPlot plot;
        plot.setBins(2, 0.0, 4.0);
        const std::vector<double> values{1, 3, 3, 1, 1, 1, 3};
        const std::vector<int> classes{0, 0, 1, 2, 3, 3, -1};
        plot.setData(values, classes, {{"a", "b", "c", "d"}, {}});
        QVERIFY(plot.hasRows());
        QCOMPARE(plot.yAxis().names, (QStringList{"no class", "d", "c", "b", "a"})); // from below
        show(plot);
        QSignalSpy clicks(&plot, &HistogramPlot::valuesChosen);
        click(plot, plot.map().point(1.0, 1.0));
        QCOMPARE(clicks.value(0).value(0).value<QList<int>>(), (QList<int>{4, 5})); // of that row alone
        plot.setLook(true, false);
        QVERIFY(!plot.hasRows());
        QCOMPARE(plot.yAxis().upper, 4.0 * 1.06); // 1 + 0 + 1 + 2 in the first bin
        plot.setLook(false, false);
        plot.setData(values, classes, {{"a", "b", "c", "d"}, {false, true, true}, true});
        QVERIFY(!plot.hasRows());
        QCOMPARE(plot.yAxis().upper, 2.0 * 1.06);
        plot.setLook(false, true);
        QCOMPARE(plot.yAxis().upper, 0.5 * 1.06); // both values of d in a bin of width 2
    }
};

QTEST_MAIN(TestLegend)
#include "tst_legend.moc"
