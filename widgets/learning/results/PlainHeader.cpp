#include "widgets/learning/results/PlainHeader.h"

#include "widgets/common/look/Theme.h"

#include <QPaintEvent>
#include <QPainter>

namespace suara {

void PlainHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const bool isAcross = orientation() == Qt::Horizontal;
    const Tokens& tokens = Theme::instance().tokens();
    const QVariant alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    painter->save();
    painter->setFont(Theme::font(isAcross ? Theme::Role::TickStrong : Theme::Role::Secondary));
    painter->setPen(isAcross ? tokens.muted : tokens.text);
    const QRect place = isAcross ? rect : rect.adjusted(0, 0, -8, 0);
    painter->drawText(place, alignment.value<Qt::Alignment>() | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(model()->headerData(section, orientation()).toString(),
                                                        Qt::ElideRight, place.width()));
    painter->restore();
}

void PlainHeader::paintEvent(QPaintEvent* event)
{
    QPainter(viewport()).fillRect(event->rect(), Theme::instance().tokens().canvas);
    QHeaderView::paintEvent(event);
}

} // namespace suara
