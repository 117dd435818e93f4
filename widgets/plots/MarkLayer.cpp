#include "widgets/plots/MarkLayer.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/painting/SourceOver.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double faintness = 0.25;
constexpr double hardBelow = 7.0; // pixels of a place below which a mark has no soft edge: it would be nothing else

} // namespace

void MarkLayer::begin(const QRectF& area, double scale, double size)
{
    const QSize pixels(int(std::ceil(area.width() * scale)), int(std::ceil(area.height() * scale)));
    if (m_image.size() != pixels)
        m_image = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(scale);
    m_image.fill(Qt::transparent);
    m_bits = reinterpret_cast<QRgb*>(m_image.bits());
    m_stride = m_image.bytesPerLine() / qsizetype(sizeof(QRgb));
    m_width = m_image.width();
    m_height = m_image.height();
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
    const bool isSmall = m_size * m_scale <= hardBelow;
    const QRgb full = Theme::instance().classColour(classIndex).rgb();
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            QRgb colour = reinterpret_cast<const QRgb*>(mark.constScanLine(y))[x];
            if (isSmall && !faint)
                colour = qAlpha(colour) < 96 ? 0 : full;
            if (qAlpha(colour) > 0)
                stamp.pixels.push_back({x - side / 2, y - side / 2, (y - side / 2) * m_stride + x - side / 2, colour});
        }
    stamp.reach = side / 2;
    stamp.isDrawn = true;
    return stamp;
}

void MarkLayer::add(const QPointF& at, int classIndex, bool faint)
{
    const Stamp& stamp = stampOf(classIndex, faint);
    const int left = int(std::floor((at.x() - m_corner.x()) * m_scale));
    const int top = int(std::floor((at.y() - m_corner.y()) * m_scale));
    const bool isInside =
        left >= stamp.reach && top >= stamp.reach && left + stamp.reach < m_width && top + stamp.reach < m_height;
    QRgb* const middle = m_bits + top * m_stride + left;
    for (const Pixel& pixel : stamp.pixels) {
        if (!isInside &&
            (unsigned(left + pixel.x) >= unsigned(m_width) || unsigned(top + pixel.y) >= unsigned(m_height)))
            continue;
        QRgb& target = middle[pixel.offset];
        target = qAlpha(pixel.colour) == 255 ? pixel.colour : sourceOver(pixel.colour, target);
    }
}

} // namespace suara
