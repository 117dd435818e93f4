#include "core/features/Chroma.h"

#include "core/base/Text.h"
#include "core/dsp/Norm.h"

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
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace suara {

namespace {

/// Each FFT bin on the chroma scale (in chroma bins above A0 = 27.5 Hz), at 0 Hz a made-up value 1.5 octaves below bin
/// 1; and one value more, where the last bin ends.
Eigen::ArrayXd chromaPositions(int sampleRate, int nFft, int nChroma)
{
    Eigen::ArrayXd positions(2 + nFft / 2);
    for (Eigen::Index bin = 1; bin < positions.size(); ++bin) {
        const auto existing = double(std::min<Eigen::Index>(bin, std::max(1, nFft - 1)));
        positions[bin] = nChroma * std::log2(existing * (double(sampleRate) / nFft) / 27.5);
    }
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

/// Divides each frame of a tile by its p-norm, if there is a p; a frame of next to no size stays as it is.
void normalise(float* tile, Eigen::Index rows, std::optional<double> p)
{
    if (!p)
        return;
    Eigen::Map<Eigen::ArrayXXf> frames(tile, tileFrames, rows);
    Eigen::Array<float, tileFrames, 1> sizes;
    if (*p == std::numeric_limits<double>::infinity())
        sizes = frames.rowwise().maxCoeff();
    else
        for (Eigen::Index frame = 0; frame < tileFrames; ++frame)
            sizes[frame] = float(normOf(frames.row(frame).cast<double>().transpose(), *p));
    frames.colwise() /= (sizes >= FLT_MIN).select(sizes, 1.0f);
}

/// The shape of the filters: what stays the same for all tunings.
struct ChromaShape {
    int nChroma;
    double centreOctave;
    std::optional<double> octaveWidth;
    bool baseC;
};

/// Weights that gather values at rising positions on the chroma scale, of which the last is only the end of the one
/// before.
Eigen::ArrayXXf weightsAt(const Eigen::Ref<const Eigen::ArrayXd>& positions, const ChromaShape& shape)
{
    const int nChroma = shape.nChroma;
    Eigen::ArrayXXf filters(nChroma, positions.size() - 1);
    const int shift = shape.baseC ? 3 * (nChroma / 12) : 0; // the rows begin at A
    for (Eigen::Index bin = 0; bin < filters.cols(); ++bin) {
        const double width = std::max(positions[bin + 1] - positions[bin], 1.0);
        Eigen::ArrayXd weights(nChroma);
        for (int chroma = 0; chroma < nChroma; ++chroma) {
            const double distance = 2.0 * circularDistance(positions[bin], chroma, nChroma) / width;
            weights[chroma] = std::exp(-0.5 * distance * distance);
        }
        const double norm = std::sqrt(weights.square().sum());
        weights /= norm < DBL_MIN ? 1.0 : norm;
        if (shape.octaveWidth) {
            const double octave = (positions[bin] / nChroma - shape.centreOctave) / *shape.octaveWidth;
            weights *= std::exp(-0.5 * octave * octave);
        }
        for (int chroma = 0; chroma < nChroma; ++chroma)
            filters((chroma + nChroma - shift) % nChroma, bin) = float(weights[chroma]);
    }
    return filters;
}

/// What chroma is made of once the tuning is known: power at rising places of the chroma scale. Low bins are such
/// places themselves. Higher up, bins stand closer together than the filters, which are smooth, can tell apart; they
/// are spread over a grid of places, with the weights by which Lagrange interpolation would read the filters there.
/// Chroma differs by less than 1e-5 of a frame's largest for it, and what is kept of a clip is little more than half.
class ChromaPlaces {
public:
    ChromaPlaces(const SpectrumSetup& setup, const ChromaShape& shape)
    {
        const Eigen::ArrayXd bins = chromaPositions(setup.sampleRate(), setup.stft().nFft, shape.nChroma);
        const Eigen::Index all = setup.bins();
        Eigen::Index sparse = 0; // bins that stand apart
        while (sparse < all && bins[sparse + 1] - bins[sparse] >= step)
            ++sparse;
        const double start = bins[std::min(sparse, all - 1)] - half * step;
        const auto places = Eigen::Index((bins[all - 1] - start) / step) + half + 2;
        const bool isSteep = shape.nChroma < fewest || (shape.octaveWidth && *shape.octaveWidth < 1.0);
        if (isSteep || sparse + places >= all)
            sparse = all;
        for (Eigen::Index bin = 0; bin < sparse; ++bin) {
            m_positions.push_back(bins[bin]);
            append(bin, {1.0f});
        }
        if (sparse < all)
            appendGrid(bins, sparse, all, start, places);
        m_positions.push_back(sparse == all ? bins[all] : m_positions.back() + step);
    }

    Eigen::Index rows() const { return Eigen::Index(m_first.size()); }
    void gather(const float* power, float* out) const
    {
        kernels().applyBands({m_first.data(), m_count.data(), m_weights.data(), std::int32_t(rows())}, power, out);
    }
    /// rows() positions, and where the last one ends
    Eigen::Map<const Eigen::ArrayXd> positions() const { return {m_positions.data(), rows() + 1}; }

private:
    static constexpr double step = 0.08; ///< chroma bins
    static constexpr int half = 6;       ///< places at either side of a bin that it is spread over
    static constexpr int fewest = 6;     ///< chroma bins; with fewer, filters are cut off while they are still high

    void append(Eigen::Index first, const std::vector<float>& weights)
    {
        m_first.push_back(std::int32_t(first));
        m_count.push_back(std::int32_t(weights.size()));
        m_weights.insert(m_weights.end(), weights.begin(), weights.end());
    }

    /// @param start  position of the first place
    void appendGrid(const Eigen::ArrayXd& bins, Eigen::Index sparse, Eigen::Index all, double start,
                    Eigen::Index places)
    {
        std::vector<Eigen::Index> first(std::size_t(places), sparse);
        std::vector<std::vector<float>> weights(static_cast<std::size_t>(places));
        for (Eigen::Index bin = sparse; bin < all; ++bin) {
            const double place = (bins[bin] - start) / step;
            const auto from = std::size_t(place) - (half - 1);
            for (int i = 0; i < 2 * half; ++i) {
                if (weights[from + std::size_t(i)].empty())
                    first[from + std::size_t(i)] = bin;
                weights[from + std::size_t(i)].push_back(float(lagrange(i, place - double(from))));
            }
        }
        for (std::size_t i = 0; i < weights.size(); ++i) {
            m_positions.push_back(start + double(i) * step);
            append(first[i], weights[i]);
        }
    }

    /// The polynomial that is 1 at `which` and 0 at the other whole numbers below 2 * half.
    static double lagrange(int which, double at)
    {
        double value = 1.0;
        for (int other = 0; other < 2 * half; ++other)
            if (other != which)
                value *= (at - other) / (which - other);
        return value;
    }

    std::vector<double> m_positions;
    std::vector<std::int32_t> m_first; ///< bin of each row's first weight
    std::vector<std::int32_t> m_count;
    std::vector<float> m_weights;
};

/// Makes chroma of the power at its places. Filters are slow to make and clips have no more than a hundred tunings, so
/// those that were made are kept. Used by many threads.
class ChromaMaker {
public:
    explicit ChromaMaker(const SpectrumSetup& setup)
        : m_shape(shapeOf(setup.parameters()))
        , m_norm(setup.parameters().normOrder(parameter::chromaNorm))
        , m_places(setup, m_shape)
    {
    }

    const ChromaPlaces& places() const { return m_places; }

    FinishTile ofTuning(double tuning)
    {
        return [filters = filtersOf(tuning), norm = m_norm](const float* power, float* values) {
            kernels().applyDense(filters->data(), filters->rows(), filters->cols(), power, values);
            normalise(values, filters->rows(), norm);
        };
    }

private:
    using Filters = std::shared_ptr<const Eigen::ArrayXXf>;
    static constexpr Eigen::Index mostValues = 1 << 21; ///< that are kept: 8 MB

    static ChromaShape shapeOf(const Parameters& given)
    {
        return {given.integer(parameter::nChroma), given.real(parameter::centreOctave),
                given.optionalReal(parameter::octaveWidth), given.flag(parameter::baseC)};
    }

    Filters filtersOf(double tuning)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_filters.find(tuning); known != m_filters.end())
            return known->second;
        auto filters = std::make_shared<const Eigen::ArrayXXf>(weightsAt(m_places.positions() - tuning, m_shape));
        if (Eigen::Index(m_filters.size() + 1) * filters->size() > mostValues)
            m_filters.clear();
        return m_filters[tuning] = std::move(filters);
    }

    ChromaShape m_shape;
    std::optional<double> m_norm;
    ChromaPlaces m_places;
    std::mutex m_mutex;
    std::map<double, Filters> m_filters;
};

} // namespace

