#include "widgets/lanes/SpectrogramLane.h"

#include "core/dsp/MelFilterbank.h"
#include "core/features/Mel.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/Language.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Theme.h"
#include "widgets/common/WavePainter.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr double barGap = 8.0;
constexpr double barWidth = 10.0;
constexpr double leastTickDistance = 14.0;

/// "F6 +6 cent": the nearest note of the scale tuned to A4 = 440 Hz.
QString noteName(double hertz)
{
    constexpr std::array<const char*, 12> names{"C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"};
    const double midi = 69.0 + 12.0 * std::log2(hertz / 440.0);
    if (!std::isfinite(midi) || midi < 0.0)
        return {};
    const auto nearest = int(std::lround(midi));
    const auto cents = int(std::lround(100.0 * (midi - nearest)));
    return QStringLiteral("%1%2 %3 cent")
        .arg(QString::fromUtf8(names[std::size_t(nearest % 12)]))
        .arg(nearest / 12 - 1)
        .arg(formatSigned(cents, 0));
}

} // namespace

SpectrogramLane::SpectrogramLane(ClipData& clipData, QWidget* parent) : Lane(parent), m_data(clipData)
{
    m_shown.feature = "melspectrogram_db";
    connect(&clipData, &ClipData::arrived, this, [this](ClipId clip) {
        if (clip == m_clip)
            invalidate();
    });
    onLanguage(this, [this] {
        setAccessibleName(title());
        invalidate();
    });
}

void SpectrogramLane::setClip(ClipId clip)
{
    m_clip = clip;
    invalidate();
}

void SpectrogramLane::setFeature(const std::string& feature, const FrameOptions& options)
{
    m_shown.feature = feature;
    m_shown.options = options;
    setAccessibleName(title());
    invalidate();
}

void SpectrogramLane::setDepth(double decibels)
{
    m_depth = std::max(1.0, decibels);
    invalidate();
}

QString SpectrogramLane::title() const
{
    return isMel() ? tr("Mel-spectrogram") : featureTitle(m_shown.feature);
}

QString SpectrogramLane::details() const
{
    if (!isMel())
        return {};
    return tr("%1 mels").arg(m_shown.options.parameters.integer(parameter::nMels)) + QLatin1Char('\n') +
           tr("fmax %1").arg(formatHertz(topFrequency()));
}

std::shared_ptr<const ClipFrames> SpectrogramLane::frames() const
{
    return m_clip != 0 ? m_data.frames(m_clip, m_shown.feature, m_shown.options) : nullptr;
}

bool SpectrogramLane::isMel() const
{
    return m_shown.feature == "melspectrogram_db";
}

bool SpectrogramLane::isDecibels() const
{
    return featureUnit(m_shown.feature) == u"dB";
}

const ColourTable& SpectrogramLane::colours() const
{
    return colourTable(isMel() ? ColourMap::Magma : ColourMap::Viridis);
}

SpectrogramLane::Limits SpectrogramLane::limits(const ClipFrames& frames) const
{
    const double upper = double(frames.highest);
    return {isDecibels() ? upper - m_depth : double(frames.lowest), upper};
}

double SpectrogramLane::topFrequency() const
{
    const Parameters& parameters = m_shown.options.parameters;
    const int rate = m_shown.options.sampleRate > 0 ? m_shown.options.sampleRate
                     : cursor() != nullptr          ? cursor()->sampleRate()
                                                    : 22050;
    return parameters.optionalReal(parameter::fmax).value_or(0.5 * rate);
}

double SpectrogramLane::frequencyAt(double fraction) const
{
    const Parameters& parameters = m_shown.options.parameters;
    const bool htk = parameters.flag(parameter::htk);
    const double lowest = hzToMel(parameters.real(parameter::fmin), htk);
    const double highest = hzToMel(topFrequency(), htk);
    const double rows = parameters.integer(parameter::nMels);
    const double band = fraction * rows + 0.5; // band m is centred at step m + 1 of n_mels + 1
    return melToHz(lowest + (highest - lowest) * band / (rows + 1.0), htk);
}

QList<LaneTick> SpectrogramLane::frequencyTicks(const QRectF& plot) const
{
    const Parameters& parameters = m_shown.options.parameters;
    const bool htk = parameters.flag(parameter::htk);
    const double lowest = hzToMel(parameters.real(parameter::fmin), htk);
    const double highest = hzToMel(topFrequency(), htk);
    const double rows = parameters.integer(parameter::nMels);
    QList<LaneTick> ticks;
    const auto add = [&](double hertz) {
        const double band = (hzToMel(hertz, htk) - lowest) / (highest - lowest) * (rows + 1.0);
        const double y = plot.bottom() - std::clamp((band - 0.5) / rows, 0.0, 1.0) * plot.height();
        for (const LaneTick& other : ticks)
            if (std::abs(other.y - y) < leastTickDistance)
                return;
        ticks.append({y, hertz >= 1000.0
                             ? QStringLiteral("%1\u00a0k")
                                   .arg(formatNumber(hertz / 1000.0, std::fmod(hertz, 1000.0) == 0.0 ? 0 : 1))
                             : formatNumber(hertz, 0)});
    };
    add(topFrequency());
    add(parameters.real(parameter::fmin));
    for (const double hertz : {1000.0, 4000.0, 500.0, 2000.0, 250.0, 8000.0, 16000.0, 125.0, 750.0, 3000.0, 6000.0})
        if (hertz > parameters.real(parameter::fmin) && hertz < topFrequency() &&
            ticks.size() < ticksUp(plot.height()) + 3)
            add(hertz);
    return ticks;
}

