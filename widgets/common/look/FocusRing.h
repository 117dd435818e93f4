#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace suara {

/// Puts a ring inside the control that got the focus by the keyboard, and takes it away at the next click. Line edits
/// need none: their style shows the focus whoever brought it.
class FocusRing : public QObject {
    Q_OBJECT

public:
    explicit FocusRing(QObject* parent);
    ~FocusRing() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(QWidget* widget);

    QPointer<QFocusFrame> m_frame;
};

} // namespace suara
