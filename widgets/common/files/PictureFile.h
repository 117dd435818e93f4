#pragma once

#include <QSize>
#include <filesystem>
#include <functional>

class QPaintDevice;

namespace suara {

/// Writes a picture whose kind follows from the file's ending: .png (size * scale pixels), .svg or .pdf (vectors, one
/// unit a pixel at 96 a inch). It appears under its name only when it is whole.
/// @param draw  paints on the device, in device-independent pixels, the whole of size
/// @throws ParameterError for another ending or an empty size, IoError if it cannot be written
void savePicture(const std::filesystem::path& file, const QSize& size, double scale,
                 const std::function<void(QPaintDevice&)>& draw);

/// The same in two halves: draws now, and gives what encodes and writes it, which any thread may do.
/// @throws ParameterError as above; what is given throws as above
std::function<void()> drawnPicture(const std::filesystem::path& file, const QSize& size, double scale,
                                   const std::function<void(QPaintDevice&)>& draw);

} // namespace suara
