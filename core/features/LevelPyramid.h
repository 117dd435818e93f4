#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace suara {

/// Frames of many rows as a picture of 8 bits, kept at every halving of its width (the larger of two neighbours), so
/// that an hour of spectrogram is drawn in time that depends on the pixels only.
class LevelPyramid {
public:
    LevelPyramid() = default;

    /// @param values   shape (rows, columns), column after column; NaN counts as lowest
    /// @param lowest   becomes 0, and all below; highest becomes 255, and all above
    LevelPyramid(std::span<const float> values, int rows, float lowest, float highest);
    LevelPyramid(std::vector<std::uint8_t> levels, int rows, float lowest, float highest); ///< the same, in 8 bits

    /// Puts the levels of values behind those that `levels` holds.
    static void appendLevels(std::span<const float> values, float lowest, float highest,
                             std::vector<std::uint8_t>& levels);

    int rows() const { return m_rows; }
    std::int64_t columns() const { return m_columns; }
    float lowest() const { return m_lowest; }
    float highest() const { return m_highest; }
    std::size_t bytes() const;
    std::span<const std::uint8_t> levels() const;    ///< all there is of it: shape (rows, columns), column after column
    float value(int row, std::int64_t column) const; ///< to the nearest of the 256 levels

    /// Levels of `width` equal parts of columns [start, end), where column t stands at t and reaches from t - 0.5 to
    /// t + 0.5, the last one to the next whole position. Narrower parts than a column are interpolated, wider ones take
    /// the largest. Outside all is 0.
    /// @param out  resized to rows() * width, row after row: out[row * width + x]
    void compose(double start, double end, int width, std::vector<std::uint8_t>& out) const;

private:
    struct Level {
        std::int64_t columns = 0;
        std::vector<std::uint8_t> values; ///< column after column
    };
    const std::uint8_t* column(const Level& level, std::int64_t index) const;
    void interpolated(double position, std::uint8_t* out, std::ptrdiff_t stride) const;
    void largest(const Level& level, double first, double last, std::uint8_t* out, std::ptrdiff_t stride) const;

    int m_rows = 0;
    std::int64_t m_columns = 0;
    float m_lowest = 0.0f;
    float m_highest = 1.0f;
    std::vector<Level> m_levels; ///< [k] has columns / 2^k columns, rounded up
    std::vector<std::uint8_t> m_nothing;
};

} // namespace suara
