#include "widgets/features/FeatureTableDelegate.h"

#include "widgets/common/look/Theme.h"
#include "widgets/features/FeatureTableModel.h"

#include <QPainter>
#include <cmath>

namespace suara {

namespace {
constexpr int padding = 12;
constexpr int markWidth = 14;
constexpr int barHeight = 2;
} // namespace

void FeatureTableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option, index);
    QRect text = option.rect.adjusted(padding, 0, -padding, 0);

    const int classIndex = index.data(FeatureTableModel::ClassIndexRole).value<int>();
    if (index.column() == FeatureTableModel::ClassColumn && classIndex >= 0) {
        const QRectF mark(text.left(), text.center().y() - markWidth / 2 + 1, markWidth, markWidth);
        Theme::drawMark(*painter, mark, classIndex, Theme::instance().classColour(classIndex));
        text.setLeft(text.left() + markWidth + 6);
    }
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QVariant fraction = index.data(FeatureTableModel::FractionRole);
    if (fraction.isValid())
        paintBar(*painter, text.adjusted(0, 0, 0, -1), fraction.toDouble(), selected);

    const Tokens& tokens = Theme::instance().tokens();
    const bool isName = index.column() == FeatureTableModel::ClipColumn;
    painter->setFont(Theme::font(selected && isName ? Theme::Role::SecondaryStrong : Theme::Role::Secondary));
    painter->setPen(index.column() == FeatureTableModel::SpeakerColumn ? tokens.muted : tokens.text);
    const auto alignment = fraction.isValid() ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter;
    const QString shown = index.data().toString();
    painter->drawText(text, int(alignment), painter->fontMetrics().elidedText(shown, Qt::ElideMiddle, text.width()));
    painter->restore();
}

void FeatureTableDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Tokens& tokens = Theme::instance().tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(option.rect, selected ? tokens.accentSoft : hovered ? tokens.hover : tokens.canvas);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens.grid);
    if (selected && index.column() == FeatureTableModel::ClipColumn)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), tokens.accent);
}

void FeatureTableDelegate::paintBar(QPainter& painter, const QRect& cell, double fraction, bool selected)
{
    if (!std::isfinite(fraction))
        return;
    const Tokens& tokens = Theme::instance().tokens();
    const double length = std::max(1.0, fraction * cell.width());
    painter.fillRect(QRectF(cell.left(), cell.bottom() - barHeight, length, barHeight),
                     selected ? tokens.accent : tokens.wave);
}

} // namespace suara
