#pragma once

#include <QString>

namespace suara {

/// Numbers as people read them: the language's decimal sign, a thin space (U+2009) between thousands, a real minus
/// (U+2212). Files never go through here.
QString formatNumber(double value, int decimals);         ///< "2 483.8"; "–" when not finite
QString formatInteger(qint64 value);                      ///< "22 050"
QString formatSigned(double value, int decimals);         ///< "+0", "−20"
QString formatDecibel(double value, int decimals = 0);    ///< "+0 dB", "−61.3 dB"
QString formatPercent(double fraction, int decimals = 0); ///< 0.92 is "92 %"
QString formatHertz(double hertz, int decimals = 0);      ///< "22 050 Hz"
QString formatSeconds(double seconds, int decimals = 3);  ///< "2.000 s"
QString formatClock(double seconds, int decimals = 3);    ///< "0:19.120", "1:02:03.000"; 0 decimals: "0:06"
QString formatMoment(double seconds, int decimals = 3);   ///< "0.842 s", from a minute on "27:41.296"
QString formatLength(double seconds);                     ///< as lists show it: "2.00 s", "1:23", "1:02:03"

} // namespace suara
