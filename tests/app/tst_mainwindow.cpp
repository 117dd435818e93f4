#include "core/audio/AudioWriter.h"
#include "core/audio/DrumSynth.h"
#include "core/base/AtomicFile.h"
#include "tests/app/MainWindowBench.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/lanes/LaneStack.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QTableView>
#include <algorithm>

using namespace suara;
namespace fs = std::filesystem;

namespace {

constexpr int drums = 8; // of each class

} // namespace

/// The real window, from an empty desk to the confusion matrix: each slot goes on where the one before stopped.
class TestMainWindow : public QObject, MainWindowBench {
    Q_OBJECT

    static void drop(QWidget& target, const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &enter);
        QDropEvent event({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &event);
    }

    /// A page that shows something has more than a few colours.
    static int colourCount(const QImage& picture)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3)
            for (int x = 0; x < picture.width(); x += 3)
                colours << picture.pixel(x, y);
        return int(colours.size());
    }

public:
    static void initMain() { prepare(QStringLiteral("tst_mainwindow")); }

private Q_SLOTS:
    void initTestCase()
    {
        for (int hit = 1; hit <= drums; ++hit) {
            const std::string name = std::to_string(hit) + ".wav";
            fs::create_directories(file("drums/kick"));
            fs::create_directories(file("drums/snare"));
            writeWav(file("drums/kick/kick_" + name), synthesiseKick(std::uint64_t(hit)), drumSampleRate);
            writeWav(file("drums/snare/snare_" + name), synthesiseSnare(std::uint64_t(hit)), drumSampleRate);
        }
        writeFile(file("drums/broken.wav"), "this is no sound");

        open(file("new.suara"));
    }

    void opensADroppedFolder()
    {
        drop(*m_window, {QString::fromStdString(file("drums").string())});
        const auto offered = [this] {
            for (QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
                if (button->isVisible() && button->text() == QStringLiteral("Use as classes"))
                    return button;
            return static_cast<QAbstractButton*>(nullptr);
        };
        QTRY_VERIFY2_WITH_TIMEOUT(offered() != nullptr, "nobody asks whether folder names are classes", 20000);
        QCOMPARE(project().clips().size(), std::size_t(2 * drums + 1)); // they are there while the question stands
        QCOMPARE(std::ranges::count(project().clips(), "", &Clip::label), 2 * drums + 1);
        offered()->click();
        QVERIFY(offered() == nullptr);
        QCOMPARE(std::ranges::count(project().clips(), "kick", &Clip::label), drums);
        QCOMPARE(std::ranges::count(project().clips(), "snare", &Clip::label), drums);
    }

    void saysWhyAFileCannotBeRead()
    {
        const auto broken = std::ranges::find(project().clips(), "broken", &Clip::name);
        QVERIFY(broken != project().clips().end());
        QVERIFY(!broken->isReadable());
    }

    void everyPageShowsItself()
    {
        QVERIFY(m_window->pages().size() >= 4);
        m_workbench->selection().setCurrentClip(project().clips().back().id);
        for (int index = 0; index < m_window->pages().size(); ++index) {
            m_window->showPage(index);
            QVERIFY(m_window->currentPage()->isVisible());
            QVERIFY(!m_window->currentPage()->title().isEmpty());
            QTRY_VERIFY2(colourCount(m_window->currentPage()->grab().toImage()) > 8,
                         qPrintable(m_window->currentPage()->title()));
        }
    }

    void labelsAStretchByAKey()
    {
        QVERIFY(show("annotate"));
        m_workbench->selection().setCurrentClip(project().clips()[1].id);
        QTRY_VERIFY(m_workbench->cursor().length() > 10000);
        m_workbench->cursor().setSelection({2000, 9000});
        auto* lanes = m_window->currentPage()->findChild<LaneStack*>();
        QVERIFY(lanes != nullptr);
        lanes->setFocus();
        QTest::keyClick(lanes, Qt::Key_2);
        QCOMPARE(project().segmentCount(), std::size_t(1));
        const Segment segment = project().segments(project().clips()[1].id).front();
        QCOMPARE(segment.start, 2000);
        QCOMPARE(segment.end, 9000);
        QCOMPARE(segment.labels.at("emotion"), project().labelSet("emotion")->categories[1].name);
    }

    void undoesAndRedoesIt()
    {
        QVERIFY(action("undo").isEnabled());
        while (project().segmentCount() > 0)
            action("undo").trigger();
        QVERIFY(project().segments(project().clips()[1].id).empty());
        action("redo").trigger();
        QCOMPARE(project().segmentCount(), std::size_t(1));
    }

    void trainsOnTheClips()
    {
        QVERIFY(show("train"));
        auto* train = m_window->currentPage()->findChild<QPushButton*>(QStringLiteral("trainButton"));
        QVERIFY(train != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(train->isEnabled(), 20000);
        train->click();
        QTRY_COMPARE_WITH_TIMEOUT(project().runs().size(), std::size_t(1), 60000);
        const QString log = QString::fromUtf8(project().runs().front().record);
        QVERIFY(log.contains(QStringLiteral("val_")) || log.contains(QStringLiteral("history")));
    }

    void readsTheMatrixAndSeesTheClipsOfACell()
    {
        auto* matrix = named<QTableView>(QStringLiteral("Confusion matrix"));
        QVERIFY(matrix != nullptr);
        QTRY_COMPARE(matrix->model()->rowCount(), 2);
        int total = 0;
        QModelIndex fullest = matrix->model()->index(0, 0);
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column) {
                const QModelIndex cell = matrix->model()->index(row, column);
                total += cell.data().toInt();
                if (cell.data().toInt() > fullest.data().toInt())
                    fullest = cell;
            }
        QVERIFY(total >= 1);
        QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->visualRect(fullest).center());
        auto* hits = named<QAbstractItemView>(QStringLiteral("Clips that were tested"));
        QVERIFY(hits != nullptr);
        QTRY_COMPARE(hits->model()->rowCount(), fullest.data().toInt());
    }

    void switchesTheLanguageAndBack()
    {
        const QString english = action("open_folder").text();
        const QString title = m_window->pages()[2]->title();
        action("language_id").trigger();
        QTRY_VERIFY(action("open_folder").text() != english);
        QVERIFY(m_window->pages()[2]->title() != title);
        QVERIFY(named<QTableView>(QStringLiteral("Confusion matrix")) == nullptr);
        action("language_en").trigger();
        QTRY_COMPARE(action("open_folder").text(), english);
        QVERIFY(named<QTableView>(QStringLiteral("Confusion matrix")) != nullptr);
    }

    void switchesTheThemeAndBack()
    {
        const auto lightness = [this] {
            return m_window->grab()
                .toImage()
                .scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .pixelColor(0, 0)
                .lightness();
        };
        action("theme_light").trigger();
        QTRY_VERIFY(!Theme::instance().isDark());
        const int light = lightness();
        action("theme_dark").trigger();
        QTRY_VERIFY(Theme::instance().isDark());
        QVERIFY2(lightness() < light - 100, qPrintable(QString::number(lightness())));
        action("theme_light").trigger();
        QTRY_VERIFY(lightness() > light - 5);
    }

    void aProjectWithoutClipsAsksForThemOnEveryPage()
    {
        Workbench workbench;
        Project::create(file("none.suara"));
        MainWindow window(workbench, output());
        window.openAtStart({QString::fromStdString(file("none.suara").string())});
        window.show();
        for (int index = 0; index < window.pages().size(); ++index) {
            window.showPage(index);
            const QString offer = window.findChild<QAction*>(QStringLiteral("open_files"))->text();
            const auto isOffered = [&] {
                return std::ranges::any_of(
                    window.currentPage()->findChildren<QPushButton*>(),
                    [&](QPushButton* button) { return button->isVisible() && button->text() == offer; });
            };
            QTRY_VERIFY2(isOffered(), qPrintable(window.currentPage()->title()));
        }
    }

    void withoutADeviceTheNoteSaysSoInTheLanguageOfNow()
    {
        QVERIFY(show("explore"));
        m_workbench->selection().setCurrentClip(project().clips()[1].id);
        m_hasDevice = false;
        action("play").trigger();
        const QString english = m_window->note();
        QVERIFY(english.contains(QStringLiteral("sound device")));
        action("language_id").trigger();
        QTRY_VERIFY(m_window->note() != english && !m_window->note().isEmpty());
        action("language_en").trigger();
        QTRY_COMPARE(m_window->note(), english);
        m_hasDevice = true;
        action("play").trigger();
        QTRY_VERIFY(m_window->note().isEmpty());
        action("play").trigger();
    }

    void settingsAreReset()
    {
        action("theme_dark").trigger();
        auto* gain = named<QSlider>(QStringLiteral("Gain in dB"));
        QVERIFY(gain != nullptr);
        gain->setValue(-7);
        const auto recent = Settings::instance().value(Settings::Key::RecentProjects);
        Settings::instance().reset();
        QCOMPARE(gain->value(), 0);
        QCOMPARE(Settings::instance().value(Settings::Key::Theme).toString(), QString());
        QCOMPARE(Settings::instance().value(Settings::Key::RecentProjects), recent);
        action("language_en").trigger();
        action("theme_light").trigger();
    }

    void whatWasDoneIsThereAfterReopening()
    {
        const fs::path path = project().path();
        m_window.reset();
        m_workbench.reset();
        const auto again = Project::open(path);
        QCOMPARE(again->clips().size(), std::size_t(2 * drums + 1));
        QCOMPARE(again->segmentCount(), std::size_t(1));
        QCOMPARE(again->runs().size(), std::size_t(1));
    }

    void theClipLookedAtLastIsThereAfterReopening()
    {
        const QStringList arguments{QString::fromStdString(file("new.suara").string())};
        ClipId last = 0;
        for (int round = 0; round < 2; ++round) {
            Workbench workbench;
            MainWindow window(workbench, output());
            window.openAtStart(arguments);
            const ClipId now = workbench.selection().currentClip();
            QVERIFY(now != 0);
            QVERIFY(round == 0 || now == last);
            last = workbench.project()->clips()[5].id;
            workbench.selection().setCurrentClip(last);
        }
        { // where it is no longer, there is another
            Project::open(file("new.suara"))->removeClips({last});
            Workbench workbench;
            MainWindow window(workbench, output());
            window.openAtStart(arguments);
            QCOMPARE(workbench.selection().currentClip(), workbench.project()->clips().front().id);
        }
    }

    void clipsNamedAtTheStartAreSeen()
    {
        const auto pageAtStart = [this](const QStringList& arguments) {
            Workbench workbench;
            MainWindow window(workbench, output());
            window.openAtStart(arguments);
            const int page = Settings::instance().layout(QStringLiteral("layout/page")).toInt();
            Settings::instance().setLayout(QStringLiteral("layout/page"), "3"); // left on Train
            return page;
        };
        pageAtStart({});
        QCOMPARE(pageAtStart({}), 3);
        QCOMPARE(pageAtStart({QString::fromStdString(file("none.wav").string())}), 0);
    }

    void aFailedOpeningLeavesOneEmptyProjectBehind()
    {
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                          QStringLiteral("/projects"));
        QDir(folder.path()).removeRecursively();
        for (int round = 0; round < 3; ++round) {
            Workbench workbench;
            MainWindow window(workbench, output());
            window.openAtStart({QString::fromStdString(file("vanished.suara").string())});
            QVERIFY(workbench.project() != nullptr);
            QVERIFY(window.note().contains(QStringLiteral("vanished.suara")));
        }
        QCOMPARE(folder.entryList({QStringLiteral("*.suara")}).size(), 1);
    }

    void whereNoProjectCanBeMadeItStandsAmongTemporaryFiles()
    {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        QDir(data).removeRecursively();
        QDir().mkpath(QFileInfo(data).path());
        QFile inTheWay(data); // a file where the folder should be
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        inTheWay.close();
        {
            Workbench workbench;
            MainWindow window(workbench, output());
            QSettings().clear();
            window.openAtStart({});
            QVERIFY(workbench.project() != nullptr);
            QVERIFY(window.note().contains(QStringLiteral("temporary")));
        }
        inTheWay.remove();
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
