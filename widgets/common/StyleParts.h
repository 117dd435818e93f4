#pragma once

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionComboBox;

namespace suara {

/// What the style sheet cannot draw from tokens alone.
void drawCheckBox(QPainter& painter, const QStyleOption& option);
void drawRadioButton(QPainter& painter, const QStyleOption& option);
void drawComboBox(QPainter& painter, const QStyleOptionComboBox& option);
void drawArrow(QPainter& painter, const QRect& place, const char* icon, bool enabled);

} // namespace suara
