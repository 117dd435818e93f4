#include "app/HelpTexts.h"
#include "tests/app/DemoWindow.h"
#include "widgets/annotation/AnnotatePage.h"
#include "widgets/common/commands/Page.h"
#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/controls/Sheet.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/plots/PlotView.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>

using namespace suara;

namespace {

constexpr int mostTabs = 400;
constexpr int mostLinks = 40; // of a text, each of which takes a Tab
constexpr int besideComboText = 34;
constexpr int leastWindow = 1280; // px of width; in a narrower one a choice may be cut

/// What a person would call it when told that it is wrong.
QString described(const QWidget* widget)
{
    QStringList way;
    for (; widget != nullptr && !widget->isWindow() && way.size() < 4; widget = widget->parentWidget())
        way << QStringLiteral("%1 %2 \"%3\"")
                   .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                        widget->accessibleName());
    return way.join(QStringLiteral(" in "));
}

/// What belongs to a control that has keys for it: the field in a spin box, scroll bars, headers, a table's corner.
bool isInnerPart(const QWidget* widget)
{
    const QWidget* owner = widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox*>(owner) || qobject_cast<const QComboBox*>(owner) ||
           qobject_cast<const QLineEdit*>(owner) || qobject_cast<const SegmentedControl*>(owner) ||
           qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget) ||
           widget->inherits("QTableCornerButton") || widget->isWindow();
}

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget) ||
           qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QAbstractItemView*>(widget);
}

bool takesTab(const QWidget* widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
}

/// Of a legend's boxes Tab comes to one, and the arrow keys go to the others.
bool isInLegend(const QWidget* widget)
{
    return qobject_cast<const QCheckBox*>(widget) && qobject_cast<const PlotView*>(widget->parentWidget());
}

bool holdsAny(const QWidget* place, const QSet<const QWidget*>& widgets)
{
    return std::ranges::any_of(widgets, [place](const QWidget* widget) { return place->isAncestorOf(widget); });
}

QList<QWidget*> controlsIn(const QWidget* place)
{
    QList<QWidget*> controls = place->findChildren<QWidget*>();
    controls.removeIf(
        [](const QWidget* widget) { return !widget->isVisible() || !widget->isEnabled() || isInnerPart(widget); });
    return controls;
}

} // namespace

/// The real window with the demo in it, for those who do not see it or do not use a mouse.
class TestAccessibility : public QObject, private DemoWindow {
    Q_OBJECT

private:
    void openSheet(const char* action)
    {
        auto* found = m_window->findChild<QAction*>(QLatin1String(action));
        QVERIFY2(found != nullptr, action);
        found->trigger();
    }

    Sheet* sheetInFront() const
    {
        for (Sheet* sheet : m_window->findChildren<Sheet*>())
            if (sheet->isVisible())
                return sheet;
        return nullptr;
    }

    void useLanguage(const QString& language)
    {
        Settings::instance().setValue(Settings::Key::Language, language);
        QCOMPARE(Language::instance().code(), language);
    }

    QStringList nameless(const QWidget* place) const
    {
        QStringList found;
        for (const QWidget* widget : controlsIn(place)) {
            const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            const bool isCombo = qobject_cast<const QComboBox*>(widget) != nullptr; // whose text is no name
            const bool hasName = said != nullptr && !said->text(QAccessible::Name).isEmpty();
            if ((takesTab(widget) || isControl(widget)) &&
                (!hasName || (isCombo && widget->accessibleName().isEmpty())))
                found << described(widget);
            if (isCombo && said != nullptr && said->relations(QAccessible::Label).isEmpty())
                found << QStringLiteral("not told to a screen reader: ") + described(widget);
        }
        return found;
    }

