#include "core/dsp/MelFilterbank.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/dsp/Norm.h"
#include "core/dsp/Stft.h"

#include <cfloat>
#include <cmath>

namespace suara {

namespace {

// Slaney's scale (Auditory Toolbox): 15 mel are 1000 Hz, above that 27 mel are a factor of 6.4.
constexpr double hzPerMel = 200.0 / 3.0;
constexpr double logStartHz = 1000.0;
constexpr double logStartMel = logStartHz / hzPerMel;
const double logStep = std::log(6.4) / 27.0;

/// Band edges, as librosa.mel_frequencies(n_mels + 2): equally spaced in mel.
Eigen::ArrayXd bandEdges(const MelOptions& options, double fmax)
{
    const double low = hzToMel(options.fmin, options.htk);
    const double high = hzToMel(fmax, options.htk);
    const double step = (high - low) / (options.nMels + 1);
    Eigen::ArrayXd edges(options.nMels + 2);
    for (Eigen::Index i = 0; i < edges.size(); ++i)
        edges[i] = melToHz(i + 1 == edges.size() ? high : double(i) * step + low, options.htk);
    return edges;
}

} // namespace

void MelFilterbank::append(const Eigen::ArrayXf& weights)
{
    Eigen::Index first = 0;
    Eigen::Index last = weights.size();
    while (first < last && weights[first] == 0.0f)
        ++first;
    while (last > first && weights[last - 1] == 0.0f)
        --last;
    m_first.push_back(std::int32_t(first == last ? 0 : first));
    m_count.push_back(std::int32_t(last - first));
    m_weights.insert(m_weights.end(), weights.begin() + first, weights.begin() + last);
}

double hzToMel(double hz, bool htk)
{
    if (htk)
        return 2595.0 * std::log10(1.0 + hz / 700.0);
    return hz >= logStartHz ? logStartMel + std::log(hz / logStartHz) / logStep : hz / hzPerMel;
}

double melToHz(double mel, bool htk)
{
    if (htk)
        return 700.0 * (std::pow(10.0, mel / 2595.0) - 1.0);
    return mel >= logStartMel ? logStartHz * std::exp(logStep * (mel - logStartMel)) : hzPerMel * mel;
}

void MelOptions::check() const
{
    if (nMels < 1)
        throw ParameterError(SUARA_TEXT("Core", "n_mels is %1; allowed is 1 or more."), {std::to_string(nMels)});
    if (!(fmin >= 0.0) || (fmax && !(*fmax > fmin)))
        throw ParameterError(SUARA_TEXT("Core", "fmin is %1 Hz and fmax is %2 Hz; allowed is 0 <= fmin < fmax."),
                             {shortest(fmin), fmax ? shortest(*fmax) : "none"});
}

MelFilterbank::MelFilterbank(int sampleRate, int nFft, const MelOptions& options) : m_bins(1 + nFft / 2)
{
    options.check();
    MelOptions resolved = options;
    resolved.fmax = options.fmax.value_or(sampleRate / 2.0);
    resolved.check();
    const Eigen::ArrayXd edges = bandEdges(resolved, *resolved.fmax);
    const Eigen::ArrayXd bins = fftFrequencies(sampleRate, nFft);
    for (Eigen::Index band = 0; band < resolved.nMels; ++band) {
        const Eigen::ArrayXd rising = (bins - edges[band]) / (edges[band + 1] - edges[band]);
        const Eigen::ArrayXd falling = (edges[band + 2] - bins) / (edges[band + 2] - edges[band + 1]);
        Eigen::ArrayXf weights = rising.min(falling).max(0.0).cast<float>();
        if (options.norm.isSlaney)
            weights = (weights.cast<double>() * (2.0 / (edges[band + 2] - edges[band]))).cast<float>();
        else if (const double size = options.norm.p ? normOf(weights.cast<double>(), *options.norm.p) : 1.0;
                 size >= double(FLT_MIN))
            weights = (weights.cast<double>() / size).cast<float>();
        append(weights);
    }
}

Eigen::ArrayXXf MelFilterbank::apply(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes) const
{
    if (magnitudes.rows() != m_bins)
        throw ParameterError(SUARA_TEXT("Core", "The spectrum has %1 bins; the mel filters are made for %2."),
                             {std::to_string(magnitudes.rows()), std::to_string(m_bins)});
    Eigen::ArrayXXf result(bands(), magnitudes.cols());
    AlignedFloats tile(std::size_t(m_bins) * tileFrames);
    AlignedFloats power(tile.size());
    AlignedFloats bandTile(std::size_t(bands()) * tileFrames);
    for (Eigen::Index first = 0; first < result.cols(); first += tileFrames) {
        tileOf(magnitudes, first, tile.data());
        kernels().square(tile.data(), std::ptrdiff_t(tile.size()), power.data());
        apply(power.data(), bandTile.data());
        untile(bandTile.data(), result.middleCols(first, tileCount(first, result.cols())));
    }
    return result;
}

void MelFilterbank::apply(const float* powerTile, float* bandTile) const
{
    kernels().applyBands({m_first.data(), m_count.data(), m_weights.data(), std::int32_t(bands())}, powerTile,
                         bandTile);
}

Eigen::ArrayXXf MelFilterbank::dense() const
{
    Eigen::ArrayXXf weights = Eigen::ArrayXXf::Zero(bands(), m_bins);
    const float* weight = m_weights.data();
    for (Eigen::Index band = 0; band < bands(); ++band)
        for (std::int32_t i = 0; i < m_count[std::size_t(band)]; ++i)
            weights(band, m_first[std::size_t(band)] + i) = *weight++;
    return weights;
}

} // namespace suara
