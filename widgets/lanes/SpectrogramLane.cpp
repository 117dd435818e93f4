#include "widgets/lanes/SpectrogramLane.h"

#include "core/features/Mel.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/painting/WavePainter.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipData.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace suara {

namespace {

constexpr double barGap = 8.0;
constexpr double barWidth = 10.0;
constexpr double rowTickDistance = 28.0;
constexpr double lowestHertz = 20.0;       // of a logarithmic axis
constexpr std::int64_t mostLookedAt = 500; // frames, for the range of colours
constexpr double overlayWidth = 1.75;
constexpr double haloOpacity = 0.55;

bool isChroma(const std::string& feature, int rows)
{
    return feature.starts_with("chroma_stft") && rows == 12;
}

} // namespace

SpectrogramLane::SpectrogramLane(ClipData& clipData, QWidget* parent) : ClipLane(clipData, parent)
{
    m_shown.feature = "melspectrogram_db";
}

void SpectrogramLane::setFeature(const std::string& feature, const FrameOptions& options)
{
    m_shown.feature = feature;
    m_shown.options = options;
    change();
}

void SpectrogramLane::setDepth(double decibels)
{
    m_depth = std::max(1.0, decibels);
    invalidate();
}

void SpectrogramLane::setGiven(std::shared_ptr<const ClipFrames> frames)
{
    m_given = std::move(frames);
    invalidate();
}

void SpectrogramLane::setColours(std::optional<ColourMap> colours)
{
    m_colours = colours;
    invalidate();
}

void SpectrogramLane::setScale(FrequencyScale scale)
{
    m_scale = scale;
    invalidate();
}

void SpectrogramLane::setTop(double hertz)
{
    m_top = hertz;
    invalidate();
}

QString SpectrogramLane::problem() const
{
    if (m_given != nullptr)
        return {};
    QString why = whyEmpty(m_shown);
    for (const FrameCurve& curve : m_overlays)
        if (why.isEmpty() && hasFrequencies())
            why = whyEmpty(curve);
    return why;
}

void SpectrogramLane::setOverlays(const QList<FrameCurve>& curves)
{
    m_overlays = curves;
    change();
}

void SpectrogramLane::setHighest(std::optional<double> decibels)
{
    m_highest = decibels;
    invalidate();
}

QString SpectrogramLane::title() const
{
    return featureTitle(m_shown.feature);
}

QString SpectrogramLane::details() const
{
    const Parameters& parameters = m_shown.options.parameters;
    if (isMel())
        return tr("%1 mels").arg(parameters.integer(parameter::nMels)) + QLatin1Char('\n') +
               tr("fmax %1").arg(formatHertz(topFrequency()));
    if (isStft())
        return QStringLiteral("n_fft %1").arg(formatInteger(parameters.integer(parameter::nFft)));
    if (isMfcc())
        return tr("range of 2 and up");
    return {};
}

bool SpectrogramLane::isMel() const
{
    return m_shown.feature == "melspectrogram_db";
}

bool SpectrogramLane::isMfcc() const
{
    return m_shown.feature == "mfcc";
}

bool SpectrogramLane::isStft() const
{
    return m_shown.feature == "stft_db";
}

bool SpectrogramLane::isDecibels() const
{
    return featureUnit(m_shown.feature) == u"dB";
}

ColourMap SpectrogramLane::colourMap() const
{
    return m_colours.value_or(usualColours(m_shown.feature));
}

bool SpectrogramLane::isOnWhite() const
{
    return colourMapSpec(colourMap()).isOnWhite;
}

/// The first coefficient, which follows the loudness, is many times as large as the others: on one scale with it these
/// would all have one colour.
SpectrogramLane::Limits SpectrogramLane::limitsWithoutFirst(const ClipFrames& frames)
{
    const std::int64_t step = std::max<std::int64_t>(1, frames.frames / mostLookedAt);
    ValueRange range;
    for (std::int64_t frame = 0; frame < frames.frames; frame += step)
        for (int row = 1; row < frames.rows; ++row) {
            const float value = frames.at(row, frame);
            range.add({&value, 1});
        }
    return {double(range.lowest), double(range.highest)};
}

SpectrogramLane::Limits SpectrogramLane::limits(const ClipFrames& frames) const
{
    if (isMfcc() && frames.rows > 1 && frames.frames > 0)
        return limitsWithoutFirst(frames);
    const double upper = m_highest.value_or(double(frames.highest));
    return {isDecibels() ? upper - m_depth : double(frames.lowest), upper};
}

double SpectrogramLane::sampleRate() const
{
    return m_shown.options.sampleRate > 0 ? m_shown.options.sampleRate
           : cursor() != nullptr          ? cursor()->sampleRate()
                                          : 22050;
}

double SpectrogramLane::topFrequency() const
{
    const double half = 0.5 * sampleRate();
    if (isMel())
        return m_shown.options.parameters.optionalReal(parameter::fmax).value_or(half);
    return m_top > lowestHertz ? std::min(m_top, half) : half;
}

