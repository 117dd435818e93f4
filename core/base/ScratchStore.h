#pragma once

#include "core/base/Aligned.h"

#include <array>
#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

namespace suara {

/// Values put away for later: in memory up to a bound, and beyond it in temporary files without names, which are gone
/// with the object or the process. Several, for threads that write to one file wait for each other. Thread-safe.
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
        std::size_t file = 0;      ///< if not in memory
        std::ptrdiff_t offset = 0; ///< in the file
    };

    /// @throws IoError if there is no room
    Place put(std::span<const float> values);

    /// `out.size()` values from the `first` on of what stands in a place. @throws IoError
    void get(const Place& place, std::size_t first, std::span<float> out) const;

private:
    struct File {
        int descriptor = -1;
        std::ptrdiff_t size = 0;
    };

    void reserveInFile(Place& place);

    mutable std::mutex m_mutex;
    std::size_t m_memoryLeft;
    std::vector<AlignedFloats> m_blocks;
    std::array<File, 4> m_files;
    std::size_t m_nextFile = 0;
};

} // namespace suara