QList<LaneTick> SpectrogramLane::rowTicks(const QRectF& plot, int rows) const
{
    constexpr std::array<const char*, 12> pitches{"C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"};
    QList<LaneTick> ticks;
    const double height = plot.height() / rows;
    const bool isChroma = m_shown.feature == "chroma_stft" && rows == 12;
    const int step = std::max(1, int(std::ceil(2.0 * leastTickDistance / height)));
    for (int row = 0; row < rows; row += isChroma ? std::max(1, step / 2) : step)
        ticks.append({plot.bottom() - (row + 0.5) * height,
                      isChroma ? QString::fromUtf8(pitches[std::size_t(row)]) : QString::number(row + 1)});
    return ticks;
}

void SpectrogramLane::paintAxes(QPainter& painter, const LaneGeometry& geometry)
{
    const auto values = frames();
    const Tokens& tokens = Theme::instance().tokens();
    if (values == nullptr) {
        const QString problem = m_clip != 0 ? m_data.problem(m_clip, m_shown.feature, m_shown.options) : QString();
        painter.setFont(Theme::font(Theme::Role::Secondary));
        painter.setPen(tokens.danger);
        painter.drawText(geometry.plot, Qt::AlignCenter | Qt::TextWordWrap, problem);
        return;
    }
    paintTicks(painter, geometry.plot, LaneSide::Left,
               isMel() ? frequencyTicks(geometry.plot) : rowTicks(geometry.plot, values->rows), tokens.muted);
    paintColourBar(painter, geometry.plot, limits(*values));
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
    const double zero = isMel() ? shown.upper : 0.0; // dB are told below the largest value
    QList<LaneTick> ticks =
        laneTicks(plot, shown.lower - zero, shown.upper - zero, isDecibels() ? AxisKind::Decibel : AxisKind::Number);
    if (isDecibels() && !ticks.isEmpty())
        ticks.last().label += QStringLiteral(" dB");
    QRectF labels = plot;
    labels.setRight(bar.right());
    paintTicks(painter, labels, LaneSide::Right, ticks, Theme::instance().tokens().muted);
}

void SpectrogramLane::compose(const ClipFrames& values, const LaneGeometry& geometry, const QSize& pixels)
{
    const double rate = geometry.sampleRate;
    values.picture.compose(values.frameAt(double(geometry.view.start) / rate),
                           values.frameAt(double(geometry.view.end) / rate), pixels.width(), m_levels);
    const Limits shown = limits(values);
    std::array<QRgb, 256> table;
    for (std::size_t level = 0; level < 256; ++level) {
        const double value = double(values.picture.lowest()) +
                             double(values.picture.highest() - values.picture.lowest()) * double(level) / 255.0;
        const double place = (value - shown.lower) / (shown.upper - shown.lower);
        const Rgb& colour = colours()[std::size_t(std::clamp(std::lround(place * 255.0), 0L, 255L))];
        table[level] = qRgb(colour.red, colour.green, colour.blue);
    }
    if (m_image.size() != pixels)
        m_image = QImage(pixels, QImage::Format_RGB32);
    const int width = pixels.width();
    for (int y = 0; y < pixels.height(); ++y) {
        const double row = (1.0 - (y + 0.5) / pixels.height()) * values.rows - 0.5;
        const double inside = std::clamp(row, 0.0, double(values.rows - 1));
        const auto below = std::size_t(inside);
        const std::size_t above = std::min(below + 1, std::size_t(values.rows - 1));
        const bool smooth = isMel();
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
    const auto values = frames();
    if (values == nullptr || values->frames == 0 || values->secondsPerFrame <= 0.0 || geometry.sampleRate <= 0)
        return;
    const double scale = drawsPixels(painter) ? painter.device()->devicePixelRatioF() : 2.0;
    const QSize pixels = (geometry.plot.size() * scale).toSize();
    if (pixels.isEmpty())
        return;
    compose(*values, geometry, pixels);
    painter.drawImage(geometry.plot, m_image);
}

QString SpectrogramLane::readout(const QPointF& position, const LaneGeometry& geometry) const
{
    const double seconds = geometry.seconds(position.x());
    QString text = QStringLiteral("%1\t%2").arg(
        formatSeconds(seconds), tr("sample %1").arg(formatInteger(qint64(geometry.sample(position.x())))));
    const auto values = frames();
    if (values == nullptr || values->rows == 0)
        return text;
    const double fraction = (geometry.plot.bottom() - position.y()) / geometry.plot.height();
    const int row = std::clamp(int(fraction * values->rows), 0, values->rows - 1);
    const auto value = frameValue(*values, row, seconds);
    if (isMel()) {
        const double hertz = frequencyAt(fraction);
        text += QStringLiteral("\n%1\t%2").arg(formatHertz(hertz), noteName(hertz));
    }
    const QString shown = !value         ? QString()
                          : isDecibels() ? formatDecibel(*value, 1)
                                         : featureText(m_shown.feature, *value);
    const QString rowName = isMel() ? tr("mel band %1") : tr("row %1");
    return text + QStringLiteral("\n%1\t%2").arg(shown, rowName.arg(row + 1));
}

} // namespace suara
