#pragma once

#include <Eigen/Core>
#include <cstddef>

namespace suara {

/// Where the frames of a time-domain feature start, as librosa.util.frame after padding by frameLength / 2.
class Framing {
public:
    /// @throws ParameterError if frameLength or hopLength is below 1 or the signal is too short for one frame
    Framing(std::size_t samples, int frameLength, int hopLength, bool center);

    Eigen::Index frames() const { return m_frames; }
    std::ptrdiff_t start(Eigen::Index frame) const { return frame * m_hop - m_padding; } ///< may be negative

private:
    Eigen::Index m_frames;
    std::ptrdiff_t m_hop;
    std::ptrdiff_t m_padding;
};

/// @throws ParameterError if there are none
void requireSamples(std::size_t samples);

} // namespace suara
