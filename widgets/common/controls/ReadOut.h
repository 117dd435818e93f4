#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace suara {

/// Draws the tip that says what stands at `at`: lines split by '\n', each "value" or "value\tdetail" (values in text
/// colour and medium weight, details muted). 12 px off, flipped so that it stays inside bounds. Nothing for "".
void paintReadOut(QPainter& painter, const QPointF& at, const QRectF& bounds, const QString& text);

} // namespace suara
