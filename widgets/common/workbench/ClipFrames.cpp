#include "widgets/common/workbench/ClipFrames.h"

#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"
#include "core/audio/MonoStream.h"
#include "core/base/StagedTask.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "widgets/common/workbench/FrameMemory.h"
#include "widgets/common/workbench/LongClip.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <span>

namespace suara {

namespace {

constexpr double longClip = 8e6;              // samples; beyond this the clip is worked on in stretches,
constexpr double largestSpectrum = 1e9;       // or where its transform would take so many bytes
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
    if (!options.parameters.flag(parameter::center) && findParameter(spec, "center") != nullptr)
        frames.firstSecond = 0.5 * options.parameters.integer(parameter::nFft) / sampleRate;
    return frames;
}

void ValueRange::add(std::span<const float> values)
{
    for (const float value : values)
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
}

void ClipFrames::setRange(const ValueRange& range)
{
    const bool any = range.lowest <= range.highest;
    lowest = any ? range.lowest : 0.0f;
    highest = any ? range.highest : 0.0f;
}

bool ClipFrames::isPictureAlone(int rows, std::int64_t frames)
{
    return rows > 1 && std::size_t(rows) * std::size_t(frames) > mostValues;
}

float ClipFrames::pictureFloor(std::string_view unit) const
{
    return unit == "dB" ? std::max(lowest, highest - pictureDepth) : lowest;
}

void ClipFrames::finish(std::string_view unit)
{
    ValueRange range;
    range.add(values);
    setRange(range);
    picture = LevelPyramid(values, rows, pictureFloor(unit), highest);
    if (isPictureAlone(rows, frames))
        values = std::vector<float>();
}

std::string FrameOptions::canonical() const
{
    return parameters.canonical() + " sr=" + std::to_string(sampleRate);
}

namespace {

std::optional<int> wantedRate(const FrameOptions& options)
{
    return options.sampleRate > 0 ? std::optional(options.sampleRate) : std::nullopt;
}

/// A file's sound, read anew as often as it is wanted.
LongClip::Sound soundOf(const std::filesystem::path& file, const AudioInfo& info, const FrameOptions& options)
{
    const auto open = [file, rate = wantedRate(options)]() -> StretchCutter::Source {
        const std::shared_ptr<AudioReader> reader = AudioReader::open(file);
        const auto stream = std::make_shared<MonoStream>(file, *reader, std::numeric_limits<std::int64_t>::max(), rate);
        return [reader, stream](std::vector<float>& samples) {
            return stream->next(samples);
        };
    };
    const int rate = wantedRate(options).value_or(info.sampleRate);
    return {open, rate, double(info.frames) * rate / info.sampleRate};
}

ClipFrames framesOfWhole(const FeatureSpec& spec, const FrameAnalysis& whole, const FrameOptions& options)
{
    ClipFrames frames = emptyFrames(spec, options, whole.audio().sampleRate);
    frames.append(spec.compute(whole));
    frames.finish(spec.unit);
    return frames;
}

} // namespace

std::vector<ClipFrames> computeClipFrames(const std::filesystem::path& file, const std::vector<std::string>& features,
                                          const FrameOptions& options, Task& task)
{
    const AudioInfo info = AudioReader::open(file)->info();
    const LongClip::Sound sound = soundOf(file, info, options);
    const bool isLong = info.frames < 0 || sound.expectedSamples > longClip ||
                        spectrumBytes(options, sound.expectedSamples) > largestSpectrum;
    std::vector<const FeatureSpec*> inStretches;
    std::vector<const FeatureSpec*> ofWhole;
    for (const std::string& feature : features) {
        const FeatureSpec& spec = featureSpec(feature);
        (isLong && LongClip::knows(spec) ? inStretches : ofWhole).push_back(&spec);
    }
    checkFrameMemory(frameBytesNeeded(inStretches, ofWhole, options, std::max(0.0, sound.expectedSamples)));
    const double share = double(inStretches.size()) / double(std::max<std::size_t>(1, features.size()));
    std::map<std::string_view, ClipFrames> made;
    if (!inStretches.empty()) {
        PartTask part(task, 0.0, share);
        std::vector<ClipFrames> all = LongClip(sound, options).frames(inStretches, part);
        for (std::size_t i = 0; i < all.size(); ++i)
            made[inStretches[i]->id] = std::move(all[i]);
    }
    if (!ofWhole.empty()) {
        StagedTask stages(task);
        const FrameAnalysis whole(loadMono(file, wantedRate(options), &task), options.parameters, &stages);
        const auto startOf = [&](std::size_t feature) {
            return share + (1.0 - share) * double(feature) / double(ofWhole.size());
        };
        for (std::size_t i = 0; i < ofWhole.size(); ++i) {
            stages.begin(startOf(i), startOf(i + 1));
            stages.checkpoint(0.0);
            made[ofWhole[i]->id] = framesOfWhole(*ofWhole[i], whole, options);
        }
    }
    std::vector<ClipFrames> results;
    results.reserve(features.size());
    for (const std::string& feature : features)
        results.push_back(std::move(made.at(feature)));
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
