#include "core/features/Pyin.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/BetaDistribution.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/PitchPath.h"
#include "core/features/Yin.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace suara {

namespace {

/// How much of the prior over thresholds lies between neighbours of linspace(0, 1, count + 1).
std::vector<double> thresholdWeights(int count, double a, double b)
{
    std::vector<double> weights;
    weights.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i)
        weights.push_back(betaDistribution(double(i + 1) / count, a, b) - betaDistribution(double(i) / count, a, b));
    return weights;
}

/// scipy.stats.boltzmann.pmf(k, lambda, count)
double boltzmannWeight(int k, double lambda, int count)
{
    return (1.0 - std::exp(-lambda)) * std::exp(-lambda * k) / (1.0 - std::exp(-lambda * count));
}

/// How probable each trough of one frame is to be the period: for every threshold the troughs below it share its
/// weight, the shorter periods more of it; where none is below, the deepest one has a little of it.
std::vector<double> troughProbabilities(const std::vector<double>& heights, const std::vector<double>& weights,
                                        const Parameters& given)
{
    const double lambda = given.real(parameter::boltzmann);
    const auto deepest = std::size_t(std::min_element(heights.begin(), heights.end()) - heights.begin());
    std::vector<double> probabilities(heights.size(), 0.0);
    double missed = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double threshold = double(i + 1) / double(weights.size());
        const auto below = [&](double height) {
            return height < threshold;
        };
        const auto count = int(std::ranges::count_if(heights, below));
        if (count == 0)
            missed += weights[i];
        int position = 0;
        for (std::size_t trough = 0; trough < heights.size(); ++trough)
            if (below(heights[trough]))
                probabilities[trough] += boltzmannWeight(position++, lambda, count) * weights[i];
    }
    probabilities[deepest] += given.real(parameter::noTroughProb) * missed;
    return probabilities;
}

PitchGrid gridOf(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    PitchGrid grid;
    grid.fmin = given.real(parameter::pitchFmin);
    grid.perSemitone = int(std::ceil(1.0 / given.real(parameter::pitchResolution)));
    const double bins =
        std::floor(12 * grid.perSemitone * std::log2(given.real(parameter::pitchFmax) / grid.fmin)) + 1.0;
    const double jump = std::nearbyint(given.real(parameter::maxTransitionRate) * 12 *
                                       given.integer(parameter::hopLength) / analysis.audio().sampleRate);
    if (!(bins >= 2.0 && bins <= 10000.0) || jump * grid.perSemitone + 1.0 > bins)
        throw ParameterError(
            SUARA_TEXT("Core", "Pitch has %1 bins, of which %2 may be jumped over from frame to frame; "
                               "allowed are 2 to 10000, and no jump beyond them. Change resolution, "
                               "fmin, fmax or max_transition_rate."),
            {std::to_string(std::int64_t(bins)), std::to_string(std::int64_t(jump * grid.perSemitone))});
    grid.bins = int(bins);
    grid.width = int(jump) * grid.perSemitone + 1;
    return grid;
}

/// What one frame says of each pitch bin.
PitchObservation observe(const YinFrames& frames, Eigen::Index t, const PitchGrid& grid, int sampleRate,
                         const std::vector<double>& weights, const Parameters& given)
{
    const auto difference = frames.difference.col(t);
    std::vector<Eigen::Index> troughs;
    std::vector<double> heights;
    for (Eigen::Index row = 0; row < difference.size(); ++row)
        if (isTrough(difference, row)) {
            troughs.push_back(row);
            heights.push_back(difference[row]);
        }
    PitchObservation observation;
    if (troughs.empty())
        return observation;
    const std::vector<double> probabilities = troughProbabilities(heights, weights, given);
    for (std::size_t i = 0; i < troughs.size(); ++i) {
        if (probabilities[i] == 0.0)
            continue;
        const double f0 = sampleRate / (frames.minPeriod + double(troughs[i]) + frames.shift(troughs[i], t));
        const double bin = std::nearbyint(12 * grid.perSemitone * std::log2(f0 / grid.fmin));
        if (bin < grid.bins) // of two in one bin the longer period stays
            observation.bins[int(std::max(0.0, bin))] = probabilities[i];
    }
    for (const auto& [bin, probability] : observation.bins)
        observation.voiced += probability;
    observation.voiced = std::clamp(observation.voiced, 0.0, 1.0);
    return observation;
}

struct PitchTrack {
    Eigen::ArrayXXf f0; ///< also of frames without voice
    Eigen::ArrayXXf voicedFlag;
    Eigen::ArrayXXf voicedProb;
};

