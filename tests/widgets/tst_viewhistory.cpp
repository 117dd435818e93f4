#include "widgets/common/workbench/TimeCursor.h"
#include "widgets/common/workbench/ViewHistory.h"

#include <QTest>

using namespace suara;

class TestViewHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesBackAndForward()
    {
        TimeCursor cursor;
        ViewHistory history(cursor);
        cursor.setClip(8000, 100000);
        cursor.setView({1000, 9000});
        history.back();
        QCOMPARE(cursor.view(), (TimeRange{0, 100000}));
        history.back(); // there is nothing before
        QCOMPARE(cursor.view(), (TimeRange{0, 100000}));
        history.forward();
        QCOMPARE(cursor.view(), (TimeRange{1000, 9000}));
        history.forward();
        QCOMPARE(cursor.view(), (TimeRange{1000, 9000}));
    }

    void aMoveIsOneStep()
    {
        TimeCursor cursor;
        ViewHistory history(cursor);
        cursor.setClip(8000, 100000);
        for (int turn = 0; turn < 10; ++turn)
            cursor.zoom(1.2, 50000);
        history.back();
        QCOMPARE(cursor.view(), (TimeRange{0, 100000}));
    }

    void viewsOnWhichItRestedAreSteps()
    {
        TimeCursor cursor;
        ViewHistory history(cursor);
        cursor.setClip(8000, 100000);
        cursor.setView({1000, 9000});
        QTRY_VERIFY(history.isSettled());
        cursor.setView({2000, 3000});
        history.back();
        QCOMPARE(cursor.view(), (TimeRange{1000, 9000}));
        cursor.setView({4000, 5000}); // from here on another way
        history.forward();
        QCOMPARE(cursor.view(), (TimeRange{4000, 5000}));
        history.back();
        QCOMPARE(cursor.view(), (TimeRange{1000, 9000}));
    }

    void aLayoutIsPartOfAView()
    {
        TimeCursor cursor;
        ViewHistory history(cursor);
        cursor.setClip(8000, 100000);
        QString lanes = QStringLiteral("two");
        history.setLayout([&] { return QVariant(lanes); }, [&](const QVariant& layout) { lanes = layout.toString(); });
        lanes = QStringLiteral("three");
        history.noteLayout();
        QTRY_VERIFY(history.isSettled());
        cursor.setView({1000, 9000});
        history.back();
        QCOMPARE(lanes, QStringLiteral("three"));
        QCOMPARE(cursor.view(), (TimeRange{0, 100000}));
        history.back();
        QCOMPARE(lanes, QStringLiteral("two"));
        history.forward();
        history.forward();
        QCOMPARE(lanes, QStringLiteral("three"));
        QCOMPARE(cursor.view(), (TimeRange{1000, 9000}));
    }

    void anotherClipBeginsAnew()
    {
        TimeCursor cursor;
        ViewHistory history(cursor);
        cursor.setClip(8000, 100000);
        cursor.setView({1000, 9000});
        cursor.setClip(8000, 50000);
        history.back();
        QCOMPARE(cursor.view(), (TimeRange{0, 50000}));
    }
};

QTEST_GUILESS_MAIN(TestViewHistory)
#include "tst_viewhistory.moc"
