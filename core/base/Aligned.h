#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace suara {

/// Allocates on 64-byte borders. Vector code sums in an order that depends on where data begins, so the same borders
/// everywhere are part of "the same seed gives the same bits"; and the widest vectors are read in one piece.
template<typename T>
struct AlignedAllocator {
    using value_type = T;
    static constexpr std::align_val_t border{64};

    AlignedAllocator() = default;
    template<typename Other>
    AlignedAllocator(const AlignedAllocator<Other>&)
    {
    }
    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), border)); }
    void deallocate(T* place, std::size_t) { ::operator delete(place, border); }
    bool operator==(const AlignedAllocator&) const { return true; }
};

using AlignedFloats = std::vector<float, AlignedAllocator<float>>;
using AlignedDoubles = std::vector<double, AlignedAllocator<double>>;

} // namespace suara
