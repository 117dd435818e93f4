#include "widgets/common/CommandPalette.h"

#include "widgets/common/Actions.h"
#include "widgets/common/CommandModel.h"
#include "widgets/common/Language.h"
#include "widgets/common/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace suara {

namespace {

class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {0, 32}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& t = Theme::instance().tokens();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, t.accentSoft);
            painter->fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())), t.accent);
        } else if (option.state & QStyle::State_MouseOver) {
            painter->fillRect(option.rect, t.hover);
        }
        const QRect row = option.rect.adjusted(20, 0, -20, 0);
        painter->setFont(Theme::font(Theme::Role::Control));
        painter->setPen(t.text);
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        painter->setFont(Theme::font(Theme::Role::Secondary));
        painter->setPen(t.muted);
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, index.data(CommandModel::KeyRole).toString());
    }
};

/// The actions made by makeAction() whose place is on the screen now, each once.
QList<QAction*> actionsOf(const QWidget* window)
{
    QList<QAction*> found;
    QStringList names;
    for (Action* action : window->findChildren<Action*>()) {
        const auto* owner = qobject_cast<const QWidget*>(action->parent());
        if (!action->isEnabled() || !action->isVisible() || owner == nullptr || !owner->isVisible() ||
            names.contains(action->objectName()))
            continue;
        names << action->objectName();
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
    if (action != nullptr)
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
