#include "widgets/common/controls/PanelHeader.h"

#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/look/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace suara {

PanelHeader::PanelHeader(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_detail(new ElidedLabel(this)), m_row(new QHBoxLayout(this))
{
    setFixedHeight(37); // 36 and the line
    setAutoFillBackground(true);
    m_title->setTextFormat(Qt::PlainText); // a file's name may look like HTML
    m_title->setProperty("role", QStringLiteral("title"));
    m_detail->setProperty("role", QStringLiteral("secondary"));
    m_row->setContentsMargins(16, 0, 12, 1);
    m_row->setSpacing(8);
    m_row->addWidget(m_title);
    m_row->addWidget(m_detail, 1);
}

void PanelHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PanelHeader::setTitleWidget(QWidget* widget)
{
    m_title->hide();
    m_row->setContentsMargins(10, 0, 12, 1); // a button's icon stands where the title's text would
    m_row->insertWidget(0, widget);
}

void PanelHeader::setDetail(const QString& detail)
{
    m_detail->setText(detail);
}

void PanelHeader::addWidget(QWidget* widget)
{
    m_row->addWidget(widget);
}

QWidget* PanelHeader::addAction(QAction* action)
{
    auto* button = new IconButton(action, this);
    addWidget(button);
    return button;
}

void PanelHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, Theme::instance().tokens().border);
}

} // namespace suara
