#pragma once

#include <QLabel>

namespace suara {

/// A line of text that ends in "…" when its room is too narrow; the whole stands in the tooltip then.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace suara
