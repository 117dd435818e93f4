#include "app/MainWindow.h"
#include "core/audio/AudioWriter.h"
#include "core/audio/DrumSynth.h"
#include "core/base/AtomicFile.h"
#include "core/project/Project.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/KeyTable.h"
#include "widgets/common/commands/Page.h"
#include "widgets/common/controls/Sheet.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/features/FeatureTableView.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/playback/AudioOutput.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <algorithm>

using namespace suara;
namespace fs = std::filesystem;

namespace {

/// A device that takes sound and counts how often it was asked to.
class CountingOutput : public AudioOutput {
public:
    CountingOutput(int& starts, const bool& isThere) : m_starts(starts), m_isThere(isThere) {}
    bool start(int, int, Source) override
    {
        ++m_starts;
        return m_isThere;
    }
    void stop() override {}
    std::int64_t framesPlayed() const override { return 0; }
    bool isFinished() const override { return false; }

private:
    int& m_starts;
    const bool& m_isThere;
};

constexpr int drums = 8; // of each class

} // namespace

/// The real window, from an empty desk to the confusion matrix: each slot goes on where the one before stopped.
class TestMainWindow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_starts = 0;
    bool m_hasDevice = true;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;

    fs::path file(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }
    Project& project() const { return *m_workbench->project(); }

    QAction& action(const char* id) const
    {
        auto* found = m_window->findChild<QAction*>(QLatin1String(id));
        if (found == nullptr)
            qFatal("there is no action %s", id);
        return *found;
    }

    template<typename Widget>
    Widget* named(const QString& accessibleName) const
    {
        for (Widget* widget : m_window->findChildren<Widget*>())
            if (widget->accessibleName() == accessibleName)
                return widget;
        return nullptr;
    }

    bool show(const char* icon)
    {
        for (int index = 0; index < m_window->pages().size(); ++index)
            if (m_window->pages()[index]->iconName() == QLatin1String(icon)) {
                m_window->showPage(index);
                return m_window->currentPage()->isVisible();
            }
        return false;
    }

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
    static void initMain()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("suara-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_mainwindow"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings().clear();
        QVERIFY(m_folder.isValid());
        for (int hit = 1; hit <= drums; ++hit) {
            const std::string name = std::to_string(hit) + ".wav";
            fs::create_directories(file("drums/kick"));
            fs::create_directories(file("drums/snare"));
            writeWav(file("drums/kick/kick_" + name), synthesiseKick(std::uint64_t(hit)), drumSampleRate);
            writeWav(file("drums/snare/snare_" + name), synthesiseSnare(std::uint64_t(hit)), drumSampleRate);
        }
        writeFile(file("drums/broken.wav"), "this is no sound");

        Language::instance().set(QStringLiteral("en"));
        Theme::instance().install(*qApp);
        Project::create(file("new.suara")); // closed again: what is open cannot be opened, and a scratch one would be
        m_workbench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_workbench, std::make_unique<CountingOutput>(m_starts, m_hasDevice));
        m_window->openAtStart({QString::fromStdString(file("new.suara").string())});
        QCOMPARE(project().path(), file("new.suara"));
        m_window->resize(1600, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
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

    void spacePlays()
    {
        QVERIFY(show("explore"));
        QVERIFY(project().clips().size() > 1);
        m_workbench->selection().setCurrentClip(project().clips()[1].id);
        action("play").trigger();
        QTRY_COMPARE(m_starts, 1);
        action("play").trigger();
    }

    void spacePlaysFromAViewWithAnActionOfItsOwn()
    {
        QVERIFY(show("features"));
        auto* table = m_window->findChild<FeatureTableView*>();
        QTRY_VERIFY(table->model()->rowCount() > 1);
        m_window->activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        table->selectRow(1);
        QSignalSpy played(m_workbench.get(), &Workbench::playClipsRequested);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(played.count(), 1);
        action("play").trigger(); // stops
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

    /// The key table of the lanes, row by row, where it says.
    void theKeysOfTheLanesDoWhatTheySay()
    {
        QVERIFY(show("explore"));
        m_workbench->selection().setCurrentClip(project().clips()[1].id);
        TimeCursor& cursor = m_workbench->cursor();
        QTRY_VERIFY(cursor.length() > 10000);
        auto* lanes = m_window->currentPage()->findChild<LaneStack*>();
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            lanes->setFocus();
            QTest::keyClick(lanes, key, modifiers);
        };
        const auto whole = TimeRange{0, cursor.length()};
        press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(cursor.view().length(), cursor.length() / 2);
        press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(cursor.view(), whole);
        cursor.setSelection({2000, 6000});
        press(Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(cursor.view(), (TimeRange{2000, 6000}));
        QTest::qWait(500); // a view is one to come back to once it has stood for a while
        press(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(cursor.view(), whole);
        press(Qt::Key_Backspace);
        QCOMPARE(cursor.view(), (TimeRange{2000, 6000}));
        press(Qt::Key_Backspace, Qt::ShiftModifier);
        QCOMPARE(cursor.view(), whole);
        press(Qt::Key_End);
        QCOMPARE(cursor.position(), cursor.length());
        press(Qt::Key_Left);
        QVERIFY(cursor.position() < cursor.length());
        press(Qt::Key_Home);
        QCOMPARE(cursor.position(), 0);
        press(Qt::Key_Right);
        QVERIFY(cursor.position() > 0);
        press(Qt::Key_Escape);
        QVERIFY(cursor.selection().isEmpty());
    }

    void theKeysThatPlay()
    {
        auto* lanes = m_window->currentPage()->findChild<LaneStack*>();
        auto* filter = named<QLineEdit>(QStringLiteral("Filter clips"));
        QVERIFY(lanes != nullptr && filter != nullptr);
        const auto plays = [this](QWidget* focus, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            focus->setFocus();
            const int before = m_starts;
            QTest::keyClick(focus, key, modifiers);
            const bool started = m_starts > before;
            if (started)
                action("play").trigger(); // stops
            return started;
        };
        QVERIFY(plays(lanes, Qt::Key_Space));
        QVERIFY(plays(lanes, Qt::Key_Space, Qt::ShiftModifier));
        QVERIFY(plays(lanes, Qt::Key_Tab));
        QVERIFY(lanes->hasFocus());
        QTest::keyClick(lanes, Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(!lanes->hasFocus());
        filter->clear();
        QVERIFY(!plays(filter, Qt::Key_Space)); // it types
        QCOMPARE(filter->text(), QStringLiteral(" "));
        QVERIFY(plays(filter, Qt::Key_Space, Qt::ControlModifier));
        QVERIFY(!plays(filter, Qt::Key_Left)); // nor does the playhead move
        filter->clear();
    }

    void theKeysOfTheWindow()
    {
        const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QWidget* focus = m_window->focusWidget();
            QTest::keyClick(focus != nullptr ? focus : m_window.get(), key, modifiers);
        };
        const auto sheet = [this] {
            for (Sheet* each : m_window->findChildren<Sheet*>())
                if (each->isVisible())
                    return each;
            return static_cast<Sheet*>(nullptr);
        };
        for (const auto& [key, page] : {std::pair{Qt::Key_2, "annotate"},
                                        {Qt::Key_3, "features"},
                                        {Qt::Key_4, "train"},
                                        {Qt::Key_1, "explore"}}) {
            press(key, Qt::AltModifier);
            QCOMPARE(m_window->currentPage()->iconName(), QLatin1String(page));
        }
        for (const auto& [key, name] : {std::pair{Qt::Key_K, "suara::CommandPalette"},
                                        {Qt::Key_Slash, "suara::KeySheet"},
                                        {Qt::Key_Comma, "suara::SettingsSheet"}}) {
            press(key, Qt::ControlModifier);
            QVERIFY2(sheet() != nullptr && sheet()->inherits(name), name);
            press(Qt::Key_Escape);
            QVERIFY(sheet() == nullptr);
        }
        QWidget* before = m_window->focusWidget();
        press(Qt::Key_F6);
        QVERIFY(m_window->focusWidget() != before);
        press(Qt::Key_F1);
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY(QToolTip::text().contains(QStringLiteral("Ctrl+/")));
        QToolTip::hideText();
        press(Qt::Key_F11);
        QVERIFY(m_window->isFullScreen());
        press(Qt::Key_F11);
        QVERIFY(!m_window->isFullScreen());
    }

    /// By either of its names, whatever the language, and wherever it is.
    void thePaletteFindsAndDoesWhatIsOnAnotherPage()
    {
        QVERIFY(show("explore"));
        action("command_palette").trigger();
        auto* field = qobject_cast<QLineEdit*>(m_window->focusWidget());
        QVERIFY(field != nullptr);
        auto* list = named<QListView>(QStringLiteral("Actions"));
        QVERIFY(list != nullptr);
        for (const auto& [name, found] : {std::pair{"mfcc", "Show or hide the lane MFCC"}, // in a menu below a menu
                                          {"sembunyikan lajur mfcc", "Show or hide the lane MFCC"},
                                          {"show all keys", "Keys"},
                                          {"semua tombol", "Keys"}}) {
            field->setText(QString::fromLatin1(name));
            QVERIFY2(list->model()->rowCount() > 0, name);
            QCOMPARE(list->model()->index(0, 0).data().toString(), QString::fromLatin1(found));
        }
        for (const char* name : {"add an annotator", "tambah anotator"}) {
            field->setText(QString::fromLatin1(name));
            QVERIFY2(list->model()->rowCount() > 0, name);
            QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("Add an annotator"));
        }
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_window->currentPage()->iconName(), QStringLiteral("annotate"));
        QVERIFY(action("undo").isEnabled());
        action("undo").trigger();
    }

    /// Two of one name could not be told from each other.
    void noTwoActionsOfThePaletteShareAName()
    {
        for (const QString& language : Language::available()) {
            QHash<QString, QString> owners;
            QStringList shared;
            for (const Action* each : m_window->findChildren<Action*>()) {
                if (each->property("menuOnly").toBool())
                    continue;
                const QString text = each->textIn(language).remove(u'…').toCaseFolded();
                const QString owner = owners.value(text, each->objectName());
                QVERIFY2(!text.isEmpty(), qPrintable(each->objectName()));
                if (owner != each->objectName())
                    shared << QStringLiteral("\"%1\": %2 and %3").arg(text, owner, each->objectName());
                owners.insert(text, owner);
            }
            QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
        }
    }

    void everyKeyOfTheTableHasItsAction()
    {
        QStringList without;
        for (const KeyRow& row : keyTable())
            if (*row.sequences != '\0' && m_window->findChild<QAction*>(QLatin1String(row.id)) == nullptr)
                without << QLatin1String(row.id);
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u' ')));
    }

    void aProjectWithoutClipsAsksForThemOnEveryPage()
    {
        Workbench workbench;
        Project::create(file("none.suara"));
        MainWindow window(workbench, std::make_unique<CountingOutput>(m_starts, m_hasDevice));
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

    void aFailedOpeningLeavesOneEmptyProjectBehind()
    {
        const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                          QStringLiteral("/projects"));
        QDir(folder.path()).removeRecursively();
        for (int round = 0; round < 3; ++round) {
            Workbench workbench;
            MainWindow window(workbench, std::make_unique<CountingOutput>(m_starts, m_hasDevice));
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
            MainWindow window(workbench, std::make_unique<CountingOutput>(m_starts, m_hasDevice));
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
