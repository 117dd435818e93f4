#include "widgets/common/look/WheelGuard.h"

#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace suara {

namespace {

bool isInScrollArea(const QWidget& widget)
{
    for (const QWidget* each = widget.parentWidget(); each != nullptr; each = each->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(each))
            return true;
    return false;
}

/// A slider that nothing scrolls past, as that of the gain, is turned without a click.
bool isField(const QWidget& widget)
{
    if (qobject_cast<const QAbstractSlider*>(&widget))
        return !qobject_cast<const QScrollBar*>(&widget) && isInScrollArea(widget);
    return qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QComboBox*>(&widget);
}

} // namespace

void WheelGuard::guard(QWidget& widget)
{
    if (!isField(widget))
        return;
    if (widget.focusPolicy() == Qt::WheelFocus)
        widget.setFocusPolicy(Qt::StrongFocus);
    widget.installEventFilter(this);
}

/// An event that is filtered and not accepted goes on to the parent.
bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
        return false;
    event->ignore();
    return true;
}

} // namespace suara
