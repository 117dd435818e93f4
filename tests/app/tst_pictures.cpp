#include "app/MainWindow.h"
#include "core/base/Task.h"
#include "core/project/DemoProject.h"
#include "core/project/Project.h"
#include "widgets/annotation/AnnotatePage.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/common/Language.h"
#include "widgets/common/Settings.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Workbench.h"
#include "widgets/features/ChartPanel.h"
#include "widgets/playback/AudioOutput.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace suara;

namespace {

class NoOutput : public AudioOutput {
public:
    bool start(int, int, Source) override { return false; }
    void stop() override {}
    void setVolume(double) override {}
    std::int64_t framesPlayed() const override { return 0; }
    bool isFinished() const override { return true; }
};

const char* const writeTo = "SUARA_PICTURES"; // a folder: the pictures are written there

} // namespace

/// The pictures in the README are what the program shows of its demo project. To renew them:
///     SUARA_PICTURES=resources/pictures .build/dev/tests/app/tst_pictures
class TestPictures : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_made;

    Page* show(const char* icon)
    {
        for (int index = 0; index < m_window->pages().size(); ++index)
            if (m_window->pages()[index]->iconName() == QLatin1String(icon))
                m_window->showPage(index);
        return m_window->currentPage();
    }

    bool atRest()
    {
        return QTest::qWaitFor([this] { return m_workbench->jobs().jobs().isEmpty(); }, 60000);
    }

    void choose(const char* clip)
    {
        const auto& clips = m_workbench->project()->clips();
        const auto found = std::ranges::find(clips, clip, &Clip::name);
        if (found != clips.end())
            m_workbench->selection().setCurrentClip(found->id);
    }

    void take(const QString& name, const QPixmap& picture)
    {
        m_made << QStringLiteral("resources/pictures/%1.png").arg(name);
        QVERIFY(picture.width() > 400);
        if (qEnvironmentVariableIsSet(writeTo))
            QVERIFY(picture.save(qEnvironmentVariable(writeTo) + u'/' + name + QStringLiteral(".png")));
    }

public:
    static void initMain()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("suara-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_pictures"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings().clear();
        Language::instance().set(QStringLiteral("en"));
        Settings::instance().setValue(Settings::Key::Language, QStringLiteral("en"));
        Settings::instance().setValue(Settings::Key::Theme, QStringLiteral("light"));
        Theme::instance().install(*qApp);
        SilentTask task;
        const DemoProject demo = makeDemo(m_folder.path().toStdString(), task);
        m_workbench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_workbench, std::make_unique<NoOutput>());
        m_window->openAtStart({QString::fromStdString(demo.project.string())});
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        QVERIFY(atRest());
    }

    void explore()
    {
        show("explore");
        choose("snare_01");
        QVERIFY(atRest());
        QTest::qWait(1500); // what was measured arrives
        take(QStringLiteral("explore"), m_window->grab());
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
        QVERIFY(atRest());
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
