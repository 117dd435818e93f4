#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace suara {

/// A peak of a spectrum, between bins.
struct SpectralPeak {
    double hertz = 0.0;
    double magnitude = 0.0;
};

/// The peaks of one spectrum. Place and height are those of the parabola through a maximum's bin and its two neighbours
/// in dB (Smith and Serra 1987), which finds a windowed tone to a few hundredths of a bin. What is kept of blocks of
/// bins lets a spectrum of millions be asked at every drawing.
class SpectralPeaks {
public:
    SpectralPeaks() = default;
    /// @param magnitudes  must outlive it; magnitudes[k] belongs to k * binHertz
    SpectralPeaks(std::span<const float> magnitudes, double binHertz);

    /// The highest local maxima, at least `apart` Hz from one another and within 20 dB of the maximum, by frequency.
    std::vector<SpectralPeak> highest(int most, double apart) const;

private:
    bool isMaximum(std::size_t bin) const;
    std::size_t highestOfBins(std::size_t first, std::size_t end) const;
    std::size_t highestOf(std::size_t first, std::size_t end) const;
    SpectralPeak peakAt(std::size_t bin) const;

    std::span<const float> m_magnitudes;
    double m_binHertz = 1.0;
    double m_largest = 0.0;
    std::vector<std::size_t> m_blockMaxima; ///< the highest maximum of every so many bins
};

} // namespace suara
