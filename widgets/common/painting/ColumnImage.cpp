#include "widgets/common/painting/ColumnImage.h"

#include "widgets/common/painting/SourceOver.h"

#include <QColor>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

/// A premultiplied colour times so many 256ths.
QRgb part(QRgb colour, unsigned of256)
{
    const QRgb redAndBlue = ((colour & 0xff00ffu) * of256 >> 8) & 0xff00ffu;
    const QRgb alphaAndGreen = ((colour >> 8) & 0xff00ffu) * of256 & 0xff00ff00u;
    return redAndBlue | alphaAndGreen;
}

} // namespace

void ColumnImage::clear(const QRectF& area, double scale)
{
    m_scale = scale;
    m_origin = {std::floor(area.left() * scale) / scale, std::floor(area.top() * scale) / scale};
    m_columns = std::max(0, int(std::ceil((area.right() - m_origin.x()) * scale)));
    m_rows = std::max(0, int(std::ceil((area.bottom() - m_origin.y()) * scale)));
    if (m_image.width() != m_columns || m_image.height() < m_rows)
        m_image = QImage(m_columns, m_rows, QImage::Format_ARGB32_Premultiplied);
    m_image.setDevicePixelRatio(scale);
    if (!m_image.isNull())
        std::fill_n(m_image.bits(), m_image.bytesPerLine() * m_rows, uchar(0));
}

int ColumnImage::columnAt(double x) const
{
    return int(std::floor((x - m_origin.x()) * m_scale));
}

void ColumnImage::add(int column, double from, double to, const QColor& colour)
{
    if (column < 0 || column >= m_columns)
        return;
    const auto row = [this](double y) {
        return std::clamp((y - m_origin.y()) * m_scale, 0.0, double(m_rows));
    };
    const double top = row(std::min(from, to));
    const double bottom = row(std::max(from, to));
    if (!(bottom > top))
        return;
    const QRgb whole = qPremultiply(colour.rgba());
    const int first = int(top);
    const int last = int(std::ceil(bottom)) - 1;
    const auto stride = m_image.bytesPerLine() / qsizetype(sizeof(QRgb));
    QRgb* pixel = reinterpret_cast<QRgb*>(m_image.bits()) + first * stride + column;
    const auto soft = [&](double height) {
        *pixel = sourceOver(part(whole, unsigned(std::lround(256.0 * height))), *pixel);
        pixel += stride;
    };
    soft(std::min(bottom, first + 1.0) - top);
    for (int y = first + 1; y < last; ++y, pixel += stride)
        *pixel = sourceOver(whole, *pixel);
    if (last > first)
        soft(bottom - last);
}

void ColumnImage::paint(QPainter& painter) const
{
    const QRectF rows(0.0, 0.0, m_columns, m_rows);
    painter.drawImage(QRectF(m_origin, rows.size() / m_scale), m_image, rows);
}

} // namespace suara
