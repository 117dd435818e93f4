#include "core/learning/TrainingControl.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Task.h"
#include "core/base/Text.h"

#include <chrono>
#include <cmath>

namespace suara {

void TrainingControl::pause()
{
    const std::lock_guard lock(m_mutex);
    m_isPaused = true;
}

void TrainingControl::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isPaused = false;
    }
    m_changed.notify_all();
}

bool TrainingControl::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_isPaused;
}

void TrainingControl::stop(bool takesBest)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isPaused = false;
        m_wishes.stops = true;
        m_wishes.takesBest = takesBest;
    }
    m_changed.notify_all();
}

void TrainingControl::setLearningRate(double rate)
{
    if (!(rate > 0.0 && std::isfinite(rate)))
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."), {"learning_rate", shortest(rate), "> 0"});
    const std::lock_guard lock(m_mutex);
    m_wishes.learningRate = rate;
}

void TrainingControl::goBackTo(int epoch)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wishes.backTo = epoch;
        m_wishes.learningRate.reset(); // the rate comes back too
    }
    m_changed.notify_all();
}

TrainingControl::Wishes TrainingControl::wishes(const Task& task)
{
    constexpr std::chrono::milliseconds look(50); // how often a task is asked, which cannot wake us
    std::unique_lock lock(m_mutex);
    while (m_isPaused && !m_wishes.stops && !m_wishes.backTo && !task.isCancelled())
        m_changed.wait_for(lock, look);
    Wishes asked = m_wishes;
    m_wishes.learningRate.reset();
    m_wishes.backTo.reset();
    return asked;
}

} // namespace suara
