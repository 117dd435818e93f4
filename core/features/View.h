#pragma once

#include "core/base/ColourMap.h"
#include "core/features/Parameters.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace suara {

enum class ViewKind {
    Waveform, ///< the samples over time; a feature may be laid over it
    Curves,   ///< one or two features of one row over time, each on its axis
    Picture,  ///< a feature of many rows as colours over time
    Spectrum, ///< magnitudes over frequency
    WaveGrid, ///< waveforms of many clips
    MelGrid,  ///< mel-spectrograms of many clips on one dB scale
};

enum class FrequencyScale { Linear, Logarithmic, Mel };

/// What a spectrum is made of.
enum class SpectrumKind {
    Whole, ///< one transform of the whole stretch
    Mean,  ///< root of the mean power of its frames
    Frame, ///< one windowed frame
};

/// A view of a clip, or of several: what is drawn and how. The same for the lanes, for pictures and for the Python
/// script that draws it with librosa and matplotlib.
struct View {
    ViewKind kind = ViewKind::Waveform;
    /// Ids of the catalogue: the overlay; one or two curves; the picture, and features in Hz drawn on its frequencies.
    std::vector<std::string> features;
    Parameters parameters;
    std::optional<int> sampleRate = 22050; ///< what features are computed at; none: the file's own

    bool normalised = true;           ///< the overlay reaches from its lowest to its highest value, else from zero
    double depth = 80.0;              ///< dB shown below the largest value
    std::optional<ColourMap> colours; ///< of a picture; none: usualColours()
    FrequencyScale scale = FrequencyScale::Linear; ///< of a spectrogram or a spectrum, which has no mel axis

    double top = 0.0; ///< Hz up to which a spectrogram is shown; 0: half the rate

    SpectrumKind spectrum = SpectrumKind::Whole;
    bool decibels = true;       ///< of a spectrum: below its maximum
    std::optional<double> from; ///< seconds: the stretch shown; none: from the start
    std::optional<double> to;   ///< none: to the end
    double at = 0.0;            ///< seconds: the middle of a spectrum's frame
    int firstBins = 0;          ///< of a spectrum; 0: all

    int columns = 5;           ///< of a grid
    bool sameTimes = true;     ///< of a grid: one scale of time for all clips, so that they compare
    bool sameValues = true;    ///< of a grid: one scale of values for all clips
    int firstSamples = 10'000; ///< of each clip in a grid of waveforms; 0: all
};

/// The colours of a picture of that feature where none are chosen: magma for spectrograms, viridis for the rest.
inline ColourMap usualColours(std::string_view feature)
{
    return feature == "stft_db" || feature == "melspectrogram_db" ? ColourMap::Magma : ColourMap::Viridis;
}

/// The sample that stands at that time.
inline std::int64_t sampleAt(double seconds, int sampleRate)
{
    return std::llrint(seconds * sampleRate); // halves to even, as Python rounds
}

} // namespace suara
