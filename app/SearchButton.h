#pragma once

#include <QAbstractButton>

class QAction;

namespace suara {

/// Looks like a search field and opens the command palette. Shows its words only where there is room.
class SearchButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit SearchButton(QAction* palette, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString m_key;
};

} // namespace suara
