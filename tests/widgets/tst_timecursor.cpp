#include "widgets/common/workbench/TimeCursor.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace suara;

class TestTimeCursor : public QObject {
    Q_OBJECT

private:
    static bool holds(const TimeCursor& cursor)
    {
        const TimeRange view = cursor.view();
        const TimeRange selection = cursor.selection();
        return view.start >= 0 && view.end <= cursor.length() && view.length() > 0 && selection.start >= 0 &&
               selection.end <= cursor.length() && cursor.position() >= 0 && cursor.position() <= cursor.length();
    }

private Q_SLOTS:
    void aNewClipIsShownWhole()
    {
        TimeCursor cursor;
        cursor.setClip(22050, 44100);
        cursor.setView({100, 200});
        cursor.setSelection({10, 20});
        cursor.setPosition(5);
        cursor.setClip(8000, 16000);
        QCOMPARE(cursor.view(), (TimeRange{0, 16000}));
        QVERIFY(cursor.selection().isEmpty());
        QCOMPARE(cursor.position(), 0);
        QCOMPARE(cursor.seconds(4000), 0.5);
    }

    void zoomKeepsTheAnchor_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<qint64>("anchor");
        QTest::newRow("in at a quarter") << 2.0 << qint64(30000);
        QTest::newRow("in at the left edge") << 4.0 << qint64(20000);
        QTest::newRow("out in the middle") << 0.8 << qint64(40000);
    }

    void zoomKeepsTheAnchor()
    {
        QFETCH(double, factor);
        QFETCH(qint64, anchor);
        TimeCursor cursor;
        cursor.setClip(44100, 100000);
        cursor.setView({20000, 60000});
        const double place = double(anchor - 20000) / 40000.0;
        cursor.zoom(factor, anchor);
        QCOMPARE(double(cursor.view().length()), 40000.0 / factor);
        const double now = double(anchor - cursor.view().start) / double(cursor.view().length());
        QVERIFY(std::abs(now - place) < 1e-3);
    }

    void scrollingStopsAtTheEnds()
    {
        TimeCursor cursor;
        cursor.setClip(44100, 1000);
        cursor.setView({200, 400});
        cursor.scroll(-5000);
        QCOMPARE(cursor.view(), (TimeRange{0, 200}));
        cursor.scroll(5000);
        QCOMPARE(cursor.view(), (TimeRange{800, 1000}));
    }

    void aBackwardSelectionIsTurned()
    {
        TimeCursor cursor;
        cursor.setClip(44100, 1000);
        cursor.setSelection({700, 300});
        QCOMPARE(cursor.selection(), (TimeRange{300, 700}));
        cursor.zoomToSelection();
        QCOMPARE(cursor.view(), (TimeRange{300, 700}));
        cursor.setSelection({5, 5});
        QVERIFY(cursor.selection().isEmpty());
    }

    void onlyTheUsersMoveSeeks()
    {
        TimeCursor cursor;
        cursor.setClip(44100, 1000);
        QSignalSpy seeks(&cursor, &TimeCursor::seekRequested);
        cursor.setPlayed(500);
        QCOMPARE(seeks.count(), 0);
        cursor.setPosition(600);
        QCOMPARE(seeks.count(), 1);
    }

    void anEmptyClipHoldsNothing()
    {
        TimeCursor cursor;
        cursor.setClip(0, 0);
        cursor.zoom(2.0, 0);
        cursor.setSelection({-5, 5});
        cursor.setPosition(99);
        QCOMPARE(cursor.position(), 0);
        QVERIFY(cursor.selection().isEmpty());
        QCOMPARE(cursor.seconds(99), 0.0);
    }

    void everythingStaysInside()
    {
        QRandomGenerator random(1);
        TimeCursor cursor;
        cursor.setClip(44100, 5000);
        for (int i = 0; i < 3000; ++i) {
            const auto a = std::int64_t(random.bounded(20000)) - 10000;
            const auto b = std::int64_t(random.bounded(20000)) - 10000;
            switch (random.bounded(5)) {
            case 0:
                cursor.setView({a, b});
                break;
            case 1:
                cursor.setSelection({a, b});
                break;
            case 2:
                cursor.zoom(random.generateDouble() * 4, a);
                break;
            case 3:
                cursor.scroll(a);
                break;
            default:
                cursor.setPosition(a);
            }
            QVERIFY(holds(cursor));
        }
    }
};

QTEST_GUILESS_MAIN(TestTimeCursor)
#include "tst_timecursor.moc"