    QStringList cutNow() const
    {
        QStringList cut;
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            int wanted = 0;
            if (const auto* label = qobject_cast<const QLabel*>(widget))
                wanted = label->wordWrap() || qobject_cast<const ElidedLabel*>(label) || label->text().isEmpty()
                             ? 0
                             : label->sizeHint().width();
            else if (const auto* combo = qobject_cast<const QComboBox*>(widget))
                wanted = m_window->width() < leastWindow
                             ? 0
                             : combo->fontMetrics().horizontalAdvance(combo->currentText()) + besideComboText;
            else if (qobject_cast<const QPushButton*>(widget))
                wanted = widget->minimumSizeHint().width();
            else if (qobject_cast<const SegmentedControl*>(widget->parentWidget())) // bold when it is chosen
                wanted = QFontMetrics(Theme::font(Theme::Role::Title))
                             .horizontalAdvance(static_cast<const QAbstractButton*>(widget)->text()) +
                         28;
            else if (widget->layout() != nullptr && qobject_cast<const QStackedWidget*>(widget) == nullptr)
                // squeezed, what is in it overlaps
                wanted = widget->layout()->totalMinimumSize().width();
            if (widget->isVisible() && wanted > widget->width() + 1)
                cut << QStringLiteral("%1: %2 has %3 px and needs %4")
                           .arg(m_window->currentPage()->title(), described(widget))
                           .arg(widget->width())
                           .arg(wanted);
        }
        return cut;
    }

    /// Where Tab comes to, from the first place on until it is there again; the lanes let go of it by Ctrl+Tab.
    QSet<const QWidget*> tabbed()
    {
        QSet<const QWidget*> reached;
        for (int presses = 0; presses < mostTabs; ++presses) {
            QWidget* focus = m_window->focusWidget();
            if (focus == nullptr)
                break;
            reached << focus;
            const bool inLanes = qobject_cast<LaneStack*>(focus) != nullptr;
            for (int links = 0; m_window->focusWidget() == focus && links < mostLinks; ++links)
                QTest::keyClick(focus, Qt::Key_Tab, inLanes ? Qt::ControlModifier : Qt::NoModifier);
            if (m_window->focusWidget() == focus)
                return reached << nullptr; // held
        }
        return reached;
    }

public:
    static void initMain() { prepare(QStringLiteral("tst_accessibility")); }

