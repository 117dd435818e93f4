#include "app/PlainKeys.h"

#include "widgets/common/controls/SegmentedControl.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextEdit>

namespace suara {

namespace {

bool isControl(const QObject* object)
{
    return qobject_cast<const QAbstractButton*>(object) || qobject_cast<const QComboBox*>(object) ||
           qobject_cast<const SegmentedControl*>(object) ||
           (qobject_cast<const QAbstractSlider*>(object) && !qobject_cast<const QScrollBar*>(object));
}

bool isCheckableRow(const QObject* object)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(object);
    return view != nullptr && (view->currentIndex().flags() & Qt::ItemIsUserCheckable) != 0;
}

bool isPlain(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        return event.modifiers() == Qt::NoModifier || event.modifiers() == Qt::KeypadModifier;
    default:
        return false;
    }
}

bool isTextField(const QObject* object)
{
    return qobject_cast<const QLineEdit*>(object) || qobject_cast<const QAbstractSpinBox*>(object) ||
           qobject_cast<const QPlainTextEdit*>(object) || qobject_cast<const QTextEdit*>(object);
}

/// The action for this key of the nearest widget below the window that has one; null for none.
QAction* nearestAction(QObject* watched, const QKeyEvent& event)
{
    const QKeySequence pressed(QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key())));
    auto* widget = isTextField(watched) ? nullptr : qobject_cast<QWidget*>(watched);
    for (; widget != nullptr && !widget->isWindow(); widget = widget->parentWidget())
        for (QAction* action : widget->actions())
            if (action->isEnabled() && action->shortcuts().contains(pressed))
                return action;
    return nullptr;
}

} // namespace

PlainKeys::PlainKeys(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool PlainKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    const auto& key = static_cast<const QKeyEvent&>(*event);
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isPlain(key) && (isControl(watched) || isCheckableRow(watched))) {
        if (isOverride)
            event->accept();
        return isOverride;
    }
    QAction* action = nearestAction(watched, key);
    if (action == nullptr)
        return false;
    event->accept();
    if (!isOverride)
        action->trigger();
    return true;
}

} // namespace suara
