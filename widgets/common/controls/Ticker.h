#pragma once

#include <QList>
#include <QString>

namespace suara {

/// What the numbers along an axis are; decides the steps between ticks and how labels read.
enum class AxisKind {
    Number,  ///< steps 1-2-2.5-5
    Count,   ///< whole steps only
    Time,    ///< seconds, steps 1-2-5 below one second, then 1-2-5-10-15-30-60; "0.5 s" below ten seconds, else "1:05"
    Decibel, ///< steps 1-2-5; labels end the colour-bar way: "+0", "−20"
};

/// A value on an axis, and what is written there.
struct AxisTick {
    double value = 0.0;
    QString label;
};

/// Ticks of a linear axis from lower to upper, at most `most` and at least one where there is room. Labels have one
/// precision for the whole axis, the decimal point of the language, a real minus and thin spaces between thousands; no
/// label stands twice. Empty when the range is empty, reversed or not finite.
QList<AxisTick> axisTicks(double lower, double upper, int most, AxisKind kind = AxisKind::Number);

/// Ticks of a logarithmic axis: 1, 2 and 5 of each decade, thinned to `most`; as axisTicks where they would be fewer
/// than two or more than `most`.
QList<AxisTick> logarithmicTicks(double lower, double upper, int most);

/// How many ticks fit: about one per 88 px along, one per 40 px up; up a low axis a few stand closer; at least 2.
int ticksAlong(double pixels);
int ticksUp(double pixels);

} // namespace suara
