#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/audio/DrumSynth.h"
#include "core/base/Task.h"
#include "tests/app/MainWindowBench.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/KeyTable.h"
#include "widgets/common/controls/Sheet.h"
#include "widgets/features/FeatureTableView.h"
#include "widgets/lanes/LaneStack.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QToolTip>

using namespace suara;

/// The keys and the command palette in the real window.
class TestWindowKeys : public QObject, MainWindowBench {
    Q_OBJECT

public:
    static void initMain() { prepare(QStringLiteral("tst_windowkeys")); }

private Q_SLOTS:
    void initTestCase()
    {
        open(file("keys.suara"));
        SilentTask task;
        std::vector<Clip> clips;
        for (const std::uint64_t hit : {1U, 2U, 3U}) {
            const auto path = file("kick_" + std::to_string(hit) + ".wav");
            writeWav(path, synthesiseKick(hit), drumSampleRate);
            clips.push_back(probeClip(path, task));
        }
        project().addClips(clips);
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
};

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
