#pragma once

#include <QAccessible>
#include <QString>
#include <functional>
#include <vector>

class QWidget;

namespace suara {

/// A part of what a widget paints itself: what a screen reader says of it, where it is, what pressing it does.
struct AccessiblePart {
    QString name;
    QRectF place;                ///< in the widget
    std::function<void()> press; ///< empty: nothing
    bool selected = false;
};

/// Gives a widget that paints itself its parts as children for assistive technology, in the order of reading.
/// @param role   of the parts: Cell, ListItem, Graphic …
/// @param parts  asked for whenever someone looks, never kept; belongs to the widget
void giveAccessibleParts(QWidget* widget, QAccessible::Role role, std::function<std::vector<AccessiblePart>()> parts);

} // namespace suara
