#include "core/features/TuningPeaks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

/// Distance to the nearest chroma bin, in bins, [-0.5, 0.5).
float residual(float pitch, int binsPerOctave)
{
    const float octaves = std::log2(pitch / 27.5f);
    float rest = std::fmod(float(binsPerOctave) * octaves, 1.0f);
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

float medianOf(std::vector<float> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2.0f;
}

} // namespace

void TuningPeaks::add(float pitch, float magnitude, int binsPerOctave)
{
    m_magnitudes.push_back(magnitude);
    m_bins.push_back(static_cast<unsigned char>(histogramBin(double(residual(pitch, binsPerOctave)))));
}

void TuningPeaks::add(TuningPeaks&& more)
{
    m_magnitudes.insert(m_magnitudes.end(), more.m_magnitudes.begin(), more.m_magnitudes.end());
    m_bins.insert(m_bins.end(), more.m_bins.begin(), more.m_bins.end());
}

double TuningPeaks::tuning() const
{
    if (m_magnitudes.empty())
        return 0.0;
    const float threshold = medianOf(m_magnitudes);
    std::array<int, bins> counts{};
    for (std::size_t i = 0; i < m_magnitudes.size(); ++i)
        if (m_magnitudes[i] >= threshold)
            ++counts[m_bins[i]];
    return histogramEdge(int(std::max_element(counts.begin(), counts.end()) - counts.begin()));
}

} // namespace suara
