#include "widgets/common/commands/KeyTable.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace suara {

namespace {

using enum KeyPlace;

/// Names of keys, in the context in which Qt asks for them: it comes without Indonesian.
[[maybe_unused]] constexpr std::array namesOfKeys{
    QT_TRANSLATE_NOOP("QShortcut", "Space"), QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Left"),  QT_TRANSLATE_NOOP("QShortcut", "Right"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),    QT_TRANSLATE_NOOP("QShortcut", "Down"),
};

constexpr std::array table{
    KeyRow{"play", "Space", "", LanesAndLists, QT_TRANSLATE_NOOP("Keys", "Play or stop")},
    KeyRow{"play_selection", "Shift+Space", "", LanesAndLists, QT_TRANSLATE_NOOP("Keys", "Play the selection")},
    KeyRow{"play_anywhere", "Ctrl+Space", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Play or stop while typing")},
    KeyRow{"loop", "Ctrl+L", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Repeat")},
    KeyRow{"slower", "<", "", LanesAndLists, QT_TRANSLATE_NOOP("Keys", "Play slower")},
    KeyRow{"faster", ">", "", LanesAndLists, QT_TRANSLATE_NOOP("Keys", "Play faster")},
    KeyRow{"undo", "Ctrl+Z", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Undo")},
    KeyRow{"redo", "Ctrl+Shift+Z; Ctrl+Y", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Redo")},
    KeyRow{"workspace_explore", "Alt+1", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Explore")},
    KeyRow{"workspace_annotate", "Alt+2", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Annotate")},
    KeyRow{"workspace_features", "Alt+3", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Features")},
    KeyRow{"workspace_train", "Alt+4", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Train")},
    KeyRow{"command_palette", "Ctrl+K", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Find an action by name")},
    KeyRow{"key_sheet", "Ctrl+/", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Show all keys")},
    KeyRow{"help", "F1", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Help on what is under the pointer")},
    KeyRow{"full_screen", "F11", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Full screen")},
    KeyRow{"next_pane", "F6", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Next pane")},
    KeyRow{"previous_pane", "Shift+F6", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Previous pane")},
    KeyRow{"new_project", "Ctrl+N", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "New project")},
    KeyRow{"open_project", "Ctrl+O", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Open project")},
    KeyRow{"open_files", "Ctrl+Shift+O", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Add audio files")},
    KeyRow{"save_copy", "Ctrl+Shift+S", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Save a copy")},
    KeyRow{"filter_clips", "Ctrl+F", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Filter clips")},
    KeyRow{"clip_details", "Ctrl+I", "", Everywhere,
           QT_TRANSLATE_NOOP("Keys", "Class, speaker and episode of the chosen clips")},
    KeyRow{"settings", "Ctrl+,", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Settings")},
    KeyRow{"quit", "Ctrl+Q", "", Everywhere, QT_TRANSLATE_NOOP("Keys", "Quit")},
    KeyRow{"select_all", "Ctrl+A", "", Lists, QT_TRANSLATE_NOOP("Keys", "Select all")},
    KeyRow{"rename", "F2", "", Lists, QT_TRANSLATE_NOOP("Keys", "Rename or edit")},
    KeyRow{"remove_clips", "Delete", "", Lists, QT_TRANSLATE_NOOP("Keys", "Remove the selected clips")},
    KeyRow{"mark_run", "Space", "", Runs, QT_TRANSLATE_NOOP("Keys", "Lay the run's curves behind the others")},
    KeyRow{"remove_run", "Delete", "", Runs, QT_TRANSLATE_NOOP("Keys", "Remove the run")},
    KeyRow{"remove_layer", "Delete", "", Layers, QT_TRANSLATE_NOOP("Keys", "Remove the layer")},
    KeyRow{"layer_up", "Alt+Up", "", Layers, QT_TRANSLATE_NOOP("Keys", "Move the layer up")},
    KeyRow{"layer_down", "Alt+Down", "", Layers, QT_TRANSLATE_NOOP("Keys", "Move the layer down")},
    KeyRow{"scroll_gesture", "", QT_TRANSLATE_NOOP("Keys", "Wheel"), Lanes, QT_TRANSLATE_NOOP("Keys", "Scroll")},
    KeyRow{"zoom_gesture", "", QT_TRANSLATE_NOOP("Keys", "Ctrl+wheel"), Lanes,
           QT_TRANSLATE_NOOP("Keys", "Zoom at the pointer")},
    KeyRow{"sideways_gesture", "", QT_TRANSLATE_NOOP("Keys", "Shift+wheel"), Lanes,
           QT_TRANSLATE_NOOP("Keys", "Scroll sideways")},
    KeyRow{"pinch_gesture", "", QT_TRANSLATE_NOOP("Keys", "Pinch"), Lanes, QT_TRANSLATE_NOOP("Keys", "Zoom")},
    KeyRow{"scrub_gesture", "", QT_TRANSLATE_NOOP("Keys", "Shift+drag"), Lanes,
           QT_TRANSLATE_NOOP("Keys", "Hear what the pointer passes over")},
    KeyRow{"extend_gesture", "", QT_TRANSLATE_NOOP("Keys", "Shift+Left, Shift+Right"), Lanes,
           QT_TRANSLATE_NOOP("Keys", "Move an edge of the selection")},
    KeyRow{"page_gesture", "", QT_TRANSLATE_NOOP("Keys", "Page Up, Page Down"), Lanes,
           QT_TRANSLATE_NOOP("Keys", "Scroll by a page")},
    KeyRow{"deselect_gesture", "", QT_TRANSLATE_NOOP("Keys", "Esc"), Lanes,
           QT_TRANSLATE_NOOP("Keys", "Select nothing")},
    KeyRow{"zoom_in", "Ctrl+1; Ctrl++", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Zoom in")},
    KeyRow{"zoom_whole", "Ctrl+2; Ctrl+0", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Show the whole clip")},
    KeyRow{"zoom_out", "Ctrl+3; Ctrl+-", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Zoom out")},
    KeyRow{"zoom_selection", "Ctrl+E", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Zoom to the selection")},
    KeyRow{"view_back", "Backspace", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Back to the view before")},
    KeyRow{"view_forward", "Shift+Backspace", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Forward to the view after")},
    KeyRow{"step_left", "Left", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Move left by a step")},
    KeyRow{"step_right", "Right", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Move right by a step")},
    KeyRow{"to_start", "Home", "", Lanes, QT_TRANSLATE_NOOP("Keys", "To the start")},
    KeyRow{"to_end", "End", "", Lanes, QT_TRANSLATE_NOOP("Keys", "To the end")},
    KeyRow{"previous_segment", "Alt+Left", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Previous segment")},
    KeyRow{"next_segment", "Alt+Right", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Next segment")},
    KeyRow{"play_segment", "Tab", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Play the selection or the segment")},
    KeyRow{"leave_lanes", "Ctrl+Tab", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Leave the lanes")},
    KeyRow{"label_selection", "Ctrl+B", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Label at the selection")},
    KeyRow{"label_playhead", "Ctrl+M", "", Lanes, QT_TRANSLATE_NOOP("Keys", "Label at the playhead")},
    KeyRow{"tier_up", "Up", "", Tiers, QT_TRANSLATE_NOOP("Keys", "The tier above")},
    KeyRow{"tier_down", "Down", "", Tiers, QT_TRANSLATE_NOOP("Keys", "The tier below")},
    KeyRow{"boundary", "Return; Enter", "", Tiers, QT_TRANSLATE_NOOP("Keys", "Boundary at the playhead")},
    KeyRow{"delete_segment", "Delete", "", Tiers,
           QT_TRANSLATE_NOOP("Keys", "Remove the segment, or join at a boundary")},
    KeyRow{"label_keys", "", QT_TRANSLATE_NOOP("Keys", "Digits and letters"), Tiers,
           QT_TRANSLATE_NOOP("Keys", "Give the label with that key")},
};

} // namespace

std::span<const KeyRow> keyTable()
{
    return table;
}

const KeyRow* keyRow(QAnyStringView id)
{
    const auto found = std::ranges::find_if(table, [&](const KeyRow& row) { return id == QAnyStringView(row.id); });
    return found == table.end() ? nullptr : &*found;
}

QList<QKeySequence> keySequences(QAnyStringView id)
{
    const KeyRow* row = keyRow(id);
    if (row == nullptr || *row->sequences == '\0')
        return {};
    return QKeySequence::listFromString(QString::fromLatin1(row->sequences), QKeySequence::PortableText);
}

QString keyText(const KeyRow& row)
{
    return QCoreApplication::translate("Keys", row.text);
}

QString keyShown(const KeyRow& row)
{
    if (*row.gesture != '\0')
        return QCoreApplication::translate("Keys", row.gesture);
    return keySequences(row.id).value(0).toString(QKeySequence::NativeText);
}

QString keyPlaceText(KeyPlace where)
{
    switch (where) {
    case Everywhere:
        return QCoreApplication::translate("Keys", "Everywhere");
    case LanesAndLists:
        return QCoreApplication::translate("Keys", "Lanes and lists");
    case Lists:
        return QCoreApplication::translate("Keys", "Lists");
    case Lanes:
        return QCoreApplication::translate("Keys", "Lanes");
    case Tiers:
        return QCoreApplication::translate("Keys", "Tiers");
    case Runs:
        return QCoreApplication::translate("Keys", "Runs");
    case Layers:
        return QCoreApplication::translate("Keys", "Layers of a network");
    }
    return {};
}

} // namespace suara
