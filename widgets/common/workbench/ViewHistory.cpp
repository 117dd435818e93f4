#include "widgets/common/workbench/ViewHistory.h"

namespace suara {

namespace {
constexpr int rest = 400;               // ms
constexpr std::size_t mostSteps = 1000; // kept
} // namespace

ViewHistory::ViewHistory(TimeCursor& cursor, QObject* parent) : QObject(parent), m_cursor(cursor)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &ViewHistory::keep);
    connect(&cursor, &TimeCursor::clipChanged, this, &ViewHistory::begin);
    connect(&cursor, &TimeCursor::viewChanged, &m_rest, qOverload<>(&QTimer::start));
    begin();
}

void ViewHistory::setLayout(std::function<QVariant()> take, std::function<void(const QVariant&)> show)
{
    m_take = std::move(take);
    m_show = std::move(show);
    begin();
}

void ViewHistory::noteLayout()
{
    m_rest.start();
}

ViewHistory::Step ViewHistory::now() const
{
    return {m_cursor.view(), m_take ? m_take() : QVariant()};
}

void ViewHistory::begin()
{
    m_steps.assign(1, now());
    m_at = 0;
}

void ViewHistory::keep()
{
    m_rest.stop();
    Step step = now();
    if (step == m_steps[m_at])
        return;
    m_steps.resize(m_at + 1);
    if (m_steps.size() == mostSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back(std::move(step));
    m_at = m_steps.size() - 1;
}

void ViewHistory::back()
{
    keep();
    if (m_at > 0)
        show(m_at - 1);
}

void ViewHistory::forward()
{
    keep();
    if (m_at + 1 < m_steps.size())
        show(m_at + 1);
}

void ViewHistory::show(std::size_t step)
{
    m_at = step;
    if (m_show && now().layout != m_steps[step].layout)
        m_show(m_steps[step].layout);
    m_cursor.setView(m_steps[step].view);
    m_rest.stop();         // what is shown is no step of its own
    m_steps[step] = now(); // a layout comes back but for a rounding
}

} // namespace suara
