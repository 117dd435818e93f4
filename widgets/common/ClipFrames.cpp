#include "widgets/common/ClipFrames.h"

#include "core/audio/Audio.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "widgets/common/LongClip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>

namespace suara {

namespace {

constexpr std::int64_t longClip = 8'000'000;  // samples; beyond this the clip is worked on in stretches
constexpr std::size_t mostValues = 8'000'000; // of several rows, that are kept beside the picture
constexpr float pictureDepth = 120.0f;        // dB of a picture in decibels that are kept apart
constexpr std::array<char, 8> magic{'S', 'U', 'A', 'F', 'R', 'M', '0', '2'};

/// What stands before the values in the cache folder.
struct FrameHead {
    std::int64_t rows;
    std::int64_t frames;
    std::int64_t binsPerRow;
    std::int64_t onlyPicture;
    double secondsPerFrame;
    double firstSecond;
    float lowest;
    float highest;
    float pictureLowest;
    float pictureHighest;
};

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

void ClipFrames::append(const Eigen::Ref<const Eigen::ArrayXXf>& more)
{
    rows = int(more.rows());
    frames += more.cols();
    for (Eigen::Index frame = 0; frame < more.cols(); ++frame)
        values.insert(values.end(), more.col(frame).data(), more.col(frame).data() + more.rows());
}

ClipFrames emptyFrames(const FeatureSpec& spec, const FrameOptions& options, int sampleRate)
{
    ClipFrames frames;
    frames.rows = spec.rows(options.parameters);
    frames.secondsPerFrame = secondsPerFrame(spec, options.parameters, sampleRate);
    if (!options.parameters.flag(parameter::center))
        frames.firstSecond = 0.5 * options.parameters.integer(parameter::nFft) / sampleRate;
    return frames;
}

void ClipFrames::finish(std::string_view unit)
{
    lowest = std::numeric_limits<float>::infinity();
    highest = -lowest;
    for (const float value : values)
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    if (lowest > highest)
        lowest = highest = 0.0f;
    if (rows > 1)
        picture = LevelPyramid(values, rows, unit == "dB" ? std::max(lowest, highest - pictureDepth) : lowest, highest);
    if (rows > 1 && values.size() > mostValues)
        values = std::vector<float>();
}

std::string FrameOptions::canonical() const
{
    return parameters.canonical() + " sr=" + std::to_string(sampleRate);
}

std::vector<ClipFrames> computeClipFrames(const std::filesystem::path& file, const std::vector<std::string>& features,
                                          const FrameOptions& options, Task& task)
{
    const Audio audio =
        loadMono(file, options.sampleRate > 0 ? std::optional(options.sampleRate) : std::nullopt, &task);
    std::vector<ClipFrames> results;
    std::optional<FrameAnalysis> whole;
    const bool isLong = std::int64_t(audio.samples.size()) > longClip;
    for (std::size_t i = 0; i < features.size(); ++i) {
        const FeatureSpec& spec = featureSpec(features[i]);
        PartTask part(task, double(i) / double(features.size()), double(i + 1) / double(features.size()));
        part.checkpoint(0.0);
        if (isLong && LongClip::knows(spec)) {
            results.push_back(LongClip(audio, options).frames(spec, part));
        } else {
            if (!whole)
                whole.emplace(audio, options.parameters);
            const Eigen::ArrayXXf values = spec.compute(*whole);
            results.push_back(emptyFrames(spec, options, audio.sampleRate));
            results.back().append(values);
            results.back().finish(spec.unit);
        }
    }
    return results;
}

std::string frameBytes(const ClipFrames& frames)
{
    std::string bytes(magic.data(), magic.size());
    put(bytes, FrameHead{frames.rows, frames.frames, frames.binsPerRow, frames.values.empty(), frames.secondsPerFrame,
                         frames.firstSecond, frames.lowest, frames.highest, frames.picture.lowest(),
                         frames.picture.highest()});
    const std::span<const std::uint8_t> levels = frames.picture.levels();
    if (frames.values.empty())
        bytes.append(levels.begin(), levels.end());
    else
        bytes.append(reinterpret_cast<const char*>(frames.values.data()), frames.values.size() * sizeof(float));
    return bytes;
}

ClipFrames framesFromBytes(std::string_view bytes)
{
    ClipFrames frames;
    if (bytes.size() < magic.size() + sizeof(FrameHead) || !bytes.starts_with({magic.data(), magic.size()}))
        return frames;
    bytes.remove_prefix(magic.size());
    const auto head = take<FrameHead>(bytes);
    const std::uint64_t size = head.onlyPicture != 0 ? 1 : sizeof(float);
    if (head.rows < 1 || head.rows > 1'000'000 || head.frames < 0 || head.binsPerRow < 1 ||
        std::uint64_t(head.frames) != bytes.size() / size / std::uint64_t(head.rows) ||
        std::uint64_t(head.rows * head.frames) * size != bytes.size())
        return frames;
    const int rows = int(head.rows);
    if (head.onlyPicture != 0) {
        frames.picture = LevelPyramid(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), rows, head.pictureLowest,
                                      head.pictureHighest);
    } else {
        frames.values.resize(bytes.size() / sizeof(float));
        std::memcpy(frames.values.data(), bytes.data(), bytes.size());
        if (rows > 1)
            frames.picture = LevelPyramid(frames.values, rows, head.pictureLowest, head.pictureHighest);
    }
    frames.rows = rows;
    frames.frames = head.frames;
    frames.binsPerRow = int(head.binsPerRow);
    frames.secondsPerFrame = head.secondsPerFrame;
    frames.firstSecond = head.firstSecond;
    frames.lowest = head.lowest;
    frames.highest = head.highest;
    return frames;
}

} // namespace suara
