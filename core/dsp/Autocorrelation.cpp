#include "core/dsp/Autocorrelation.h"

#include <algorithm>
#include <bit>
#include <complex>

namespace suara {

Autocorrelation::Autocorrelation(std::size_t length)
    : m_length(length)
    , m_forward(std::bit_ceil(2 * length)) // long enough that the end does not meet the beginning
    , m_backward(m_forward.length())
    , m_lags(length)
{
}

std::span<const double> Autocorrelation::of(std::span<const double> signal)
{
    const std::size_t size = m_forward.length();
    std::fill(std::copy(signal.begin(), signal.end(), m_forward.input().begin()), m_forward.input().end(), 0.0);
    const std::span<const std::complex<double>> bins = m_forward.transform();
    for (std::size_t bin = 0; bin < bins.size(); ++bin) // real and even: the transform back is one more forward
        m_backward.input()[bin] = m_backward.input()[(size - bin) % size] = std::norm(bins[bin]);
    const std::span<const std::complex<double>> sums = m_backward.transform();
    for (std::size_t lag = 0; lag < m_length; ++lag)
        m_lags[lag] = sums[lag].real() / double(size);
    return m_lags;
}

} // namespace suara
