#include "core/features/Chroma.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace suara {

namespace {

/// Each FFT bin on the chroma scale (in chroma bins above A0), and at 0 Hz a made-up value 1.5 octaves below bin 1.
Eigen::ArrayXd chromaPositions(int sampleRate, int nFft, double tuning, int nChroma)
{
    const double a0 = 440.0 * std::pow(2.0, tuning / nChroma) / 16.0;
    Eigen::ArrayXd positions(nFft);
    for (Eigen::Index bin = 1; bin < nFft; ++bin)
        positions[bin] = nChroma * std::log2(double(bin) * (double(sampleRate) / nFft) / a0);
    positions[0] = positions[1] - 1.5 * nChroma;
    return positions;
}

/// Distance of a position from a chroma bin round the circle, about [-nChroma / 2, nChroma / 2).
double circularDistance(double position, int chroma, int nChroma)
{
    const double half = std::nearbyint(nChroma / 2.0);
    return std::fmod(position - chroma + half + 10.0 * nChroma, double(nChroma)) - half;
}

/// Offset of the vertex of the parabola through three neighbours; 0 if it lies a bin or more away.
float vertexOffset(float below, float here, float above)
{
    const double a = double(above + below) - 2.0 * double(here);
    const double b = double(above - below) / 2.0;
    return std::abs(b) >= std::abs(a) ? 0.0f : float(-b / a);
}

/// Adds the spectral peaks of a tile, as librosa.piptrack finds them.
class PeakFinder {
public:
    PeakFinder(const SpectrumSetup& setup, int nChroma)
        : m_sampleRate(setup.sampleRate()), m_nFft(setup.stft().nFft), m_nChroma(nChroma)
    {
        const AlignedDoubles& frequencies = setup.frequencies();
        const double highest = std::min(4000.0, setup.sampleRate() / 2.0);
        const auto inner = std::span(frequencies).first(frequencies.size() - 1); // the last bin has no neighbour
        m_first = std::max<Eigen::Index>(1, std::ranges::lower_bound(inner, 150.0) - inner.begin());
        m_count = std::max<Eigen::Index>(0, (std::ranges::lower_bound(inner, highest) - inner.begin()) - m_first);
    }

    void collect(SpectrumTile& tile, TuningPeaks& peaks) const
    {
        alignas(64) std::array<float, tileFrames> threshold;
        kernels().largest(tile.power(), tile.bins(), threshold.data());
        for (float& value : threshold)
            value *= 0.1f;
        std::vector<std::uint16_t> found(static_cast<std::size_t>(m_count));
        kernels().peaks(tile.power(), m_first, m_count, threshold.data(), found.data());
        for (Eigen::Index i = 0; i < m_count; ++i)
            for (unsigned frames = found[std::size_t(i)]; frames != 0; frames &= frames - 1)
                addPeak(tile.power() + std::countr_zero(frames), m_first + i, peaks);
    }

private:
    void addPeak(const float* frame, Eigen::Index bin, TuningPeaks& peaks) const
    {
        const float below = frame[(bin - 1) * tileFrames];
        const float here = frame[bin * tileFrames];
        const float above = frame[(bin + 1) * tileFrames];
        const float offset = vertexOffset(below, here, above);
        const float slope = (above - below) / 2.0f;
        const auto pitch = float((double(bin) + double(offset)) * double(m_sampleRate) / m_nFft);
        peaks.add(pitch, here + 0.5f * slope * offset, m_nChroma);
    }

    int m_sampleRate;
    int m_nFft;
    int m_nChroma;
    Eigen::Index m_first; ///< bin from which on peaks count
    Eigen::Index m_count; ///< of such bins
};

/// Divides each frame of a tile by its size, by librosa's name of a norm; a frame of next to no size stays as it is.
void normalise(float* tile, Eigen::Index rows, const std::string& norm)
{
    if (norm == "none")
        return;
    Eigen::Map<Eigen::ArrayXXf> frames(tile, tileFrames, rows);
    Eigen::Array<float, tileFrames, 1> sizes;
    if (norm == "inf")
        sizes = frames.rowwise().maxCoeff();
    else if (norm == "1")
        sizes = frames.rowwise().sum();
    else
        sizes = frames.square().rowwise().sum().sqrt();
    frames.colwise() /= (sizes >= FLT_MIN).select(sizes, 1.0f);
}

/// Makes chroma of power. Filters are slow to make and clips have no more than a hundred tunings, so those that were
/// made are kept. Used by many threads.
class ChromaMaker {
public:
    explicit ChromaMaker(const SpectrumSetup& setup) : m_setup(setup) {}

    FinishTile ofTuning(double tuning)
    {
        return [filters = filtersOf(tuning),
                norm = m_setup.parameters().text(parameter::chromaNorm)](const float* power, float* values) {
            kernels().applyDense(filters->data(), filters->rows(), filters->cols(), power, values);
            normalise(values, filters->rows(), norm);
        };
    }

private:
    using Filters = std::shared_ptr<const Eigen::ArrayXXf>;
    static constexpr Eigen::Index mostValues = 1 << 21; ///< that are kept: 8 MB

