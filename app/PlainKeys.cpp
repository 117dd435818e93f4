#include "app/PlainKeys.h"

#include "widgets/common/SegmentedControl.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QScrollBar>

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

} // namespace

PlainKeys::PlainKeys(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool PlainKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride || !isPlain(static_cast<QKeyEvent&>(*event)) ||
        !(isControl(watched) || isCheckableRow(watched)))
        return false;
    event->accept();
    return true;
}

} // namespace suara
