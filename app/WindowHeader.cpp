#include "app/WindowHeader.h"

#include "app/SearchButton.h"
#include "app/WorkspaceTabs.h"
#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/look/WindowWidth.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <algorithm>

namespace suara {

namespace {
constexpr int height40 = 40;
constexpr int menusFrom = 44; // right of the logo
} // namespace

WindowHeader::WindowHeader(QWidget* parent)
    : QWidget(parent)
    , m_menuBar(new QMenuBar(this))
    , m_project(new ElidedLabel(this))
    , m_tabs(new WorkspaceTabs(this))
    , m_right(new QWidget(this))
{
    setFixedHeight(height40 + 1);
    setAutoFillBackground(true);
    m_menuBar->setNativeMenuBar(false);
    m_project->setProperty("role", QStringLiteral("secondary"));
    auto* row = new QHBoxLayout(m_right);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(2);
    for (QWidget* part : {static_cast<QWidget*>(m_menuBar), static_cast<QWidget*>(m_tabs), m_right})
        part->installEventFilter(this);
}

void WindowHeader::setProjectName(const QString& name)
{
    m_project->setText(name);
    arrange();
}

void WindowHeader::addAction(QAction* action)
{
    m_right->layout()->addWidget(new IconButton(action, m_right));
}

void WindowHeader::addSearch(QAction* palette)
{
    auto* row = static_cast<QHBoxLayout*>(m_right->layout());
    row->addSpacing(6);
    row->addWidget(new SearchButton(palette, m_right));
    row->addSpacing(6);
}

void WindowHeader::addMenu(QAction* icon, QMenu* menu)
{
    auto* button = new IconButton(icon, m_right);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    m_right->layout()->addWidget(button);
}

/// A part wants another size: the language has changed.
bool WindowHeader::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::eventFilter(watched, event);
}

void WindowHeader::resizeEvent(QResizeEvent*)
{
    for (auto* search : m_right->findChildren<SearchButton*>())
        search->setFixedSize(search->sizeHint());
    arrange();
}

void WindowHeader::arrange()
{
    const int menus = m_menuBar->sizeHint().width();
    m_menuBar->setGeometry(menusFrom, 4, menus, 32);
    const int right = m_right->sizeHint().width();
    m_right->setGeometry(width() - right, 0, right, height40);
    const int tabs = m_tabs->sizeHint().width();
    const int from =
        std::clamp((width() - tabs) / 2, menusFrom + menus, std::max(menusFrom + menus, width() - right - tabs));
    m_tabs->setGeometry(from, 0, tabs, height40);
    const int nameFrom = menusFrom + menus + 12;
    m_project->setVisible(width() >= kWideWindow);
    m_project->setGeometry(nameFrom, 0, std::max(0, std::min(from - nameFrom - 16, 280)), height40);
}

void WindowHeader::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    theme.drawIcon(painter, QRectF(15, 11, 17, 17), QStringLiteral("logo"), theme.tokens().accent);
    painter.fillRect(0, height() - 1, width(), 1, theme.tokens().border);
}

} // namespace suara
