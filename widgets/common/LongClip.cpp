#include "widgets/common/LongClip.h"

#include "core/base/ScratchStore.h"
#include "core/dsp/Stft.h"
#include "core/dsp/Tile.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/SpectrogramDb.h"
#include "core/features/SpectrumTile.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace suara {

namespace {

constexpr Eigen::Index stretchFrames = 4096;
constexpr float mostDepth = 200.0f; // dB below the largest value that a picture shows where nothing limits them
constexpr std::size_t scratchBytes = std::size_t(64) << 20; // in memory; more goes to a file
constexpr int mostRows = 513;                               // of a spectrogram; more bins share a row

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

} // namespace

bool LongClip::knows(const FeatureSpec& spec)
{
    return spec.compute.isStreamed() || spec.id == "stft_db";
}

ClipFrames LongClip::frames(const FeatureSpec& spec, Task& task) const
{
    ClipFrames frames = spec.compute.tiles != nullptr     ? ofTiles(spec, task)
                        : spec.compute.samples != nullptr ? ofSamples(spec, task)
                                                          : spectrogram(spec, task);
    if (frames.picture.columns() == 0)
        frames.finish(spec.unit);
    return frames;
}

/// What a feature keeps until it has seen the whole clip goes to a scratch store.
ClipFrames LongClip::ofTiles(const FeatureSpec& spec, Task& task) const
{
    const SpectrumSetup setup(m_audio.sampleRate, m_options.parameters);
    const TileFeature feature = spec.compute.tiles(setup);
    const Eigen::Index all = frameCount(m_audio.samples.size(), setup.stft());
    ClipFrames frames = emptyFrames(spec, m_options, m_audio.sampleRate);
    const auto append = [&](const float* tile, Eigen::Index first) {
        Eigen::ArrayXXf values(feature.rows, tileCount(first, all));
        untile(tile, values);
        frames.append(values);
    };
    Stft stft(setup.stft());
    SpectrumTile tile(setup);
    AlignedFloats out(std::size_t(feature.keptRows > 0 ? feature.keptRows : feature.rows) * tileFrames);
    ScratchStore store(scratchBytes);
    std::vector<ScratchStore::Place> kept;
    ClipNotes notes;
    for (Eigen::Index first = 0; first < all; first += tileFrames) {
        task.checkpoint(double(first) / double(all));
        stft.tile(SignalPart(m_audio.samples), first, tileCount(first, all), tile.refill());
        feature.measure(tile, out.data(), notes);
        notes.peaks.shrink(store);
        if (feature.keptRows > 0)
            kept.push_back(store.put(out));
        else
            append(out.data(), first);
    }
    if (kept.empty())
        return frames;
    const FinishTile finish = feature.finish(notes);
    AlignedFloats values(std::size_t(feature.rows) * tileFrames);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        task.checkpoint(1.0);
        store.get(kept[i], 0, out);
        finish(out.data(), values.data());
        append(values.data(), Eigen::Index(i) * tileFrames);
    }
    return frames;
}

ClipFrames LongClip::ofSamples(const FeatureSpec& spec, Task& task) const
{
    const SampleFeature feature = spec.compute.samples(m_options.parameters);
    const Eigen::Index all = feature.frames(m_audio.samples.size());
    ClipFrames frames = emptyFrames(spec, m_options, m_audio.sampleRate);
    for (Eigen::Index first = 0; first < all; first += stretchFrames) {
        task.checkpoint(double(first) / double(all));
        Eigen::ArrayXXf values(1, std::min(stretchFrames, all - first));
        feature.measure(SignalPart(m_audio.samples), first, std::span(values.data(), std::size_t(values.size())));
        frames.append(values);
    }
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
    DecibelOptions decibels = spectrogramDecibels(m_options.parameters, largest);
    const float power = largest * largest;
    float top = 0.0f;
    powerToDb(&power, 1, decibels, &top);
    const float lowest = top - std::exchange(decibels.topDb, std::nullopt).value_or(mostDepth);
    std::vector<std::uint8_t> levels;
    PartTask drawing(task, 0.5, 1.0);
    const auto visit = [&](const FrameAnalysis& stretch, Eigen::Index skip, Eigen::Index count) {
        const Eigen::ArrayXXf rows = gathered(stretch.magnitudes().middleCols(skip, count), frames.binsPerRow);
        const Eigen::ArrayXXf values = powerToDb(rows.square(), decibels);
        LevelPyramid::appendLevels(std::span(values.data(), std::size_t(values.size())), lowest, top, levels);
        frames.frames += count;
        frames.rows = int(rows.rows());
    };
    eachStretch(spec, m_options.parameters, drawing, visit);
    frames.lowest = lowest;
    frames.picture = LevelPyramid(std::move(levels), frames.rows, lowest, top);
    return frames;
}

} // namespace suara
