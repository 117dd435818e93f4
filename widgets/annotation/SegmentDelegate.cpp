#include "widgets/annotation/SegmentDelegate.h"

#include "widgets/annotation/SegmentTableModel.h"
#include "widgets/annotation/TypingEdit.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Numbers.h"

#include <QPainter>

namespace suara {

namespace {
constexpr int cellPadding = 8;
constexpr int barWidth = 2;
} // namespace

void SegmentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QRect cell = option.rect;
    painter->save();
    painter->fillRect(cell, selected                                         ? tokens.accentSoft
                            : option.state.testFlag(QStyle::State_MouseOver) ? tokens.hover
                                                                             : tokens.canvas);
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), tokens.grid);
    if (selected && index.column() == SegmentTableModel::Number)
        painter->fillRect(QRect(cell.left(), cell.top(), barWidth, cell.height()), tokens.accent);
    cell.adjust(cellPadding, 0, -cellPadding, 0);
    const int colour = index.data(SegmentTableModel::ColourRole).toInt();
    if (index.column() == SegmentTableModel::Label && colour >= 0) {
        Theme::drawMark(*painter, QRectF(cell.left(), cell.center().y() - 6.5, 14.0, 14.0), colour,
                        Theme::instance().classColour(colour));
        cell.adjust(20, 0, 0, 0);
    }
    const bool isNumber = index.column() == SegmentTableModel::Number;
    const bool strong = index.column() == SegmentTableModel::Label;
    painter->setFont(Theme::font(strong ? Theme::Role::SecondaryStrong : Theme::Role::Secondary));
    painter->setPen(isNumber || index.column() == SegmentTableModel::Length ? tokens.muted : tokens.text);
    const QString text = isNumber ? formatInteger(index.row() + 1) : index.data().toString();
    painter->drawText(cell, index.data(Qt::TextAlignmentRole).toInt(),
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, cell.width()));
    painter->restore();
}

QWidget* SegmentDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = new TypingEdit(parent);
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    return editor;
}

void SegmentDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(0, (option.rect.height() - 28) / 2, -4, 0).intersected(option.rect));
}

} // namespace suara
