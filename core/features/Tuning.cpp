#include "core/features/Chroma.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace suara {

namespace {

/// Offset of the vertex of the parabola through three neighbours; 0 if it lies a bin or more away.
float vertexOffset(float below, float here, float above)
{
    const double a = double(above + below) - 2.0 * double(here);
    const double b = double(above - below) / 2.0;
    return std::abs(b) >= std::abs(a) ? 0.0f : float(-b / a);
}

void collectPeaks(const Eigen::Ref<const Eigen::ArrayXf>& frame, int sampleRate, int nFft,
                  std::vector<TuningPeak>& peaks)
{
    const float reference = 0.1f * frame.maxCoeff();
    const auto kept = [&](Eigen::Index bin) {
        return frame[bin] > reference ? frame[bin] : 0.0f;
    };
    const double highest = std::min(4000.0, sampleRate / 2.0);
    const double spacing = 1.0 / (nFft * (1.0 / sampleRate));
    for (Eigen::Index bin = 1; bin + 1 < frame.size(); ++bin) {
        const double frequency = double(bin) * spacing;
        if (frequency < 150.0 || frequency >= highest || !(kept(bin) > kept(bin - 1) && kept(bin) >= kept(bin + 1)))
            continue;
        const float offset = vertexOffset(frame[bin - 1], frame[bin], frame[bin + 1]);
        const float slope = (frame[bin + 1] - frame[bin - 1]) / 2.0f;
        const auto pitch = float((double(bin) + double(offset)) * double(sampleRate) / nFft);
        peaks.push_back({pitch, frame[bin] + 0.5f * slope * offset});
    }
}

float medianMagnitude(const std::vector<TuningPeak>& peaks)
{
    std::vector<float> magnitudes;
    magnitudes.reserve(peaks.size());
    for (const TuningPeak& peak : peaks)
        magnitudes.push_back(peak.magnitude);
    const auto middle = magnitudes.begin() + std::ptrdiff_t(magnitudes.size() / 2);
    std::nth_element(magnitudes.begin(), middle, magnitudes.end());
    if (magnitudes.size() % 2 == 1)
        return *middle;
    return (*std::max_element(magnitudes.begin(), middle) + *middle) / 2.0f;
}

/// Distance to the nearest chroma bin, in bins, [-0.5, 0.5).
float residual(float pitch, int binsPerOctave)
{
    const float octaves = std::log2(pitch / 27.5f);
    float rest = std::fmod(float(binsPerOctave) * octaves, 1.0f);
    if (rest < 0.0f)
        rest += 1.0f;
    return rest >= 0.5f ? rest - 1.0f : rest;
}

constexpr int histogramBins = 100;

/// numpy.linspace(-0.5, 0.5, 101)[index]
double histogramEdge(int index)
{
    return index == histogramBins ? 0.5 : double(index) * (1.0 / histogramBins) + -0.5;
}

int histogramBin(double value)
{
    int bin = std::clamp(int(std::floor((value + 0.5) * histogramBins)), 0, histogramBins - 1);
    while (bin > 0 && value < histogramEdge(bin))
        --bin;
    while (bin + 1 < histogramBins && value >= histogramEdge(bin + 1))
        ++bin;
    return bin;
}

} // namespace

void collectTuningPeaks(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, int sampleRate, int nFft,
                        std::vector<TuningPeak>& peaks)
{
    Eigen::ArrayXf power(magnitudes.rows());
    for (Eigen::Index frame = 0; frame < magnitudes.cols(); ++frame) {
        power = magnitudes.col(frame).square();
        collectPeaks(power, sampleRate, nFft, peaks);
    }
}

double tuningOf(const std::vector<TuningPeak>& peaks, int binsPerOctave)
{
    if (peaks.empty())
        return 0.0;
    const float threshold = medianMagnitude(peaks);
    std::array<int, histogramBins> counts{};
    for (const TuningPeak& peak : peaks)
        if (peak.magnitude >= threshold)
            ++counts[std::size_t(histogramBin(double(residual(peak.pitch, binsPerOctave))))];
    return histogramEdge(int(std::max_element(counts.begin(), counts.end()) - counts.begin()));
}

double estimateTuning(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, int sampleRate, int nFft, int binsPerOctave)
{
    std::vector<TuningPeak> peaks;
    collectTuningPeaks(magnitudes, sampleRate, nFft, peaks);
    return tuningOf(peaks, binsPerOctave);
}

} // namespace suara
