#include "core/features/LevelPyramid.h"

#include <QTest>
#include <algorithm>
#include <limits>
#include <numeric>

using namespace suara;

class TestLevelPyramid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesBecomeLevels()
    {
        const std::vector<float> values{-80.0f, -200.0f, 0.0f, 10.0f, -40.0f, std::numeric_limits<float>::quiet_NaN()};
        const LevelPyramid pyramid(values, 2, -80.0f, 0.0f); // three columns
        QCOMPARE(pyramid.rows(), 2);
        QCOMPARE(pyramid.columns(), 3);
        std::vector<std::uint8_t> out;
        pyramid.compose(-0.5, 2.5, 3, out);
        QCOMPARE(out, (std::vector<std::uint8_t>{0, 255, 128, 0, 255, 0}));
    }

    void widePartsShowTheLargest_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {1, 2, 3, 7, 50, 100, 333})
            QTest::addRow("%d pixels", width) << width;
    }
    void widePartsShowTheLargest() // a single loud frame is never lost, however far one zooms out
    {
        QFETCH(int, width);
        for (const int loud : {0, 1, 499, 500, 998, 999}) {
            std::vector<float> values(1000, 0.0f);
            values[std::size_t(loud)] = 1.0f;
            const LevelPyramid pyramid(values, 1, 0.0f, 1.0f);
            std::vector<std::uint8_t> out;
            pyramid.compose(-0.5, 999.5, width, out);
            const auto found = std::max_element(out.begin(), out.end());
            QCOMPARE(int(*found), 255);
            QVERIFY(std::abs(double(found - out.begin()) - loud * width / 1000.0) <= 1.5);
        }
    }

    void narrowPartsAreInterpolated()
    {
        const LevelPyramid pyramid(std::vector<float>{0.0f, 1.0f}, 1, 0.0f, 1.0f);
        std::vector<std::uint8_t> out;
        pyramid.compose(0.0, 1.0, 2, out); // at 0.25 and 0.75 between the two columns
        QCOMPARE(int(out[0]), 63);
        QCOMPARE(int(out[1]), 191);
    }

    void theLastColumnReachesToTheEndOfTheSound_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {3, 7, 50, 64, 100, 301, 2000})
            QTest::addRow("%d pixels", width) << width;
    }
    void theLastColumnReachesToTheEndOfTheSound() // which is up to a whole step behind it
    {
        QFETCH(int, width);
        const LevelPyramid pyramid(std::vector<float>(100, 1.0f), 1, 0.0f, 1.0f);
        std::vector<std::uint8_t> out;
        for (const double end : {99.1, 99.5, 99.99}) {
            pyramid.compose(0.0, end, width, out);
            QCOMPARE(out, std::vector<std::uint8_t>(std::size_t(width), 255));
        }
    }

    void outsideIsNothing()
    {
        const LevelPyramid pyramid(std::vector<float>(4, 1.0f), 1, 0.0f, 1.0f);
        std::vector<std::uint8_t> out;
        pyramid.compose(-10.0, 10.0, 20, out);
        QCOMPARE(std::accumulate(out.begin(), out.end(), 0), 255 * 5); // 4 columns that begin half a part late
        pyramid.compose(100.0, 200.0, 5, out);
        QCOMPARE(std::accumulate(out.begin(), out.end(), 0), 0);
        LevelPyramid().compose(0, 1, 4, out);
        QVERIFY(out.empty());
    }

    void hoursOfFrames()
    {
        constexpr int rows = 128;
        const std::vector<float> values(std::size_t(310000) * rows, 0.5f);
        const LevelPyramid pyramid(values, rows, 0.0f, 1.0f);
        QVERIFY(pyramid.bytes() < 2 * values.size() + 100 * rows);
        std::vector<std::uint8_t> out;
        for (const double length : {310000.0, 1000.5, 3.0, 0.01}) {
            pyramid.compose(154999.7, 154999.7 + length, 1920, out);
            QCOMPARE(int(out[0]), 128);
        }
    }
};

QTEST_GUILESS_MAIN(TestLevelPyramid)
#include "tst_levelpyramid.moc"
