#pragma once

#include "core/base/Aligned.h"

#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

namespace suara {

/// Values put away for later: in memory up to a bound, and beyond it in a temporary file without a name, which is gone
/// with the object or the process. Thread-safe.
class ScratchStore {
public:
    explicit ScratchStore(std::size_t memoryBytes) : m_memoryLeft(memoryBytes) {}
    ~ScratchStore();
    ScratchStore(const ScratchStore&) = delete;
    ScratchStore& operator=(const ScratchStore&) = delete;

    /// Where put() left something.
    struct Place {
        std::size_t count = 0;
        std::ptrdiff_t block = -1; ///< in memory
        std::ptrdiff_t offset = 0; ///< in the file, if not in memory
    };

    /// @throws IoError if there is no room
    Place put(std::span<const float> values);

    /// `out.size()` values from the `first` on of what stands in a place. @throws IoError
    void get(const Place& place, std::size_t first, std::span<float> out) const;

private:
    std::ptrdiff_t reserveInFile(std::size_t bytes);

    mutable std::mutex m_mutex;
    std::size_t m_memoryLeft;
    std::vector<AlignedFloats> m_blocks;
    int m_file = -1;
    std::ptrdiff_t m_fileSize = 0;
};

} // namespace suara
