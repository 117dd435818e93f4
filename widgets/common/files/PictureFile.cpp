#include "widgets/common/files/PictureFile.h"

#include "core/base/AtomicFile.h"
#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/base/Text.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>

namespace suara {

namespace {

using Draw = std::function<void(QPaintDevice&)>;

constexpr int longestSide = 32767;             // that Qt can paint on
constexpr qint64 mostPixels = qint64(1) << 27; // half a gigabyte

[[noreturn]] void refuseSize(const QSize& pixels)
{
    throw ParameterError(
        SUARA_TEXT("Core", "There is not enough memory for a picture of %1 × %2 pixels; choose a smaller one."),
        {std::to_string(pixels.width()), std::to_string(pixels.height())});
}

QImage drawnImage(const QSize& size, double scale, const Draw& draw)
{
    const QSize pixels = (QSizeF(size) * scale).toSize();
    const bool isLarge = std::max(pixels.width(), pixels.height()) > longestSide ||
                         qint64(pixels.width()) * pixels.height() > mostPixels;
    if (isLarge)
        refuseSize(pixels);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        refuseSize(pixels);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    draw(image);
    return image;
}

QByteArray asPng(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.convertToFormat(QImage::Format_RGB32).save(&buffer, "PNG"))
        refuseSize(image.size());
    return bytes;
}

QByteArray asSvg(const QSize& size, const Draw& draw)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(96);
    draw(generator);
    return buffer.data();
}

QByteArray asPdf(const QSize& size, const Draw& draw)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(96);
        writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / 96.0, QPageSize::Point, {}, QPageSize::ExactMatch));
        writer.setPageMargins({});
        draw(writer);
    }
    return buffer.data();
}

void write(const std::filesystem::path& file, const QByteArray& bytes)
{
    writeFile(file, {bytes.constData(), std::size_t(bytes.size())});
}

} // namespace

std::function<void()> drawnPicture(const std::filesystem::path& file, const QSize& size, double scale, const Draw& draw)
{
    if (size.isEmpty() || size.width() > 20000 || size.height() > 20000)
        throw ParameterError(
            SUARA_TEXT("Core", "A picture of %1 × %2 is not possible; each side is allowed 1 to 20000 pixels."),
            {std::to_string(size.width()), std::to_string(size.height())});
    const std::string ending = endingOf(file);
    if (ending == ".png")
        return [file, image = drawnImage(size, scale, draw)] {
            write(file, asPng(image));
        };
    if (ending != ".svg" && ending != ".pdf")
        throw ParameterError(SUARA_TEXT("Core", "“%1” is no kind of picture; allowed are .png, .svg and .pdf."),
                             {file.extension().string()});
    return [file, bytes = ending == ".svg" ? asSvg(size, draw) : asPdf(size, draw)] {
        write(file, bytes);
    };
}

void savePicture(const std::filesystem::path& file, const QSize& size, double scale, const Draw& draw)
{
    drawnPicture(file, size, scale, draw)();
}

} // namespace suara
