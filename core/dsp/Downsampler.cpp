#include "core/dsp/Downsampler.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace suara {

namespace {

constexpr std::ptrdiff_t crossings = 100;
constexpr double shape = 5.65326; // of the Kaiser window: 60 dB

std::ptrdiff_t floorDivided(std::ptrdiff_t value, std::ptrdiff_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

/// The modified Bessel function of the first kind and order 0, by its power series.
double bessel(double x)
{
    double sum = 1.0;
    double term = 1.0;
    for (int k = 1; term > 1e-17 * sum; ++k) {
        term *= x * x / (4.0 * k * k);
        sum += term;
    }
    return sum;
}

/// @param x  in zero crossings from the middle
double windowedSinc(double x)
{
    const double place = x / double(crossings);
    if (std::abs(place) > 1.0)
        return 0.0;
    const double angle = std::numbers::pi * x;
    const double sinc = x == 0.0 ? 1.0 : std::sin(angle) / angle;
    return sinc * bessel(shape * std::sqrt(1.0 - place * place)) / bessel(shape);
}

} // namespace

Downsampler::Downsampler(int inputRate, int outputRate)
    : m_outputRate(outputRate)
    , m_up(outputRate / std::gcd(inputRate, outputRate))
    , m_down(inputRate / std::gcd(inputRate, outputRate))
    , m_reach(crossings * m_down / m_up + 1)
{
    if (m_up == m_down) {
        m_reach = 1; // values are samples
        return;
    }
    const double share = double(m_up) / double(m_down);
    m_filters.reserve(std::size_t(2 * m_reach * m_up));
    for (std::ptrdiff_t value = 0; value < m_up; ++value)
        for (std::ptrdiff_t tap = 1 - m_reach; tap <= m_reach; ++tap) {
            const std::ptrdiff_t sample = sampleBefore(value) + tap;
            const double distance = // in samples
                double((2 * value + 1) * m_down - (2 * sample + 1) * m_up) / double(2 * m_up);
            m_filters.push_back(share * windowedSinc(share * distance));
        }
}

std::ptrdiff_t Downsampler::length(std::ptrdiff_t samples) const
{
    return (2 * samples * m_up + m_down) / (2 * m_down); // rounded
}

std::ptrdiff_t Downsampler::valueBefore(std::ptrdiff_t sample) const
{
    return floorDivided((2 * sample + 1) * m_up - m_down, 2 * m_down);
}

/// The last sample that does not stand after that value.
std::ptrdiff_t Downsampler::sampleBefore(std::ptrdiff_t value) const
{
    return floorDivided((2 * value + 1) * m_down - m_up, 2 * m_up);
}

void Downsampler::values(const SignalPart& signal, std::ptrdiff_t first, std::vector<double>& out) const
{
    const std::ptrdiff_t begin = sampleBefore(first) + 1 - m_reach;
    const std::ptrdiff_t end = sampleBefore(first + std::ptrdiff_t(out.size()) - 1) + m_reach + 1;
    Eigen::ArrayXd samples(end - begin);
    for (std::ptrdiff_t n = begin; n < end; ++n)
        samples[n - begin] = double(signal.at(n, PadMode::Constant, 0));
    const std::ptrdiff_t all = length(signal.length);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::ptrdiff_t value = first + std::ptrdiff_t(i);
        if (value < 0 || value >= all) {
            out[i] = 0.0;
            continue;
        }
        const std::ptrdiff_t from = sampleBefore(value) + 1 - m_reach - begin;
        if (m_filters.empty()) {
            out[i] = samples[from + m_reach - 1];
            continue;
        }
        const double* filter = m_filters.data() + 2 * m_reach * (value % m_up);
        out[i] = (Eigen::Map<const Eigen::ArrayXd>(filter, 2 * m_reach) * samples.segment(from, 2 * m_reach)).sum();
    }
}

} // namespace suara
