#include "core/dsp/TileFourier.h"

#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace suara {

namespace {

/// Appends exp(-2 pi i part / whole).
void appendTurn(AlignedDoubles& values, std::ptrdiff_t part, std::ptrdiff_t whole)
{
    const double angle = 2.0 * std::numbers::pi * double(part) / double(whole);
    values.push_back(std::cos(angle));
    values.push_back(-std::sin(angle));
}

} // namespace

bool TileFourier::knows(std::size_t length)
{
    return std::has_single_bit(length) && length >= 16 && length <= 8192;
}

TileFourier::TileFourier(AlignedDoubles window)
    : m_window(std::move(window))
    , m_firstStage(std::countr_zero(m_window.size()) % 2 == 1 ? 16 : 32)
    , m_scratch(m_window.size() * tileFrames / 2)
{
    const auto length = std::ptrdiff_t(m_window.size());
    for (std::ptrdiff_t stage = m_firstStage; stage <= length / 2; stage *= 4)
        for (std::ptrdiff_t k = 0; k < stage / 4; ++k)
            for (std::ptrdiff_t j = 1; j < 4; ++j)
                appendTurn(m_twiddles, j * k, stage);
    for (std::ptrdiff_t k = 0; k <= length / 4; ++k)
        appendTurn(m_halfTurns, k, length);
}

void TileFourier::magnitudes(const float* samples, float* out)
{
    const FourierWeights weights{std::ptrdiff_t(m_window.size()), m_window.data(), m_firstStage, m_twiddles.data(),
                                 m_halfTurns.data()};
    kernels().spectrum(samples, weights, m_scratch.data(), out);
}

} // namespace suara
