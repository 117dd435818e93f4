#include "widgets/learning/runs/RunsPanel.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/runs/RunsModel.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int lineHeight = 26;
constexpr int headHeight = 28;
constexpr int padding = 12;

/// Eye in the first column, the chosen row with its bar, the running one in accent.
class RunsDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const QFontMetrics font(Theme::font(Theme::Role::SecondaryStrong));
        return {font.horizontalAdvance(index.data().toString()) + 2 * padding + 2, lineHeight};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = Theme::instance().tokens();
        const QRect& cell = option.rect;
        if ((option.state & QStyle::State_Selected) != 0)
            painter->fillRect(cell, tokens.accentSoft);
        painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), tokens.grid);
        if (index.column() == RunsModel::Compare) {
            paintEye(*painter, option, index);
            return;
        }
        painter->setFont(
            Theme::font(index.column() == RunsModel::Name ? Theme::Role::SecondaryStrong : Theme::Role::Secondary));
        painter->setPen(colourOf(index));
        const QRect text = cell.adjusted(padding, 0, -padding, 0);
        painter->drawText(text, index.data(Qt::TextAlignmentRole).value<Qt::Alignment>(),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }

private:
    static void paintEye(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const Tokens& tokens = Theme::instance().tokens();
        const QRect& cell = option.rect;
        if ((option.state & QStyle::State_Selected) != 0)
            painter.fillRect(QRect(cell.topLeft(), QSize(2, cell.height())), tokens.accent);
        const bool isShown = index.data(RunsModel::ComparedRole).toBool();
        Theme::instance().drawIcon(painter, QRectF(cell.center().x() - 7, cell.center().y() - 7, 16, 16),
                                   QStringLiteral("eye"), isShown ? tokens.accent : tokens.faint);
    }

    static QColor colourOf(const QModelIndex& index)
    {
        const Tokens& tokens = Theme::instance().tokens();
        if (index.column() != RunsModel::State)
            return tokens.text;
        return index.data(RunsModel::RunningRole).toBool() ? tokens.accent : tokens.muted;
    }
};

} // namespace

RunsPanel::RunsPanel(RunsModel& model, QWidget* parent) : QWidget(parent), m_model(model), m_table(new QTableView)
{
    build();
    m_mark = makeAction(
        m_table, "mark_run", [] { return tr("Lay the run's curves behind the others, or take them away"); },
        [this] { toggleMark(chosenRun()); }, QStringLiteral("eye"));
    m_remove = makeAction(
        m_table, "remove_run", [] { return tr("Remove the run"); },
        [this] {
            if (chosenRun() > 0)
                Q_EMIT removeRequested(chosenRun());
        },
        QStringLiteral("trash"));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { Q_EMIT runChosen(m_model.runAt(current.row())); });
    m_table->viewport()->installEventFilter(this);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &RunsPanel::fitNames, Qt::QueuedConnection);
    onLanguage(this, [this] {
        m_table->setAccessibleName(tr("Runs"));
        m_model.retranslate();
    });
    onTheme(this, [this] { m_table->viewport()->update(); });
}

/// A click on an eye lays that run behind the chosen one, which stays chosen.
bool RunsPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isPress = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!isPress || static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
        return QWidget::eventFilter(watched, event);
    const QModelIndex index = m_table->indexAt(static_cast<QMouseEvent*>(event)->position().toPoint());
    if (index.column() != RunsModel::Compare || m_model.runAt(index.row()) <= 0)
        return QWidget::eventFilter(watched, event);
    toggleMark(m_model.runAt(index.row()));
    return true;
}

/// Not of the live run, whose curves are shown as long as it is chosen.
void RunsPanel::toggleMark(RunId run)
{
    if (run <= 0)
        return;
    m_model.toggleCompared(run);
    Q_EMIT comparedChanged();
}

void RunsPanel::build()
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RunsDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(lineHeight);
    m_table->verticalHeader()->setDefaultSectionSize(lineHeight);
    QHeaderView* head = m_table->horizontalHeader();
    head->setFixedHeight(headHeight);
    head->setHighlightSections(false);
    head->setSectionsClickable(false);
    head->setSectionResizeMode(QHeaderView::ResizeToContents);
    head->setSectionResizeMode(RunsModel::Compare, QHeaderView::Fixed);
    for (const int column : {RunsModel::Model, RunsModel::Split})
        head->setSectionResizeMode(column, QHeaderView::Stretch);
    head->resizeSection(RunsModel::Compare, 36);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table);
}

/// Setting the mode again measures again: what came while the table was hidden was not.
void RunsPanel::fitNames()
{
    m_table->horizontalHeader()->setSectionResizeMode(RunsModel::Name, QHeaderView::ResizeToContents);
}

void RunsPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fitNames();
}

void RunsPanel::setCompact(bool compact)
{
    QHeaderView* head = m_table->horizontalHeader();
    for (const int column : {RunsModel::Parameters, RunsModel::Loss, RunsModel::Time})
        m_table->setColumnHidden(column, compact);
    for (const int column : {RunsModel::Model, RunsModel::Split})
        head->setSectionResizeMode(column, compact ? QHeaderView::ResizeToContents : QHeaderView::Stretch);
}

void RunsPanel::chooseRun(RunId run)
{
    const int row = m_model.rowOf(run);
    if (row >= 0)
        m_table->setCurrentIndex(m_model.index(row, RunsModel::Name));
}

RunId RunsPanel::chosenRun() const
{
    return m_model.runAt(m_table->currentIndex().row());
}

} // namespace suara