TileFeature chromaStft(const SpectrumSetup& setup)
{
    const int nChroma = setup.parameters().integer(parameter::nChroma);
    const auto maker = std::make_shared<ChromaMaker>(setup);
    const Eigen::Index places = maker->places().rows();
    if (const std::optional<double> known = setup.parameters().optionalReal(parameter::tuning))
        return {
            .rows = nChroma,
            .measure = [maker, places, finish = maker->ofTuning(*known)](SpectrumTile& tile, float* out, ClipNotes&) {
                AlignedFloats gathered(std::size_t(places) * tileFrames);
                maker->places().gather(tile.power(), gathered.data());
                finish(gathered.data(), out);
            }};
    return {.rows = nChroma,
            .keptRows = places,
            .measure =
                [maker, finder = PeakFinder(setup, nChroma)](SpectrumTile& tile, float* out, ClipNotes& notes) {
                    finder.collect(tile, notes.peaks);
                    maker->places().gather(tile.power(), out);
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

constexpr std::array<std::string_view, 2> norms{"inf", "-inf"};

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
                               .kind = ParameterKind::Real,
                               .defaultValue = "inf",
                               .minimum = 0,
                               .maximum = std::numeric_limits<double>::infinity(),
                               .choices = norms,
                               .optional = true};
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
