#include "widgets/common/commands/CommandPalette.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/CommandModel.h"
#include "widgets/common/commands/Page.h"
#include "widgets/common/look/Ground.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QSet>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace suara {

namespace {

class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, 32}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = Theme::instance().tokens();
        drawRowGround(*painter, option);
        const QRect row = option.rect.adjusted(20, 0, -20, 0);
        painter->setFont(Theme::font(Theme::Role::Control));
        painter->setPen(t.text);
        const QString text = index.data().toString();
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, text);
        const int beside = QFontMetrics(painter->font()).horizontalAdvance(text) + 12;
        painter->setFont(Theme::font(Theme::Role::Secondary));
        painter->setPen(t.muted);
        painter->drawText(row.adjusted(beside, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data(CommandModel::PageRole).toString());
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, index.data(CommandModel::KeyRole).toString());
    }
};

bool isInFront(const Action* action)
{
    return static_cast<const QWidget*>(action->parent())->isVisible();
}

/// The actions made by makeAction(), each once; of those that several pages have, the one in front. What has the
/// property "menuOnly" is one of several like it, each in the menu of its own view.
QList<QAction*> actionsOf(const QWidget* window)
{
    QList<Action*> all = window->findChildren<Action*>();
    all.removeIf([](const Action* action) {
        const bool hasPlace = qobject_cast<const QWidget*>(action->parent()) != nullptr &&
                              (isInFront(action) || Page::of(action->parent()) != nullptr);
        const bool isOffered = action->isEnabled() && action->isVisible() && !action->property("menuOnly").toBool();
        return !isOffered || !hasPlace;
    });
    std::ranges::stable_partition(all, isInFront);
    QList<QAction*> found;
    QSet<QString> names;
    for (Action* action : all)
        if (!names.contains(action->objectName())) {
            names.insert(action->objectName());
            found << action;
        }
    return found;
}

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : Sheet(window)
    , m_model(new CommandModel(this))
    , m_field(new QLineEdit(panel()))
    , m_list(new QListView(panel()))
    , m_nothing(new QLabel(panel()))
{
    m_field->installEventFilter(this);
    m_field->setFrame(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setProperty("role", QStringLiteral("panel"));
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_nothing->setProperty("role", QStringLiteral("muted"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();

    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 12, 12, 12);
    head->addWidget(m_field);
    body()->addLayout(head);
    body()->addWidget(m_list, 1);
    body()->addWidget(m_nothing, 1);
    body()->addSpacing(8);
    setPanel(Place::Top, {560, 440});

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Command search"));
        m_field->setPlaceholderText(tr("Find an action"));
        m_field->setAccessibleName(tr("Find an action"));
        m_list->setAccessibleName(tr("Actions"));
        m_nothing->setText(tr("No action has this name."));
    });
}

void CommandPalette::aboutToOpen()
{
    m_model->setActions(actionsOf(window()));
    m_field->clear();
    filter({});
}

void CommandPalette::filter(const QString& typed)
{
    m_model->setFilter(typed);
    m_list->setCurrentIndex(m_model->index(0));
    m_list->setVisible(m_model->rowCount() > 0);
    m_nothing->setVisible(m_model->rowCount() == 0);
}

void CommandPalette::run(int row)
{
    QAction* action = m_model->action(row);
    dismiss();
    if (action == nullptr)
        return;
    Page* page = Page::of(action->parent());
    if (page != nullptr && !page->isVisible())
        Q_EMIT page->showRequested();
    action->trigger();
}

bool CommandPalette::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_model->index(std::max(0, row - 1)));
        return true;
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_model->index(std::min(m_model->rowCount() - 1, row + 1)));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_model->rowCount() > 0)
            run(row);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return Sheet::eventFilter(watched, event);
}

} // namespace suara
