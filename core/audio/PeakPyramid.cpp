#include "core/audio/PeakPyramid.h"

#include "core/audio/AudioReader.h"
#include "core/audio/MonoMix.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <utility>

namespace suara {

namespace {

/// The peak of several neighbours that stand for equally many samples.
Peak joined(std::span<const Peak> peaks)
{
    Peak all = peaks.front();
    double squares = 0.0;
    for (const Peak& peak : peaks) {
        all.minimum = std::min(all.minimum, peak.minimum);
        all.maximum = std::max(all.maximum, peak.maximum);
        squares += double(peak.rms) * double(peak.rms);
    }
    all.rms = float(std::sqrt(squares / double(peaks.size())));
    return all;
}

Peak peakOf(std::span<const float> samples)
{
    constexpr std::size_t lanes = 16; // side by side, as the processor has them
    std::array<float, lanes> low;
    std::array<float, lanes> high;
    std::array<float, lanes> sums{};
    low.fill(samples.front());
    high.fill(samples.front());
    const std::size_t whole = samples.size() / lanes * lanes;
    for (std::size_t i = 0; i < whole; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const float value = samples[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
            sums[lane] += value * value;
        }
    for (std::size_t i = whole; i < samples.size(); ++i) {
        low[0] = std::min(low[0], samples[i]);
        high[0] = std::max(high[0], samples[i]);
        sums[0] += samples[i] * samples[i];
    }
    const double squares = std::accumulate(sums.begin(), sums.end(), 0.0);
    return {std::ranges::min(low), std::ranges::max(high), float(std::sqrt(squares / double(samples.size())))};
}

} // namespace

/// Takes samples in pieces of any length and closes a base block after every 256.
class PeakBuilder {
public:
    PeakBuilder() { m_pyramid.m_levels.emplace_back(); }

    void add(std::span<const float> samples)
    {
        m_pyramid.m_samples += std::int64_t(samples.size());
        while (!samples.empty()) {
            if (m_rest.empty() && samples.size() >= block) {
                close(samples.first(block));
                samples = samples.subspan(block);
                continue;
            }
            const std::size_t taken = std::min(block - m_rest.size(), samples.size());
            m_rest.insert(m_rest.end(), samples.begin(), samples.begin() + std::ptrdiff_t(taken));
            samples = samples.subspan(taken);
            if (m_rest.size() == block) {
                close(m_rest);
                m_rest.clear();
            }
        }
    }

    PeakPyramid soFar() const
    {
        PeakPyramid pyramid = m_pyramid;
        pyramid.m_samples -= std::int64_t(m_rest.size());
        pyramid.buildLevels();
        return pyramid;
    }

    PeakPyramid finish()
    {
        if (!m_rest.empty())
            close(m_rest);
        m_pyramid.buildLevels();
        return std::move(m_pyramid);
    }

private:
    static constexpr std::size_t block = PeakPyramid::baseSamples;

    void close(std::span<const float> samples) { m_pyramid.m_levels[0].push_back(peakOf(samples)); }

    PeakPyramid m_pyramid;
    std::vector<float> m_rest;
};

PeakPyramid PeakPyramid::build(AudioReader& reader, Task& task, const Grown& grown)
{
    constexpr std::int64_t toGrow = std::int64_t(1) << 23;
    PeakBuilder builder;
    MonoMix mix(reader);
    const auto expected = double(std::max<std::int64_t>(1, reader.info().frames));
    std::int64_t done = 0;
    constexpr auto all = std::int64_t(1) << 62;
    for (std::span<const float> mono = mix.next(all); !mono.empty(); mono = mix.next(all)) {
        builder.add(mono);
        const std::int64_t before = std::exchange(done, done + std::int64_t(mono.size()));
        if (grown && done / toGrow > before / toGrow)
            grown(builder.soFar());
        task.checkpoint(std::min(1.0, double(done) / expected));
    }
    return builder.finish();
}

PeakPyramid PeakPyramid::build(std::span<const float> mono)
{
    PeakBuilder builder;
    builder.add(mono);
    return builder.finish();
}

void PeakPyramid::buildLevels()
{
    m_levels.resize(1);
    while (m_levels.back().size() > 1) {
        const std::span<const Peak> finer = m_levels.back();
        std::vector<Peak> coarser;
        coarser.reserve((finer.size() + 1) / 2);
        for (std::size_t i = 0; i < finer.size(); i += 2)
            coarser.push_back(joined(finer.subspan(i, std::min<std::size_t>(2, finer.size() - i))));
        m_levels.push_back(std::move(coarser));
    }
}

Peak PeakPyramid::between(double start, double end, std::size_t level) const
{
    const std::vector<Peak>& peaks = m_levels[level];
    const double width = double(baseSamples << level);
    const double first = std::max(0.0, std::floor(start / width));
    const double last = std::min(double(peaks.size()), std::max(std::ceil(end / width), first + 1.0));
    if (end <= 0.0 || start >= double(m_samples) || first >= last)
        return {};
    return joined(std::span(peaks).subspan(std::size_t(first), std::size_t(last - first)));
}

void PeakPyramid::peaks(double start, double end, int columns, std::vector<Peak>& out) const
{
    out.assign(std::size_t(std::max(0, columns)), Peak{});
    if (m_samples == 0 || !(end > start))
        return;
    const double width = (end - start) / double(out.size());
    std::size_t level = 0;
    while (level + 1 < m_levels.size() && double(baseSamples << (level + 1)) <= width)
        ++level;
    for (std::size_t column = 0; column < out.size(); ++column)
        out[column] = between(start + width * double(column), start + width * double(column + 1), level);
}

std::string PeakPyramid::serialized() const
{
    static_assert(sizeof(Peak) == 3 * sizeof(float));
    std::string bytes(sizeof m_samples + (m_levels.empty() ? 0 : m_levels[0].size() * sizeof(Peak)), '\0');
    std::memcpy(bytes.data(), &m_samples, sizeof m_samples);
    if (!m_levels.empty() && !m_levels[0].empty())
        std::memcpy(bytes.data() + sizeof m_samples, m_levels[0].data(), m_levels[0].size() * sizeof(Peak));
    return bytes;
}

std::optional<PeakPyramid> PeakPyramid::deserialized(std::string_view bytes)
{
    PeakPyramid pyramid;
    if (bytes.size() < sizeof pyramid.m_samples)
        return std::nullopt;
    std::memcpy(&pyramid.m_samples, bytes.data(), sizeof pyramid.m_samples);
    bytes.remove_prefix(sizeof pyramid.m_samples);
    const std::int64_t blocks = pyramid.m_samples / baseSamples + (pyramid.m_samples % baseSamples != 0 ? 1 : 0);
    if (pyramid.m_samples < 0 || bytes.size() != std::size_t(blocks) * sizeof(Peak))
        return std::nullopt;
    pyramid.m_levels.emplace_back(std::size_t(blocks));
    if (blocks > 0)
        std::memcpy(static_cast<void*>(pyramid.m_levels[0].data()), bytes.data(), bytes.size());
    pyramid.buildLevels();
    return pyramid;
}

} // namespace suara
