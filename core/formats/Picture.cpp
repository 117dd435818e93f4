#include "core/formats/Picture.h"

#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/base/FileBytes.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <string>

#include <jpeglib.h>
#include <png.h>

namespace suara {

namespace {

using Bytes = std::vector<std::uint8_t>;
constexpr std::int64_t kMostPixels = std::int64_t(1) << 26;

Bytes fileBytes(const std::filesystem::path& file)
{
    const std::string bytes = bytesOf(file);
    return {bytes.begin(), bytes.end()};
}

void checkSize(const std::filesystem::path& file, std::int64_t width, std::int64_t height)
{
    if (width < 1 || height < 1 || width > kMostPixels / height)
        throw IoError(file, SUARA_TEXT("Core", "The picture has %1 × %2 pixels; that is more than can be read."),
                      {std::to_string(width), std::to_string(height)});
}

Picture readPng(const Bytes& bytes, const std::filesystem::path& file)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    struct Freed {
        png_image& image;
        ~Freed() { png_image_free(&image); }
    } freed{image};
    const auto damaged = [&] {
        return IoError(file, SUARA_TEXT("Core", "The PNG picture is damaged: %1."), {image.message});
    };
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        throw damaged();
    checkSize(file, image.width, image.height);
    image.format = PNG_FORMAT_RGBA;
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    Bytes rgba(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, rgba.data(), 0, nullptr) == 0)
        throw damaged();
    Picture picture(int(image.width), int(image.height));
    for (std::size_t i = 0; i < picture.pixels.size(); ++i)
        picture.pixels[i] = rgba[i / 3 * 4 + i % 3];
    return picture;
}

struct JpegFailure {
    jpeg_error_mgr manager;
    std::jmp_buf jump;
    std::array<char, JMSG_LENGTH_MAX> message;
};

[[noreturn]] void jpegFailed(j_common_ptr codec)
{
    auto* failure = reinterpret_cast<JpegFailure*>(codec->err);
    (*codec->err->format_message)(codec, failure->message.data());
    std::longjmp(failure->jump, 1);
}

/// A reader of one JPEG. Each step is a function of its own without objects to destroy, because libjpeg leaves it by
/// longjmp when the data is damaged.
class JpegReader {
public:
    explicit JpegReader(const Bytes& bytes) : m_bytes(bytes)
    {
        m_codec.err = jpeg_std_error(&m_failure.manager);
        m_failure.manager.error_exit = jpegFailed;
        m_failure.manager.output_message = [](j_common_ptr) {
        };
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_codec); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    bool start()
    {
        if (setjmp(m_failure.jump) != 0)
            return false;
        jpeg_create_decompress(&m_codec);
        jpeg_mem_src(&m_codec, m_bytes.data(), static_cast<unsigned long>(m_bytes.size()));
        jpeg_read_header(&m_codec, TRUE);
        m_codec.out_color_space = JCS_RGB;
        jpeg_calc_output_dimensions(&m_codec);
        return true;
    }

    bool read(Picture& picture)
    {
        if (setjmp(m_failure.jump) != 0)
            return false;
        jpeg_start_decompress(&m_codec);
        while (m_codec.output_scanline < m_codec.output_height) {
            JSAMPROW row = picture.row(int(m_codec.output_scanline));
            jpeg_read_scanlines(&m_codec, &row, 1);
        }
        return m_failure.manager.num_warnings == 0; // a cut file is only a warning to libjpeg
    }

    std::int64_t width() const { return m_codec.output_width; }
    std::int64_t height() const { return m_codec.output_height; }
    std::string message() const { return m_failure.message.data(); }

private:
    const Bytes& m_bytes;
    jpeg_decompress_struct m_codec{};
    JpegFailure m_failure{};
};

Picture readJpeg(const Bytes& bytes, const std::filesystem::path& file)
{
    JpegReader reader(bytes);
    const auto damaged = [&] {
        const std::string reason = reader.message();
        return reason.empty() ? IoError(file, SUARA_TEXT("Core", "The JPEG picture ends early."))
                              : IoError(file, SUARA_TEXT("Core", "The JPEG picture is damaged: %1."), {reason});
    };
    if (!reader.start())
        throw damaged();
    checkSize(file, reader.width(), reader.height());
    Picture picture(int(reader.width()), int(reader.height()));
    if (!reader.read(picture))
        throw damaged();
    return picture;
}

