#pragma once

#include "widgets/lanes/LaneAxis.h"

namespace suara {

class Parameters;

/// Where the frequencies of a spectrogram stand on the height of its plot.
class FrequencyAxis {
public:
    /// @param topHertz  the highest frequency: fmax, else half the sample rate
    static FrequencyAxis mel(const Parameters& parameters, double topHertz); ///< bands of equal height
    static FrequencyAxis linear(double topHertz);                            ///< from 0 Hz
    static FrequencyAxis logarithmic(double lowestHertz, double topHertz);
    static FrequencyAxis melScale(double topHertz); ///< from 0 Hz, as librosa's specshow has it: Slaney's mels

    double hertzAt(double fraction) const; ///< of the height, from the bottom
    double fractionOf(double hertz) const;
    QList<LaneTick> ticks(const QRectF& plot) const; ///< the highest has the unit: "500", "2 k", "8 kHz"

private:
    enum class Kind { Mel, Linear, Logarithmic, MelScale };

    QList<LaneTick> unevenTicks(const QRectF& plot) const;

    Kind m_kind = Kind::Linear;
    bool m_htk = false;
    double m_bands = 1.0; ///< of a mel spectrogram
    double m_lower = 0.0; ///< Hz
    double m_upper = 1.0;
};

QString pitchName(int pitchClass); ///< 0 is "C", 11 "B"
QString noteName(double hertz);    ///< "F6 +6 cent": the nearest note of the scale tuned to A4 = 440 Hz; "" below C-1

} // namespace suara
