#pragma once

#include <cstddef>
#include <functional>

namespace suara {

/// Number of threads that work is spread over when the caller does not say: the cores of the machine, at least 1.
int defaultJobs();

/// Calls body(index) for every index in [0, count), on up to `jobs` threads (the calling thread is one of them).
/// Indices are handed out in rising order; results belong into slots by index, so that the outcome never depends on
/// `jobs`. The first exception thrown by a body stops the rest and is rethrown here.
void parallelFor(std::size_t count, int jobs, const std::function<void(std::size_t)>& body);

} // namespace suara