double SpectrogramLane::hertzPerRow(const ClipFrames& frames) const
{
    return sampleRate() / m_shown.options.parameters.integer(parameter::nFft) * frames.binsPerRow;
}

FrequencyAxis SpectrogramLane::frequencyAxis() const
{
    if (isMel())
        return FrequencyAxis::mel(m_shown.options.parameters, topFrequency());
    if (m_scale == FrequencyScale::Mel)
        return FrequencyAxis::melScale(topFrequency());
    return m_scale == FrequencyScale::Logarithmic ? FrequencyAxis::logarithmic(lowestHertz, topFrequency())
                                                  : FrequencyAxis::linear(topFrequency());
}

double SpectrogramLane::rowAt(const ClipFrames& frames, double fraction) const
{
    if (!isStft())
        return fraction * frames.rows - 0.5;
    const double shift = 0.5 * (frames.binsPerRow - 1) / frames.binsPerRow; // a row stands for the middle of its bins
    return frequencyAxis().hertzAt(fraction) / hertzPerRow(frames) - shift;
}

QList<LaneTick> SpectrogramLane::rowTicks(const QRectF& plot, int rows) const
{
    QList<LaneTick> ticks;
    const double height = plot.height() / rows;
    const bool ofPitches = isChroma(m_shown.feature, rows);
    const int step = std::max(1, int(std::ceil(rowTickDistance / height)));
    for (int row = 0; row < rows; row += ofPitches ? std::max(1, step / 2) : step)
        ticks.append({plot.bottom() - (row + 0.5) * height, ofPitches ? pitchName(row) : QString::number(row + 1)});
    return ticks;
}

void SpectrogramLane::paintAxes(QPainter& painter, const LaneGeometry& geometry)
{
    const auto values = frames(m_shown);
    if (values == nullptr)
        return;
    const QList<LaneTick> ticks =
        isMel() || isStft() ? frequencyAxis().ticks(geometry.plot) : rowTicks(geometry.plot, values->rows);
    paintTicks(painter, geometry.plot, LaneSide::Left, ticks, Theme::instance().tokens().muted);
    paintColourBar(painter, geometry.plot, limits(*values));
}

void SpectrogramLane::paintColourBar(QPainter& painter, const QRectF& plot, double highest) const
{
    paintColourBar(painter, plot, Limits{highest - m_depth, highest});
}

void SpectrogramLane::paintColourBar(QPainter& painter, const QRectF& plot, const Limits& shown) const
{
    const QRectF bar(plot.right() + barGap, plot.top(), barWidth, plot.height());
    const ColourTable& table = colours();
    for (int i = 0; i < 256; ++i) {
        const Rgb& colour = table[std::size_t(i)];
        const double top = bar.bottom() - (i + 1) * bar.height() / 256.0;
        painter.fillRect(QRectF(bar.left(), top, bar.width(), bar.height() / 256.0 + 0.5),
                         QColor(colour.red, colour.green, colour.blue));
    }
    const double zero =
        isDecibels() && (isMel() || isStft()) ? shown.upper : 0.0; // dB are told below the largest value
    QList<LaneTick> ticks =
        laneTicks(plot, shown.lower - zero, shown.upper - zero, isDecibels() ? AxisKind::Decibel : AxisKind::Number);
    if (isDecibels() && !ticks.isEmpty())
        ticks.last().label += QStringLiteral(" dB");
    QRectF labels = plot;
    labels.setRight(bar.right());
    paintTicks(painter, labels, LaneSide::Right, ticks, Theme::instance().tokens().muted);
}

std::array<QRgb, 256> SpectrogramLane::coloursOf(const ClipFrames& values) const
{
    const Limits shown = limits(values);
    const auto lowest = double(values.picture.lowest());
    std::array<QRgb, 256> table;
    for (std::size_t level = 0; level < 256; ++level) {
        const double value = lowest + (double(values.picture.highest()) - lowest) * double(level) / 255.0;
        const double place = (value - shown.lower) / (shown.upper - shown.lower);
        const Rgb& colour = colours()[std::size_t(std::clamp(std::lround(place * 255.0), 0L, 255L))];
        table[level] = qRgb(colour.red, colour.green, colour.blue);
    }
    return table;
}

