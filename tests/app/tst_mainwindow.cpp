#include "app/MainWindow.h"
#include "core/audio/AudioWriter.h"
#include "core/audio/DrumSynth.h"
#include "core/base/AtomicFile.h"
#include "core/project/Project.h"
#include "widgets/common/Language.h"
#include "widgets/common/Page.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Workbench.h"
#include "widgets/features/FeatureTableView.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/playback/AudioOutput.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace suara;
namespace fs = std::filesystem;

namespace {

/// A device that takes sound and counts how often it was asked to.
class CountingOutput : public AudioOutput {
public:
    explicit CountingOutput(int& starts) : m_starts(starts) {}
    bool start(int, int, Source) override
    {
        ++m_starts;
        return true;
    }
    void stop() override {}
    void setVolume(double) override {}
    std::int64_t framesPlayed() const override { return 0; }
    bool isFinished() const override { return false; }

private:
    int& m_starts;
};

constexpr int drums = 8; // of each class

} // namespace

/// The real window, from an empty desk to the confusion matrix: each slot goes on where the one before stopped.
class TestMainWindow : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_starts = 0;
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

    static bool isControl(const QWidget* widget)
    {
        return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
               qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
               qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QAbstractItemView*>(widget);
    }

    /// What belongs to a control that has keys for it: the field in a spin box, scroll bars, headers, a table's corner.
    static bool isInnerPart(const QWidget* widget)
    {
        const QWidget* owner = widget->parentWidget();
        return qobject_cast<const QAbstractSpinBox*>(owner) || qobject_cast<const QComboBox*>(owner) ||
               qobject_cast<const QLineEdit*>(owner) || qobject_cast<const SegmentedControl*>(owner) ||
               qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget) ||
               widget->inherits("QTableCornerButton") || widget->isWindow();
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
        m_window = std::make_unique<MainWindow>(*m_workbench, std::make_unique<CountingOutput>(m_starts));
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

    void everyControlHasANameToReadOut()
    {
        QStringList nameless;
        for (int index = 0; index < m_window->pages().size(); ++index) {
            m_window->showPage(index);
            for (QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
                if (button->isVisible() && !button->inherits("QTableCornerButton") && button->text().isEmpty() &&
                    button->accessibleName().isEmpty())
                    nameless << m_window->currentPage()->title() + u' ' +
                                    QLatin1String(button->metaObject()->className()) + u' ' + button->objectName();
        }
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    /// Every place where Tab stops says what it is, and Tab comes to every control there is.
    void tabComesToEveryControlAndEachHasAName()
    {
        QStringList nameless, unreachable;
        const auto describe = [this](const QWidget* widget) {
            return m_window->currentPage()->title() + u' ' + QLatin1String(widget->metaObject()->className()) + u' ' +
                   widget->objectName() + QStringLiteral(" in ") +
                   QLatin1String(widget->parentWidget()->metaObject()->className());
        };
        for (int index = 0; index < m_window->pages().size(); ++index) {
            m_window->showPage(index);
            for (QWidget* widget : m_window->findChildren<QWidget*>()) {
                const bool stops = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
                if (!widget->isVisible() || !widget->isEnabled() || isInnerPart(widget))
                    continue;
                const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(widget);
                if (stops && (said == nullptr || said->text(QAccessible::Name).isEmpty()))
                    nameless << describe(widget);
                if (isControl(widget) && !stops && widget->focusProxy() == nullptr)
                    unreachable << describe(widget);
            }
        }
        nameless.removeDuplicates();
        unreachable.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        QVERIFY2(unreachable.isEmpty(), qPrintable(unreachable.join(u'\n')));
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
            MainWindow window(workbench, std::make_unique<CountingOutput>(m_starts));
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
            MainWindow window(workbench, std::make_unique<CountingOutput>(m_starts));
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
