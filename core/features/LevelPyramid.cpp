#include "core/features/LevelPyramid.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

std::vector<std::uint8_t> levelsOf(std::span<const float> values, float lowest, float highest)
{
    std::vector<std::uint8_t> levels;
    LevelPyramid::appendLevels(values, lowest, highest, levels);
    return levels;
}

} // namespace

void LevelPyramid::appendLevels(std::span<const float> values, float lowest, float highest,
                                std::vector<std::uint8_t>& levels)
{
    const float scale = highest > lowest ? 255.0f / (highest - lowest) : 0.0f;
    levels.reserve(levels.size() + values.size());
    for (const float value : values) {
        const float level = (value - lowest) * scale + 0.5f;
        levels.push_back(level > 0.0f ? std::uint8_t(std::min(level, 255.0f)) : std::uint8_t(0));
    }
}

LevelPyramid::LevelPyramid(std::span<const float> values, int rows, float lowest, float highest)
    : LevelPyramid(levelsOf(values, lowest, highest), rows, lowest, highest)
{
}

LevelPyramid::LevelPyramid(std::vector<std::uint8_t> levels, int rows, float lowest, float highest)
    : m_rows(rows)
    , m_columns(rows > 0 ? std::int64_t(levels.size()) / rows : 0)
    , m_lowest(lowest)
    , m_highest(highest)
    , m_nothing(static_cast<std::size_t>(std::max(0, rows)), 0)
{
    if (m_columns == 0)
        return;
    m_levels.push_back({m_columns, std::move(levels)});
    while (m_levels.back().columns > 1) {
        const Level& from = m_levels.back();
        Level to{(from.columns + 1) / 2, {}};
        to.values.resize(static_cast<std::size_t>(to.columns * rows));
        for (std::int64_t c = 0; c < to.columns; ++c) {
            const std::uint8_t* left = column(from, 2 * c);
            const std::uint8_t* right = column(from, std::min(2 * c + 1, from.columns - 1));
            std::uint8_t* out = to.values.data() + c * rows;
            for (int r = 0; r < rows; ++r)
                out[r] = std::max(left[r], right[r]);
        }
        m_levels.push_back(std::move(to));
    }
}

std::span<const std::uint8_t> LevelPyramid::levels() const
{
    return m_levels.empty() ? std::span<const std::uint8_t>() : std::span(m_levels.front().values);
}

float LevelPyramid::value(int row, std::int64_t at) const
{
    return m_lowest + (m_highest - m_lowest) * float(column(m_levels[0], at)[row]) / 255.0f;
}

std::size_t LevelPyramid::bytes() const
{
    std::size_t sum = 0;
    for (const Level& level : m_levels)
        sum += level.values.size();
    return sum;
}

const std::uint8_t* LevelPyramid::column(const Level& level, std::int64_t index) const
{
    return index >= 0 && index < level.columns ? level.values.data() + index * m_rows : m_nothing.data();
}

void LevelPyramid::interpolated(double position, std::uint8_t* out, std::ptrdiff_t stride) const
{
    if (position < -0.5 || position > double(m_columns)) { // the last frame stands for what is left of the sound
        for (int r = 0; r < m_rows; ++r)
            out[r * stride] = 0;
        return;
    }
    const double inside = std::clamp(position, 0.0, double(m_columns - 1));
    const auto left = std::int64_t(inside);
    const auto weight = unsigned(std::lround((inside - double(left)) * 256.0));
    const std::uint8_t* a = column(m_levels[0], left);
    const std::uint8_t* b = column(m_levels[0], std::min(left + 1, m_columns - 1));
    for (int r = 0; r < m_rows; ++r)
        out[r * stride] = std::uint8_t((a[r] * (256u - weight) + b[r] * weight) >> 8);
}

void LevelPyramid::largest(const Level& level, double first, double last, std::uint8_t* out,
                           std::ptrdiff_t stride) const
{
    const std::int64_t from = std::clamp<std::int64_t>(std::int64_t(std::floor(first)), 0, level.columns - 1);
    const auto to = std::min<std::int64_t>(level.columns - 1, std::int64_t(std::ceil(last)) - 1);
    const std::uint8_t* start = column(level, last <= 0.0 ? -1 : from);
    for (int r = 0; r < m_rows; ++r)
        out[r * stride] = start[r];
    for (std::int64_t c = from + 1; c <= to; ++c) {
        const std::uint8_t* more = column(level, c);
        for (int r = 0; r < m_rows; ++r)
            out[r * stride] = std::max(out[r * stride], more[r]);
    }
}

void LevelPyramid::compose(double start, double end, int width, std::vector<std::uint8_t>& out) const
{
    out.assign(static_cast<std::size_t>(std::max(0, width)) * static_cast<std::size_t>(m_rows), 0);
    if (m_levels.empty() || width <= 0 || !(end > start))
        return;
    const double perPixel = (end - start) / width;
    const auto deepest = std::int64_t(m_levels.size()) - 1;
    const auto k = std::clamp<std::int64_t>(std::int64_t(std::floor(std::log2(std::max(perPixel, 1.0)))), 0, deepest);
    const double scale = std::ldexp(1.0, -int(k));
    for (int x = 0; x < width; ++x) {
        const double left = start + x * perPixel;
        if (perPixel <= 1.0)
            interpolated(left + 0.5 * perPixel, out.data() + x, width);
        else if (left <= double(m_columns)) // column t of level 0 reaches from t - 0.5 to t + 0.5
            largest(m_levels[std::size_t(k)], (left + 0.5) * scale, (left + perPixel + 0.5) * scale, out.data() + x,
                    width);
    }
}

} // namespace suara
