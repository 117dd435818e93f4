#include "core/features/PartValues.h"

#include "core/dsp/kernels/Kernels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

void PartValues::Moments::add(const Moments& later)
{
    if (later.count == 0.0)
        return;
    const double all = count + later.count;
    const double step = later.mean - mean;
    squares += later.squares + step * step * count * later.count / all;
    mean += step * later.count / all;
    count = all;
}

PartValues::PartValues(Eigen::Index rows, Summary summary, ScratchStore& store)
    : m_rows(rows), m_summary(summary), m_store(store), m_moments(std::size_t(rows))
{
}

PartValues::Moments PartValues::momentsOf(const Eigen::Ref<const Eigen::ArrayXf>& values)
{
    const auto momentsOfKnown = [](const float* known, Eigen::Index count) {
        const double mean = kernels().sum(known, count) / double(count);
        return Moments{double(count), mean, kernels().sumOfSquares(known, count, mean)};
    };
    const Moments all = momentsOfKnown(values.data(), values.size());
    if (!std::isnan(all.mean))
        return all;
    Eigen::ArrayXf known = values;
    const auto end = std::remove_if(known.begin(), known.end(), [](float value) { return std::isnan(value); });
    return end > known.begin() ? momentsOfKnown(known.data(), end - known.begin()) : Moments{};
}

void PartValues::take(std::size_t stretch, const Eigen::Ref<const Eigen::ArrayXXf>& values)
{
    if (values.rows() == 0)
        return;
    Values place{{}, values.rows()};
    std::vector<Moments> moments;
    if (m_summary == Summary::Stats)
        place.place = m_store.put(std::span(values.data(), std::size_t(values.size())));
    else if (m_summary != Summary::First)
        for (Eigen::Index row = 0; row < m_rows; ++row)
            moments.push_back(momentsOf(values.col(row)));

    const std::lock_guard lock(m_mutex);
    if (stretch == 0)
        m_first = values.row(0);
    if (m_summary == Summary::Stats) {
        m_values.resize(std::max(m_values.size(), stretch + 1));
        m_values[stretch] = place;
    } else if (m_summary != Summary::First) {
        m_waiting[stretch] = std::move(moments);
        joinWaiting();
    }
}

void PartValues::joinWaiting()
{
    for (auto next = m_waiting.begin(); next != m_waiting.end() && next->first == m_next; ++m_next) {
        for (std::size_t row = 0; row < m_moments.size(); ++row)
            m_moments[row].add(next->second[row]);
        next = m_waiting.erase(next);
    }
}

PartValues::Moments PartValues::momentsOfRow(Eigen::Index row) const
{
    Moments all = m_moments[std::size_t(row)];
    for (const auto& [stretch, moments] : m_waiting) // beyond one that has no frames
        all.add(moments[std::size_t(row)]);
    if (all.count == 0.0)
        all.mean = std::numeric_limits<double>::quiet_NaN();
    return all;
}

Eigen::ArrayXXf PartValues::framesOfRow(Eigen::Index row) const
{
    Eigen::Index count = 0;
    for (const Values& each : m_values)
        count += each.frames;
    Eigen::ArrayXXf frames(1, count);
    float* to = frames.data();
    for (const Values& each : m_values) {
        m_store.get(each.place, std::size_t(row * each.frames), std::span(to, std::size_t(each.frames)));
        to += each.frames;
    }
    return frames;
}

void PartValues::appendSummary(bool single, const std::vector<double>& percentiles, std::vector<double>& out) const
{
    if (m_summary == Summary::Mean && single) {
        Moments all;
        for (Eigen::Index row = 0; row < m_rows; ++row)
            all.add(momentsOfRow(row));
        out.push_back(all.mean);
        return;
    }
    for (Eigen::Index row = 0; row < (single ? 1 : m_rows); ++row) {
        if (m_summary == Summary::First) {
            out.push_back(double(m_first[row]));
        } else if (m_summary == Summary::Stats) {
            suara::appendSummary(framesOfRow(row), false, m_summary, percentiles, out);
        } else {
            const Moments moments = momentsOfRow(row);
            out.push_back(moments.mean);
            if (m_summary == Summary::Moments)
                out.push_back(std::sqrt(moments.squares / moments.count));
        }
    }
}

} // namespace suara
