#pragma once

#include <QHeaderView>

namespace suara {

/// Header sections as plain text on the canvas, without a box: names before the rows at the left, over the columns as
/// the model aligns them.
class PlainHeader : public QHeaderView {
    Q_OBJECT

public:
    using QHeaderView::QHeaderView;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace suara
