#pragma once

#include <QLabel>

namespace suara {

/// A line of text with "…" at its end, or where it is told, when its room is too narrow; the whole stands in the
/// tooltip then.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;
    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace suara
