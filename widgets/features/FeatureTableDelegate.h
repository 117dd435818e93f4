#pragma once

#include <QStyledItemDelegate>

namespace suara {

/// Paints a cell of the feature table: text, the class's mark, a bar under a value for its place in the column.
class FeatureTableDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    static void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    static void paintBar(QPainter& painter, const QRect& cell, double fraction, bool selected);
};

} // namespace suara
