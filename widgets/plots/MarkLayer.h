#pragma once

#include <QImage>
#include <QRectF>
#include <vector>

namespace suara {

/// Thousands of class marks in one image: each kind is drawn once, and then only its inked pixels are laid into the
/// image. A hundred thousand marks take a few milliseconds, where as many calls of a painter take a hundred.
class MarkLayer {
public:
    /// Begins an empty image for an area, at `scale` device pixels for each of it.
    /// @param size  of a mark's place (Theme::drawMark), in pixels of the area
    void begin(const QRectF& area, double scale, double size);

    /// Lays a mark around a point of the area. @param classIndex  -1: without a class
    /// @param faint  behind what is chosen
    void add(const QPointF& at, int classIndex, bool faint);

    const QImage& image() const { return m_image; } ///< covers the area

private:
    struct Pixel {
        int x;
        int y;
        qsizetype offset; ///< from the mark's middle, in the image
        QRgb colour;      ///< premultiplied
    };
    struct Stamp {
        bool isDrawn = false;
        int reach = 0; ///< pixels from its middle to its edge
        std::vector<Pixel> pixels;
    };

    const Stamp& stampOf(int classIndex, bool faint);

    QImage m_image;
    QRgb* m_bits = nullptr; ///< of the image
    qsizetype m_stride = 0;
    int m_width = 0;
    int m_height = 0;
    QPointF m_corner;
    double m_scale = 1.0;
    double m_size = 14.0;
    std::vector<Stamp> m_stamps; ///< by class, those without one first; each full, then faint
};

} // namespace suara
