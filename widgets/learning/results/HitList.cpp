#include "widgets/learning/results/HitList.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Ground.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace suara {

namespace {

constexpr int lineHeight = 28;
constexpr int playWidth = 28;
constexpr int barWidth = 72;
constexpr int numberWidth = 44;

/// Arrow, name, what it was taken for, a bar for the probability or loss, its number.
class HitDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {160, lineHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        const QRect& row = option.rect;
        const bool isChosen = (option.state & QStyle::State_Selected) != 0;
        drawRowGround(*painter, option);
        if (index.data(HitsModel::ClipRole).toLongLong() != 0)
            Theme::instance().drawIcon(*painter, QRectF(row.left() + 6, row.center().y() - 7, 16, 16),
                                       QStringLiteral("play"), isChosen ? tokens.accent : tokens.muted);
        paintValue(*painter, row, index);
        painter->setFont(Theme::font(Theme::Role::Secondary));
        painter->setPen(tokens.text);
        QRect room = row.adjusted(playWidth, 0, -(barWidth + numberWidth + 8), 0);
        const QString verdict = index.data(HitsModel::VerdictRole).toString();
        const int verdictWidth = painter->fontMetrics().horizontalAdvance(verdict);
        if (!verdict.isEmpty() && verdictWidth < room.width() / 2) { // the name comes first
            painter->setPen(tokens.muted);
            painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, verdict);
            room.setRight(room.right() - verdictWidth - 8);
            painter->setPen(tokens.text);
        }
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
    }

private:
    static void paintValue(QPainter& painter, const QRect& row, const QModelIndex& index)
    {
        const Tokens& tokens = Theme::instance().tokens();
        const double share = index.data(HitsModel::ShareRole).toDouble();
        const QRectF bar(row.right() + 1 - numberWidth - barWidth, row.center().y() - 1, barWidth, 4);
        painter.fillRect(bar, tokens.border);
        painter.fillRect(QRectF(bar.topLeft(), QSizeF(barWidth * std::clamp(share, 0.0, 1.0), 4)), tokens.accent);
        painter.setFont(Theme::font(Theme::Role::Secondary));
        painter.setPen(tokens.text);
        painter.drawText(row.adjusted(0, 0, -2, 0), Qt::AlignVCenter | Qt::AlignRight,
                         index.data(HitsModel::ValueRole).toString());
    }
};

} // namespace

HitList::HitList(QWidget* parent) : QListView(parent), m_model(new HitsModel(this))
{
    setModel(m_model);
    setItemDelegate(new HitDelegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HitList::updateGeometry);
    makeAction(
        this, "play", [] { return tr("Play the clip"); }, [this] { playChosen(); });
    onLanguage(this, [this] { setAccessibleName(tr("Clips that were tested")); });
    onTheme(this, [this] { viewport()->update(); });
}

QList<ClipId> HitList::clips() const
{
    QList<ClipId> clips;
    QSet<ClipId> seen{0};
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const ClipId clip = m_model->clipAt(row); !seen.contains(clip)) {
            seen.insert(clip);
            clips.append(clip);
        }
    return clips;
}

QList<int> HitList::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : selectedIndexes())
        rows.append(index.row());
    std::ranges::sort(rows);
    return rows;
}

/// One row as its own stretch, several as clips one after another.
void HitList::playChosen()
{
    const QList<int> rows = chosenRows();
    if (rows.size() < 2) {
        play(currentIndex());
        return;
    }
    QList<ClipId> clips;
    for (const int row : rows)
        if (const ClipId clip = m_model->clipAt(row); clip != 0 && !clips.contains(clip))
            clips.append(clip);
    if (!clips.isEmpty())
        Q_EMIT playManyRequested(clips);
}

void HitList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT choiceChanged();
}

QSize HitList::sizeHint() const
{
    return {240, std::clamp(m_model->rowCount(), 1, 12) * lineHeight + 2};
}

QSize HitList::minimumSizeHint() const
{
    return {160, lineHeight};
}

void HitList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && m_model->clipAt(current.row()) != 0)
        Q_EMIT chosen(m_model->clipAt(current.row()), m_model->segmentAt(current.row()));
}

void HitList::mousePressEvent(QMouseEvent* event)
{
    QListView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && event->position().x() < playWidth)
        play(indexAt(event->position().toPoint()));
}

void HitList::mouseDoubleClickEvent(QMouseEvent* event)
{
    play(indexAt(event->position().toPoint()));
}

void HitList::play(const QModelIndex& index)
{
    if (index.isValid() && m_model->clipAt(index.row()) != 0)
        Q_EMIT playRequested(m_model->clipAt(index.row()), m_model->segmentAt(index.row()));
}

} // namespace suara
