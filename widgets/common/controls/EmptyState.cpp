#include "widgets/common/controls/EmptyState.h"

#include "widgets/common/look/Theme.h"

#include <QAction>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace suara {

EmptyState::EmptyState(QString icon, QWidget* parent)
    : QWidget(parent)
    , m_iconName(std::move(icon))
    , m_icon(new QWidget(this))
    , m_whatToDo(new QLabel(this))
    , m_detail(new QLabel(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_icon->setFixedSize(24, 24);
    m_whatToDo->setProperty("role", QStringLiteral("title"));
    m_detail->setProperty("role", QStringLiteral("secondary"));
    for (QLabel* label : {m_whatToDo, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_whatToDo);
    column->addWidget(m_detail);
    column->addStretch();
}

void EmptyState::setTexts(const QString& whatToDo, const QString& detail)
{
    m_whatToDo->setText(whatToDo);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void EmptyState::setAction(QAction* action)
{
    if (std::exchange(m_action, action) == action)
        return;
    delete std::exchange(m_button, nullptr);
    if (action == nullptr)
        return;
    auto* button = new QPushButton(this);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertWidget(column->count() - 1, button, 0, Qt::AlignHCenter);
    m_button = button;
}

void EmptyState::askForClips()
{
    setTexts(tr("Drop clips or a folder here"), tr("WAV, FLAC, OGG, MP3, M4A, MP4 … Folder names can be classes."));
    setAction(window()->findChild<QAction*>(QStringLiteral("open_files"))); // the window's, not of any page
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Theme::instance().drawIcon(painter, m_icon->geometry(), m_iconName, Theme::instance().tokens().muted);
}

} // namespace suara