PitchTrack makePitchTrack(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const YinFrames& frames = analysis.shared(yinFrames);
    const PitchGrid grid = gridOf(analysis);
    const std::vector<double> weights = thresholdWeights(given.integer(parameter::pitchThresholds),
                                                         given.real(parameter::betaA), given.real(parameter::betaB));
    const Eigen::Index count = frames.difference.cols();
    PitchTrack track{Eigen::ArrayXXf(1, count), Eigen::ArrayXXf(1, count), Eigen::ArrayXXf(1, count)};
    std::vector<PitchObservation> observations;
    for (Eigen::Index t = 0; t < count; ++t) {
        analysis.task().checkpoint(0.4 + 0.2 * double(t) / double(count));
        observations.push_back(observe(frames, t, grid, analysis.audio().sampleRate, weights, given));
        track.voicedProb(0, t) = float(observations.back().voiced);
    }
    PartTask rest(analysis.task(), 0.6, 1.0);
    const std::vector<int> path = likeliestPath(observations, grid, given.real(parameter::switchProb), rest);
    for (Eigen::Index t = 0; t < count; ++t) {
        const int state = path[std::size_t(t)];
        track.f0(0, t) = float(grid.fmin * std::exp2(double(state % grid.bins) / (12 * grid.perSemitone)));
        track.voicedFlag(0, t) = state < grid.bins ? 1.0f : 0.0f;
    }
    return track;
}

} // namespace

Eigen::ArrayXXf pyin(const FrameAnalysis& analysis)
{
    const PitchTrack& track = analysis.shared(makePitchTrack);
    const Parameters& given = analysis.parameters();
    if (given.isNone(parameter::fillNa))
        return track.f0;
    const double fill = given.optionalReal(parameter::fillNa).value_or(std::numeric_limits<double>::quiet_NaN());
    return (track.voicedFlag > 0.5f).select(track.f0, float(fill));
}

Eigen::ArrayXXf pyinVoicedFlag(const FrameAnalysis& analysis)
{
    return analysis.shared(makePitchTrack).voicedFlag;
}

Eigen::ArrayXXf pyinVoicedProb(const FrameAnalysis& analysis)
{
    return analysis.shared(makePitchTrack).voicedProb;
}

namespace parameter {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr std::array<std::string_view, 1> notANumber{"nan"};

const ParameterSpec pitchThresholds{.id = "n_thresholds",
                                    .key = "n_thresholds",
                                    .title = SUARA_TEXT("Core", "Thresholds tried"),
                                    .unit = "",
                                    .kind = ParameterKind::Integer,
                                    .defaultValue = "100",
                                    .minimum = 1,
                                    .maximum = 10000};
const ParameterSpec betaA{.id = "beta_a",
                          .key = "beta_a",
                          .title = SUARA_TEXT("Core", "First shape of the thresholds"),
                          .unit = "",
                          .kind = ParameterKind::Real,
                          .defaultValue = "2",
                          .minimum = 0,
                          .maximum = 10000,
                          .openEnds = true};
const ParameterSpec betaB{.id = "beta_b",
                          .key = "beta_b",
                          .title = SUARA_TEXT("Core", "Second shape of the thresholds"),
                          .unit = "",
                          .kind = ParameterKind::Real,
                          .defaultValue = "18",
                          .minimum = 0,
                          .maximum = 10000,
                          .openEnds = true};
const ParameterSpec boltzmann{.id = "boltzmann_parameter",
                              .key = "boltzmann_parameter",
                              .title = SUARA_TEXT("Core", "Preference for short periods"),
                              .unit = "",
                              .kind = ParameterKind::Real,
                              .defaultValue = "2",
                              .minimum = 0,
                              .maximum = 700,
                              .openEnds = true};
const ParameterSpec pitchResolution{.id = "resolution",
                                    .key = "resolution",
                                    .title = SUARA_TEXT("Core", "Step of the pitch in semitones"),
                                    .unit = "",
                                    .kind = ParameterKind::Real,
                                    .defaultValue = "0.1",
                                    .minimum = 0,
                                    .maximum = 1,
                                    .openEnds = true};
const ParameterSpec maxTransitionRate{.id = "max_transition_rate",
                                      .key = "max_transition_rate",
                                      .title = SUARA_TEXT("Core", "Fastest change in octaves per second"),
                                      .unit = "",
                                      .kind = ParameterKind::Real,
                                      .defaultValue = "35.92",
                                      .minimum = 0,
                                      .maximum = unlimited,
                                      .openEnds = true};
const ParameterSpec switchProb{.id = "switch_prob",
                               .key = "switch_prob",
                               .title = SUARA_TEXT("Core", "Probability that voice begins or ends"),
                               .unit = "",
                               .kind = ParameterKind::Real,
                               .defaultValue = "0.01",
                               .minimum = 0,
                               .maximum = 1,
                               .openEnds = true};
const ParameterSpec noTroughProb{.id = "no_trough_prob",
                                 .key = "no_trough_prob",
                                 .title = SUARA_TEXT("Core", "Probability without a trough"),
                                 .unit = "",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "0.01",
                                 .minimum = 0,
                                 .maximum = 1,
                                 .openEnds = true};
const ParameterSpec fillNa{.id = "fill_na",
                           .key = "fill_na",
                           .title = SUARA_TEXT("Core", "Value without voice"),
                           .unit = "Hz",
                           .kind = ParameterKind::Real,
                           .defaultValue = "nan",
                           .minimum = -1e30,
                           .maximum = 1e30,
                           .choices = notANumber,
                           .optional = true};

} // namespace parameter

} // namespace suara
