#include "core/features/TuningPeaks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace suara {

namespace {

/// Distance to the nearest chroma bin, in bins, [-0.5, 0.5).
float residual(float pitch, int binsPerOctave)
{
    const float place = float(binsPerOctave) * std::log2(pitch / 27.5f);
    float rest = place - std::trunc(place); // std::fmod(place, 1), sooner
    if (rest < 0.0f)
        rest += 1.0f;
    return rest >= 0.5f ? rest - 1.0f : rest;
}

/// numpy.linspace(-0.5, 0.5, 101)[index]
double histogramEdge(int index)
{
    return index == TuningPeaks::bins ? 0.5 : double(index) * (1.0 / TuningPeaks::bins) + -0.5;
}

int histogramBin(double value)
{
    int bin = std::clamp(int(std::floor((value + 0.5) * TuningPeaks::bins)), 0, TuningPeaks::bins - 1);
    while (bin > 0 && value < histogramEdge(bin))
        --bin;
    while (bin + 1 < TuningPeaks::bins && value >= histogramEdge(bin + 1))
        ++bin;
    return bin;
}

} // namespace

void TuningPeaks::add(float pitch, float magnitude, int binsPerOctave)
{
    m_peaks.push_back(magnitude);
    m_peaks.push_back(float(histogramBin(double(residual(pitch, binsPerOctave)))));
}

void TuningPeaks::add(TuningPeaks&& more)
{
    m_peaks.insert(m_peaks.end(), more.m_peaks.begin(), more.m_peaks.end());
}

void TuningPeaks::shrink(ScratchStore& store)
{
    constexpr std::size_t many = 1 << 17;
    if (m_peaks.size() < many)
        return;
    m_store = &store;
    m_putAway.push_back(store.put(m_peaks));
    m_peaks.clear();
}

/// Calls visit(magnitude, bin) for each peak.
template<typename Visit>
void TuningPeaks::visitAll(const Visit& visit) const
{
    const auto visitThese = [&visit](const AlignedFloats& peaks) {
        for (std::size_t i = 0; i < peaks.size(); i += 2)
            visit(peaks[i], std::size_t(peaks[i + 1]));
    };
    AlignedFloats peaks;
    for (const ScratchStore::Place& place : m_putAway) {
        peaks.resize(place.count);
        m_store->get(place, 0, peaks);
        visitThese(peaks);
    }
    visitThese(m_peaks);
}

/// The magnitude that has this many others before it in rising order, found byte by byte: those above 0 are ordered as
/// their bits are.
float TuningPeaks::ranked(std::size_t rank) const
{
    std::uint32_t known = 0;
    std::uint32_t mask = 0;
    for (unsigned shift = 32; shift > 0;) {
        shift -= 8;
        std::array<std::size_t, 256> counts{};
        visitAll([&](float magnitude, std::size_t) {
            const auto value = std::bit_cast<std::uint32_t>(magnitude);
            if ((value & mask) == known)
                ++counts[value >> shift & 255U];
        });
        std::uint32_t byte = 0;
        for (; byte < 255 && rank >= counts[byte]; ++byte)
            rank -= counts[byte];
        known |= byte << shift;
        mask |= 255U << shift;
    }
    return std::bit_cast<float>(known);
}

double TuningPeaks::tuning() const
{
    std::size_t all = m_peaks.size() / 2;
    for (const ScratchStore::Place& place : m_putAway)
        all += place.count / 2;
    if (all == 0)
        return 0.0;
    const float middle = ranked(all / 2);
    const float threshold = all % 2 == 1 ? middle : (ranked(all / 2 - 1) + middle) / 2.0f;
    std::array<std::size_t, bins> counts{};
    visitAll([&](float magnitude, std::size_t bin) { counts[bin] += magnitude >= threshold ? 1 : 0; });
    return histogramEdge(int(std::max_element(counts.begin(), counts.end()) - counts.begin()));
}

} // namespace suara
