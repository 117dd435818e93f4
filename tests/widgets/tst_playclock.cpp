#include "widgets/playback/PlayClock.h"

#include <QTest>
#include <cmath>
#include <functional>

using namespace suara;

namespace {
constexpr int rate = 44100;
constexpr double frame = 0.016; // s between two looks at the clock
} // namespace

using Report = std::function<double(double)>; // seconds heard -> seconds the device tells

class TestPlayClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isHonestTo20Milliseconds_data()
    {
        QTest::addColumn<Report>("report");
        QTest::newRow("exact") << Report([](double heard) { return heard; });
        QTest::newRow("steps of 10 ms") << Report([](double heard) { return std::floor(heard * 100) / 100; });
        QTest::newRow("jitter of 8 ms") << Report([](double heard) { return heard + 0.008 * std::sin(heard * 997); });
        QTest::newRow("drift of 1 in 1000") << Report([](double heard) { return heard * 1.001; });
    }

    void isHonestTo20Milliseconds()
    {
        QFETCH(Report, report);
        PlayClock clock(rate);
        std::int64_t before = 0;
        for (double now = 0.0; now < 10.0; now += frame) {
            const std::int64_t told = std::llround(report(now) * rate);
            const std::int64_t shown = clock.at(told, 100.0 + now);
            QVERIFY(shown >= before);
            QVERIFY2(std::abs(double(shown - told)) <= 0.020 * rate, qPrintable(QString::number(now)));
            before = shown;
        }
    }

    void runsSmoothlyBetweenCoarseReports()
    {
        PlayClock clock(rate);
        std::int64_t before = 0;
        for (double now = 0.1; now < 5.0; now += frame) {
            const std::int64_t told = std::llround(std::floor(now * 12) / 12 * rate);
            const std::int64_t shown = clock.at(told, now);
            QVERIFY2(std::abs(double(shown) / rate - now) <= 0.1, qPrintable(QString::number(now)));
            if (now > 0.5)
                QVERIFY(shown > before);
            before = shown;
        }
    }

    void waitsForADeviceThatStalls()
    {
        PlayClock clock(rate);
        QCOMPARE(clock.at(0, 1.0), 0); // it has not begun
        clock.at(4410, 2.0);
        const std::int64_t stalled = clock.at(4410, 9.0);
        QVERIFY(stalled <= 4410 + rate / 10);
        QVERIFY(clock.at(5000, 9.1) >= stalled); // never back
        QVERIFY(std::abs(double(clock.at(44100, 10.0) - 44100)) <= 0.020 * rate);
    }
};

QTEST_GUILESS_MAIN(TestPlayClock)
#include "tst_playclock.moc"
