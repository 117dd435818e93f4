#pragma once

#include "widgets/annotation/TypingEdit.h"

namespace suara {

/// A line edit that appears over a name to change it. Enter or leaving takes what was typed, Escape does not.
class NameEdit : public TypingEdit {
    Q_OBJECT

public:
    explicit NameEdit(QWidget* parent);
    void open(const QRect& place, const QString& name);

Q_SIGNALS:
    void accepted(const QString& name); ///< hidden by then; only when it was changed

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void close(bool take);

    QString m_before;
};

} // namespace suara
