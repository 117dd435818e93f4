#include "widgets/common/ViewHistory.h"

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

void ViewHistory::begin()
{
    m_views.assign(1, m_cursor.view());
    m_at = 0;
}

void ViewHistory::keep()
{
    m_rest.stop();
    if (m_cursor.view() == m_views[m_at])
        return;
    m_views.resize(m_at + 1);
    if (m_views.size() == mostSteps)
        m_views.erase(m_views.begin());
    m_views.push_back(m_cursor.view());
    m_at = m_views.size() - 1;
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
    if (m_at + 1 < m_views.size())
        show(m_at + 1);
}

void ViewHistory::show(std::size_t step)
{
    m_at = step;
    m_cursor.setView(m_views[step]);
}

} // namespace suara
