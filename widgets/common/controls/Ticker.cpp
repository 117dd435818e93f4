#include "widgets/common/controls/Ticker.h"

#include "widgets/common/text/Numbers.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace suara {

namespace {

constexpr QChar minusSign(0x2212);
constexpr double slack = 1e-9; // of a step: ticks exactly on the ends of the axis belong to it

/// The smallest of factors * 10^k that is at least `raw`.
double decimalStep(double raw, std::initializer_list<double> factors)
{
    const double decade = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : factors)
        if (factor * decade >= raw * (1.0 - slack))
            return factor * decade;
    return 10.0 * decade;
}

double timeStep(double raw)
{
    if (raw <= 0.5)
        return decimalStep(raw, {1.0, 2.0, 5.0});
    for (const double step :
         {1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0})
        if (step >= raw)
            return step;
    return 3600.0 * decimalStep(raw / 3600.0, {1.0, 2.0, 5.0});
}

double stepFor(double raw, AxisKind kind)
{
    switch (kind) {
    case AxisKind::Time:
        return timeStep(raw);
    case AxisKind::Count:
        return std::max(1.0, decimalStep(std::max(raw, 1.0), {1.0, 2.0, 5.0}));
    case AxisKind::Decibel:
        return decimalStep(0.8 * raw, {1.0, 2.0, 5.0}); // rather 20 than 25 or 50, if a little narrow
    case AxisKind::Number:
        break;
    }
    return decimalStep(raw, {1.0, 2.0, 2.5, 5.0});
}

/// Digits after the point that tell neighbours apart.
int decimalsFor(double step)
{
    int decimals = 0;
    for (double scaled = step; decimals < 15 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; scaled *= 10.0)
        ++decimals;
    return decimals;
}

QString labelFor(double value, int decimals, AxisKind kind, double upper)
{
    if (kind == AxisKind::Time && upper < 10.0)
        return formatNumber(value, decimals) + QStringLiteral(" s");
    if (kind == AxisKind::Time) { // a clock counts what is full; a tick stands where its label says, but for rounding
        const QString clock = formatClock(std::abs(value) + 0.5 * std::pow(10.0, -decimals), decimals);
        return value < 0 ? minusSign + clock : clock;
    }
    const QString text = formatNumber(value, decimals);
    return kind == AxisKind::Decibel && value == 0.0 ? QLatin1Char('+') + text : text;
}

} // namespace

QList<AxisTick> axisTicks(double lower, double upper, int most, AxisKind kind)
{
    if (!(upper > lower) || !std::isfinite(upper - lower) || most < 1)
        return {};
    const double step = stepFor((upper - lower) / most, kind);
    const double first = std::ceil(lower / step - slack);
    const double last = std::floor(upper / step + slack);
    if (!(step > 0.0) || !(std::abs(first) < 1e15) || !(std::abs(last) < 1e15))
        return {}; // zoomed deeper than a double can tell neighbours apart
    const int decimals = decimalsFor(step);
    QList<AxisTick> ticks;
    for (double index = first; index <= last; ++index) {
        const double value = index == 0.0 ? 0.0 : index * step;
        ticks.append({value, labelFor(value, decimals, kind, upper)});
    }
    return ticks;
}

QList<AxisTick> logarithmicTicks(double lower, double upper, int most)
{
    if (!(lower > 0.0) || !(upper > lower) || !std::isfinite(upper) || most < 1)
        return {};
    for (const auto& factors : {QList<double>{1, 2, 5}, QList<double>{1, 3}, QList<double>{1}}) {
        QList<AxisTick> ticks;
        for (double decade = std::floor(std::log10(lower)); decade <= std::log10(upper); ++decade)
            for (const double factor : factors) {
                const double value = factor * std::pow(10.0, decade);
                if (value >= lower * (1.0 - slack) && value <= upper * (1.0 + slack))
                    ticks.append({value, formatNumber(value, decade < 0 ? int(-decade) : 0)});
            }
        if (ticks.size() < 2)
            return axisTicks(lower, upper, most);
        if (ticks.size() <= most)
            return ticks;
    }
    return axisTicks(lower, upper, most);
}

int ticksAlong(double pixels)
{
    return std::max(2, int(pixels / 88.0));
}

int ticksUp(double pixels)
{
    constexpr double leastRoom = 26.0; // of the few that a low axis has
    constexpr int few = 5;
    return std::max({2, std::min(few, int((pixels + leastRoom / 2.0) / leastRoom)), int(pixels / 40.0)});
}

} // namespace suara
