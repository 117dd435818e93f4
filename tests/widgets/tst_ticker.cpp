#include "widgets/common/controls/Ticker.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace suara;

class TestTicker : public QObject {
    Q_OBJECT

private:
    static QStringList labels(const QList<AxisTick>& ticks)
    {
        QStringList texts;
        for (const AxisTick& tick : ticks)
            texts.append(tick.label);
        return texts;
    }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void stepsAndLabels_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<int>("most");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("expected");
        const int number = int(AxisKind::Number);
        const int count = int(AxisKind::Count);
        const int time = int(AxisKind::Time);
        QTest::newRow("one") << 0.0 << 1.0 << 5 << number << QStringList{"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"};
        QTest::newRow("quarters") << 0.0 << 1.0 << 4 << number << QStringList{"0.00", "0.25", "0.50", "0.75", "1.00"};
        QTest::newRow("waveform") << -1.0 << 1.0 << 4 << number
                                  << QStringList{u"−1.0"_qs, u"−0.5"_qs, "0.0", "0.5", "1.0"};
        QTest::newRow("thousands") << 0.0 << 10000.0 << 2 << number
                                   << QStringList{"0", u"5\u2009000"_qs, u"10\u2009000"_qs};
        QTest::newRow("decibel") << -80.0 << 0.0 << 4 << int(AxisKind::Decibel)
                                 << QStringList{u"−80"_qs, u"−60"_qs, u"−40"_qs, u"−20"_qs, "+0"};
        QTest::newRow("counts are whole") << 0.0 << 2.0 << 10 << count << QStringList{"0", "1", "2"};
        QTest::newRow("counts, many") << 0.0 << 9.0 << 5 << count << QStringList{"0", "2", "4", "6", "8"};
        QTest::newRow("short time") << 0.0 << 0.6 << 3 << time << QStringList{"0.0 s", "0.2 s", "0.4 s", "0.6 s"};
        QTest::newRow("seconds") << 5.0 << 12.0 << 4 << time << QStringList{"0:06", "0:08", "0:10", "0:12"};
        QTest::newRow("minutes") << 0.0 << 60.0 << 4 << time << QStringList{"0:00", "0:15", "0:30", "0:45", "1:00"};
        QTest::newRow("an hour") << 3599.0 << 3601.0 << 2 << time << QStringList{"59:59", "1:00:00", "1:00:01"};
        QTest::newRow("deep in an hour") << 3600.0 << 3600.3 << 3 << time
                                         << QStringList{"1:00:00.0", "1:00:00.1", "1:00:00.2", "1:00:00.3"};
    }
    void stepsAndLabels()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(int, most);
        QFETCH(int, kind);
        QFETCH(QStringList, expected);
        QCOMPARE(labels(axisTicks(lower, upper, most, AxisKind(kind))), expected);
    }

    void labelsNeverRepeatAndStayInside()
    {
        for (const AxisKind kind : {AxisKind::Number, AxisKind::Count, AxisKind::Time, AxisKind::Decibel})
            for (const double start : {0.0, 0.1, -3.7, 1234.567, 3599.99, 1e6})
                for (double width = 1e-6; width < 1e7; width *= 1.7) {
                    const QList<AxisTick> ticks = axisTicks(start, start + width, 7, kind);
                    const QStringList texts = labels(ticks);
                    QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
                    QVERIFY(ticks.size() <= 9);
                    for (const AxisTick& tick : ticks)
                        QVERIFY(tick.value >= start - width * 1e-6 && tick.value <= start + width * (1.0 + 1e-6));
                }
    }

    void decimalsFollowTheLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::Indonesian));
        QCOMPARE(labels(axisTicks(0, 1, 2)), (QStringList{"0,0", "0,5", "1,0"}));
        QCOMPARE(labels(axisTicks(60.0, 60.2, 2, AxisKind::Time)), (QStringList{"1:00,0", "1:00,1", "1:00,2"}));
    }

    void logarithmicAxes_data()
    {
        QTest::addColumn<double>("lower");
        QTest::addColumn<double>("upper");
        QTest::addColumn<int>("most");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("hearing") << 20.0 << 20000.0 << 12
                                 << QStringList{"20",
                                                "50",
                                                "100",
                                                "200",
                                                "500",
                                                u"1\u2009000"_qs,
                                                u"2\u2009000"_qs,
                                                u"5\u2009000"_qs,
                                                u"10\u2009000"_qs,
                                                u"20\u2009000"_qs};
        QTest::newRow("little room") << 20.0 << 20000.0 << 4 << QStringList{"100", u"1\u2009000"_qs, u"10\u2009000"_qs};
        QTest::newRow("less than a decade") << 310.0 << 390.0 << 4 << QStringList{"320", "340", "360", "380"};
    }
    void logarithmicAxes()
    {
        QFETCH(double, lower);
        QFETCH(double, upper);
        QFETCH(int, most);
        QFETCH(QStringList, expected);
        QCOMPARE(labels(logarithmicTicks(lower, upper, most)), expected);
    }

    void nonsenseGivesNoTicks()
    {
        QVERIFY(axisTicks(1, 1, 5).isEmpty());
        QVERIFY(axisTicks(2, 1, 5).isEmpty());
        QVERIFY(axisTicks(0, qQNaN(), 5).isEmpty());
        QVERIFY(axisTicks(0, qInf(), 5).isEmpty());
        QVERIFY(axisTicks(0, 1, 0).isEmpty());
        QVERIFY(logarithmicTicks(0, 100, 5).isEmpty());
        QVERIFY(logarithmicTicks(-1, 100, 5).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTicker)
#include "tst_ticker.moc"
