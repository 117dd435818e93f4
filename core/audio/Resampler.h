#pragma once

#include "core/audio/Audio.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace suara {

/// Changes the rate of one channel with soxr's HQ recipe (the one of librosa's "soxr_hq"), block by block. The result
/// does not depend on how the input is cut into blocks.
class Resampler {
public:
    /// @throws ParameterError if a rate is below 1 or soxr cannot do the ratio
    Resampler(int inputRate, int outputRate);
    ~Resampler();
    Resampler(Resampler&&) noexcept;
    Resampler& operator=(Resampler&&) noexcept;

    void add(std::span<const float> input, std::vector<float>& output); ///< appends what is ready
    void finish(std::vector<float>& output);                            ///< appends the rest; the last call

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// ceil(samples * outputRate / inputRate), computed as librosa does.
std::size_t resampledLength(std::size_t samples, int inputRate, int outputRate);

/// A whole signal at another rate: ceil(n * outputRate / inputRate) samples, as librosa.resample gives.
Audio resampled(const Audio& audio, int outputRate);

/// Makes of each signal what resampled() gives, bit by bit, with one filter for all: soxr takes a while to design it.
/// @param signals  of one rate; the shorter ones cost as much as the longest
void resampleTogether(std::span<Audio* const> signals, int outputRate);

} // namespace suara
