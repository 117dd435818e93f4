#include "core/features/MeasuringProgress.h"

#include "core/base/Task.h"
#include "core/features/FeatureTable.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace suara {

namespace {

/// Roughly how long an input takes, in bytes of sound.
double weightOf(const FeatureInput& input)
{
    constexpr double opening = 20000.0;
    constexpr double bytesOfSample = 2.0;
    if (input.end)
        return opening + bytesOfSample * double(std::max<std::int64_t>(0, *input.end - input.start));
    std::error_code failed;
    const std::uintmax_t bytes = std::filesystem::file_size(input.path, failed);
    return opening + (failed ? 0.0 : double(bytes));
}

} // namespace

MeasuringProgress::MeasuringProgress(const std::vector<FeatureInput>& inputs, Task& task)
    : m_task(task), m_weights(inputs.size(), 1.0), m_reached(inputs.size(), 0.0)
{
    constexpr std::size_t mostWeighed = 10000; // where there are more, they are much alike together
    if (inputs.size() <= mostWeighed)
        std::ranges::transform(inputs, m_weights.begin(), weightOf);
    for (const double weight : m_weights)
        m_all += weight;
}

double MeasuringProgress::moved(std::size_t index, double fraction)
{
    m_sum += m_weights[index] * std::max(0.0, fraction - m_reached[index]);
    m_reached[index] = std::max(fraction, m_reached[index]);
    return std::min(1.0, m_sum / m_all);
}

void MeasuringProgress::reach(std::size_t index, double fraction)
{
    const std::lock_guard lock(m_mutex);
    m_task.report(moved(index, std::min(fraction, 1.0)));
}

void MeasuringProgress::finish(std::size_t index)
{
    const std::lock_guard lock(m_mutex);
    const double whole = moved(index, 1.0);
    ++m_finished;
    m_task.count(int(m_finished), int(m_weights.size()));
    m_task.checkpoint(m_finished == m_weights.size() ? 1.0 : whole);
}

} // namespace suara
