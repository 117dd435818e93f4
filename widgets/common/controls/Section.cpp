#include "widgets/common/controls/Section.h"

#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/look/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace suara {

Section::Section(QWidget* parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_detail(new ElidedLabel(this))
    , m_content(new QWidget(this))
    , m_body(new QVBoxLayout(m_content))
{
    m_head->setProperty("role", QStringLiteral("section"));
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setFont(Theme::font(Theme::Role::Title));
    m_head->setIcon(Theme::instance().icon(QStringLiteral("down"), Theme::IconRole::Muted));
    m_head->setFocusPolicy(Qt::TabFocus);
    m_head->setFixedHeight(24);
    m_detail->setProperty("role", QStringLiteral("secondary"));
    m_detail->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(m_head, &QToolButton::clicked, this, [this] { setExpanded(!m_expanded); });

    auto* headRow = new QHBoxLayout;
    headRow->setContentsMargins(12, 3, 12, 3);
    headRow->addWidget(m_head);
    headRow->addWidget(m_detail, 1);
    m_body->setContentsMargins(16, 0, 12, 12);
    m_body->setSpacing(4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 1);
    column->setSpacing(0);
    column->addLayout(headRow);
    column->addWidget(m_content);
}

void Section::setTitle(const QString& title)
{
    m_head->setText(title);
    m_head->setAccessibleName(title);
}

void Section::setDetail(const QString& detail)
{
    m_detail->setText(detail);
}

FormRow* Section::addRow(QWidget* field)
{
    auto* row = new FormRow(field, m_content);
    m_body->addWidget(row);
    return row;
}

void Section::addWidget(QWidget* widget)
{
    m_body->addWidget(widget);
}

void Section::setExpanded(bool expanded)
{
    if (std::exchange(m_expanded, expanded) == expanded)
        return;
    m_content->setVisible(expanded);
    const QString arrow = expanded ? QStringLiteral("down") : QStringLiteral("right");
    m_head->setIcon(Theme::instance().icon(arrow, Theme::IconRole::Muted));
    Q_EMIT expandedChanged(expanded);
}

void Section::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, Theme::instance().tokens().line);
}

} // namespace suara
