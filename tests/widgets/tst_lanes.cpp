#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/audio/PeakPyramid.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/LevelPyramid.h"
#include "core/project/Project.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/painting/ColumnImage.h"
#include "widgets/common/painting/WavePainter.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/LongClip.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/lanes/FrequencyAxis.h"
#include "widgets/lanes/LaneRuler.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/ViewLane.h"
#include "widgets/lanes/WaveformLane.h"

#include <QNativeGestureEvent>
#include <QPainter>
#include <QPointingDevice>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace suara;

namespace {

/// A lane that shows nothing and counts how often its plot was drawn.
class PlainLane : public Lane {
public:
    QString title() const override { return QStringLiteral("Plain"); }
    int drawings = 0;

protected:
    void paintPlot(QPainter&, const LaneGeometry&) override { ++drawings; }
};

/// Columns of the plot in which something stands.
int inkedColumns(Lane& lane)
{
    const QImage drawn = lane.grab().toImage();
    const QRect plot = lane.laneGeometry().plot.toRect().adjusted(2, 2, -2, -2);
    const QColor canvas = Theme::instance().tokens().canvas;
    int inked = 0;
    for (int x = plot.left(); x <= plot.right(); ++x)
        for (int y = plot.top(); y <= plot.bottom(); ++y)
            if (std::abs(drawn.pixelColor(x, y).lightness() - canvas.lightness()) > 25) {
                ++inked;
                break;
            }
    return inked;
}

} // namespace

