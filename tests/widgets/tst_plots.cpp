#include "core/base/Error.h"
#include "tests/widgets/PlotBench.h"
#include "widgets/common/files/PictureFile.h"
#include "widgets/common/look/Theme.h"
#include "widgets/plots/BoxPlot.h"
#include "widgets/plots/CurveChart.h"
#include "widgets/plots/HistogramPlot.h"
#include "widgets/plots/ScatterPlot.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <cmath>
#include <random>

using namespace suara;

class TestPlots : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(*qApp); }

    void histogramCountsAsNumpy_data() // numpy.histogram(values, bins, range)[0]
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<int>("bins");
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("last bin takes its upper edge")
            << QList<double>{0, 1, 2, 3} << 3 << 0.0 << 3.0 << QList<int>{1, 1, 2};
        QTest::newRow("outside is not counted") << QList<double>{-1, 0.5, 9} << 2 << 0.0 << 1.0 << QList<int>{0, 1};
        QTest::newRow("own range") << QList<double>{1, 2, 3, 4, 5} << 4 << 0.0 << 0.0 << QList<int>{1, 1, 1, 2};
        QTest::newRow("one value only") << QList<double>{7, 7} << 2 << 0.0 << 0.0 << QList<int>{0, 2};
        QTest::newRow("NaN is not counted") << QList<double>{qQNaN(), 0.1} << 2 << 0.0 << 1.0 << QList<int>{1, 0};
        QTest::newRow("nothing") << QList<double>{} << 2 << 0.0 << 0.0 << QList<int>{0, 0};
    }
    void histogramCountsAsNumpy()
    {
        QFETCH(QList<double>, values);
        QFETCH(int, bins);
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(QList<int>, expected);
        HistogramPlot plot;
        plot.setBins(bins, lower, upper);
        plot.setData({values.begin(), values.end()}, std::vector<int>(std::size_t(values.size()), 0), {{"a"}, {}});
        const std::vector<int>& counts = plot.counts(0);
        QCOMPARE(QList<int>(counts.begin(), counts.end()), expected);
    }

    void aClickOnABarNamesItsValues()
    {
        HistogramPlot plot;
        plot.setBins(4, 0.0, 4.0);
        plot.setData({0.5, 2.5, 2.7, 2.6, 3.5}, {0, 0, 1, 2, 1}, {{"a", "b", "c"}, {false, false, true}});
        show(plot);
        QSignalSpy clicks(&plot, &HistogramPlot::valuesChosen);
        click(plot, plot.map().point(2.5, 0.5));
        QCOMPARE(clicks.size(), 1);
        QCOMPARE(clicks[0][0].value<QList<int>>(), (QList<int>{1, 2})); // the hidden class is not among them
        click(plot, plot.map().point(1.5, 0.5));                        // an empty bin
        QCOMPARE(clicks.size(), 1);
    }

    void mapsAreTheSameThereAndBack_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void mapsAreTheSameThereAndBack()
    {
        QFETCH(bool, logarithmic);
        PlotAxis x;
        x.lower = 20.0;
        x.upper = 20000.0;
        x.logarithmic = logarithmic;
        const PlotMap map(QRectF(50, 10, 500, 300), x, {});
        QCOMPARE(map.x(20.0), 50.0);
        QCOMPARE(map.x(20000.0), 550.0);
        for (const double value : {21.0, 440.0, 12345.0})
            QVERIFY(std::abs(map.valueX(map.x(value)) - value) < 1e-9 * value);
        if (logarithmic)
            QCOMPARE(map.x(std::sqrt(20.0 * 20000.0)), 300.0);
    }

    void wheelZoomsDragPansDoubleClickResets()
    {
        ScatterPlot plot;
        plot.setData({0, 10}, {0, 10}, {0, 0}, {{"a"}, {}});
        show(plot);
        const PlotMap whole = plot.map();
        const QPointF pointer = whole.point(2.5, 7.5);
        for (int notch = 0; notch < 5; ++notch) {
            QWheelEvent event(pointer, plot.mapToGlobal(pointer), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(canvasOf(plot), &event);
        }
        const PlotMap zoomed = plot.map();
        QVERIFY(zoomed.upperX() - zoomed.lowerX() < 0.5 * (whole.upperX() - whole.lowerX()));
        QVERIFY(std::abs(zoomed.x(2.5) - pointer.x()) < 1.0);
        QWidget* canvas = canvasOf(plot);
        QTest::mousePress(canvas, Qt::LeftButton, {}, pointer.toPoint());
        QTest::mouseMove(canvas, pointer.toPoint() - QPoint(30, 0));
        QTest::mouseMove(canvas, pointer.toPoint() - QPoint(60, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, pointer.toPoint() - QPoint(60, 0));
        QVERIFY(plot.map().lowerX() > zoomed.lowerX());
        QTest::mouseDClick(canvas, Qt::LeftButton, {}, pointer.toPoint());
        QCOMPARE(plot.map().lowerX(), whole.lowerX());
        QCOMPARE(plot.map().upperX(), whole.upperX());
    }

    void aClickOnAPointNamesIt()
    {
        ScatterPlot plot;
        plot.setData({0, 5, 10, qQNaN()}, {0, 5, 10, 3}, {0, 1, -1, 0}, {{"a", "b"}, {false, true}});
        show(plot);
        QSignalSpy clicks(&plot, &ScatterPlot::valuesChosen);
        click(plot, plot.map().point(0, 0) + QPointF(4, -4));
        QCOMPARE(clicks.value(0).value(0).value<QList<int>>(), QList<int>{0});
        click(plot, plot.map().point(10, 10)); // without a class
        QCOMPARE(clicks.value(1).value(0).value<QList<int>>(), QList<int>{2});
        click(plot, plot.map().point(5, 5)); // hidden
        QCOMPARE(clicks.size(), 2);
        QCOMPARE(plot.pointAt(plot.map().point(0, 10)), -1);
    }

    /// As many as its own size has room for, whatever was drawn before.
    void theTicksOfAPictureAreThoseOfItsSize()
    {
        ScatterPlot plot;
        plot.setData({600, 2400}, {300, 900}, {0, 0}, {{"a"}, {}});
        const auto picture = [&] {
            QImage image(900, 600, QImage::Format_RGB32);
            plot.drawPicture(image, image.size());
            return image;
        };
        const QImage first = picture();
        const QImage again = picture();
        QCOMPARE(first, again);
    }

    /// As phoneticians draw F2 against F1.
    void reversedAxesRunTheOtherWay()
    {
        ScatterPlot plot;
        plot.setReversed(true);
        plot.setData({600, 2400}, {300, 900}, {0, 0}, {{"a"}, {}});
        show(plot);
        const PlotMap whole = plot.map();
        QVERIFY(whole.x(2400) < whole.x(600));
        QVERIFY(whole.y(900) > whole.y(300)); // an open vowel stands low
        QCOMPARE(plot.pointAt(whole.point(2400, 900)), 1);
        QCOMPARE(plot.pointAt(QPointF(whole.x(2400), whole.y(300))), -1);
        QVERIFY(std::abs(whole.valueX(whole.x(1234.0)) - 1234.0) < 1e-6);
        const QPointF pointer = whole.point(2000, 400);
        for (int notch = 0; notch < 5; ++notch) {
            QWheelEvent event(pointer, plot.mapToGlobal(pointer), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(canvasOf(plot), &event);
        }
        const PlotMap zoomed = plot.map();
        QVERIFY(zoomed.upperX() - zoomed.lowerX() < 0.5 * (whole.upperX() - whole.lowerX()));
        QVERIFY(std::abs(zoomed.x(2000) - pointer.x()) < 1.0);
        QTest::keyClick(&plot, Qt::Key_Left); // to the left there are the high values
        QVERIFY(plot.map().upperX() > zoomed.upperX());
        QWidget* canvas = canvasOf(plot);
        QTest::mousePress(canvas, Qt::LeftButton, {}, pointer.toPoint());
        QTest::mouseMove(canvas, pointer.toPoint() - QPoint(30, 0));
        const double before = plot.map().upperX();
        QTest::mouseMove(canvas, pointer.toPoint() - QPoint(60, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, pointer.toPoint() - QPoint(60, 0));
        QVERIFY(plot.map().upperX() < before);
        plot.resetZoom();
        QCOMPARE(plot.map().upperX(), whole.upperX());
        QCOMPARE(plot.map().lowerX(), whole.lowerX());
    }

    void curvesGrow()
    {
        CurveChart chart;
        chart.setXLimits(0, 10);
        Curve training{"training", Curve::Line::Solid, 0, true, {}, {}};
        Curve validation{"validation", Curve::Line::Dashed, 1, true, {}, {}};
        for (int epoch = 1; epoch <= 12; ++epoch) {
            training.x.push_back(epoch);
            training.y.push_back(3.0 / epoch);
            validation.x.push_back(epoch);
            validation.y.push_back(epoch == 4 ? qQNaN() : 3.2 / epoch);
        }
        chart.setCurves({training, validation});
        show(chart);
        QCOMPARE(chart.xAxis().upper, 12.0); // grown beyond what was planned
        QCOMPARE(chart.yAxis().lower, 0.0);
        QVERIFY(chart.yAxis().upper >= 3.2);
    }

    void valuesOnEdgesFallAsInNumpy_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<int>("bins");
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        const auto steps = [](int count, auto value) {
            QList<double> values;
            for (int i = 0; i < count; ++i)
                values.append(value(i));
            return values;
        };
        // numpy.histogram(values, bins, (lower, upper)) gives one a bin and two in the last, which is closed
        QTest::newRow("hundredths") << steps(21, [](int i) { return i / 100.0; }) << 20 << 0.0 << 0.2;
        QTest::newRow("tenths") << steps(11, [](int i) { return 0.1 * i; }) << 10 << 0.0 << 1.0;
        QTest::newRow("parts of 49") << steps(50, [](int i) { return i / 49.0; }) << 49 << 0.0 << 1.0;
        QTest::newRow("not from zero") << steps(8, [](int i) { return 1.1 + 0.3 * i; }) << 7 << 1.1 << 3.2;
    }
    void valuesOnEdgesFallAsInNumpy()
    {
        QFETCH(QList<double>, values);
        QFETCH(int, bins);
        QFETCH(double, lower);
        QFETCH(double, upper);
        HistogramPlot plot;
        plot.setBins(bins, lower, upper);
        plot.setData({values.begin(), values.end()}, std::vector<int>(std::size_t(values.size()), 0), {{"a"}, {}});
        std::vector<int> expected(std::size_t(bins), 1);
        expected.back() = 2;
        QCOMPARE(plot.counts(0), expected);
    }

    void valuesWithoutAClassAreOneSeries()
    {
        HistogramPlot plot;
        plot.setBins(2, 0.0, 4.0);
        plot.setData({1, 1, 3}, {-1, -1, -1}, {});
        QCOMPARE(plot.counts(-1), (std::vector<int>{2, 1}));
        QImage image(300, 200, QImage::Format_RGB32);
        plot.drawPicture(image, image.size(), true);
        QVERIFY(image.pixelColor(70, 150) != Theme::instance().tokens().canvas);
        plot.setData({1, 3, 3}, {0, 0, -1}, {{"a"}, {}});
        QCOMPARE(plot.counts(0), (std::vector<int>{1, 1}));
        QCOMPARE(plot.counts(-1), (std::vector<int>{0, 1}));
        plot.setData({1, 3, 3}, {0, 0, -1}, {{"a"}, {true}, true});
        QVERIFY(plot.counts(0).empty());
        QVERIFY(plot.counts(-1).empty());
    }

    void boxesAreReadAndClicked()
    {
        BoxPlot plot;
        plot.setData({1, 2, 3, 4, 5, 100, qQNaN(), 7, 9}, {0, 0, 0, 0, 0, 0, 0, 1, -1}, {{"a", "b"}, {}},
                     {"p", "q", "r", "s", "t", "far", "none", "u", "v"});
        QCOMPARE(plot.box(0)->median, 3.5);
        QCOMPARE(plot.box(0)->q1, 2.25);
        QCOMPARE(plot.box(0)->highWhisker, 5.0);
        QCOMPARE(plot.box(-1)->count, 1U);
        show(plot);
        QSignalSpy clicks(&plot, &BoxPlot::valuesChosen);
        click(plot, plot.map().point(100.0, 2.0)); // the outlier, in the uppermost row
        QCOMPARE(clicks.value(0).value(0).value<QList<int>>(), QList<int>{5});
        click(plot, plot.map().point(3.6, 2.0));
        QCOMPARE(clicks.value(1).value(0).value<QList<int>>(), (QList<int>{0, 1, 2, 3, 4, 5}));
        click(plot, plot.map().point(50.0, 1.0)); // beside everything
        QCOMPARE(clicks.size(), 2);
        plot.setData({1, 2}, {0, 1}, {{"a", "b"}, {false, true}});
        QVERIFY(plot.box(1) == nullptr);
    }

    void aLassoChoosesWhatItHolds_data()
    {
        QTest::addColumn<int>("drag");
        QTest::addColumn<Qt::KeyboardModifiers>("held");
        QTest::addColumn<QList<int>>("expected");
        QTest::newRow("free-hand") << int(PlotView::Drag::Lasso) << Qt::KeyboardModifiers() << QList<int>{1};
        QTest::newRow("rectangle") << int(PlotView::Drag::Rectangle) << Qt::KeyboardModifiers() << QList<int>{1, 2};
        QTest::newRow("Shift") << int(PlotView::Drag::Pan) << Qt::KeyboardModifiers(Qt::ShiftModifier) << QList<int>{1};
        QTest::newRow("Ctrl is told") << int(PlotView::Drag::Lasso) << Qt::KeyboardModifiers(Qt::ControlModifier)
                                      << QList<int>{1};
    }
    void aLassoChoosesWhatItHolds()
    {
        QFETCH(int, drag);
        QFETCH(Qt::KeyboardModifiers, held);
        QFETCH(QList<int>, expected);
        ScatterPlot plot;
        plot.setData({0, 4, 6, 10, 5}, {0, 4, 6, 10, 5}, {0, 0, 0, 0, 1}, {{"a", "hidden"}, {false, true}});
        plot.setDrag(PlotView::Drag(drag));
        show(plot);
        QSignalSpy chosen(&plot, &ScatterPlot::valuesChosen);
        const PlotMap map = plot.map();
        const QPointF first = map.point(3, 3);
        const QPointF last = map.point(7, 7);
        QWidget* canvas = canvasOf(plot);
        const auto move = [&](const QPointF& to) { // with what is held, which QTest::mouseMove leaves out
            QMouseEvent event(QEvent::MouseMove, to, canvas->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, held);
            QApplication::sendEvent(canvas, &event);
        };
        QTest::mousePress(canvas, Qt::LeftButton, held, first.toPoint());
        for (const QPointF& corner : {map.point(5, 3), map.point(5, 5), map.point(3, 5), last, map.point(3, 5)})
            if (corner != last || drag == int(PlotView::Drag::Rectangle))
                move(corner);
        if (drag == int(PlotView::Drag::Rectangle))
            move(last);
        QTest::mouseRelease(canvas, Qt::LeftButton, held,
                            (drag == int(PlotView::Drag::Rectangle) ? last : first).toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<QList<int>>(), expected);
        QCOMPARE(chosen[0][1].value<Qt::KeyboardModifiers>(), held);
        QCOMPARE(plot.map().lowerX(), map.lowerX()); // and did not pan
    }

    void manyChosenPointsStandOutFromTheOthers()
    {
        std::vector<double> x(400);
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = double(i % 20);
        std::vector<double> y(x.size());
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] = double(i / 20);
        ScatterPlot plot;
        plot.setData(x, y, std::vector<int>(x.size(), 0), {{"a"}, {}});
        std::vector<int> left;
        for (int i = 0; i < 400; ++i)
            if (i % 20 < 10)
                left.push_back(i);
        plot.setSelected(left);
        show(plot);
        QImage image(plot.size(), QImage::Format_RGB32);
        plot.drawPicture(image, image.size());
        const PlotMap map = plot.map();
        const QColor full = Theme::instance().classColour(0);
        QCOMPARE(image.pixelColor(map.point(3, 3).toPoint()), full);
        const QColor faint = image.pixelColor(map.point(15, 3).toPoint());
        QVERIFY(faint != full && faint != Theme::instance().tokens().canvas);
    }

    void partsAreToldToAssistiveTechnology()
    {
        ScatterPlot scatter;
        scatter.setData({1, 2}, {3, 4}, {0, -1}, {{"anger"}, {}}, {"03a", "03b"});
        scatter.setSelected({1});
        QAccessibleInterface* dots = QAccessible::queryAccessibleInterface(&scatter);
        QCOMPARE(dots->child(0)->text(QAccessible::Name), QStringLiteral("03a · anger · 1.000 / 3.000"));
        QVERIFY(dots->child(1)->state().selected);
        HistogramPlot histogram;
        histogram.setBins(2, 0.0, 2.0);
        histogram.setData({0.5, 0.6, 1.5}, {0, 0, -1}, {{"anger"}, {}});
        QAccessibleInterface* bars = QAccessible::queryAccessibleInterface(&histogram);
        QVERIFY(bars->child(0)->text(QAccessible::Name).startsWith(QStringLiteral("anger, 0.0 … 1.0: 2 ")));
        QSignalSpy chosen(&histogram, &HistogramPlot::valuesChosen);
        bars->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(chosen.value(0).value(0).value<QList<int>>(), (QList<int>{0, 1}));
        BoxPlot boxes;
        boxes.setData({1, 2, 3, 50}, {0, 0, 0, 0}, {{"anger"}, {}}, {"a", "b", "c", "d"});
        QAccessibleInterface* rows = QAccessible::queryAccessibleInterface(&boxes);
        QVERIFY(rows->child(0)->text(QAccessible::Name).startsWith(QStringLiteral("anger: median 2.5")));
        QVERIFY(rows->child(1)->text(QAccessible::Name).startsWith(QStringLiteral("Outlier d: 50.")));
    }

    void peakNamesStayInside()
    {
        const QRectF area(52, 34, 400, 90);
        const QRectF above = SpectrumPlot::peakLabel({200, 80}, 40, area);
        QCOMPARE(above.bottom(), 72.0);
        QCOMPARE(above.center().x(), 200.0);
        for (const double y : {34.0, 18.0, 20.0}) { // a low pane: its highest peak is near the top
            const QRectF label = SpectrumPlot::peakLabel({200, y}, 40, area);
            QVERIFY(label.top() >= 0.0);
            QVERIFY(!label.contains(QPointF(200, y)));
            QVERIFY(label.right() <= area.right() + 20);
        }
        QVERIFY(SpectrumPlot::peakLabel({440, 26}, 40, area).right() < 440); // at the right edge: left of it
    }

    void spectrumPeaksAreFound()
    {
        std::vector<float> magnitudes(1000, 0.01f);
        magnitudes[100] = 1.0f;
        magnitudes[104] = 0.9f; // too near
        magnitudes[300] = 0.5f;
        magnitudes[800] = 0.05f; // 26 dB below
        SpectrumPlot plot;
        plot.setSpectrum(magnitudes, 10.0);
        const auto peaks = plot.peaks(5, 100.0);
        QCOMPARE(peaks.size(), std::size_t(2));
        QCOMPARE(peaks[0].hertz, 1000.0);
        QCOMPARE(peaks[1].hertz, 3000.0);
        plot.showFirstBins(200);
        QCOMPARE(plot.map().upperX(), 2000.0);
        plot.setLogarithmic(true);
        QVERIFY(plot.xAxis().logarithmic);
        plot.clear();
        QVERIFY(plot.peaks(5, 100.0).empty());
    }

    void silentAndEmptySpectraDraw()
    {
        SpectrumPlot plot;
        QImage image(300, 200, QImage::Format_RGB32);
        for (const std::vector<float>& magnitudes :
             {std::vector<float>{}, std::vector<float>{0.0f}, std::vector<float>(50, 0.0f)})
            for (const bool flag : {false, true}) {
                plot.setSpectrum(magnitudes, 1.0);
                plot.setDecibels(flag);
                plot.setLogarithmic(flag);
                plot.drawPicture(image, image.size());
                const QColor canvas = Theme::instance().tokens().canvas;
                const QColor middle = image.pixelColor(image.rect().center());
                QVERIFY(middle == canvas || middle == Theme::instance().tokens().grid); // no curve stands in the air
                int inked = 0;
                for (int y = 0; y < image.height(); ++y)
                    for (int x = 0; x < image.width(); ++x)
                        inked += image.pixelColor(x, y) != canvas;
                QVERIFY(inked > 100); // but its axes do
            }
    }
};

QTEST_MAIN(TestPlots)
#include "tst_plots.moc"
