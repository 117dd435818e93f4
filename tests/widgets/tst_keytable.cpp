#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/KeyTable.h"

#include <QSet>
#include <QTest>
#include <QWidget>

using namespace suara;

namespace {

/// Whether keys of both places can be pressed with one focus.
bool meet(KeyPlace a, KeyPlace b)
{
    const auto reach = [](KeyPlace place) -> QSet<KeyPlace> {
        using enum KeyPlace;
        switch (place) {
        case Everywhere:
            return {LanesAndLists, Lists, Lanes, Tiers, Runs, Layers, Everywhere};
        case LanesAndLists:
            return {Lists, Lanes, Tiers};
        case Lists:
            return {Lists};
        case Lanes:
            return {Lanes, Tiers};
        case Tiers:
            return {Tiers};
        case Runs:
            return {Runs};
        case Layers:
            return {Layers};
        }
        return {};
    };
    return reach(a).intersects(reach(b));
}

} // namespace

class TestKeyTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowSaysWhatItDoes()
    {
        QSet<QByteArray> ids;
        for (const KeyRow& row : keyTable()) {
            QVERIFY2(!ids.contains(row.id), row.id);
            ids.insert(row.id);
            QVERIFY2(*row.text != '\0', row.id);
            QVERIFY2((*row.sequences == '\0') != (*row.gesture == '\0'), row.id);
            QVERIFY2(!keyShown(row).isEmpty(), row.id);
            for (const QKeySequence& sequence : keySequences(row.id))
                QVERIFY2(!sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown, row.id);
        }
    }

    void noKeyDoesTwoThingsInOnePlace()
    {
        for (const KeyRow& row : keyTable())
            for (const KeyRow& other : keyTable())
                if (&row < &other && meet(row.where, other.where))
                    for (const QKeySequence& sequence : keySequences(row.id))
                        QVERIFY2(!keySequences(other.id).contains(sequence),
                                 qPrintable(QStringLiteral("%1: %2 and %3")
                                                .arg(sequence.toString(), QLatin1StringView(row.id),
                                                     QLatin1StringView(other.id))));
    }

    void theKeysOfTheDesignAreThere_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* id, const char* key) {
            QTest::newRow(key) << QString(id) << QString(key);
        };
        row("play", "Space");
        row("play_selection", "Shift+Space");
        row("play_anywhere", "Ctrl+Space");
        row("play_segment", "Tab");
        row("leave_lanes", "Ctrl+Tab");
        row("zoom_in", "Ctrl+1");
        row("zoom_whole", "Ctrl+2");
        row("zoom_whole", "Ctrl+0");
        row("zoom_out", "Ctrl+3");
        row("zoom_selection", "Ctrl+E");
        row("previous_segment", "Alt+Left");
        row("next_segment", "Alt+Right");
        row("tier_up", "Up");
        row("boundary", "Return");
        row("delete_segment", "Del");
        row("label_selection", "Ctrl+B");
        row("label_playhead", "Ctrl+M");
        row("undo", "Ctrl+Z");
        row("redo", "Ctrl+Shift+Z");
        row("workspace_explore", "Alt+1");
        row("workspace_train", "Alt+4");
        row("command_palette", "Ctrl+K");
        row("help", "F1");
        row("key_sheet", "Ctrl+/");
        row("rename", "F2");
        row("full_screen", "F11");
        row("next_pane", "F6");
    }

    void theKeysOfTheDesignAreThere()
    {
        QFETCH(QString, id);
        QFETCH(QString, key);
        QVERIFY(keySequences(id).contains(QKeySequence(key)));
    }

    void anActionTakesItsKeyFromTheTable()
    {
        QWidget window;
        bool ran = false;
        Action* undo = makeAction(
            &window, "undo", [] { return QStringLiteral("Undo"); }, [&] { ran = true; });
        QCOMPARE(undo->shortcut(), QKeySequence(QStringLiteral("Ctrl+Z")));
        QCOMPARE(undo->shortcutContext(), Qt::WindowShortcut);
        QCOMPARE(undo->toolTip(), QStringLiteral("Undo (Ctrl+Z)"));
        undo->trigger();
        QVERIFY(ran);
        Action* zoom = makeAction(
            &window, "zoom_in", [] { return QStringLiteral("Zoom in"); }, [] {});
        QCOMPARE(zoom->shortcutContext(), Qt::WidgetWithChildrenShortcut);
        Action* keyless = makeAction(
            &window, "about", [] { return QStringLiteral("About"); }, [] {});
        QVERIFY(keyless->shortcut().isEmpty());
    }
};

QTEST_MAIN(TestKeyTable)
#include "tst_keytable.moc"
