#include "core/base/Parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace suara {

namespace {

/// One parallelFor() under way. Who takes part works until no index is left.
class Loop {
public:
    Loop(std::size_t count, const std::function<void(std::size_t)>& body) : m_count(count), m_body(body) {}

    void work()
    {
        for (std::size_t index = m_next++; index < m_count; index = m_next++) {
            try {
                m_body(index);
            } catch (...) {
                const std::lock_guard lock(m_mutex);
                if (!m_failure)
                    m_failure = std::current_exception();
                m_next = m_count;
            }
        }
    }

    void rethrow() const
    {
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

    int helpers = 0; ///< that have begun and are not done; guarded by the crew

private:
    const std::size_t m_count;
    const std::function<void(std::size_t)>& m_body;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex;
    std::exception_ptr m_failure;
};

/// Threads that wait for loops to help with: a batch of a network is worked on in a millisecond, and starting threads
/// for each would take a good part of that. There are as many as were ever wanted at once; they end with the process.
class Crew {
public:
    static Crew& instance()
    {
        static Crew* crew = new Crew; // never destroyed: its threads may still wait when statics go
        return *crew;
    }

    void call(Loop& loop, std::size_t helpers)
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < helpers; ++i)
            m_calls.push_back(&loop);
        try {
            for (; m_waiting < m_calls.size(); ++m_waiting)
                std::thread(&Crew::serve, this).detach();
        } catch (const std::system_error&) { // no more threads to be had: fewer do the same work
        }
        m_called.notify_all();
    }

    /// Takes back the calls that nobody has answered, and waits for who did.
    void dismiss(Loop& loop)
    {
        std::unique_lock lock(m_mutex);
        std::erase(m_calls, &loop);
        m_done.wait(lock, [&] { return loop.helpers == 0; });
    }

private:
    void serve()
    {
        std::unique_lock lock(m_mutex);
        for (;;) { // counted as waiting, also before the first time
            m_called.wait(lock, [&] { return !m_calls.empty(); });
            Loop* loop = m_calls.front();
            m_calls.pop_front();
            --m_waiting;
            ++loop->helpers;
            lock.unlock();
            loop->work();
            lock.lock();
            ++m_waiting;
            if (--loop->helpers == 0)
                m_done.notify_all();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_called;
    std::condition_variable m_done;
    std::deque<Loop*> m_calls;
    std::size_t m_waiting = 0;
};

} // namespace

int defaultJobs()
{
    return std::max(1, int(std::thread::hardware_concurrency()));
}

void parallelFor(std::size_t count, int jobs, const std::function<void(std::size_t)>& body)
{
    Loop loop(count, body);
    const std::size_t helpers = std::min(count, std::size_t(std::max(1, jobs))) - (count > 0 ? 1 : 0);
    if (helpers > 0)
        Crew::instance().call(loop, helpers);
    loop.work();
    if (helpers > 0)
        Crew::instance().dismiss(loop);
    loop.rethrow();
}

} // namespace suara
