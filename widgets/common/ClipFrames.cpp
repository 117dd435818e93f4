#include "widgets/common/ClipFrames.h"

#include "core/audio/Audio.h"
#include "core/dsp/Decibels.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Mel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>

namespace suara {

namespace {

constexpr std::int64_t longClip = 8'000'000; // samples; beyond this the clip is worked on in stretches
constexpr std::int64_t stretchFrames = 4096;
constexpr float pictureDepth = 120.0f; // dB of a picture in decibels that are kept apart
constexpr std::array<char, 8> magic{'S', 'U', 'A', 'F', 'R', 'M', '0', '1'};

/// Features whose frames depend on their own samples only.
bool isLocal(std::string_view id)
{
    constexpr std::array<std::string_view, 8> local{"zero_crossing_rate", "spectral_centroid", "rms",
                                                    "spectral_bandwidth", "spectral_rolloff",  "spectral_flatness",
                                                    "melspectrogram",     "stft_magnitude"};
    return std::find(local.begin(), local.end(), id) != local.end();
}

void finish(ClipFrames& frames, std::string_view unit)
{
    frames.lowest = std::numeric_limits<float>::infinity();
    frames.highest = -frames.lowest;
    for (const float value : frames.values)
        if (std::isfinite(value)) {
            frames.lowest = std::min(frames.lowest, value);
            frames.highest = std::max(frames.highest, value);
        }
    if (frames.lowest > frames.highest)
        frames.lowest = frames.highest = 0.0f;
    if (frames.rows > 1)
        frames.picture = LevelPyramid(
            frames.values, frames.rows,
            unit == "dB" ? std::max(frames.lowest, frames.highest - pictureDepth) : frames.lowest, frames.highest);
}

ClipFrames shaped(const FeatureSpec& spec, const FrameOptions& options, int sampleRate)
{
    ClipFrames frames;
    frames.rows = spec.rows(options.parameters);
    frames.secondsPerFrame = secondsPerFrame(spec, options.parameters, sampleRate);
    if (!options.parameters.flag(parameter::center))
        frames.firstSecond = 0.5 * options.parameters.integer(parameter::nFft) / sampleRate;
    return frames;
}

void append(ClipFrames& to, const Eigen::ArrayXXf& from, Eigen::Index first, Eigen::Index count)
{
    to.rows = int(from.rows());
    to.values.insert(to.values.end(), from.data() + first * from.rows(), from.data() + (first + count) * from.rows());
    to.frames += count;
}

/// A feature of a long clip, stretch by stretch: each with a margin that is thrown away again.
ClipFrames inStretches(const Audio& audio, const FeatureSpec& spec, const FrameOptions& options, Task& task,
                       double from, double to)
{
    ClipFrames frames = shaped(spec, options, audio.sampleRate);
    const std::int64_t hop = std::llround(frames.secondsPerFrame * audio.sampleRate);
    const int longest =
        std::max(options.parameters.integer(parameter::nFft), options.parameters.integer(parameter::frameLength));
    const std::int64_t margin = longest / hop + 1;
    const auto samples = std::int64_t(audio.samples.size());
    const bool center = options.parameters.flag(parameter::center);
    const std::int64_t all = center ? 1 + samples / hop : 1 + std::max<std::int64_t>(0, samples - longest) / hop;
    for (std::int64_t first = 0; first < all; first += stretchFrames) {
        task.checkpoint(from + (to - from) * double(first) / double(all));
        const std::int64_t count = std::min(stretchFrames, all - first);
        const std::int64_t begin = std::max<std::int64_t>(0, first - margin);
        const std::int64_t end = std::min(samples, (first + count + margin) * hop);
        Audio part{{audio.samples.begin() + begin * hop, audio.samples.begin() + end}, audio.sampleRate};
        const Eigen::ArrayXXf values = spec.compute(FrameAnalysis(std::move(part), options.parameters));
        append(frames, values, first - begin, std::min<std::int64_t>(count, values.cols() - (first - begin)));
    }
    return frames;
}

ClipFrames melDecibels(const Audio& audio, const FrameOptions& options, Task& task, double from, double to)
{
    ClipFrames frames = inStretches(audio, featureSpec("melspectrogram"), options, task, from, to);
    Eigen::Map<Eigen::ArrayXXf> values(frames.values.data(), frames.rows, Eigen::Index(frames.frames));
    values = powerToDb(values, melDecibels(options.parameters, values.size() > 0 ? values.maxCoeff() : 0.0f));
    return frames;
}

template<typename Value>
void put(std::string& bytes, const Value& value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template<typename Value>
Value take(std::string_view& bytes)
{
    Value value{};
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
}

} // namespace

std::string FrameOptions::canonical() const
{
    return parameters.canonical() + " sr=" + std::to_string(sampleRate);
}

std::vector<ClipFrames> computeClipFrames(const std::filesystem::path& file, const std::vector<std::string>& features,
                                          const FrameOptions& options, Task& task)
{
    Audio audio = loadMono(file, options.sampleRate > 0 ? std::optional(options.sampleRate) : std::nullopt, &task);
    std::vector<ClipFrames> results;
    std::optional<FrameAnalysis> whole;
    const bool isLong = std::int64_t(audio.samples.size()) > longClip;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const FeatureSpec& spec = featureSpec(features[i]);
        const double from = double(i) / double(features.size());
        const double to = double(i + 1) / double(features.size());
        task.checkpoint(from);
        if (isLong && isLocal(spec.id)) {
            results.push_back(inStretches(audio, spec, options, task, from, to));
        } else if (isLong && spec.id == "melspectrogram_db") {
            results.push_back(melDecibels(audio, options, task, from, to));
        } else {
            if (!whole)
                whole.emplace(audio, options.parameters);
            const Eigen::ArrayXXf values = spec.compute(*whole);
            results.push_back(shaped(spec, options, audio.sampleRate));
            append(results.back(), values, 0, values.cols());
        }
        finish(results.back(), spec.unit);
    }
    return results;
}

std::string frameBytes(const ClipFrames& frames)
{
    std::string bytes(magic.data(), magic.size());
    put(bytes, std::int64_t(frames.rows));
    put(bytes, frames.frames);
    put(bytes, frames.secondsPerFrame);
    put(bytes, frames.firstSecond);
    put(bytes, frames.picture.lowest());
    put(bytes, frames.picture.highest());
    bytes.append(reinterpret_cast<const char*>(frames.values.data()), frames.values.size() * sizeof(float));
    return bytes;
}

ClipFrames framesFromBytes(std::string_view bytes)
{
    constexpr std::size_t head = magic.size() + 4 * sizeof(double) + 2 * sizeof(float);
    ClipFrames frames;
    if (bytes.size() < head || std::memcmp(bytes.data(), magic.data(), magic.size()) != 0)
        return frames;
    bytes.remove_prefix(magic.size());
    const auto rows = take<std::int64_t>(bytes);
    const auto count = take<std::int64_t>(bytes);
    const auto step = take<double>(bytes);
    const auto first = take<double>(bytes);
    const auto lowest = take<float>(bytes);
    const auto highest = take<float>(bytes);
    if (rows < 1 || rows > 1'000'000 || count < 0 ||
        std::uint64_t(count) != bytes.size() / sizeof(float) / std::uint64_t(rows) ||
        std::uint64_t(rows * count) * sizeof(float) != bytes.size())
        return frames;
    frames.values.resize(static_cast<std::size_t>(rows * count));
    std::memcpy(frames.values.data(), bytes.data(), bytes.size());
    frames.rows = int(rows);
    frames.frames = count;
    frames.secondsPerFrame = step;
    frames.firstSecond = first;
    finish(frames, {});
    if (rows > 1)
        frames.picture = LevelPyramid(frames.values, frames.rows, lowest, highest);
    return frames;
}

} // namespace suara
