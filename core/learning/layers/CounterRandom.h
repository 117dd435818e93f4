#pragma once

#include <cstdint>

namespace suara {

/// Random bits by hashing a place: no state, so the order of asking does not matter. The mixing of SplitMix64 (Steele,
/// Lea & Flood, 2014).
inline std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

inline std::uint64_t combined(std::uint64_t seed, std::uint64_t value)
{
    return mixed(seed + 0x9E3779B97F4A7C15U * (value + 1));
}

} // namespace suara
