#include "widgets/lanes/FrequencyAxis.h"

#include "core/dsp/MelFilterbank.h"
#include "core/features/Mel.h"
#include "widgets/common/text/Numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr double leastTickDistance = 14.0;

QString tickLabel(double hertz)
{
    if (hertz < 1000.0)
        return formatNumber(hertz, 0);
    const int decimals = std::fmod(hertz, 1000.0) == 0.0 ? 0 : 1;
    return formatNumber(hertz / 1000.0, decimals) + QStringLiteral("\u00a0k");
}

} // namespace

FrequencyAxis FrequencyAxis::mel(const Parameters& parameters, double topHertz)
{
    FrequencyAxis axis;
    axis.m_kind = Kind::Mel;
    axis.m_htk = parameters.flag(parameter::htk);
    axis.m_bands = parameters.integer(parameter::nMels);
    axis.m_lower = parameters.real(parameter::fmin);
    axis.m_upper = topHertz;
    return axis;
}

FrequencyAxis FrequencyAxis::linear(double topHertz)
{
    FrequencyAxis axis;
    axis.m_upper = topHertz;
    return axis;
}

FrequencyAxis FrequencyAxis::logarithmic(double lowestHertz, double topHertz)
{
    FrequencyAxis axis;
    axis.m_kind = Kind::Logarithmic;
    axis.m_lower = lowestHertz;
    axis.m_upper = topHertz;
    return axis;
}

FrequencyAxis FrequencyAxis::melScale(double topHertz)
{
    FrequencyAxis axis = linear(topHertz);
    axis.m_kind = Kind::MelScale;
    return axis;
}

double FrequencyAxis::hertzAt(double fraction) const
{
    if (m_kind == Kind::MelScale)
        return melToHz(fraction * hzToMel(m_upper, m_htk), m_htk);
    if (m_kind == Kind::Linear)
        return m_lower + fraction * (m_upper - m_lower);
    if (m_kind == Kind::Logarithmic)
        return m_lower * std::pow(m_upper / m_lower, fraction);
    const double lowest = hzToMel(m_lower, m_htk);
    const double band = fraction * m_bands + 0.5; // band m is centred at step m + 1 of n_mels + 1
    return melToHz(lowest + (hzToMel(m_upper, m_htk) - lowest) * band / (m_bands + 1.0), m_htk);
}

double FrequencyAxis::fractionOf(double hertz) const
{
    if (m_kind == Kind::MelScale)
        return hzToMel(hertz, m_htk) / hzToMel(m_upper, m_htk);
    if (m_kind == Kind::Linear)
        return (hertz - m_lower) / (m_upper - m_lower);
    if (m_kind == Kind::Logarithmic)
        return std::log(hertz / m_lower) / std::log(m_upper / m_lower);
    const double lowest = hzToMel(m_lower, m_htk);
    const double band = (hzToMel(hertz, m_htk) - lowest) / (hzToMel(m_upper, m_htk) - lowest) * (m_bands + 1.0);
    return (band - 0.5) / m_bands;
}

QList<LaneTick> FrequencyAxis::ticks(const QRectF& plot) const
{
    QList<LaneTick> ticks;
    if (m_kind == Kind::Linear) {
        for (const AxisTick& tick : axisTicks(m_lower, m_upper, ticksUp(plot.height())))
            ticks.append({plot.bottom() - fractionOf(tick.value) * plot.height(), tickLabel(tick.value)});
    } else {
        ticks = unevenTicks(plot);
    }
    const auto highest =
        std::min_element(ticks.begin(), ticks.end(), [](const LaneTick& a, const LaneTick& b) { return a.y < b.y; });
    if (highest != ticks.end())
        highest->label += highest->label.endsWith(u'k') ? QStringLiteral("Hz") : QStringLiteral("\u00a0Hz");
    return ticks;
}

QList<LaneTick> FrequencyAxis::unevenTicks(const QRectF& plot) const
{
    QList<LaneTick> ticks;
    const auto add = [&](double hertz) {
        const double y = plot.bottom() - std::clamp(fractionOf(hertz), 0.0, 1.0) * plot.height();
        for (const LaneTick& other : ticks)
            if (std::abs(other.y - y) < leastTickDistance)
                return;
        ticks.append({y, tickLabel(hertz)});
    };
    add(m_upper);
    add(m_lower);
    for (const double hertz :
         {1000.0, 4000.0, 500.0, 2000.0, 250.0, 8000.0, 16000.0, 125.0, 62.0, 750.0, 3000.0, 6000.0})
        if (hertz > m_lower && hertz < m_upper && ticks.size() < ticksUp(plot.height()) + 3)
            add(hertz);
    return ticks;
}

QString pitchName(int pitchClass)
{
    constexpr std::array<const char*, 12> names{"C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"};
    return QString::fromUtf8(names[std::size_t(pitchClass)]);
}

QString noteName(double hertz)
{
    const double midi = 69.0 + 12.0 * std::log2(hertz / 440.0);
    if (!std::isfinite(midi) || midi < 0.0)
        return {};
    const auto nearest = int(std::lround(midi));
    const auto cents = int(std::lround(100.0 * (midi - nearest)));
    return QStringLiteral("%1%2 %3 cent")
        .arg(pitchName(nearest % 12))
        .arg(nearest / 12 - 1)
        .arg(formatSigned(cents, 0));
}

} // namespace suara