    Filters filtersOf(double tuning)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_filters.find(tuning); known != m_filters.end())
            return known->second;
        auto filters = std::make_shared<const Eigen::ArrayXXf>(made(tuning));
        if (Eigen::Index(m_filters.size() + 1) * filters->size() > mostValues)
            m_filters.clear();
        return m_filters[tuning] = std::move(filters);
    }

    Eigen::ArrayXXf made(double tuning) const
    {
        const Parameters& given = m_setup.parameters();
        return chromaFilters(m_setup.sampleRate(), m_setup.stft().nFft, tuning, given.integer(parameter::nChroma),
                             given.real(parameter::centreOctave), given.optionalReal(parameter::octaveWidth),
                             given.flag(parameter::baseC));
    }

    const SpectrumSetup& m_setup;
    std::mutex m_mutex;
    std::map<double, Filters> m_filters;
};

} // namespace

Eigen::ArrayXXf chromaFilters(int sampleRate, int nFft, double tuning, int nChroma, double centreOctave,
                              std::optional<double> octaveWidth, bool baseC)
{
    const Eigen::ArrayXd positions = chromaPositions(sampleRate, nFft, tuning, nChroma);
    Eigen::ArrayXXf filters(nChroma, 1 + nFft / 2);
    const int shift = baseC ? 3 * (nChroma / 12) : 0; // the rows begin at A
    for (Eigen::Index bin = 0; bin < filters.cols(); ++bin) {
        const double width = bin + 1 < nFft ? std::max(positions[bin + 1] - positions[bin], 1.0) : 1.0;
        Eigen::ArrayXd weights(nChroma);
        for (int chroma = 0; chroma < nChroma; ++chroma) {
            const double distance = 2.0 * circularDistance(positions[bin], chroma, nChroma) / width;
            weights[chroma] = std::exp(-0.5 * distance * distance);
        }
        const double norm = std::sqrt(weights.square().sum());
        weights /= norm < DBL_MIN ? 1.0 : norm;
        if (octaveWidth) {
            const double octave = (positions[bin] / nChroma - centreOctave) / *octaveWidth;
            weights *= std::exp(-0.5 * octave * octave);
        }
        for (int chroma = 0; chroma < nChroma; ++chroma)
            filters((chroma + nChroma - shift) % nChroma, bin) = float(weights[chroma]);
    }
    return filters;
}

TileFeature chromaStft(const SpectrumSetup& setup)
{
    const int nChroma = setup.parameters().integer(parameter::nChroma);
    const auto maker = std::make_shared<ChromaMaker>(setup);
    if (const std::optional<double> known = setup.parameters().optionalReal(parameter::tuning))
        return {.rows = nChroma,
                .measure = [finish = maker->ofTuning(*known)](SpectrumTile& tile, float* out, ClipNotes&) {
                    finish(tile.power(), out);
                }};
    return {.rows = nChroma,
            .keptRows = setup.bins(),
            .measure =
                [finder = PeakFinder(setup, nChroma)](SpectrumTile& tile, float* out, ClipNotes& notes) {
                    finder.collect(tile, notes.peaks);
                    std::copy_n(tile.power(), tile.bins() * tileFrames, out);
                },
            .finish =
                [maker](const ClipNotes& notes) {
                    return maker->ofTuning(notes.peaks.tuning());
                }};
}

int chromaRows(const Parameters& parameters)
{
    return parameters.integer(parameter::nChroma);
}

namespace parameter {

constexpr std::array<std::string_view, 4> norms{"inf", "1", "2", "none"};

const ParameterSpec nChroma{.id = "n_chroma",
                            .key = "n_chroma",
                            .title = SUARA_TEXT("Core", "Chroma bins"),
                            .unit = "",
                            .kind = ParameterKind::Integer,
                            .defaultValue = "12",
                            .minimum = 1,
                            .maximum = 1200};
const ParameterSpec tuning{.id = "tuning",
                           .key = "tuning",
                           .title = SUARA_TEXT("Core", "Tuning"),
                           .unit = "",
                           .kind = ParameterKind::Real,
                           .defaultValue = "none",
                           .minimum = -100,
                           .maximum = 100,
                           .optional = true};
const ParameterSpec chromaNorm{.id = "norm",
                               .key = "chroma_stft.norm",
                               .title = SUARA_TEXT("Core", "Norm of a frame"),
                               .unit = "",
                               .kind = ParameterKind::Choice,
                               .defaultValue = "inf",
                               .choices = norms};
const ParameterSpec centreOctave{.id = "ctroct",
                                 .key = "ctroct",
                                 .title = SUARA_TEXT("Core", "Centre octave"),
                                 .unit = "",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "5",
                                 .minimum = -20,
                                 .maximum = 20};
const ParameterSpec octaveWidth{.id = "octwidth",
                                .key = "octwidth",
                                .title = SUARA_TEXT("Core", "Width in octaves"),
                                .unit = "",
                                .kind = ParameterKind::Real,
                                .defaultValue = "2",
                                .minimum = 0,
                                .maximum = std::numeric_limits<double>::infinity(),
                                .openEnds = true,
                                .optional = true};
const ParameterSpec baseC{.id = "base_c",
                          .key = "base_c",
                          .title = SUARA_TEXT("Core", "Row 1 is C"),
                          .unit = "",
                          .kind = ParameterKind::Flag,
                          .defaultValue = "true"};

} // namespace parameter

} // namespace suara
