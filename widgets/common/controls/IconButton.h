#pragma once

#include <QToolButton>

namespace suara {

/// A flat 28 × 28 button with a 16 px icon. What it does stands in its tooltip, which is also its accessible name.
class IconButton : public QToolButton {
    Q_OBJECT

public:
    explicit IconButton(const QString& icon, QWidget* parent = nullptr);
    explicit IconButton(QAction* action, QWidget* parent = nullptr); ///< shows and triggers the action
    void setHint(const QString& text);                               ///< call it within onLanguage()
};

} // namespace suara
