#include "widgets/clips/ClipDelegate.h"

#include "core/audio/PeakPyramid.h"
#include "widgets/clips/ClipListModel.h"
#include "widgets/common/look/Ground.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipData.h"

#include <QPainter>
#include <algorithm>

namespace suara {

namespace {

constexpr int rowHeight = 28;
constexpr int warningAt = 11; // left of the icon, under the arrows of groups
constexpr int markAt = 29;    // left of the 14 px mark
constexpr int nameAt = 50;
constexpr int rightMargin = 16;
constexpr int sparkWidth = 48;
constexpr int sparkFrom = 250; // narrower lists have none
constexpr int detailWidth = 56;

} // namespace

ClipDelegate::ClipDelegate(ClipData& data, QObject* parent) : QStyledItemDelegate(parent), m_data(data) {}

QSize ClipDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {100, rowHeight};
}

void ClipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state & QStyle::State_Selected;
    drawRowGround(*painter, option);
    if (index.data(ClipListModel::IsGroupRole).toBool())
        paintGroup(*painter, option.rect, index);
    else if (index.data(ClipListModel::ErrorRole).toString().isEmpty())
        paintClip(*painter, option.rect, index, selected);
    else
        paintError(*painter, option.rect, index);
    painter->restore();
}

void ClipDelegate::paintGroup(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const bool folded = index.data(ClipListModel::IsFoldedRole).toBool();
    theme.drawIcon(painter, QRectF(row.left() + 10, row.center().y() - 6, 14, 14),
                   folded ? QStringLiteral("right") : QStringLiteral("down"), theme.tokens().muted);
    const QRect inside = row.adjusted(30, 0, -rightMargin, 0);
    const QString count = formatInteger(index.data(ClipListModel::CountRole).toInt());
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(theme.tokens().muted);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignRight, count);
    const int room = inside.width() - painter.fontMetrics().horizontalAdvance(count) - 8;
    painter.setFont(Theme::font(Theme::Role::Title));
    painter.setPen(theme.tokens().text);
    painter.drawText(inside, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room));
}

void ClipDelegate::paintClip(QPainter& painter, const QRect& row, const QModelIndex& index, bool selected) const
{
    const Theme& theme = Theme::instance();
    const int classIndex = index.data(ClipListModel::ClassRole).toInt();
    const QRectF mark(row.left() + markAt, row.center().y() - 6, 14, 14);
    if (classIndex >= 0) {
        Theme::drawMark(painter, mark, classIndex, theme.classColour(classIndex));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.tokens().edge);
        painter.drawEllipse(mark.center(), 2, 2);
    }

    if (!index.data(ClipListModel::WarningRole).toString().isEmpty())
        theme.drawIcon(painter, QRectF(row.left() + warningAt, row.center().y() - 6, 13, 13), QStringLiteral("warning"),
                       theme.tokens().warn);

    painter.setFont(Theme::font(selected ? Theme::Role::Title : Theme::Role::Control));
    const QString name = index.data().toString();
    const int wanted = painter.fontMetrics().horizontalAdvance(name);
    const QString length = formatLength(index.data(ClipListModel::SecondsRole).toDouble());
    const QFontMetrics lengths(Theme::font(Theme::Role::Secondary));
    int right = row.right() + 1 - rightMargin - lengths.horizontalAdvance(length) - 8;
    const QRect spark(row.right() + 1 - rightMargin - detailWidth - sparkWidth - 2, row.top() + 4, sparkWidth,
                      row.height() - 8);
    if (row.width() >= sparkFrom && row.left() + nameAt + wanted + 8 <= spark.left()) {
        paintSparkline(painter, spark, index, selected);
        right = spark.left() - 8;
    }
    const QRect nameRect(row.left() + nameAt, row.top(), right - row.left() - nameAt, row.height());
    painter.setPen(theme.tokens().text);
    painter.drawText(nameRect, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideMiddle, nameRect.width()));
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(theme.tokens().muted);
    painter.drawText(row.adjusted(0, 0, -rightMargin, 0), Qt::AlignVCenter | Qt::AlignRight, length);
}

void ClipDelegate::paintError(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    theme.drawIcon(painter, QRectF(row.left() + markAt, row.center().y() - 7, 15, 15), QStringLiteral("warning"),
                   theme.tokens().danger);
    const QRect inside = row.adjusted(nameAt, 0, -rightMargin, 0);
    const QFontMetrics names(Theme::font(Theme::Role::Control));
    const QFontMetrics reasons(Theme::font(Theme::Role::Secondary));
    const QString name = index.data().toString();
    QString reason = index.data(ClipListModel::ErrorRole).toString();
    for (const int shorter : {ClipListModel::ReasonRole, ClipListModel::ReasonWordRole})
        if (reasons.horizontalAdvance(reason) + 12 + names.horizontalAdvance(name) > inside.width())
            reason = index.data(shorter).toString();
    const int nameRoom = inside.width() - reasons.horizontalAdvance(reason) - 12;
    painter.setFont(Theme::font(Theme::Role::Control));
    painter.setPen(theme.tokens().text);
    painter.drawText(inside, Qt::AlignVCenter, names.elidedText(name, Qt::ElideMiddle, nameRoom));
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(theme.tokens().danger);
    painter.drawText(inside, Qt::AlignVCenter | Qt::AlignRight, reason);
}

void ClipDelegate::paintSparkline(QPainter& painter, const QRect& place, const QModelIndex& index, bool selected) const
{
    const auto peaks = m_data.peaks(index.data(ClipListModel::ClipRole).value<ClipId>());
    if (!peaks || peaks->samples() == 0)
        return;
    std::vector<Peak> columns;
    peaks->peaks(0.0, double(peaks->samples()), place.width(), columns);
    float largest = 0.001f;
    for (const Peak& peak : columns)
        largest = std::max({largest, peak.maximum, -peak.minimum});
    const Tokens& t = Theme::instance().tokens();
    painter.setPen(QPen(selected ? t.rms : t.wave, 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double middle = place.top() + place.height() / 2.0;
    const double scale = place.height() / 2.0 / double(largest);
    for (int x = 0; x < int(columns.size()); ++x) {
        const Peak& peak = columns[std::size_t(x)];
        painter.drawLine(QPointF(place.left() + x + 0.5, middle - double(peak.maximum) * scale),
                         QPointF(place.left() + x + 0.5, middle - double(peak.minimum) * scale));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void ClipDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(nameAt - 9, 0, -8, 0));
}

} // namespace suara
