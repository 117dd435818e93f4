#include "widgets/annotation/NameEdit.h"

#include <QKeyEvent>

namespace suara {

NameEdit::NameEdit(QWidget* parent) : TypingEdit(parent)
{
    hide();
}

void NameEdit::open(const QRect& place, const QString& name)
{
    m_before = name;
    setText(name);
    setGeometry(place);
    show();
    selectAll();
    setFocus(Qt::OtherFocusReason);
}

void NameEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close(true);
    else if (event->key() == Qt::Key_Escape)
        close(false);
    else
        TypingEdit::keyPressEvent(event);
}

void NameEdit::focusOutEvent(QFocusEvent* event)
{
    TypingEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        close(true);
}

void NameEdit::close(bool take)
{
    if (!isVisible())
        return;
    hide();
    if (parentWidget() != nullptr && parentWidget()->parentWidget() != nullptr)
        parentWidget()->parentWidget()->setFocus(Qt::OtherFocusReason);
    if (take && text().simplified() != m_before)
        Q_EMIT accepted(text().simplified());
}

} // namespace suara
