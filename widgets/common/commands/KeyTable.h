#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <span>

namespace suara {

/// Where a key acts. Plain keys act only while lanes or a clip list have the focus; in a text field they type.
enum class KeyPlace { Everywhere, LanesAndLists, Lists, Lanes, Tiers, Runs, Layers };

/// One row of the key table. Menus, tooltips, the sheet of keys and the shortcuts themselves all come from it.
struct KeyRow {
    const char* id;        ///< the action's name, also its QObject name
    const char* sequences; ///< portable text, "; " between alternatives; "" for a gesture
    const char* gesture;   ///< English words for what is no key sequence (wheel, digits); "" otherwise
    KeyPlace where;
    const char* text; ///< English source text; keyText() translates it
};

/// All rows, in the order of the sheet of keys.
std::span<const KeyRow> keyTable();
const KeyRow* keyRow(QAnyStringView id); ///< null for an action without a key

QList<QKeySequence> keySequences(QAnyStringView id); ///< the first is the one that is shown; none for a gesture
QString keyText(const KeyRow& row);                  ///< what the key does, in the user's language
QString keyShown(const KeyRow& row);                 ///< "Ctrl+Shift+Z", or the gesture in the user's language
QString keyPlaceText(KeyPlace where);                ///< the heading of its part of the sheet

} // namespace suara