void SpectrogramLane::compose(const ClipFrames& values, const LaneGeometry& geometry, const QSize& pixels)
{
    const double rate = geometry.sampleRate;
    values.picture.compose(values.frameAt(double(geometry.view.start) / rate),
                           values.frameAt(double(geometry.view.end) / rate), pixels.width(), m_levels);
    const std::array<QRgb, 256> table = coloursOf(values);
    if (m_image.size() != pixels)
        m_image = QImage(pixels, QImage::Format_RGB32);
    const int width = pixels.width();
    const bool smooth = isMel() || isStft();
    for (int y = 0; y < pixels.height(); ++y) {
        const double row = rowAt(values, 1.0 - (y + 0.5) / pixels.height());
        const double inside = std::clamp(row, 0.0, double(values.rows - 1));
        const auto below = std::size_t(inside);
        const std::size_t above = std::min(below + 1, std::size_t(values.rows - 1));
        const auto weight = smooth ? unsigned(std::lround((inside - double(below)) * 256.0))
                                   : (inside - double(below) >= 0.5 ? 256u : 0u);
        const std::uint8_t* low = m_levels.data() + below * std::size_t(width);
        const std::uint8_t* high = m_levels.data() + above * std::size_t(width);
        auto* out = reinterpret_cast<QRgb*>(m_image.scanLine(y));
        for (int x = 0; x < width; ++x)
            out[x] = table[(low[x] * (256u - weight) + high[x] * weight) >> 8];
    }
}

void SpectrogramLane::paintPlot(QPainter& painter, const LaneGeometry& geometry)
{
    const auto values = m_given != nullptr ? m_given : frames(m_shown);
    if (values == nullptr || values->frames == 0 || values->secondsPerFrame <= 0.0 || geometry.sampleRate <= 0)
        return;
    const double scale = drawsPixels(painter) ? painter.device()->devicePixelRatioF() : 2.0;
    const QSize pixels = (geometry.plot.size() * scale).toSize();
    if (pixels.isEmpty())
        return;
    compose(*values, geometry, pixels);
    painter.drawImage(geometry.plot, m_image);
    if (hasFrequencies())
        for (const FrameCurve& curve : m_overlays)
            paintOverlay(painter, curve, geometry);
}

void SpectrogramLane::paintOverlay(QPainter& painter, const FrameCurve& curve, const LaneGeometry& geometry) const
{
    const auto values = frames(curve);
    if (values == nullptr)
        return;
    const QRectF& plot = geometry.plot;
    const FrequencyAxis axis = frequencyAxis();
    const auto yOf = [&](double hertz) {
        return plot.bottom() - axis.fractionOf(hertz) * plot.height();
    };
    const QColor colour = mapLine();
    QColor halo = mapHalo();
    halo.setAlphaF(float(haloOpacity));
    if (isTracks(curve.feature)) {
        paintDots(painter, frameDots(*values, geometry, yOf), colour, halo);
        return;
    }
    const FrameLineStyle style{.colour = colour, .width = overlayWidth, .halo = halo, .fill = {}};
    for (QPolygonF line : frameLines(*values, curve.row, geometry, 0.0, 1.0)) { // heights are Hz
        for (QPointF& point : line)
            point.setY(yOf((plot.bottom() - point.y()) / plot.height()));
        paintFrameLine(painter, line, style);
    }
}

QList<LaneLegend> SpectrogramLane::legend(std::int64_t sample) const
{
    QList<LaneLegend> lines;
    const int rate = cursor() != nullptr ? cursor()->sampleRate() : 0;
    for (const FrameCurve& curve : m_overlays) {
        const auto values = hasFrequencies() && rate > 0 ? frames(curve) : nullptr;
        if (values == nullptr)
            continue;
        lines.append({featureShortTitle(curve.feature), frameText(curve, *values, double(sample) / rate),
                      Theme::instance().tokens().text, // in the picture it is white or black, with a halo
                      isTracks(curve.feature) ? Qt::NoPen : Qt::SolidLine});
    }
    return lines;
}

QString SpectrogramLane::readout(const QPointF& position, const LaneGeometry& geometry) const
{
    QString text = readoutTime(position, geometry);
    const auto values = frames(m_shown);
    if (values == nullptr || values->rows == 0)
        return text;
    const double fraction = (geometry.plot.bottom() - position.y()) / geometry.plot.height();
    const int row = std::clamp(int(std::lround(rowAt(*values, fraction))), 0, values->rows - 1);
    const auto value = frameValue(*values, row, geometry.seconds(position.x()));
    if (isMel() || isStft()) {
        const double hertz = frequencyAxis().hertzAt(fraction);
        text += QStringLiteral("\n%1\t%2").arg(formatHertz(hertz), noteName(hertz));
    }
    const QString shown = !value         ? QString()
                          : isDecibels() ? formatDecibel(*value, 1)
                                         : featureText(m_shown.feature, *value);
    text += QStringLiteral("\n%1\t%2").arg(shown, rowName(*values, row));
    for (const FrameCurve& curve : m_overlays)
        if (const auto overlaid = hasFrequencies() ? frames(curve) : nullptr)
            text += frameReadout(curve, *overlaid, geometry.seconds(position.x()));
    return text;
}

QString SpectrogramLane::rowName(const ClipFrames& values, int row) const
{
    if (isMel())
        return tr("mel band %1").arg(row + 1);
    if (isStft())
        return tr("bin %1").arg(formatInteger(qint64(row) * values.binsPerRow));
    return isChroma(m_shown.feature, values.rows) ? pitchName(row) : tr("row %1").arg(row + 1);
}

} // namespace suara
