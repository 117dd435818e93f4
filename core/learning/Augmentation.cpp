#include "core/learning/Augmentation.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/learning/layers/CounterRandom.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace suara {

namespace {

constexpr std::uint64_t kKey = 0x6175676D656E74U; // parts these random numbers from those of order and weights

/// Numbers drawn one after another for one row.
class Draws {
public:
    explicit Draws(std::uint64_t key) : m_key(key) {}

    double uniform() { return std::ldexp(double(combined(m_key, m_next++) >> 11), -53); } // in [0, 1)
    double between(double low, double high) { return low + (high - low) * uniform(); }
    int below(int limit) { return int(uniform() * limit); }
    double normal() // Box & Muller, 1958
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
        return radius * std::cos(2.0 * std::numbers::pi * uniform());
    }

private:
    std::uint64_t m_key;
    std::uint64_t m_next = 0;
};

/// A row as lines of columns; time is one of the two.
class Grid {
public:
    Grid(const Shape& shape, bool isTimeDown, float* row) : m_shape(shape), m_isTimeDown(isTimeDown), m_row(row) {}

    int length(bool ofTime) const { return ofTime == m_isTimeDown ? m_shape.height : m_shape.width; }

    float* at(bool alongTime, int place, int other) const
    {
        const int line = alongTime == m_isTimeDown ? place : other;
        const int column = alongTime == m_isTimeDown ? other : place;
        return m_row + std::size_t(line * m_shape.width + column) * std::size_t(m_shape.channels);
    }

    void clear(bool alongTime, int first, int count) const
    {
        for (int place = first; place < first + count; ++place)
            for (int other = 0; other < length(!alongTime); ++other)
                std::fill_n(at(alongTime, place, other), m_shape.channels, 0.0F);
    }

    void shift(int places) const
    {
        const int steps = length(true);
        for (int i = 0; i < steps - std::abs(places); ++i) {
            const int to = places > 0 ? steps - 1 - i : i;
            for (int other = 0; other < length(false); ++other)
                std::copy_n(at(true, to - places, other), m_shape.channels, at(true, to, other));
        }
        clear(true, places > 0 ? 0 : steps + places, std::abs(places));
    }

private:
    Shape m_shape;
    bool m_isTimeDown;
    float* m_row;
};

void mask(const Grid& grid, bool alongTime, int masks, double share, Draws& draws)
{
    const int length = grid.length(alongTime);
    for (int i = 0; i < masks; ++i) {
        const int width = draws.below(int(share * length) + 1);
        grid.clear(alongTime, draws.below(length - width + 1), width);
    }
}

void check(bool isRight, const char* name, double value, const char* allowed)
{
    if (!isRight)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."), {name, shortest(value), allowed});
}

} // namespace

void checkAugmentation(const AugmentationOptions& options)
{
    const auto isShare = [](double value) {
        return value >= 0.0 && value < 1.0;
    };
    check(options.noise >= 0.0 && std::isfinite(options.noise), "noise", options.noise, "≥ 0");
    check(isShare(options.gain), "gain", options.gain, "≥ 0, < 1");
    check(isShare(options.shift), "shift", options.shift, "≥ 0, < 1");
    check(options.timeMasks >= 0, "time_masks", options.timeMasks, "≥ 0");
    check(options.frequencyMasks >= 0, "frequency_masks", options.frequencyMasks, "≥ 0");
    check(options.maskShare >= 0.0 && options.maskShare <= 1.0, "mask_share", options.maskShare, "≥ 0, ≤ 1");
}

void augment(const AugmentationOptions& options, const Shape& shape, std::uint32_t seed, int epoch, std::size_t sample,
             float* row)
{
    Draws draws(combined(combined(combined(seed, kKey), std::uint64_t(epoch)), sample));
    const Grid grid(shape, options.isTimeDown, row);
    if (options.shift > 0.0)
        grid.shift(int(std::lround(draws.between(-options.shift, options.shift) * grid.length(true))));
    const auto gain = float(options.gain > 0.0 ? draws.between(1.0 - options.gain, 1.0 + options.gain) : 1.0);
    for (std::size_t i = 0; i < shape.size(); ++i)
        row[i] = row[i] * gain + (options.noise > 0.0 ? float(options.noise * draws.normal()) : 0.0F);
    mask(grid, true, options.timeMasks, options.maskShare, draws);
    mask(grid, false, options.frequencyMasks, options.maskShare, draws);
}

} // namespace suara
