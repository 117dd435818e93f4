#include "widgets/common/LongClip.h"

#include "core/dsp/Decibels.h"
#include "core/features/Chroma.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Mel.h"
#include "core/features/Mfcc.h"
#include "core/features/SpectralShape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace suara {

namespace {

constexpr Eigen::Index stretchFrames = 4096;
constexpr int mostRows = 513; // of a spectrogram; more bins share a row

/// Features whose frames depend on their own samples only.
bool isLocal(std::string_view id)
{
    constexpr std::array<std::string_view, 7> local{"zero_crossing_rate", "spectral_centroid", "rms",
                                                    "spectral_bandwidth", "spectral_rolloff",  "spectral_flatness",
                                                    "melspectrogram"};
    return std::ranges::find(local, id) != local.end();
}

/// The largest of every `together` rows.
Eigen::ArrayXXf gathered(const Eigen::Ref<const Eigen::ArrayXXf>& values, int together)
{
    Eigen::ArrayXXf rows((values.rows() + together - 1) / together, values.cols());
    for (Eigen::Index row = 0; row < rows.rows(); ++row) {
        const Eigen::Index first = row * together;
        rows.row(row) =
            values.middleRows(first, std::min<Eigen::Index>(together, values.rows() - first)).colwise().maxCoeff();
    }
    return rows;
}

Eigen::Map<Eigen::ArrayXXf> arrayOf(ClipFrames& frames)
{
    return {frames.values.data(), frames.rows, Eigen::Index(frames.frames)};
}

} // namespace

bool LongClip::knows(std::string_view feature)
{
    constexpr std::array<std::string_view, 5> gathering{"melspectrogram_db", "mfcc", "spectral_contrast", "chroma_stft",
                                                        "stft_db"};
    return isLocal(feature) || std::ranges::find(gathering, feature) != gathering.end();
}

ClipFrames LongClip::frames(const FeatureSpec& spec, Task& task) const
{
    ClipFrames frames = spec.id == "melspectrogram_db"   ? melDecibels(spec, task)
                        : spec.id == "mfcc"              ? mfcc(spec, task)
                        : spec.id == "spectral_contrast" ? contrast(spec, task)
                        : spec.id == "chroma_stft"       ? chroma(spec, task)
                        : spec.id == "stft_db"           ? spectrogram(spec, task)
                                                         : local(spec, m_options.parameters, task);
    if (frames.picture.columns() == 0)
        frames.finish(spec.unit);
    return frames;
}

/// Each stretch has a margin of frames that are thrown away again, because they miss samples before or behind it.
void LongClip::eachStretch(const FeatureSpec& spec, const Parameters& parameters, Task& task, const Visit& visit) const
{
    const Eigen::Index hop = parameters.integer(*spec.hop);
    const int longest = std::max(parameters.integer(parameter::nFft), parameters.integer(parameter::frameLength));
    const Eigen::Index margin = longest / hop + 1;
    const auto samples = Eigen::Index(m_audio.samples.size());
    const bool center = parameters.flag(parameter::center);
    const Eigen::Index all = center ? 1 + samples / hop : 1 + std::max<Eigen::Index>(0, samples - longest) / hop;
    for (Eigen::Index first = 0; first < all; first += stretchFrames) {
        task.checkpoint(double(first) / double(all));
        const Eigen::Index count = std::min(stretchFrames, all - first);
        const Eigen::Index begin = std::max<Eigen::Index>(0, first - margin);
        const Eigen::Index end = std::min(samples, (first + count + margin) * hop);
        Audio part{{m_audio.samples.begin() + begin * hop, m_audio.samples.begin() + end}, m_audio.sampleRate};
        visit(FrameAnalysis(std::move(part), parameters), first - begin, count);
    }
}

ClipFrames LongClip::local(const FeatureSpec& spec, const Parameters& parameters, Task& task) const
{
    ClipFrames frames = emptyFrames(spec, m_options, m_audio.sampleRate);
    eachStretch(spec, parameters, task, [&](const FrameAnalysis& stretch, Eigen::Index skip, Eigen::Index count) {
        const Eigen::ArrayXXf values = spec.compute(stretch);
        frames.append(values.middleCols(skip, std::min(count, values.cols() - skip)));
    });
    return frames;
}

ClipFrames LongClip::melDecibels(const FeatureSpec& spec, Task& task) const
{
    ClipFrames frames = local(featureSpec("melspectrogram"), m_options.parameters, task);
    Eigen::Map<Eigen::ArrayXXf> values = arrayOf(frames);
    values = powerToDb(values, suara::melDecibels(m_options.parameters, values.size() > 0 ? values.maxCoeff() : 0.0f));
    frames.finish(spec.unit);
    return frames;
}

