#include "widgets/features/ClassRow.h"

#include "widgets/common/controls/IconButton.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>

namespace suara {

namespace {
constexpr int rowHeight = 28;
constexpr int markWidth = 14;
constexpr int countWidth = 40;
} // namespace

ClassRow::ClassRow(int classIndex, QString name, int count, QWidget* parent)
    : QWidget(parent)
    , m_classIndex(classIndex)
    , m_name(std::move(name))
    , m_count(formatInteger(count))
    , m_eye(new IconButton(QStringLiteral("eye")))
{
    setFixedHeight(rowHeight);
    m_eye->setCheckable(true);
    m_eye->setChecked(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, countWidth, 0);
    line->addStretch(1);
    line->addWidget(m_eye);
    connect(m_eye, &QToolButton::toggled, this, [this](bool shown) {
        update();
        Q_EMIT shownChanged(shown);
    });
    onLanguage(this, [this] {
        if (m_classIndex < 0)
            m_name = tr("no class");
        m_eye->setHint(tr("Show %1 in the plots").arg(m_name));
        update();
    });
}

void ClassRow::setShown(bool shown)
{
    const QSignalBlocker blocker(m_eye);
    m_eye->setChecked(shown);
    update();
}

void ClassRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const bool shown = m_eye->isChecked();
    Theme::drawMark(painter, QRectF(0, (height() - markWidth) / 2.0, markWidth, markWidth), m_classIndex,
                    theme.classColour(m_classIndex));
    painter.setFont(Theme::font(Theme::Role::Control));
    painter.setPen(shown ? theme.tokens().text : theme.tokens().muted);
    const QRect name(markWidth + 8, 0, m_eye->x() - markWidth - 12, height());
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_name, Qt::ElideMiddle, name.width()));
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(theme.tokens().muted);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, m_count);
}

} // namespace suara
