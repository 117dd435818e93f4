#include "widgets/common/controls/SegmentedControl.h"

#include "widgets/common/look/Theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <utility>

namespace suara {

SegmentedControl::SegmentedControl(int count, QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    for (int index = 0; index < count; ++index) {
        auto* button = new QToolButton(this);
        button->setProperty("role", QStringLiteral("segment"));
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::NoFocus);
        m_group->addButton(button, index);
        row->addWidget(button);
    }
    setFixedHeight(28);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setCurrent(0);
    // Toggled and not clicked: assistive technology toggles.
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on && !m_setting)
            Q_EMIT currentChanged(index);
    });
}

void SegmentedControl::setTexts(const QStringList& texts)
{
    for (int index = 0; index < texts.size(); ++index) {
        QAbstractButton* button = m_group->button(index);
        button->setText(texts[index]);
        // As wide as its text in bold, so that it does not jump when it is chosen.
        button->setMinimumWidth(QFontMetrics(Theme::font(Theme::Role::Title)).horizontalAdvance(texts[index]) + 28);
    }
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    const bool outer = std::exchange(m_setting, true);
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
    m_setting = outer;
}

void SegmentedControl::choose(int index)
{
    if (index < 0 || index >= m_group->buttons().size())
        return;
    setCurrent(index);
    Q_EMIT currentChanged(index);
}

void SegmentedControl::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up)
        choose(current() - 1);
    else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
        choose(current() + 1);
    else
        QWidget::keyPressEvent(event);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().tokens().border);
    painter.drawRoundedRect(rect(), 4, 4);
}

} // namespace suara
