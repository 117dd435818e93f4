#pragma once

#include "core/base/FileBytes.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// A kind of file of ours: magic, version, sizes, JSON, floats as they lie in memory (little-endian), and a checksum of
/// all that (XXH3-128 in hex). Inside core/learning only.
struct SealedKind {
    std::string_view magic; ///< eight letters
    std::uint32_t version;
    const char* foreign; ///< what is said of a file that is none, of a newer one, and of one that was cut or changed
    const char* newer;
    const char* damaged;
};

/// Hands the file's bytes over piece by piece, so that large ones need no second room.
void seal(const SealedKind& kind, std::string_view json, const std::vector<std::span<const float>>& floats,
          const std::function<void(std::string_view)>& write);

/// Parts of the bytes they came from.
struct Unsealed {
    std::string_view json;
    std::string_view floats; ///< a whole number of them

    std::size_t count() const { return floats.size() / sizeof(float); }
    /// `out.size()` floats from the `first` on. There must be as many.
    void copy(std::size_t first, std::span<float> out) const;
};

/// @param file  that errors name
/// @throws IoError for anything but a whole file of this kind and version
Unsealed unsealed(const SealedKind& kind, std::string_view bytes, const std::filesystem::path& file);

/// How many bytes the sealed file has that begins here, by its head, where several stand one after another; 0 if not
/// as many are there.
std::size_t sealedSize(std::string_view bytes);

} // namespace suara