class TestLanes : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    TimeCursor m_cursor;
    std::unique_ptr<LaneStack> m_stack;
    PlainLane* m_lane = nullptr;

    QPoint at(std::int64_t sample) const
    {
        return {int(std::lround(m_lane->laneGeometry().x(double(sample)))), m_lane->height() / 2};
    }
    void wheel(const QPoint& position, int notches, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(position, m_lane->mapToGlobal(position), {}, {0, 120 * notches}, {}, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_lane, &event);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
    }

    void init()
    {
        m_stack = std::make_unique<LaneStack>(m_cursor);
        m_lane = new PlainLane;
        m_stack->addLane(m_lane);
        m_stack->addLane(new PlainLane);
        m_stack->resize(1152, 500); // wide: the plot is 936 px
        m_cursor.setClip(8000, 936'000);
        m_stack->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_stack.get()));
    }

    void timeAndPixelsAreTheSameThereAndBack_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::newRow("whole") << qint64(0) << qint64(936'000);
        QTest::newRow("a part") << qint64(123'456) << qint64(234'567);
        QTest::newRow("samples") << qint64(500'000) << qint64(500'020);
    }
    void timeAndPixelsAreTheSameThereAndBack()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        m_cursor.setView({start, end});
        const LaneGeometry geometry = m_lane->laneGeometry();
        QCOMPARE(geometry.x(double(start)), geometry.plot.left());
        QCOMPARE(geometry.x(double(end)), geometry.plot.right());
        for (qint64 sample = start; sample <= end; sample += std::max<qint64>(1, (end - start) / 97))
            QVERIFY(std::abs(geometry.sample(geometry.x(double(sample))) - double(sample)) <
                    1e-6 * double(end - start));
    }

    void lanesShareTheSamePlotInTime()
    {
        for (const int width : {1400, 900}) {
            m_stack->resize(width, 400);
            const LaneGeometry first = m_stack->lanes()[0]->laneGeometry();
            const LaneGeometry second = m_stack->lanes()[1]->laneGeometry();
            QCOMPARE(first.plot.left(), second.plot.left());
            QCOMPARE(first.plot.right(), second.plot.right());
            QCOMPARE(first.plot.left(), width >= 1000 ? 152.0 : 56.0);
            QCOMPARE(first.compact, width < 1000);
        }
    }

    void aDragSelects()
    {
        QTest::mousePress(m_lane, Qt::LeftButton, {}, at(100'000));
        QTest::mouseMove(m_lane, at(200'000));
        QTest::mouseMove(m_lane, at(300'000));
        QTest::mouseRelease(m_lane, Qt::LeftButton, {}, at(300'000));
        QCOMPARE(m_cursor.selection(), (TimeRange{100'000, 300'000}));
        QCOMPARE(m_cursor.position(), 0);                           // a drag leaves the playhead
        QTest::mousePress(m_lane, Qt::LeftButton, {}, at(300'000)); // an edge is taken and moved over the other
        QTest::mouseMove(m_lane, at(50'000));
        QTest::mouseRelease(m_lane, Qt::LeftButton, {}, at(50'000));
        QCOMPARE(m_cursor.selection(), (TimeRange{50'000, 100'000}));
    }

    void aClickSetsThePlayhead()
    {
        QSignalSpy seeks(&m_cursor, &TimeCursor::seekRequested);
        m_cursor.setSelection({0, 1000});
        QTest::mouseClick(m_lane, Qt::LeftButton, {}, at(400'000));
        QCOMPARE(m_cursor.position(), 400'000);
        QVERIFY(m_cursor.selection().isEmpty());
        QCOMPARE(seeks.size(), 1);
        QVERIFY(m_stack->hasFocus());
    }

    void theWheelZoomsAtThePointerAndScrolls()
    {
        const QPoint pointer = at(600'000);
        for (int notch = 0; notch < 10; ++notch)
            wheel(pointer, 1, Qt::ControlModifier);
        QVERIFY(m_cursor.view().length() < 936'000 / 8);
        QVERIFY(std::abs(m_lane->laneGeometry().x(600'000.0) - pointer.x()) < 2.0); // it kept its place
        const TimeRange before = m_cursor.view();
        wheel(pointer, -1);
        QVERIFY(m_cursor.view().start > before.start);
        QCOMPARE(m_cursor.view().length(), before.length());
        for (int notch = 0; notch < 60; ++notch)
            wheel(pointer, -1, Qt::ControlModifier);
        QCOMPARE(m_cursor.view(), (TimeRange{0, 936'000}));
    }

    void twoFingersZoomBetweenThem()
    {
        const QPointF pointer = at(600'000);
        for (int step = 0; step < 10; ++step) {
            QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, pointer,
                                      pointer, m_lane->mapToGlobal(pointer), 0.2, {});
            QVERIFY(QCoreApplication::sendEvent(m_lane, &pinch));
        }
        QVERIFY(m_cursor.view().length() < 936'000 / 5);
        QVERIFY(std::abs(m_lane->laneGeometry().x(600'000.0) - pointer.x()) < 2.0);
    }

    void keysZoomAndMove()
    {
        m_stack->setFocus();
        m_cursor.setSelection({100'000, 200'000});
        QTest::keyClick(m_stack.get(), Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(m_cursor.view(), (TimeRange{100'000, 200'000}));
        QTest::keyClick(m_stack.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_cursor.view(), (TimeRange{0, 936'000}));
        QTest::keyClick(m_stack.get(), Qt::Key_Right);
        QVERIFY(m_cursor.position() > 0);
        QTest::keyClick(m_stack.get(), Qt::Key_End);
        QCOMPARE(m_cursor.position(), 936'000);
        QTest::keyClick(m_stack.get(), Qt::Key_Home);
        QCOMPARE(m_cursor.position(), 0);
        QSignalSpy plays(m_stack.get(), &LaneStack::playRequested);
        QTest::keyClick(m_stack.get(), Qt::Key_Tab);
        QCOMPARE(plays.size(), 1);
        QTest::keyClick(m_stack.get(), Qt::Key_Escape);
        QVERIFY(m_cursor.selection().isEmpty());
    }

    void playheadAndSelectionDoNotDrawThePlotAnew()
    {
        QTest::qWait(20);
        const int before = m_lane->drawings;
        for (int step = 1; step <= 20; ++step) {
            m_cursor.setPlayed(step * 1000);
            m_cursor.setSelection({0, step * 500});
            QTest::qWait(2);
        }
        QCOMPARE(m_lane->drawings, before);
        m_cursor.scroll(0);
        m_cursor.zoom(2.0, 0);
        QTRY_COMPARE(m_lane->drawings, before + 1);
    }

    void bordersMoveBetweenTwoLanes()
    {
        const QList<int> before = m_stack->heights();
        m_stack->setHeights({100, 300});
        QVERIFY(m_stack->lanes()[0]->height() < m_stack->lanes()[1]->height());
        QCOMPARE(m_stack->lanes()[0]->height() + m_stack->lanes()[1]->height(), 500 - 26 - 1);
        QVERIFY(before.size() == 2);
    }

    void lanesFillTheStackAndNoMore()
    {
        m_stack->addLane(new PlainLane);
        m_stack->addLane(new PlainLane);
        m_stack->resize(1152, 26 + 3 + 4 * 60);
        m_stack->setHeights({400, 20, 20, 20}); // the least height of the others is more than their share
        int bottom = 0;
        for (const Lane* lane : m_stack->lanes())
            bottom = std::max(bottom, lane->geometry().bottom() + 1);
        QCOMPARE(bottom, m_stack->height());
    }

    void theRulerStaysWhenLanesAreScrolled()
    {
        QScrollArea area;
        auto* stack = new LaneStack(m_cursor);
        for (int i = 0; i < 12; ++i)
            stack->addLane(new PlainLane);
        area.setWidget(stack);
        area.setWidgetResizable(true);
        area.resize(1200, 300);
        area.show();
        QTRY_VERIFY(area.verticalScrollBar()->maximum() > 100);
        area.verticalScrollBar()->setValue(100);
        const auto* ruler = stack->findChild<LaneRuler*>();
        QTRY_COMPARE(ruler->mapTo(area.viewport(), QPoint()), QPoint(0, 0));
        QCOMPARE(area.viewport()->childAt(600, 10), ruler);
    }

    void emptyAndTinyWidgetsDraw()
    {
        m_cursor.setClip(0, 0);
        const int before = m_lane->drawings;
        const QImage empty = m_stack->grab().toImage();
        QCOMPARE(m_lane->drawings, before); // no clip, no plot
        const LaneGeometry geometry = m_lane->laneGeometry();
        const QPoint middle = m_lane->mapTo(m_stack.get(), geometry.plot.center().toPoint());
        QCOMPARE(empty.pixelColor(middle), Theme::instance().tokens().canvas);
        m_stack->resize(60, 40);
        m_cursor.setClip(8000, 1);
        QCOMPARE(m_stack->grab().toImage().pixelColor(30, 39), Theme::instance().tokens().canvas);
        QImage image(10, 30, QImage::Format_RGB32);
        image.fill(Qt::red);
        QPainter painter(&image);
        m_stack->drawPicture(painter, image.size());
        painter.end();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                QVERIFY(image.pixelColor(x, y) != QColor(Qt::red)); // all of it is drawn
    }

    void aLaneSaysWhyItIsEmpty()
    {
        struct Failing : PlainLane {
            QString problem() const override { return QStringLiteral("It cannot be read."); }
        };
        auto* failing = new Failing;
        m_stack->addLane(failing);
        const QImage drawn = failing->grab().toImage();
        const QRect plot = failing->laneGeometry().plot.toRect();
        const QColor canvas = Theme::instance().tokens().canvas;
        int inked = 0;
        for (int x = plot.left(); x < plot.right(); ++x)
            inked += drawn.pixelColor(x, plot.center().y()) != canvas;
        QVERIFY(inked > 10);
        m_stack->removeLane(failing);
    }

    void frequenciesStandWhereTheyBelong_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("fraction");
        QTest::addColumn<double>("hertz");
        QTest::newRow("linear, bottom") << 0 << 0.0 << 0.0;
        QTest::newRow("linear, middle") << 0 << 0.5 << 5512.5;
        QTest::newRow("linear, top") << 0 << 1.0 << 11025.0;
        QTest::newRow("logarithmic, bottom") << 1 << 0.0 << 20.0;
        QTest::newRow("logarithmic, middle") << 1 << 0.5 << 469.5742752749558; // sqrt(20 * 11025)
        QTest::newRow("logarithmic, top") << 1 << 1.0 << 11025.0;
        // librosa.mel_frequencies(130, fmin=0, fmax=8000)[1] and [128]: centres of the first and the last of 128 bands
        QTest::newRow("mel, first band") << 2 << 0.5 / 128 << 23.382759933811354;
        QTest::newRow("mel, last band") << 2 << 127.5 / 128 << 7809.394617501089;
    }
    void frequenciesStandWhereTheyBelong()
    {
        QFETCH(int, kind);
        QFETCH(double, fraction);
        QFETCH(double, hertz);
        Parameters mel;
        const FrequencyAxis axis = kind == 0   ? FrequencyAxis::linear(11025.0)
                                   : kind == 1 ? FrequencyAxis::logarithmic(20.0, 11025.0)
                                               : FrequencyAxis::mel(mel, 8000.0);
        QVERIFY2(std::abs(axis.hertzAt(fraction) - hertz) <= 1e-4 * std::max(1.0, hertz),
                 qPrintable(QString::number(axis.hertzAt(fraction), 'g', 10)));
        QVERIFY(std::abs(axis.fractionOf(axis.hertzAt(fraction)) - fraction) < 1e-9);
        for (const LaneTick& tick : axis.ticks(QRectF(0, 0, 400, 200)))
            QVERIFY(tick.y >= 0.0 && tick.y <= 200.0);
    }

    void notesAreNamed()
    {
        QCOMPARE(noteName(440.0), QStringLiteral("A4 +0 cent"));
        QCOMPARE(noteName(261.6256), QStringLiteral("C4 +0 cent"));
        QCOMPARE(pitchName(6), QString::fromUtf8("F♯"));
        QCOMPARE(noteName(0.0), QString());
    }

    void aLowLaneHasTicksEnoughToReadItBy()
    {
        QStringList labels;
        for (const LaneTick& tick : laneTicks(QRectF(0, 0, 500, 146), -80.0, 0.0, AxisKind::Decibel))
            labels.prepend(tick.label);
        QCOMPARE(labels, QStringList({u"+0"_qs, u"−20"_qs, u"−40"_qs, u"−60"_qs, u"−80"_qs}));
        QCOMPARE(laneTicks(QRectF(0, 0, 500, 40), -72.0, -28.0, AxisKind::Decibel).size(), 2); // not -50 alone
        QCOMPARE(featureTicks("spectral_centroid", QRectF(0, 0, 500, 90), 0.0, 4700.0).size(), 3);
        QCOMPARE(featureTicks("spectral_centroid", QRectF(0, 0, 500, 90), 0.0, 4700.0).last().label, u"0"_qs);
    }

    void labelsStandBesideTheirTicks()
    {
        const QRectF plot(0, 100, 500, 80);
        QCOMPARE(tickLabelMiddle(140.0, plot, 12.0), 140.0);
        QCOMPARE(tickLabelMiddle(100.0, plot, 12.0), 106.0);
        QCOMPARE(tickLabelMiddle(180.0, plot, 12.0), 174.0);
        QCOMPARE(tickLabelMiddle(140.0, QRectF(0, 136, 500, 8), 12.0), 140.0);
    }

    void axesSayTheirUnitAtTheTop()
    {
        const QRectF plot(0, 0, 500, 300);
        const auto highest = [](const QList<LaneTick>& ticks) {
            return std::ranges::min_element(ticks, {}, &LaneTick::y)->label;
        };
        QCOMPARE(highest(FrequencyAxis::linear(11025.0).ticks(plot)), u"10\u00a0kHz"_qs);
        QCOMPARE(highest(FrequencyAxis::melScale(8000.0).ticks(plot)), u"8\u00a0kHz"_qs);
        QCOMPARE(highest(FrequencyAxis::logarithmic(20.0, 400.0).ticks(plot)), u"400\u00a0Hz"_qs);
        QCOMPARE(highest(featureTicks("spectral_centroid", plot, 0.0, 4000.0)), u"4\u00a0kHz"_qs);
        QCOMPARE(highest(featureTicks("intensity", plot, -80.0, 0.0)), u"0\u00a0dB"_qs);
        QCOMPARE(highest(featureTicks("zero_crossing_rate", plot, 0.0, 0.5)), u"0.5"_qs);
        for (const FrequencyAxis& axis : {FrequencyAxis::linear(11025.0), FrequencyAxis::melScale(11025.0),
                                          FrequencyAxis::logarithmic(20.0, 11025.0)}) {
            QStringList labels;
            for (const LaneTick& tick : axis.ticks(plot))
                labels.append(tick.label);
            QCOMPARE(labels.removeDuplicates(), 0);
            for (const double hertz : {30.0, 440.0, 9000.0})
                QVERIFY(std::abs(axis.hertzAt(axis.fractionOf(hertz)) - hertz) < 1e-6 * hertz);
        }
    }

    void whatSharesAPixelColumnIsNotHiddenByItsMean()
    {
        ClipFrames frames;
        frames.rows = 1;
        frames.frames = 10'000;
        frames.values.assign(10'000, 0.1f);
        frames.values[5'000] = 0.9f;
        frames.secondsPerFrame = 0.01;
        LaneGeometry geometry;
        geometry.plot = QRectF(0, 0, 1000, 100);
        geometry.sampleRate = 1000;
        geometry.view = {0, 100'000};
        double top = 100.0;
        double bottom = 0.0;
        for (const FrameSpread& at : frameSpread(frames, 0, geometry, 0.0, 1.0)) {
            top = std::min(top, at.top);
            bottom = std::max(bottom, at.bottom);
        }
        QVERIFY(std::abs(top - 10.0) < 1e-3);
        QVERIFY(std::abs(bottom - 90.0) < 1e-3);
        geometry.view = {40'000, 60'000}; // two frames to a pixel
        QVERIFY(frameSpread(frames, 0, geometry, 0.0, 1.0).empty());
    }

    void readoutsDoNotDependOnTheZoom()
    {
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("zoom.wav")).toStdString();
        std::vector<float> samples(60'000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = float(0.8 * std::sin(double(i) * 0.05) * std::exp(-double(i) / 30'000.0));
        writeWav(file, samples, 8000, SampleFormat::Float32);
        std::filesystem::remove(m_folder.filePath(QStringLiteral("zoom.suara")).toStdString());
        Workbench workbench;
        workbench.setProject(Project::create(m_folder.filePath(QStringLiteral("zoom.suara")).toStdString()));
        SilentTask task;
        const ClipId clip = workbench.project()->addClips({probeClip(file, task)}).at(0);
        TimeCursor& cursor = workbench.cursor();
        cursor.setClip(8000, 60'000);
        LaneStack stack(cursor);
        stack.resize(1152, 600);
        View wave;
        wave.features = {"spectral_centroid"};
        View curves;
        curves.kind = ViewKind::Curves;
        curves.features = {"rms", "zero_crossing_rate"};
        View picture;
        picture.kind = ViewKind::Picture;
        picture.features = {"melspectrogram_db", "spectral_centroid"};
        for (const View& view : {wave, curves, picture}) {
            Lane* lane = makeLane(view.kind, workbench.data());
            showView(*lane, view, clip);
            stack.addLane(lane);
        }
        constexpr std::int64_t at = 20'123;
        const auto readouts = [&] {
            QStringList texts;
            for (Lane* lane : stack.lanes()) {
                const LaneGeometry geometry = lane->laneGeometry();
                texts.append(lane->readoutAt({geometry.x(double(at) + 0.5), geometry.plot.center().y()}));
            }
            return texts;
        };
        readouts(); // asks for what it needs
        stack.grab();
        QTRY_VERIFY_WITH_TIMEOUT(workbench.jobs().jobs().isEmpty(), 20'000);
        const QStringList expected = readouts();
        QVERIFY(expected[0].contains(QString::number(double(samples[std::size_t(at)]), 'f', 4).replace(u'-', u'−')));
        for (const TimeRange view :
             {TimeRange{0, 60'000}, TimeRange{15'000, 30'000}, TimeRange{20'000, 20'300}, TimeRange{20'110, 20'140}}) {
            cursor.setView(view);
            readouts();
            QTRY_VERIFY(workbench.jobs().jobs().isEmpty());
            QStringList now = readouts();
            for (qsizetype lane = 0; lane < now.size(); ++lane) // times are of the pointer, and told to the millisecond
                QCOMPARE(now[lane].section(u'\t', 1), expected[lane].section(u'\t', 1));
        }
    }

    void waveformFromHoursToSamples()
    {
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("wave.wav")).toStdString();
        std::vector<float> samples(936'000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = float(0.8 * std::sin(double(i) * 0.05));
        writeWav(file, samples, 8000);
        Workbench workbench;
        workbench.setProject(Project::create(m_folder.filePath(QStringLiteral("p.suara")).toStdString()));
        SilentTask task;
        const ClipId clip = workbench.project()->addClips({probeClip(file, task)}).at(0);
        auto* lane = new WaveformLane(workbench.data());
        lane->setClip(clip);
        m_stack->addLane(lane);
        for (const std::int64_t length : {936'000, 50'000, 900, 40}) {
            m_cursor.setView({1000, 1000 + length});
            QTRY_VERIFY2_WITH_TIMEOUT(
                inkedColumns(*lane) > 900,
                qPrintable(QStringLiteral("%1 columns at %2 samples").arg(inkedColumns(*lane)).arg(length)), 30'000);
        }
        m_stack->removeLane(lane);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

QTEST_MAIN(TestLanes)
#include "tst_lanes.moc"
