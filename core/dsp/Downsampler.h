#pragma once

#include "core/dsp/SignalPart.h"

#include <cstddef>
#include <vector>

namespace suara {

/// A signal at a lower rate, any part of it by itself: each value depends on its place and the samples around alone, so
/// that a signal may be measured in stretches. Value k stands at the middle of the k-th of equal parts of the time, as
/// sample n does at the signal's rate; both are zero beyond the signal's ends. The low-pass filter is a sinc of 100
/// zero crossings to either side under a Kaiser window of 60 dB.
class Downsampler {
public:
    Downsampler(int inputRate, int outputRate); ///< 0 < outputRate <= inputRate

    double outputRate() const { return m_outputRate; }
    std::ptrdiff_t reach() const { return m_reach; }         ///< samples to either side that a value is made of
    std::ptrdiff_t length(std::ptrdiff_t samples) const;     ///< values that stand within so many samples
    std::ptrdiff_t valueBefore(std::ptrdiff_t sample) const; ///< the last value that does not stand after that sample

    /// Values [first, first + out.size()).
    void values(const SignalPart& signal, std::ptrdiff_t first, std::vector<double>& out) const;

private:
    std::ptrdiff_t sampleBefore(std::ptrdiff_t value) const;

    double m_outputRate;
    std::ptrdiff_t m_up; ///< m_down samples last as long as m_up values
    std::ptrdiff_t m_down;
    std::ptrdiff_t m_reach;
    std::vector<double> m_filters; ///< 2 * reach weights for each of m_up places between samples
};

} // namespace suara
