#pragma once

#include <QObject>

class QWidget;

namespace suara {

/// Keeps the wheel from changing a field that one only scrolls past: it turns the value of the field that has the
/// focus, and over any other field it scrolls what the field stands in.
class WheelGuard : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void guard(QWidget& widget); ///< number fields, lists that open, and the sliders of what scrolls; others it leaves

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace suara
