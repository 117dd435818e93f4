#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <vector>

namespace suara {

/// A picture of 8-bit red, green, blue, row by row from the top: pixels[(y * width + x) * 3 + channel].
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;

    Picture() = default;
    Picture(int width, int height); ///< black
    std::uint8_t* row(int y) { return pixels.data() + std::size_t(y) * std::size_t(width) * 3; }
    const std::uint8_t* row(int y) const { return pixels.data() + std::size_t(y) * std::size_t(width) * 3; }
    bool operator==(const Picture&) const = default;
};

/// Whether the file's ending is one that readPicture() knows (png, jpg, jpeg, in any case).
bool isPictureFile(const std::filesystem::path& file);

/// Reads PNG or JPEG, told apart by their first bytes. Grey becomes red = green = blue; transparency is dropped, 16
/// bits a channel become 8. A camera's note how to turn the picture (EXIF) is not followed, nor is it by Keras's
/// load_img and image_dataset_from_directory; OpenCV's imread follows it unless told IMREAD_IGNORE_ORIENTATION.
/// @throws IoError if the file is neither, is damaged, or has more than 2^26 pixels.
Picture readPicture(const std::filesystem::path& file);

/// Resizes by bilinear interpolation, bit for bit as OpenCV's resize(INTER_LINEAR) does with 8-bit pictures: pixel
/// centres map to pixel centres, weights have 11 bits, the edge is repeated; halving exactly averages 2 x 2 pixels.
/// @throws ParameterError if a side is smaller than 1 or the picture is empty.
Picture resized(const Picture& picture, int width, int height);

} // namespace suara
