#include "widgets/common/controls/Sheet.h"

#include "widgets/common/controls/IconButton.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int gap = 24;       // least distance to the window's edge
constexpr int underHead = 44; // the window's header stays in sight

} // namespace

Sheet::Sheet(QWidget* window) : QWidget(window), m_panel(new QWidget(this)), m_body(new QVBoxLayout(m_panel))
{
    m_body->setContentsMargins(1, 1, 1, 1);
    m_body->setSpacing(0);
    window->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && now != nullptr && now->window() == this->window() && now != this && !isAncestorOf(now))
            m_panel->focusWidget() ? m_panel->focusWidget()->setFocus() : setFocus();
    });
    hide();
}

void Sheet::setTitle(const QString& title)
{
    if (m_title == nullptr)
        makeHead();
    m_title->setText(title);
    setAccessibleName(title);
}

void Sheet::makeHead()
{
    m_title = new QLabel(m_panel);
    m_title->setProperty("role", QStringLiteral("title"));
    auto* close = new IconButton(QStringLiteral("close"), m_panel);
    onLanguage(close, [close] { close->setHint(tr("Close")); });
    connect(close, &IconButton::clicked, this, &Sheet::dismiss);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 12, 12, 8);
    head->addWidget(m_title, 1);
    head->addWidget(close);
    m_body->insertLayout(0, head);
}

void Sheet::setPanel(Place place, const QSize& size)
{
    m_place = place;
    m_size = size;
    arrange();
}

void Sheet::open()
{
    if (isVisible())
        return;
    for (Sheet* other : parentWidget()->findChildren<Sheet*>(QString(), Qt::FindDirectChildrenOnly))
        other->dismiss(); // two would fight for the focus
    m_focusBefore = QApplication::focusWidget();
    aboutToOpen();
    arrange();
    raise();
    show();
    if (QWidget* first = nextStop(this, true))
        first->setFocus(Qt::OtherFocusReason);
}

void Sheet::dismiss()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore)
        m_focusBefore->setFocus();
    Q_EMIT dismissed();
}

void Sheet::arrange()
{
    const QRect all = parentWidget()->rect();
    setGeometry(all);
    const QSize size = m_size.boundedTo(all.size() - QSize(2 * gap, gap + underHead));
    QRect place(QPoint(), size);
    place.moveCenter(all.center());
    if (m_place == Place::Top)
        place.moveTop(underHead);
    m_panel->setGeometry(place);
    update();
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        arrange();
    return QWidget::eventFilter(watched, event);
}

/// The next place of the sheet where Tab stops; null if there is no other.
QWidget* Sheet::nextStop(QWidget* from, bool forwards) const
{
    const auto after = [forwards](const QWidget* widget) {
        return forwards ? widget->nextInFocusChain() : widget->previousInFocusChain();
    };
    for (QWidget* at = after(from); at != from; at = after(at)) {
        const bool takesTab = at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) != 0 && at->focusProxy() == nullptr;
        if (takesTab && isAncestorOf(at) && at->isVisibleTo(this))
            return at;
    }
    return nullptr;
}

/// Tab stays inside the sheet.
bool Sheet::focusNextPrevChild(bool next)
{
    QWidget* stop = nextStop(isAncestorOf(focusWidget()) ? focusWidget() : this, next);
    if (stop != nullptr)
        stop->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return stop != nullptr;
}

void Sheet::mousePressEvent(QMouseEvent* event)
{
    if (!m_panel->geometry().contains(event->position().toPoint()))
        dismiss();
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
}

void Sheet::paintEvent(QPaintEvent*)
{
    const Tokens& t = Theme::instance().tokens();
    QPainter painter(this);
    QColor veil = Theme::instance().isDark() ? t.canvas : t.text;
    veil.setAlphaF(Theme::instance().isDark() ? 0.60f : 0.25f);
    painter.fillRect(rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(QRectF(m_panel->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace suara
