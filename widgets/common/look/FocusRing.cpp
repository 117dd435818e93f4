#include "widgets/common/look/FocusRing.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace suara {

namespace {

bool broughtByKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

bool showsFocusItself(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget) ||
           qobject_cast<const QPlainTextEdit*>(widget) || widget->isWindow();
}

} // namespace

FocusRing::FocusRing(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

FocusRing::~FocusRing()
{
    delete m_frame;
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        const bool wanted = broughtByKeyboard(static_cast<QFocusEvent*>(event)->reason());
        show(wanted && !showsFocusItself(widget) ? widget : nullptr);
    } else if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::FocusOut) {
        show(nullptr);
    }
    return false;
}

void FocusRing::show(QWidget* widget)
{
    if (widget == nullptr && !m_frame)
        return;
    if (!m_frame)
        m_frame = new QFocusFrame;
    m_frame->setWidget(widget);
}

} // namespace suara
