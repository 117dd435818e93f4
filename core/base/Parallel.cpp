#include "core/base/Parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace suara {

int defaultJobs()
{
    return std::max(1, int(std::thread::hardware_concurrency()));
}

void parallelFor(std::size_t count, int jobs, const std::function<void(std::size_t)>& body)
{
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;

    const auto work = [&] {
        for (std::size_t index = next++; index < count; index = next++) {
            try {
                body(index);
            } catch (...) {
                const std::lock_guard lock(mutex);
                if (!failure)
                    failure = std::current_exception();
                next = count;
            }
        }
    };

    const std::size_t helpers = std::min(count, std::size_t(std::max(1, jobs))) - (count > 0 ? 1 : 0);
    {
        std::vector<std::jthread> threads;
        try {
            while (threads.size() < helpers)
                threads.emplace_back(work);
        } catch (const std::system_error&) { // no more threads to be had: fewer do the same work
        }
        work();
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace suara
