#pragma once

#include <QStyledItemDelegate>

namespace suara {

class ClipData;

/// Paints the rows of a ClipListModel: mark, name, sparkline, duration; for one that cannot be read a warning and its
/// reason. Where room is short the sparkline goes first, then the end of a name, the reason of an error last.
class ClipDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit ClipDelegate(ClipData& data, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

private:
    void paintGroup(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintClip(QPainter& painter, const QRect& row, const QModelIndex& index, bool selected) const;
    void paintError(QPainter& painter, const QRect& row, const QModelIndex& index) const;
    void paintSparkline(QPainter& painter, const QRect& place, const QModelIndex& index, bool selected) const;

    ClipData& m_data;
};

} // namespace suara
