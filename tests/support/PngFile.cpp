#include "tests/support/PngFile.h"

#include "core/base/Error.h"

#include <png.h>

namespace suara {

void writePng(const Picture& picture, const std::filesystem::path& file)
{
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = png_uint_32(picture.width);
    image.height = png_uint_32(picture.height);
    image.format = PNG_FORMAT_RGB;
    if (png_image_write_to_file(&image, file.c_str(), 0, picture.pixels.data(), 0, nullptr) == 0)
        throw IoError(file, "The picture cannot be written: %1.", {image.message});
}

} // namespace suara
