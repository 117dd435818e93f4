#pragma once

#include <QColor>

class QPainter;
class QStyleOptionViewItem;

namespace suara {

// What painters lay below words.

/// What is seen where a colour of some opacity (0 to 1) lies over another.
QColor mixed(const QColor& over, const QColor& under, double opacity);

/// The theme's text or its canvas: whichever has the higher contrast, as WCAG 2 defines it, on such a ground.
QColor textOn(const QColor& ground);

/// The ground of a list's row: chosen with a bar at its left, else tinted under the pointer, else nothing.
void drawRowGround(QPainter& painter, const QStyleOptionViewItem& option);

} // namespace suara
