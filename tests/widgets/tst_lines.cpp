#include "core/audio/PeakPyramid.h"
#include "widgets/common/painting/ColumnImage.h"
#include "widgets/common/painting/WavePainter.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/lanes/FrameCurve.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace suara;

/// What waves and curves are drawn from, pixel column by pixel column.
class TestLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void peaksOfThePyramidAreThoseOfTheSamples()
    {
        std::mt19937 random(7);
        std::uniform_real_distribution<float> value(-1.0f, 1.0f);
        std::vector<float> samples(256 * 64);
        for (float& sample : samples)
            sample = value(random);
        const PeakPyramid pyramid = PeakPyramid::build(samples);
        for (const int columns : {1, 2, 8, 32, 64}) {
            std::vector<Peak> coarse;
            pyramid.peaks(0.0, double(samples.size()), columns, coarse);
            const std::vector<Peak> fine = samplePeaks(samples, 0.0, double(samples.size()), columns);
            for (int i = 0; i < columns; ++i) {
                QCOMPARE(coarse[std::size_t(i)].minimum, fine[std::size_t(i)].minimum);
                QCOMPARE(coarse[std::size_t(i)].maximum, fine[std::size_t(i)].maximum);
                QVERIFY(std::abs(coarse[std::size_t(i)].rms - fine[std::size_t(i)].rms) < 1e-5f);
            }
        }
    }

    void theCoreStaysWithinTheWave()
    {
        const std::vector<Peak> half(40, Peak{0.4f, 0.6f, 0.5f}); // columns within the upper half of one period
        QImage image(40, 100, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        paintPeaks(painter, QRectF(0, 0, 40, 100), half, Qt::blue, Qt::red);
        painter.end();
        QCOMPARE(image.pixelColor(20, 25), QColor(Qt::red)); // 0.5: the core
        for (int y = 50; y < 100; ++y)
            QCOMPARE(image.pixelColor(20, y), QColor(Qt::black)); // nothing of the wave is below zero
    }

    void samplePeaksNeverLoseASample()
    {
        std::vector<float> samples(1000, 0.0f);
        for (const std::size_t loud : {std::size_t(0), std::size_t(333), std::size_t(999)}) {
            samples[loud] = 1.0f;
            for (const int columns : {1, 3, 7, 100, 999, 1000, 2500}) {
                float highest = 0.0f;
                for (const Peak& peak : samplePeaks(samples, 0.0, 1000.0, columns))
                    highest = std::max(highest, peak.maximum);
                QCOMPARE(highest, 1.0f);
            }
            samples[loud] = 0.0f;
        }
        QCOMPARE(samplePeaks({}, 0.0, 10.0, 4), std::vector<Peak>(4));
    }

    void frameLinesStandWhereTheirFramesAre()
    {
        ClipFrames frames;
        frames.rows = 1;
        frames.frames = 100;
        frames.secondsPerFrame = 0.01;
        for (int t = 0; t < 100; ++t)
            frames.values.push_back(float(t));
        LaneGeometry geometry;
        geometry.plot = QRectF(0, 0, 1000, 100);
        geometry.view = {0, 8000};
        geometry.sampleRate = 8000;
        const QPolygonF line = frameLines(frames, 0, geometry, 0.0, 100.0).constFirst();
        QCOMPARE(line.size(), 100);
        QCOMPARE(line[50].x(), 500.0);
        QCOMPARE(line[50].y(), 50.0);
        QCOMPARE(frameValue(frames, 0, 0.503), std::optional(50.0));
        QVERIFY(!frameValue(frames, 0, 2.0));
        geometry.plot.setWidth(25); // four frames a pixel: their mean
        const QPolygonF thin = frameLines(frames, 0, geometry, 0.0, 100.0).constFirst();
        QCOMPARE(thin.size(), 25);
        QCOMPARE(thin[10].y(), 100.0 - 41.5);
    }

    void whereFramesHaveNoValueThereIsNoLine() // a pitch without voice
    {
        ClipFrames frames;
        frames.rows = 1;
        frames.frames = 9;
        frames.secondsPerFrame = 1.0;
        const float gap = std::numeric_limits<float>::quiet_NaN();
        frames.values = {gap, 1, 2, gap, gap, 3, gap, 4, 5};
        LaneGeometry geometry;
        geometry.plot = QRectF(0, 0, 900, 100);
        geometry.view = {0, 72'000};
        geometry.sampleRate = 8000;
        QList<int> lengths;
        for (const QPolygonF& line : frameLines(frames, 0, geometry, 0.0, 10.0))
            lengths.append(int(line.size()));
        QCOMPARE(lengths, (QList<int>{2, 1, 2}));
        geometry.plot.setWidth(4.5); // two frames a pixel: what there is of them
        QCOMPARE(frameLines(frames, 0, geometry, 0.0, 10.0).constFirst().constFirst().y(), 100.0 * (1.0 - 0.1));
    }

    void columnsAreSoftAtTheirEndsAndMixAsPaint()
    {
        QImage image(4, 8, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        ColumnImage columns;
        columns.clear(QRectF(0, 0, 4, 8), 1.0);
        QCOMPARE(columns.columns(), 4);
        columns.add(1, 5.5, 2.25, Qt::black);
        columns.add(2, -3.0, 20.0, QColor(200, 0, 0, 100));
        columns.add(2, 4.0, 8.0, QColor(0, 0, 200, 100));
        for (const int outside : {-1, 4})
            columns.add(outside, 0.0, 8.0, Qt::black);
        columns.paint(painter);
        const int grey[] = {255, 255, 64, 0, 0, 128, 255, 255};
        for (int y = 0; y < 8; ++y) {
            QVERIFY2(std::abs(qGray(image.pixel(1, y)) - grey[y]) <= 2, qPrintable(QString::number(y)));
            QCOMPARE(image.pixel(0, y), qRgb(255, 255, 255));
            QCOMPARE(image.pixel(3, y), qRgb(255, 255, 255));
        }
        QImage painted(1, 8, QImage::Format_ARGB32_Premultiplied);
        painted.fill(Qt::white);
        QPainter reference(&painted);
        reference.fillRect(0, 0, 1, 8, QColor(200, 0, 0, 100));
        reference.fillRect(0, 4, 1, 4, QColor(0, 0, 200, 100));
        for (int y = 0; y < 8; ++y)
            for (const auto part : {&QColor::red, &QColor::green, &QColor::blue})
                QVERIFY(std::abs((image.pixelColor(2, y).*part)() - (painted.pixelColor(0, y).*part)()) <= 2);
        columns.clear(QRectF(), 1.0);
        columns.add(0, 0.0, 8.0, Qt::black); // into nothing
        columns.paint(painter);
    }
};

QTEST_MAIN(TestLines)
#include "tst_lines.moc"
