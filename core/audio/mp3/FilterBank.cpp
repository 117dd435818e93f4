#include "core/audio/mp3/FilterBank.h"

#include "core/audio/mp3/NineDigits.h"
#include "core/audio/mp3/SynthesisWindow.h"
#include "core/dsp/kernels/Kernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace suara::mp3 {

namespace {

constexpr double pi = std::numbers::pi;
constexpr std::size_t laneCount = 16; ///< of a window's rows
constexpr std::size_t subbandCount = 32;
constexpr std::size_t granuleSlots = 18;
constexpr std::size_t slotsBefore = 16;
constexpr std::ptrdiff_t historyStride = slotsBefore + blockSlots;

/// Both halves of the long windows, divided by what the fast transform leaves out (2.4.3.4.10.3).
double longWindow(unsigned kind, int i)
{
    const bool isStart = kind == 1 && i >= 18;
    const bool isStop = kind == 3 && i < 18;
    double sine = std::sin(pi / 72.0 * (2 * i + 1));
    if (isStart || isStop) {
        const int fromCut = isStart ? i - 18 : 17 - i;
        if (fromCut < 6)
            sine = 1.0;
        else if (fromCut < 12)
            sine = std::sin(pi / 24.0 * (isStart ? 2 * (i - 24) + 13 : 2 * (i - 6) + 1));
        else
            sine = 0.0;
    }
    return 0.5 * sine / std::cos(pi * (2 * i + 19) / 72.0);
}

double shortWindow(int i)
{
    return 0.5 * std::sin(pi / 24.0 * (2 * i + 1)) / std::cos(pi * (2 * i + 7) / 24.0);
}

/// Rows of a window, with every other value of the odd subbands turned round: their spectrum is mirrored.
template<typename Window>
AlignedFloats inLanes(int length, Window window)
{
    AlignedFloats rows;
    for (int i = 0; i < length; ++i) {
        const float value = nineDigits(window(i));
        for (std::size_t lane = 0; lane < laneCount; ++lane)
            rows.push_back(lane % 2 == 1 && i % 2 == 1 ? -value : value);
    }
    return rows;
}

struct Weights {
    AlignedFloats alias;
    std::array<AlignedFloats, 4> windows; ///< by the granule's kind
    AlignedFloats secants;
    AlignedFloats synthesis;

    Weights()
    {
        for (unsigned kind = 0; kind < windows.size(); ++kind)
            windows[kind] =
                kind == 2 ? inLanes(12, shortWindow) : inLanes(36, [kind](int i) { return longWindow(kind, i); });
        setAlias();
        for (int n = 64; n >= 4; n /= 2)
            for (int k = 0; k < n / 4; ++k)
                secants.push_back(float(0.5 / std::cos(pi * (2 * k + 1) / n)));
        setSynthesis();
    }

private:
    void setAlias()
    {
        static constexpr std::array<double, 8> crossings{-0.6,   -0.535, -0.33,   -0.185,
                                                         -0.095, -0.041, -0.0142, -0.0037}; // table B.9
        for (const bool isOther : {false, true})
            for (const double crossing : crossings) {
                const double root = std::sqrt(1.0 + crossing * crossing);
                alias.insert(alias.end(), subbandCount, nineDigits(isOther ? crossing / root : 1.0 / root));
                alias.back() = isOther ? 0.0f : 1.0f;
            }
    }

    void setSynthesis()
    {
        for (int row = 0; row < int(subbandCount); ++row)
            for (int back = 0; back < int(slotsBefore); ++back)
                synthesis.push_back(synthesisWeight(row, back));
    }

    /// What a sample takes of the slot so far back.
    static float synthesisWeight(int row, int back)
    {
        const auto prototype = [](int i) {
            return 0.5f * float(synthesisWindow[i <= 256 ? i : 512 - i]);
        };
        const auto turned = [&](int i) {
            return i / 64 % 2 == 0 ? -prototype(i) : prototype(i);
        };
        if (row < 16)
            return back % 2 == 1 ? turned(32 * back + row) : -turned(32 * back + row);
        if (row == 16)
            return back % 2 == 1 ? turned(32 * back + row) : 0.0f;
        return -turned(32 * (15 - back) + 32 - row);
    }
};

const Weights& weights()
{
    static const Weights made;
    return made;
}

} // namespace

FilterBank::FilterBank(bool isPaired)
    : m_isPaired(isPaired)
    , m_overlap(lineCount)
    , m_slots(blockSamples)
    , m_history(33 * historyStride)
    , m_samples(blockSamples)
{
}

void FilterBank::reset()
{
    std::ranges::fill(m_overlap, 0.0f);
    std::ranges::fill(m_history, 0.0f);
    m_count = 0;
}

void FilterBank::add(const GranuleInfo& info, Lines& lines)
{
    const Weights& all = weights();
    float* slots = m_slots.data() + std::size_t(m_count) * subbandCount;
    if (info.isShort) {
        kernels().inverseShort(lines.data(), all.windows[info.window].data(), m_overlap.data(), slots);
    } else {
        kernels().reduceAlias(all.alias.data(), lines.data());
        kernels().inverseLong(lines.data(), all.windows[info.window].data(), m_overlap.data(), slots);
    }
    m_count += granuleSlots;
}

const float* FilterBank::samples()
{
    const Weights& all = weights();
    std::fill(m_slots.begin() + std::ptrdiff_t(m_count) * std::ptrdiff_t(subbandCount), m_slots.end(), 0.0f);
    const SynthesisWeights synthesis{all.secants.data(), all.synthesis.data()};
    kernels().synthesise(synthesis, m_isPaired, m_slots.data(), blockSlots, m_history.data(), historyStride,
                         m_samples.data());
    m_count = 0;
    return m_samples.data();
}

} // namespace suara::mp3
