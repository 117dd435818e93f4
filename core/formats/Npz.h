#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// An array of a NumPy archive: values row by row (C order).
struct NpzArray {
    std::string name; ///< without ".npy"
    std::vector<std::size_t> shape;
    std::vector<float> values;

    bool operator==(const NpzArray&) const = default;
};

/// The bytes of an archive as numpy.savez writes it: a ZIP of .npy files, float32, nothing compressed.
std::string npzBytes(std::span<const NpzArray> arrays);

/// Reads what numpy.savez or savez_compressed wrote, arrays in the file's order, float64 rounded to float.
/// @throws IoError in one sentence: no such archive, cut or damaged, an array that is not of float32 or float64 in C
///         order. Never takes more memory than the bytes justify (a compressed array may be a thousand times its
///         bytes).
std::vector<NpzArray> parseNpz(std::string_view bytes, const std::filesystem::path& file);

} // namespace suara