ClipFrames LongClip::mfcc(const FeatureSpec& spec, Task& task) const
{
    ClipFrames mel = local(featureSpec("melspectrogram"), m_options.parameters, task);
    const Eigen::Map<Eigen::ArrayXXf> power = arrayOf(mel);
    DecibelOptions decibels;
    const float floor = powerToDb(Eigen::ArrayXXf::Constant(1, 1, power.maxCoeff()))(0, 0) - *decibels.topDb;
    decibels.topDb.reset(); // the floor is that of the whole clip
    ClipFrames frames = emptyFrames(spec, m_options, m_audio.sampleRate);
    for (Eigen::Index first = 0; first < power.cols(); first += stretchFrames) {
        const Eigen::Index count = std::min(stretchFrames, power.cols() - first);
        const Eigen::ArrayXXf part = powerToDb(power.middleCols(first, count), decibels).max(floor);
        frames.append(mfccOfDecibels(part, m_options.parameters));
    }
    return frames;
}

ClipFrames LongClip::contrast(const FeatureSpec& spec, Task& task) const
{
    const ContrastOptions options = contrastOptions(m_options.parameters);
    ClipFrames peak = emptyFrames(spec, m_options, m_audio.sampleRate);
    ClipFrames valley = peak;
    const auto visit = [&](const FrameAnalysis& stretch, Eigen::Index skip, Eigen::Index count) {
        const auto magnitudes = stretch.magnitudes().middleCols(skip, count);
        const BandExtremes extremes = bandExtremes(magnitudes, stretch.frequencies(), m_audio.sampleRate, options);
        peak.append(extremes.peak);
        valley.append(extremes.valley);
    };
    eachStretch(spec, m_options.parameters, task, visit);
    arrayOf(peak) = contrastOf({arrayOf(peak), arrayOf(valley)}, options);
    return peak;
}

ClipFrames LongClip::chroma(const FeatureSpec& spec, Task& task) const
{
    Parameters parameters = m_options.parameters;
    PartTask tuning(task, 0.0, 0.5);
    PartTask rest(task, 0.5, 1.0);
    if (!parameters.optionalReal(parameter::tuning)) {
        std::vector<TuningPeak> peaks;
        const int nFft = parameters.integer(parameter::nFft);
        const auto visit = [&](const FrameAnalysis& stretch, Eigen::Index skip, Eigen::Index count) {
            collectTuningPeaks(stretch.magnitudes().middleCols(skip, count), m_audio.sampleRate, nFft, peaks);
        };
        eachStretch(spec, parameters, tuning, visit);
        parameters.set(parameter::tuning, tuningOf(peaks, parameters.integer(parameter::nChroma)));
    }
    return local(spec, parameters, rest);
}

/// Of an hour in floats would be half a gigabyte: once through for the largest value, once more for levels below it.
ClipFrames LongClip::spectrogram(const FeatureSpec& spec, Task& task) const
{
    ClipFrames frames = emptyFrames(spec, m_options, m_audio.sampleRate);
    frames.binsPerRow = (frames.rows + mostRows - 1) / mostRows;
    float largest = 0.0f;
    PartTask looking(task, 0.0, 0.5);
    eachStretch(spec, m_options.parameters, looking,
                [&](const FrameAnalysis& stretch, Eigen::Index skip, Eigen::Index count) {
                    largest = std::max(largest, stretch.magnitudes().middleCols(skip, count).maxCoeff());
                });
    DecibelOptions decibels{.reference = largest * largest};
    const float depth = *std::exchange(decibels.topDb, std::nullopt);
    std::vector<std::uint8_t> levels;
    PartTask drawing(task, 0.5, 1.0);
    const auto visit = [&](const FrameAnalysis& stretch, Eigen::Index skip, Eigen::Index count) {
        const Eigen::ArrayXXf rows = gathered(stretch.magnitudes().middleCols(skip, count), frames.binsPerRow);
        const Eigen::ArrayXXf values = powerToDb(rows.square(), decibels);
        LevelPyramid::appendLevels(std::span(values.data(), std::size_t(values.size())), -depth, 0.0f, levels);
        frames.frames += count;
        frames.rows = int(rows.rows());
    };
    eachStretch(spec, m_options.parameters, drawing, visit);
    frames.lowest = -depth;
    frames.picture = LevelPyramid(std::move(levels), frames.rows, -depth, 0.0f);
    return frames;
}

} // namespace suara
