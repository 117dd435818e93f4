#pragma once

#include "core/dsp/Fft.h"

#include <cstddef>
#include <span>
#include <vector>

namespace suara {

/// Autocorrelation of signals of one length by way of their power spectrum, in double:
///
///     r[k] = sum_i x[i] x[i + k]
///
/// as librosa.autocorrelate. Belongs to one thread at a time.
class Autocorrelation {
public:
    explicit Autocorrelation(std::size_t length); ///< @throws ParameterError as Fft
    /// @param signal  as many values as said  @return as many lags, from 0; valid until the next call
    std::span<const double> of(std::span<const double> signal);

private:
    std::size_t m_length;
    Fft m_forward;
    Fft m_backward;
    std::vector<double> m_lags;
};

} // namespace suara