constexpr int kWeightOne = 2048; // OpenCV's INTER_RESIZE_COEF_SCALE

/// Where one target place lies between two source places, with weights in 2048ths.
struct Tap {
    int first;
    int second;
    int firstWeight;
    int secondWeight;
};

/// Columns lose their fraction at the edges, rows keep it and repeat the edge: OpenCV does so, and rounding shows it.
std::vector<Tap> taps(int source, int target, bool clampFraction)
{
    const double scale = 1.0 / (double(target) / source);
    std::vector<Tap> result;
    for (int i = 0; i < target; ++i) {
        auto fraction = float((i + 0.5) * scale - 0.5);
        int first = int(std::floor(fraction));
        fraction -= float(first);
        if (clampFraction && (first < 0 || first >= source - 1)) {
            fraction = 0.0F;
            first = std::clamp(first, 0, source - 1);
        }
        result.push_back({std::clamp(first, 0, source - 1), std::clamp(first + 1, 0, source - 1),
                          int(std::nearbyint((1.0F - fraction) * kWeightOne)),
                          int(std::nearbyint(fraction * kWeightOne))});
    }
    return result;
}

/// Averages 2 x 2 pixels: what OpenCV takes for INTER_LINEAR when both sides are halved.
Picture halved(const Picture& picture)
{
    Picture result(picture.width / 2, picture.height / 2);
    for (int y = 0; y < result.height; ++y) {
        const std::uint8_t* upper = picture.row(2 * y);
        const std::uint8_t* lower = picture.row(2 * y + 1);
        for (int i = 0; i < result.width * 3; ++i) {
            const int at = i / 3 * 6 + i % 3;
            result.row(y)[i] = std::uint8_t((upper[at] + upper[at + 3] + lower[at] + lower[at + 3] + 2) >> 2);
        }
    }
    return result;
}

std::vector<int> stretchedRow(const std::uint8_t* row, const std::vector<Tap>& columns)
{
    std::vector<int> result;
    result.reserve(columns.size() * 3);
    for (const Tap& tap : columns)
        for (int channel = 0; channel < 3; ++channel)
            result.push_back(row[tap.first * 3 + channel] * tap.firstWeight +
                             row[tap.second * 3 + channel] * tap.secondWeight);
    return result;
}

} // namespace

Picture::Picture(int pictureWidth, int pictureHeight)
    : width(pictureWidth), height(pictureHeight), pixels(std::size_t(pictureWidth) * std::size_t(pictureHeight) * 3)
{
}

bool isPictureFile(const std::filesystem::path& file)
{
    const std::string ending = endingOf(file);
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

Picture readPicture(const std::filesystem::path& file)
{
    const Bytes bytes = fileBytes(file);
    if (bytes.size() >= 8 && png_sig_cmp(bytes.data(), 0, 8) == 0)
        return readPng(bytes, file);
    if (bytes.size() >= 2 && bytes[0] == 0xFF && bytes[1] == 0xD8)
        return readJpeg(bytes, file);
    throw IoError(file, SUARA_TEXT("Core", "This is neither a PNG nor a JPEG picture."));
}

Picture resized(const Picture& picture, int width, int height)
{
    if (width < 1 || height < 1 || picture.width < 1 || picture.height < 1)
        throw ParameterError(SUARA_TEXT("Core", "A picture cannot be resized from %1 × %2 to %3 × %4 pixels."),
                             {std::to_string(picture.width), std::to_string(picture.height), std::to_string(width),
                              std::to_string(height)});
    if (picture.width == width && picture.height == height)
        return picture;
    if (picture.width == 2 * width && picture.height == 2 * height)
        return halved(picture);
    const std::vector<Tap> columns = taps(picture.width, width, true);
    const std::vector<Tap> rows = taps(picture.height, height, false);
    Picture result(width, height);
    for (int y = 0; y < height; ++y) {
        const Tap& tap = rows[std::size_t(y)];
        const std::vector<int> upper = stretchedRow(picture.row(tap.first), columns);
        const std::vector<int> lower = stretchedRow(picture.row(tap.second), columns);
        for (std::size_t i = 0; i < upper.size(); ++i) {
            const int sum = ((tap.firstWeight * (upper[i] >> 4)) >> 16) + ((tap.secondWeight * (lower[i] >> 4)) >> 16);
            result.row(y)[i] = std::uint8_t((sum + 2) >> 2);
        }
    }
    return result;
}

} // namespace suara
