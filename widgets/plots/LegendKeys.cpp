#include "widgets/plots/LegendKeys.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <algorithm>

namespace suara {

namespace {

class FacelessBox : public QCheckBox {
public:
    using QCheckBox::QCheckBox;

protected:
    void paintEvent(QPaintEvent*) override {}
};

/// 0: no arrow key.
int stepOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return -1;
    case Qt::Key_Right:
    case Qt::Key_Down:
        return 1;
    default:
        return 0;
    }
}

} // namespace

LegendKeys::LegendKeys(QWidget& plot) : QObject(&plot), m_plot(plot) {}

void LegendKeys::addBox()
{
    auto* box = new FacelessBox(&m_plot);
    const qsizetype place = m_boxes.size();
    box->setAttribute(Qt::WA_TransparentForMouseEvents);
    box->setFocusPolicy(Qt::ClickFocus); // by Tab only through the plot, at whatever time the box was made
    box->installEventFilter(this);
    connect(box, &QCheckBox::toggled, this, [this, place] { Q_EMIT toggled(m_entries[place].classIndex); });
    m_boxes.append(box);
}

void LegendKeys::setEntries(const QList<Entry>& entries)
{
    m_entries = entries;
    while (m_boxes.size() < entries.size())
        addBox();
    for (qsizetype place = 0; place < m_boxes.size(); ++place) {
        QCheckBox& box = *m_boxes[place];
        const bool isThere = place < entries.size();
        if (!isThere && box.hasFocus())
            m_plot.setFocus();
        box.setVisible(isThere);
        if (!isThere)
            continue;
        const QSignalBlocker quiet(box);
        box.setGeometry(entries[place].place);
        box.setAccessibleName(entries[place].name);
        box.setChecked(entries[place].isShown);
    }
    m_stop = std::clamp<qsizetype>(m_stop, 0, std::max<qsizetype>(0, entries.size() - 1));
}

bool LegendKeys::takeFocus()
{
    if (m_entries.isEmpty())
        return false;
    m_boxes[m_stop]->setFocus(Qt::TabFocusReason);
    return true;
}

bool LegendKeys::hasFocus() const
{
    return std::ranges::any_of(m_boxes, &QCheckBox::hasFocus);
}

bool LegendKeys::eventFilter(QObject* watched, QEvent* event)
{
    const int by = event->type() == QEvent::KeyPress ? stepOf(static_cast<QKeyEvent*>(event)->key()) : 0;
    if (by == 0)
        return false;
    m_stop = std::clamp<qsizetype>(m_boxes.indexOf(static_cast<QCheckBox*>(watched)) + by, 0, m_entries.size() - 1);
    return takeFocus();
}

} // namespace suara
