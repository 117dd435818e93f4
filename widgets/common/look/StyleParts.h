#pragma once

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionToolButton;
class QWidget;

namespace suara {

// What the style draws, in the colours of the moment. Variants of a control are dynamic properties of its widget:
// primary, danger, role.

void drawCheckBox(QPainter& painter, const QStyleOption& option);
void drawRadioButton(QPainter& painter, const QStyleOption& option);
void drawComboBox(QPainter& painter, const QStyleOptionComboBox& option);
void drawArrow(QPainter& painter, const QRect& place, const char* icon, bool enabled);

void drawButtonBox(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
/// The option with the colour that the variant's words have.
QStyleOptionButton buttonWords(const QStyleOptionButton& option, const QWidget* widget);
void drawToolButtonBox(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget);
QStyleOptionToolButton toolButtonWords(const QStyleOptionToolButton& option, const QWidget* widget);

void drawField(QPainter& painter, const QStyleOption& option);     ///< of one line
void drawTextField(QPainter& painter, const QStyleOption& option); ///< of many lines
void drawChosen(QPainter& painter, const QStyleOption& option);    ///< the ground of the row at hand in those
void drawPopUp(QPainter& painter, const QStyleOption& option);     ///< the ground of menus, tips and lists that open
void drawKeyCap(QPainter& painter, const QStyleOption& option);    ///< round the name of a key
void drawHeaderBox(QPainter& painter, const QStyleOption& option, bool hasLine);
void drawSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove, const QRect& knob);
void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle);
void drawProgress(QPainter& painter, const QStyleOptionProgressBar& option);
void drawMenuItem(QPainter& painter, const QStyleOptionMenuItem& option);
void drawMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option);

} // namespace suara
