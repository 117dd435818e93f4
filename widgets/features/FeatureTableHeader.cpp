#include "widgets/features/FeatureTableHeader.h"

#include "widgets/common/look/Theme.h"
#include "widgets/features/FeatureTableModel.h"

#include <QPainter>

namespace suara {

namespace {
constexpr int headHeight = 36;
constexpr int padding = 12;
constexpr int arrow = 12;
} // namespace

FeatureTableHeader::FeatureTableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setMinimumSectionSize(56);
}

QSize FeatureTableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), headHeight};
}

void FeatureTableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const bool sorts = isSortIndicatorShown() && sortIndicatorSection() == section;
    painter->save();
    painter->fillRect(rect, tokens.surface);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.border);

    const bool isValue = section >= FeatureTableModel::FirstValueColumn;
    const QString name = model()->headerData(section, Qt::Horizontal).toString();
    const QString unit = model()->headerData(section, Qt::Horizontal, FeatureTableModel::UnitRole).toString();
    const QRect text = rect.adjusted(padding, 4, -padding, -5);
    const int side = isValue ? Qt::AlignRight : Qt::AlignLeft;
    painter->setFont(Theme::font(Theme::Role::TickStrong));
    painter->setPen(sorts ? tokens.text : tokens.muted);
    painter->drawText(text, side | (unit.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop), name);
    if (sorts) {
        const int width = painter->fontMetrics().horizontalAdvance(name);
        const int left = isValue ? text.right() - width - arrow - 6 : text.left() + width + 6;
        const int top = unit.isEmpty() ? rect.center().y() - arrow / 2 : text.top();
        Theme::instance().drawIcon(
            *painter, QRectF(left, top, arrow, arrow),
            sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral("up") : QStringLiteral("down"), tokens.accent);
    }
    if (!unit.isEmpty()) {
        painter->setFont(Theme::font(Theme::Role::Tick));
        painter->setPen(tokens.muted);
        painter->drawText(text, side | Qt::AlignBottom, unit);
    }
    painter->restore();
}

} // namespace suara
