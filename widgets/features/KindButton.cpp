#include "widgets/features/KindButton.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QMenu>
#include <QPainter>
#include <array>

namespace suara {

namespace {

constexpr int iconSide = 16;
constexpr int arrowSide = 12;
constexpr int gap = 6;
constexpr std::array iconNames{"histogram", "box", "scatter", "map"}; // by ChartKind

QString iconOf(ChartKind kind)
{
    return QString::fromLatin1(iconNames[std::size_t(kind)]);
}

} // namespace

KindButton::KindButton(QWidget* parent) : QAbstractButton(parent), m_menu(new QMenu(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QAbstractButton::clicked, this, [this] { m_menu->popup(mapToGlobal(rect().bottomLeft())); });
    for (std::size_t kind = 0; kind < iconNames.size(); ++kind) {
        QAction* action = m_menu->addAction(Theme::instance().icon(QString::fromLatin1(iconNames[kind])), QString(),
                                            this, [this, kind] {
                                                setKind(ChartKind(kind));
                                                Q_EMIT chosen(m_kind);
                                            });
        action->setCheckable(true);
    }
    onLanguage(this, [this] { retranslate(); });
}

void KindButton::retranslate()
{
    const QStringList names{tr("Histogram"), tr("Box plot"), tr("Scatter"), tr("PCA map")};
    for (qsizetype i = 0; i < names.size(); ++i)
        m_menu->actions()[i]->setText(names[i]);
    setKind(m_kind);
}

void KindButton::setKind(ChartKind kind)
{
    m_kind = kind;
    const QList<QAction*> actions = m_menu->actions();
    for (qsizetype i = 0; i < actions.size(); ++i)
        actions[i]->setChecked(i == qsizetype(kind));
    setText(actions[qsizetype(kind)]->text());
    setToolTip(tr("Kind of plot"));
    setAccessibleName(tr("Kind of plot: %1").arg(text()));
    updateGeometry();
    update();
}

void KindButton::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

QSize KindButton::sizeHint() const
{
    const int word = m_compact ? 0 : QFontMetrics(Theme::font(Theme::Role::Title)).horizontalAdvance(text()) + gap;
    return {gap + iconSide + word + gap / 2 + arrowSide + gap / 2, 28};
}

void KindButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isDown() || m_menu->isVisible() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() || m_menu->isVisible() ? theme.tokens().pressed : theme.tokens().hover);
        painter.drawRoundedRect(rect(), 4, 4);
    }
    const double top = (height() - iconSide) / 2.0;
    theme.drawIcon(painter, QRectF(gap, top, iconSide, iconSide), iconOf(m_kind), theme.tokens().text);
    if (!m_compact) {
        painter.setFont(Theme::font(Theme::Role::Title));
        painter.setPen(theme.tokens().text);
        painter.drawText(QRect(gap + iconSide + gap, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, text());
    }
    theme.drawIcon(painter, QRectF(width() - gap / 2.0 - arrowSide, (height() - arrowSide) / 2.0, arrowSide, arrowSide),
                   QStringLiteral("down"), theme.tokens().muted);
}

} // namespace suara
