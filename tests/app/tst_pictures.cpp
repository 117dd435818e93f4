#include "tests/app/DemoWindow.h"
#include "widgets/annotation/AnnotatePage.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/common/workbench/TimeCursor.h"
#include "widgets/features/ChartPanel.h"

#include <QFile>
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <algorithm>

using namespace suara;

namespace {

const char* const writeTo = "SUARA_PICTURES"; // a folder: the pictures are written there

} // namespace

/// The pictures in the README are what the program shows of its demo project. To renew them:
///     SUARA_PICTURES=resources/pictures .build/dev/tests/app/tst_pictures
class TestPictures : public QObject, private DemoWindow {
    Q_OBJECT

private:
    QStringList m_made;

    Page* show(const char* icon)
    {
        for (int index = 0; index < m_window->pages().size(); ++index)
            if (m_window->pages()[index]->iconName() == QLatin1String(icon))
                m_window->showPage(index);
        return m_window->currentPage();
    }

    void take(const QString& name, const QPixmap& picture)
    {
        m_made << QStringLiteral("resources/pictures/%1.png").arg(name);
        QVERIFY(picture.width() > 400);
        if (qEnvironmentVariableIsSet(writeTo))
            QVERIFY(picture.save(qEnvironmentVariable(writeTo) + u'/' + name + QStringLiteral(".png")));
    }

public:
    static void initMain() { prepare(QStringLiteral("tst_pictures")); }

private Q_SLOTS:
    void initTestCase()
    {
        open({1440, 900});
        QVERIFY(atRest());
    }

    void explore()
    {
        show("explore");
        choose("episode_1"); // a sentence of it, one word selected
        QVERIFY(atRest());
        TimeCursor& cursor = m_workbench->cursor();
        const auto at = [&](double seconds) {
            return std::int64_t(seconds * cursor.sampleRate());
        };
        cursor.setView({at(0.4), at(3.4)});
        cursor.setSelection({at(1.77), at(2.07)});
        cursor.setPosition(at(1.87));
        QVERIFY(atRest());
        QTest::qWait(1500); // what was measured arrives
        take(QStringLiteral("explore"), m_window->grab());
        cursor.setClip(cursor.sampleRate(), cursor.length()); // all of it again for the others
    }

    void histograms()
    {
        Page* page = show("features");
        QVERIFY(atRest());
        QRect both;
        for (const char* name : {"chart1", "chart2"}) {
            const auto* panel = page->findChild<ChartPanel*>(QLatin1String(name));
            QVERIFY(panel != nullptr);
            both |= QRect(panel->mapTo(page, QPoint()), panel->size());
        }
        QTest::qWait(300);
        take(QStringLiteral("histograms"), page->grab(both));
    }

    void annotate()
    {
        auto* page = qobject_cast<AnnotatePage*>(show("annotate"));
        QVERIFY(page != nullptr);
        choose("episode_1");
        QVERIFY(atRest());
        const std::vector<Segment> segments = page->desk()->track().segments();
        if (segments.size() > 2)
            page->desk()->choose(segments[2].id);
        QTest::qWait(300);
        QVERIFY(atRest()); // nothing but its views, no progress bar
        QTest::qWait(300);
        take(QStringLiteral("annotate"), m_window->grab());
    }

    void train()
    {
        auto* start = show("train")->findChild<QPushButton*>(QStringLiteral("trainButton"));
        QVERIFY(start != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), 20000);
        start->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_workbench->project()->runs().size(), std::size_t(1), 120000);
        QVERIFY(atRest());
        QTest::qWait(300);
        take(QStringLiteral("train"), m_window->grab());
    }

    /// Each picture of the README is among those made here, stands in the repository, and the other way round.
    void theReadmeShowsThem()
    {
        QFile readme(QStringLiteral(SUARA_SOURCE_DIR "/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        QStringList shown;
        static const QRegularExpression picture(QStringLiteral("\\]\\((resources/pictures/[^)]+)\\)"));
        auto matches = picture.globalMatch(QString::fromUtf8(readme.readAll()));
        while (matches.hasNext())
            shown << matches.next().captured(1);
        for (const QString& each : shown)
            QVERIFY2(QFile::exists(QStringLiteral(SUARA_SOURCE_DIR "/") + each), qPrintable(each));
        shown.sort();
        m_made.sort();
        QCOMPARE(shown, m_made);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_workbench.reset();
    }
};

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
