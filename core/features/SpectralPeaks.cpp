#include "core/features/SpectralPeaks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double peakRange = 0.1;         // of the maximum: 20 dB
constexpr double deepestNeighbour = 1e-6; // of the peak: what is lower says nothing about where it stands
constexpr std::size_t blockBins = 1024;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

double decibelsBelow(float neighbour, double peak)
{
    return 20.0 * std::log10(std::max(double(neighbour) / peak, deepestNeighbour));
}

} // namespace

SpectralPeaks::SpectralPeaks(std::span<const float> magnitudes, double binHertz)
    : m_magnitudes(magnitudes), m_binHertz(binHertz)
{
    for (std::size_t first = 0; first < magnitudes.size(); first += blockBins) {
        const std::size_t end = std::min(first + blockBins, magnitudes.size());
        m_blockMaxima.push_back(highestOfBins(first, end));
        for (std::size_t k = first; k < end; ++k)
            m_largest = std::max(m_largest, double(magnitudes[k]));
    }
}

bool SpectralPeaks::isMaximum(std::size_t bin) const
{
    return bin > 0 && bin + 1 < m_magnitudes.size() && m_magnitudes[bin] > m_magnitudes[bin - 1] &&
           m_magnitudes[bin] >= m_magnitudes[bin + 1];
}

/// The highest local maximum of bins [first, end), the first of equals; `none` if there is none.
std::size_t SpectralPeaks::highestOfBins(std::size_t first, std::size_t end) const
{
    std::size_t highest = none;
    for (std::size_t k = first; k < end; ++k)
        if ((highest == none || m_magnitudes[k] > m_magnitudes[highest]) && isMaximum(k))
            highest = k;
    return highest;
}

/// The same, by what is kept of whole blocks.
std::size_t SpectralPeaks::highestOf(std::size_t first, std::size_t end) const
{
    std::size_t highest = none;
    const auto consider = [&](std::size_t k) {
        if (k != none && (highest == none || m_magnitudes[k] > m_magnitudes[highest]))
            highest = k;
    };
    for (std::size_t k = first; k < end;) {
        const std::size_t next = std::min(end, (k / blockBins + 1) * blockBins);
        const bool isWhole = k % blockBins == 0 && (next - k == blockBins || next == m_magnitudes.size());
        consider(isWhole ? m_blockMaxima[k / blockBins] : highestOfBins(k, next));
        k = next;
    }
    return highest;
}

SpectralPeak SpectralPeaks::peakAt(std::size_t bin) const
{
    const auto middle = double(m_magnitudes[bin]);
    const double left = decibelsBelow(m_magnitudes[bin - 1], middle);
    const double right = decibelsBelow(m_magnitudes[bin + 1], middle);
    const double shift = left + right < 0.0 ? 0.5 * (left - right) / (left + right) : 0.0; // of a bin, to the right
    return {(double(bin) + shift) * m_binHertz, middle * std::pow(10.0, -0.25 * (left - right) * shift / 20.0)};
}

std::vector<SpectralPeak> SpectralPeaks::highest(int most, double apart) const
{
    struct Stretch {
        std::size_t first;
        std::size_t end;
    };
    const auto reach = std::size_t(std::max(1.0, std::ceil(apart / m_binHertz)));
    std::vector<Stretch> free{{0, m_magnitudes.size()}}; // of bins far enough from those that were found
    std::vector<SpectralPeak> found;
    while (int(found.size()) < most) {
        std::size_t best = none;
        for (const Stretch& stretch : free) {
            const std::size_t highest = highestOf(stretch.first, stretch.end);
            if (highest != none && (best == none || m_magnitudes[highest] > m_magnitudes[best]))
                best = highest;
        }
        if (best == none || double(m_magnitudes[best]) < peakRange * m_largest)
            break;
        found.push_back(peakAt(best));
        std::vector<Stretch> left;
        for (const Stretch& stretch : free) {
            left.push_back({stretch.first, std::min(stretch.end, best - std::min(best, reach - 1))});
            left.push_back({std::max(stretch.first, best + reach), stretch.end});
        }
        std::erase_if(left, [](const Stretch& stretch) { return stretch.first >= stretch.end; });
        free = std::move(left);
    }
    std::ranges::sort(found, {}, &SpectralPeak::hertz);
    return found;
}

} // namespace suara