private Q_SLOTS:
    void initTestCase()
    {
        open({1600, 1000});
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        choose("episode_1");
        QVERIFY(atRest());
    }

    void everyControlOfAPageHasAName()
    {
        QStringList found;
        for (int index = 0; index < m_window->pages().size(); ++index) {
            m_window->showPage(index);
            QCoreApplication::processEvents();
            found << nameless(m_window.get());
        }
        found.removeDuplicates();
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void everyControlOfASheetHasAName_data()
    {
        QTest::addColumn<QByteArray>("action");
        for (const char* action : {"command_palette", "key_sheet", "settings", "about"})
            QTest::newRow(action) << QByteArray(action);
    }

    void everyControlOfASheetHasAName()
    {
        QFETCH(QByteArray, action);
        openSheet(action.constData());
        Sheet* sheet = sheetInFront();
        QVERIFY2(sheet != nullptr, action.constData());
        QVERIFY(!sheet->accessibleName().isEmpty());
        QCoreApplication::processEvents();
        const QStringList found = nameless(sheet);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));

        QSet<const QWidget*> reached = tabbed(); // all of the sheet, and nothing behind it
        const bool held = reached.remove(nullptr) && reached.size() > 1;
        QVERIFY2(!held, qPrintable(described(m_window->focusWidget()) + QStringLiteral(" holds Tab")));
        for (const QWidget* widget : reached)
            QVERIFY2(sheet->isAncestorOf(widget), qPrintable(described(widget)));
        for (const QWidget* widget : controlsIn(sheet))
            QVERIFY2(!takesTab(widget) || reached.contains(widget), qPrintable(described(widget)));
        sheet->dismiss();
    }

    void oneSheetTakesThePlaceOfAnother()
    {
        openSheet("command_palette");
        const Sheet* first = sheetInFront();
        openSheet("key_sheet");
        QVERIFY(first->isHidden());
        QVERIFY(sheetInFront() != nullptr);
        sheetInFront()->dismiss();
        QVERIFY(sheetInFront() == nullptr);
    }

    void everyControlOfAFileDialogHasAName()
    {
        openSheet("open_files");
        auto* dialog = m_window->findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QTRY_VERIFY(dialog->isVisible());
        QStringList found;
        for (const QWidget* widget : controlsIn(dialog)) {
            const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            const bool isList = qobject_cast<const QAbstractItemView*>(widget) != nullptr; // Qt's own; their rows speak
            const bool hasName =
                !said->text(QAccessible::Name).isEmpty() || !said->relations(QAccessible::Label).isEmpty();
            if (takesTab(widget) && !isList && !hasName)
                found << described(widget);
        }
        dialog->reject();
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void tabComesToEveryControl()
    {
        QStringList unreached;
        for (int index = 0; index < m_window->pages().size(); ++index) {
            m_window->showPage(index);
            QCoreApplication::processEvents();
            const QSet<const QWidget*> reached = tabbed();
            QVERIFY2(!reached.contains(nullptr),
                     qPrintable(described(m_window->focusWidget()) + QStringLiteral(" holds Tab")));
            for (const QWidget* widget : controlsIn(m_window.get())) {
                if (widget->focusProxy() != nullptr)
                    continue;
                if (isInLegend(widget) ? !holdsAny(widget->parentWidget(), reached)
                    : takesTab(widget) ? !reached.contains(widget)
                                       : isControl(widget))
                    unreached << m_window->currentPage()->title() + QStringLiteral(": ") + described(widget);
            }
        }
        unreached.removeDuplicates();
        QVERIFY2(unreached.isEmpty(), qPrintable(unreached.join(u'\n')));
    }

    void viewsThatPaintThemselvesTellTheirParts_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QByteArray>("view");
        QTest::newRow("lane") << u"explore"_qs << QByteArray("suara::WaveformLane");
        QTest::newRow("spectrogram") << u"explore"_qs << QByteArray("suara::Lane");
        QTest::newRow("tier") << u"annotate"_qs << QByteArray("suara::TierLane");
        QTest::newRow("plane") << u"annotate"_qs << QByteArray("suara::ValenceArousalPlane");
        QTest::newRow("agreement") << u"annotate"_qs << QByteArray("suara::AgreementMatrix");
        QTest::newRow("level") << u"explore"_qs << QByteArray("suara::LevelMeter");
    }

    void viewsThatPaintThemselvesTellTheirParts()
    {
        QFETCH(QString, page);
        QFETCH(QByteArray, view);
        for (int index = 0; index < m_window->pages().size(); ++index)
            if (m_window->pages()[index]->iconName() == page)
                m_window->showPage(index);
        QVERIFY(atRest());
        bool any = false;
        for (QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (!widget->inherits(view.constData()) || !widget->isVisible())
                continue;
            any = true;
            QAccessibleInterface* said = QAccessible::queryAccessibleInterface(widget);
            QTRY_VERIFY2(said->childCount() > 0, qPrintable(described(widget)));
            QVERIFY(!said->text(QAccessible::Name).isEmpty());
            QVERIFY2(!said->child(0)->text(QAccessible::Name).isEmpty(), qPrintable(described(widget)));
            QVERIFY(said->child(0)->parent()->object() == widget);
        }
        QVERIFY2(any, view.constData());
    }

    void helpSaysSomethingOfEverything()
    {
        QSet<QString> seen;
        for (int index = 0; index < m_window->pages().size(); ++index) {
            m_window->showPage(index);
            for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
                QVERIFY2(!helpOn(widget).isEmpty(), qPrintable(described(widget)));
                for (const QMetaObject* type = widget->metaObject(); type != nullptr; type = type->superClass())
                    seen << QString::fromLatin1(type->className()).remove(QStringLiteral("suara::"));
            }
        }
        seen << QStringLiteral("MainWindow");
        for (const QString& name : helpClasses())
            QVERIFY2(seen.contains(name), qPrintable(name + QStringLiteral(" has a help text and is nowhere")));
        const QString english = helpOn(m_window.get()).text;
        useLanguage(QStringLiteral("id"));
        QVERIFY(helpOn(m_window.get()).text != english);
        useLanguage(QStringLiteral("en"));
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString& language : Language::available())
            for (const QSize size : {QSize(1920, 1080), QSize(1280, 720), QSize(960, 510)})
                QTest::addRow("%s, %d wide", qPrintable(language), size.width()) << language << size;
    }

    void nothingIsCut()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        useLanguage(language);
        m_window->resize(size);
        QCOMPARE(m_window->size(), size); // no wider than it may be
        QStringList cut;
        for (int index = 0; index < m_window->pages().size(); ++index) {
            m_window->showPage(index);
            QStringList here; // what comes and goes, as the job bar, is laid out anew in a moment
            if (!QTest::qWaitFor([&] { return (here = cutNow()).isEmpty(); }, 3000))
                cut << here;
        }
        useLanguage(QStringLiteral("en"));
        cut.removeDuplicates();
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void nothingIsCutInASheet_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QByteArray>("action");
        for (const QString& language : Language::available())
            for (const char* action : {"command_palette", "key_sheet", "settings", "about", "explore.picture",
                                       "edit_label_set", "new_label_set", "paste_matrix"})
                QTest::addRow("%s, %s", qPrintable(language), action) << language << QByteArray(action);
    }

    void nothingIsCutInASheet()
    {
        QFETCH(QString, language);
        QFETCH(QByteArray, action);
        useLanguage(language);
        m_window->showPage(0);
        m_window->resize(1280, 720);
        openSheet(action.constData());
        QTRY_VERIFY2(sheetInFront() != nullptr, action.constData());
        QStringList cut;
        const bool isWhole = QTest::qWaitFor([&] { return (cut = cutNow()).isEmpty(); }, 3000);
        sheetInFront()->dismiss();
        useLanguage(QStringLiteral("en"));
        QVERIFY2(isWhole, qPrintable(cut.join(u'\n')));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_workbench.reset();
    }
};

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
