#pragma once

#include <cstdint>
#include <vector>

namespace suara {

constexpr int drumSampleRate = 44100; ///< Hz, of all that follows

/// A bass drum: a sine that falls from 90–160 Hz to 42–58 Hz, dying away, with a short soft click.
///
/// @param seed  gives each hit its own pitch, length, click and loudness; the same seed gives the same samples
/// @return      0.5 s, one channel, within (-1, 1), beginning and ending at 0
std::vector<float> synthesiseKick(std::uint64_t seed);

/// A snare drum: two modes of the skin and the rattling of the wires, which is noise between about 1 and 5 kHz.
/// The same contract as synthesiseKick(); 0.4 s.
///
/// Zero-crossing rate and spectral centroid of the first frame tell the two apart (tests/core/tst_drumsynth.cpp).
std::vector<float> synthesiseSnare(std::uint64_t seed);

} // namespace suara
