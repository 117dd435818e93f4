#include "widgets/learning/setup/LayerView.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>

namespace suara {

namespace {

constexpr int lineHeight = 28;
constexpr int tallLine = 40; // with the size below the name
constexpr int gap = 4;
constexpr int gripWidth = 20;
constexpr int countWidth = 60;
constexpr int padding = 8;
constexpr double radius = 4.0;

class LayerDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QString problem = index.data(LayersModel::ProblemRole).toString();
        const int below = problem.isEmpty() ? 0 : problemRect(widthOf(option), problem).height() + 6;
        return {100, heightOf(index, widthOf(option)) + gap + below};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        const QString problem = index.data(LayersModel::ProblemRole).toString();
        const bool isChosen = (option.state & QStyle::State_Selected) != 0;
        const QRect box = option.rect.adjusted(0, 0, 0, -gap);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(!problem.isEmpty() ? tokens.danger : isChosen ? tokens.accent : tokens.border);
        painter->setBrush(isChosen ? tokens.accentSoft : tokens.raised);
        painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        if ((index.flags() & Qt::ItemIsDragEnabled) != 0)
            Theme::instance().drawIcon(*painter, QRectF(box.left() + 4, box.top() + 8, 12, 12), QStringLiteral("grip"),
                                       tokens.faint);
        const int height = heightOf(index, box.width());
        paintLine(*painter, QRect(box.topLeft(), QSize(box.width(), height)), index);
        if (!problem.isEmpty()) {
            painter->setFont(Theme::font(Theme::Role::Tick));
            painter->setPen(tokens.danger);
            painter->drawText(problemRect(box.width(), problem).translated(box.left(), box.top() + height - 2),
                              Qt::TextWordWrap, problem);
        }
        painter->restore();
    }

private:
    static int widthOf(const QStyleOptionViewItem& option)
    {
        const auto* view = qobject_cast<const QListView*>(option.widget);
        return view != nullptr ? view->viewport()->width() : option.rect.width();
    }

    static QRect problemRect(int width, const QString& problem)
    {
        const QFontMetrics metrics(Theme::font(Theme::Role::Tick));
        return metrics.boundingRect(QRect(gripWidth, 0, width - gripWidth - padding, 1000), Qt::TextWordWrap, problem);
    }

    static int textWidth(Theme::Role role, const QString& text)
    {
        return QFontMetrics(Theme::font(role)).horizontalAdvance(text);
    }

    static int countRoom(const QModelIndex& index)
    {
        const QString count = index.data(LayersModel::ParametersRole).toString();
        return count.isEmpty() ? 0 : std::max(countWidth, textWidth(Theme::Role::SecondaryStrong, count) + padding);
    }

    /// Where there is no room beside the name, the size of the output stands below it.
    static int heightOf(const QModelIndex& index, int width)
    {
        const int needed = gripWidth + textWidth(Theme::Role::Secondary, index.data().toString()) + padding +
                           textWidth(Theme::Role::Tick, index.data(LayersModel::SizeRole).toString()) +
                           countRoom(index) + padding;
        return needed <= width ? lineHeight : tallLine;
    }

    static void paintLine(QPainter& painter, const QRect& line, const QModelIndex& index)
    {
        const Tokens& tokens = Theme::instance().tokens();
        const bool isTall = line.height() > lineHeight;
        QRect room = line.adjusted(gripWidth, isTall ? 3 : 0, -padding, isTall ? -4 : 0);
        painter.setPen(tokens.text);
        painter.setFont(Theme::font(Theme::Role::SecondaryStrong));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, index.data(LayersModel::ParametersRole).toString());
        room.setRight(room.right() - countRoom(index));
        painter.setPen(tokens.muted);
        painter.setFont(Theme::font(Theme::Role::Tick));
        painter.drawText(room, isTall ? Qt::AlignBottom | Qt::AlignLeft : Qt::AlignVCenter | Qt::AlignRight,
                         index.data(LayersModel::SizeRole).toString());
        painter.setPen(tokens.text);
        painter.setFont(Theme::font(Theme::Role::Secondary));
        painter.drawText(room, (isTall ? Qt::AlignTop : Qt::AlignVCenter) | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
};

} // namespace

LayerView::LayerView(LayersModel& model, QWidget* parent) : QListView(parent), m_model(model)
{
    buildActions(); // before there is a current row
    setModel(&model);
    setItemDelegate(new LayerDelegate(this));
    setProperty("role", QStringLiteral("panel"));
    setEditTriggers(NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragDropMode(InternalMove);
    setDragDropOverwriteMode(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&model, &QAbstractItemModel::dataChanged, this, &LayerView::fit);
    connect(&model, &QAbstractItemModel::modelReset, this, &LayerView::fit);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &LayerView::fit);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &LayerView::fit);
    connect(&model, &QAbstractItemModel::rowsMoved, this, &LayerView::fit);
    onLanguage(this, [this] { setAccessibleName(tr("Layers of the network")); });
    onTheme(this, [this] { viewport()->update(); });
    fit();
}

void LayerView::buildActions()
{
    m_remove = makeAction(
        this, "remove_layer", [] { return tr("Remove the layer"); }, [this] { m_model.remove(currentIndex().row()); },
        QStringLiteral("trash"));
    m_up = makeAction(
        this, "layer_up", [] { return tr("Move the layer up"); }, [this] { m_model.move(currentIndex().row(), -1); },
        QStringLiteral("up"));
    m_down = makeAction(
        this, "layer_down", [] { return tr("Move the layer down"); }, [this] { m_model.move(currentIndex().row(), 1); },
        QStringLiteral("down"));
}

void LayerView::updateActions()
{
    const int row = currentIndex().row();
    m_remove->setEnabled(m_model.layer(row) != nullptr && !m_model.isFixed(row));
    m_up->setEnabled(m_model.canMove(row, -1));
    m_down->setEnabled(m_model.canMove(row, 1));
}

void LayerView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    updateActions();
    Q_EMIT chosen(current.row());
}

void LayerView::fit()
{
    scheduleDelayedItemsLayout(); // a row may have become higher
    setFixedHeight(sizeHint().height());
    updateActions();
}

QSize LayerView::sizeHint() const
{
    int height = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        height += sizeHintForRow(row);
    return {200, height};
}

QSize LayerView::minimumSizeHint() const
{
    return {120, lineHeight};
}

void LayerView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

} // namespace suara
