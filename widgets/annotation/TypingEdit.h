#pragma once

#include <QLineEdit>

namespace suara {

/// A line edit inside lanes or a list: plain keys type or move in it, and never reach the shortcuts around it.
class TypingEdit : public QLineEdit {
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent* event) override;
};

} // namespace suara
