#include "widgets/annotation/TypingEdit.h"

#include <QKeyEvent>

namespace suara {

bool TypingEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const Qt::KeyboardModifiers modifiers = static_cast<QKeyEvent*>(event)->modifiers() & ~Qt::KeypadModifier;
        if (modifiers == Qt::NoModifier || modifiers == Qt::ShiftModifier) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

} // namespace suara
