#include "widgets/common/text/Numbers.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr QChar thinSpace(0x2009);
constexpr QChar minusSign(0x2212);
constexpr QChar noBreakSpace(0x00A0);

QString grouped(QString digits)
{
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3)
        digits.insert(place, thinSpace);
    return digits;
}

/// The digits of |value| with the language's decimal sign.
QString magnitude(double value, int decimals)
{
    const QString plain = QString::number(std::abs(value), 'f', std::max(0, decimals));
    const qsizetype point = plain.indexOf(u'.');
    if (point < 0)
        return grouped(plain);
    return grouped(plain.left(point)) + QLocale().decimalPoint() + plain.mid(point + 1);
}

bool roundsToZero(double value, int decimals)
{
    return std::abs(value) < 0.5 * std::pow(10.0, -decimals);
}

QString twoDigits(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

} // namespace

QString formatNumber(double value, int decimals)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const QString digits = magnitude(value, decimals);
    return value < 0 && !roundsToZero(value, decimals) ? minusSign + digits : digits;
}

QString formatInteger(qint64 value)
{
    const QString digits = grouped(QString::number(value < 0 ? -value : value));
    return value < 0 ? minusSign + digits : digits;
}

QString formatSigned(double value, int decimals)
{
    if (!std::isfinite(value))
        return formatNumber(value, decimals);
    const bool negative = value < 0 && !roundsToZero(value, decimals);
    return (negative ? minusSign : QChar(u'+')) + magnitude(value, decimals);
}

QString formatDecibel(double value, int decimals)
{
    return formatSigned(value, decimals) + noBreakSpace + QStringLiteral("dB");
}

QString formatPercent(double fraction, int decimals)
{
    return formatNumber(fraction * 100.0, decimals) + noBreakSpace + u'%';
}

QString formatHertz(double hertz, int decimals)
{
    return formatNumber(hertz, decimals) + noBreakSpace + QStringLiteral("Hz");
}

QString formatSeconds(double seconds, int decimals)
{
    return formatNumber(seconds, decimals) + noBreakSpace + u's';
}

QString formatClock(double seconds, int decimals)
{
    const double unit = std::pow(10.0, std::max(0, decimals));
    const auto ticks = qint64(std::floor(std::max(0.0, seconds) * unit + 1e-6));
    const qint64 whole = ticks / qint64(unit);
    QString text = whole >= 3600 ? QStringLiteral("%1:%2:").arg(whole / 3600).arg(twoDigits(whole / 60 % 60))
                                 : QStringLiteral("%1:").arg(whole / 60);
    text += twoDigits(whole % 60);
    if (decimals > 0)
        text +=
            QLocale().decimalPoint() + QStringLiteral("%1").arg(ticks % qint64(unit), decimals, 10, QLatin1Char('0'));
    return text;
}

QString formatMoment(double seconds, int decimals)
{
    return seconds < 60.0 ? formatSeconds(seconds, decimals) : formatClock(seconds, decimals);
}

QString formatLength(double seconds)
{
    return seconds < 60.0 ? formatSeconds(seconds, 2) : formatClock(std::round(seconds), 0);
}

} // namespace suara
