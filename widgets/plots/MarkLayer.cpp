#include "widgets/plots/MarkLayer.h"

#include "widgets/common/Theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double faintness = 0.25;

/// Source over, both premultiplied.
QRgb over(QRgb source, QRgb below)
{
    const auto rest = 255U - unsigned(qAlpha(source));
    const unsigned redBlue = (below & 0xff00ffU) * rest + 0x800080U;
    const unsigned alphaGreen = ((below >> 8) & 0xff00ffU) * rest + 0x800080U;
    return source + (((redBlue + ((redBlue >> 8) & 0xff00ffU)) >> 8) & 0xff00ffU) +
           ((alphaGreen + ((alphaGreen >> 8) & 0xff00ffU)) & 0xff00ff00U);
}

} // namespace

void MarkLayer::begin(const QRectF& area, double scale, double size)
{
    const QSize pixels(int(std::ceil(area.width() * scale)), int(std::ceil(area.height() * scale)));
    if (m_image.size() != pixels)
        m_image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(scale);
    m_image.fill(Qt::transparent);
    m_corner = area.topLeft();
    m_scale = scale;
    m_size = size;
    m_stamps.clear(); // the theme may be another
}

const MarkLayer::Stamp& MarkLayer::stampOf(int classIndex, bool faint)
{
    const auto index = std::size_t(2 * (std::max(classIndex, -1) + 1) + int(faint));
    if (index >= m_stamps.size())
        m_stamps.resize(index + 1);
    Stamp& stamp = m_stamps[index];
    if (stamp.isDrawn)
        return stamp;
    const int side = int(std::ceil(m_size * m_scale * 1.2)) | 1; // odd: the point is its middle pixel
    QImage mark(side, side, QImage::Format_ARGB32_Premultiplied);
    mark.fill(Qt::transparent);
    {
        QPainter painter(&mark);
        painter.setOpacity(faint ? faintness : 1.0);
        const double drawn = m_size * m_scale;
        Theme::drawMark(painter, QRectF((side - drawn) / 2.0, (side - drawn) / 2.0, drawn, drawn), classIndex,
                        Theme::instance().classColour(classIndex));
    }
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (const QRgb colour = reinterpret_cast<const QRgb*>(mark.constScanLine(y))[x]; qAlpha(colour) > 0)
                stamp.pixels.push_back({x - side / 2, y - side / 2, colour});
    stamp.isDrawn = true;
    return stamp;
}

void MarkLayer::add(const QPointF& at, int classIndex, bool faint)
{
    const int left = int(std::floor((at.x() - m_corner.x()) * m_scale));
    const int top = int(std::floor((at.y() - m_corner.y()) * m_scale));
    auto* bits = reinterpret_cast<QRgb*>(m_image.bits());
    const qsizetype stride = m_image.bytesPerLine() / qsizetype(sizeof(QRgb));
    for (const Pixel& pixel : stampOf(classIndex, faint).pixels) {
        const int x = left + pixel.x;
        const int y = top + pixel.y;
        if (unsigned(x) >= unsigned(m_image.width()) || unsigned(y) >= unsigned(m_image.height()))
            continue;
        QRgb& target = bits[y * stride + x];
        target = qAlpha(pixel.colour) == 255 ? pixel.colour : over(pixel.colour, target);
    }
}

} // namespace suara
