#include "widgets/common/workbench/LongClip.h"

#include "core/base/Parallel.h"
#include "core/base/ScratchStore.h"
#include "core/dsp/Tile.h"
#include "core/features/FeaturePlan.h"
#include "core/features/SpectrogramDb.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace suara {

namespace {

constexpr float mostDepth = 200.0f; // dB below the largest value that a picture shows where nothing limits them
constexpr std::size_t scratchBytes = std::size_t(64) << 20; // in memory; more goes to a file

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

std::size_t tilesOf(std::ptrdiff_t frames)
{
    return std::size_t((frames + tileFrames - 1) / tileFrames);
}

/// Gives every tile of a stretch its place: body(number, first frame within the stretch, frames in it).
template<typename Body>
void eachTile(std::ptrdiff_t frames, const Body& body)
{
    for (std::size_t tile = 0; tile < tilesOf(frames); ++tile) {
        const auto done = Eigen::Index(tile) * tileFrames;
        body(tile, done, tileCount(done, frames));
    }
}

FrameRange framesOf(const Stretch& stretch, const StftOptions& stft)
{
    return framesIn(stretch, stft.hopLength, [&](std::size_t samples) { return frameCount(samples, stft); });
}

} // namespace

/// What one thread works with.
struct LongClip::Workspace {
    explicit Workspace(const SpectrumSetup& setup) : stft(setup.stft()), tile(setup) {}
    Stft stft;
    SpectrumTile tile;
};

/// What one feature gave of each stretch, in whole tiles that are put away until all of the clip has been seen.
class LongClip::Measured {
public:
    Measured(const FeaturePlan::Part& part, ScratchStore& store) : m_part(part), m_store(store) {}

    const FeaturePlan::Part& part() const { return m_part; }
    bool isFinishedLater() const { return m_part.tiles && m_part.tiles->keptRows > 0; }
    std::size_t tileSize() const ///< values that are put away of a tile
    {
        return std::size_t(isFinishedLater() ? m_part.tiles->keptRows : m_part.rows()) * tileFrames;
    }

    std::ptrdiff_t frames() const
    {
        return std::accumulate(m_pieces.begin(), m_pieces.end(), std::ptrdiff_t(0),
                               [](std::ptrdiff_t sum, const Piece& piece) { return sum + piece.frames; });
    }

    void take(std::size_t stretch, std::ptrdiff_t frames, std::span<const float> tiles, ClipNotes&& notes = {})
    {
        const ScratchStore::Place place = m_store.put(tiles);
        const std::lock_guard lock(m_mutex);
        m_pieces.resize(std::max(m_pieces.size(), stretch + 1));
        m_pieces[stretch] = {place, frames};
        m_notes.add(std::move(notes));
        m_notes.peaks.shrink(m_store);
    }

    /// Hears the values of every stretch, shape (rows, frames), in their order.
    void eachPiece(Task& task, const Hear& hear) const
    {
        const FinishTile finish = isFinishedLater() ? m_part.tiles->finish(m_notes) : nullptr;
        AlignedFloats kept;
        AlignedFloats tile(std::size_t(m_part.rows()) * tileFrames);
        for (const Piece& piece : m_pieces) {
            task.checkpoint(1.0);
            kept.resize(piece.place.count);
            m_store.get(piece.place, 0, kept);
            Eigen::ArrayXXf values(m_part.rows(), piece.frames);
            eachTile(piece.frames, [&](std::size_t number, Eigen::Index first, int count) {
                const float* from = kept.data() + number * tileSize();
                if (finish)
                    finish(from, tile.data());
                untile(finish ? tile.data() : from, values.middleCols(first, count));
            });
            hear(values);
        }
    }

private:
    struct Piece {
        ScratchStore::Place place;
        std::ptrdiff_t frames = 0;
    };

    const FeaturePlan::Part& m_part;
    ScratchStore& m_store;
    std::mutex m_mutex;
    std::vector<Piece> m_pieces; ///< by stretch
    ClipNotes m_notes;
};

/// One pass over the clip for several features.
class LongClip::Pass {
public:
    explicit Pass(const FeaturePlan& plan) : m_plan(plan), m_store(scratchBytes)
    {
        for (const FeaturePlan::Part& part : plan.parts())
            m_features.emplace_back(part, m_store);
    }

    const Measured& measured(std::size_t feature) const { return m_features[feature]; }

    void measure(const Stretch& stretch, Workspace& workspace) ///< by any thread
    {
        for (Measured& feature : m_features)
            if (feature.part().samples)
                measureSamples(stretch, feature);
        if (m_plan.hasTiles())
            measureTiles(stretch, workspace);
    }

private:
    static void measureSamples(const Stretch& stretch, Measured& into)
    {
        const SampleFeature& feature = *into.part().samples;
        const FrameRange range = framesIn(stretch, feature.hopLength, feature.frames);
        Eigen::ArrayXXf values(range.count, feature.rows);
        if (range.count > 0)
            feature.measure(stretch.signal(), range.first, std::span(values.data(), std::size_t(values.size())));
        AlignedFloats tiles(tilesOf(range.count) * into.tileSize());
        eachTile(range.count, [&](std::size_t number, Eigen::Index done, int count) {
            Eigen::Map<Eigen::ArrayXXf>(tiles.data() + number * into.tileSize(), tileFrames, feature.rows)
                .topRows(count) = values.middleRows(done, count);
        });
        into.take(stretch.index, range.count, tiles);
    }

    void measureTiles(const Stretch& stretch, Workspace& workspace)
    {
        const FrameRange range = framesOf(stretch, m_plan.setup().stft());
        std::vector<AlignedFloats> tiles(m_features.size());
        std::vector<ClipNotes> notes(m_features.size());
        for (std::size_t i = 0; i < tiles.size(); ++i)
            if (m_features[i].part().tiles)
                tiles[i].resize(tilesOf(range.count) * m_features[i].tileSize());
        eachTile(range.count, [&](std::size_t number, Eigen::Index done, int count) {
            workspace.stft.tile(stretch.signal(), range.first + done, count, workspace.tile.refill());
            for (std::size_t i = 0; i < tiles.size(); ++i)
                if (const auto& feature = m_features[i].part().tiles)
                    feature->measure(workspace.tile, tiles[i].data() + number * m_features[i].tileSize(), notes[i]);
        });
        for (std::size_t i = 0; i < tiles.size(); ++i)
            if (m_features[i].part().tiles)
                m_features[i].take(stretch.index, range.count, tiles[i], std::move(notes[i]));
    }

    const FeaturePlan& m_plan;
    ScratchStore m_store;
    std::deque<Measured> m_features;
};

LongClip::LongClip(Sound sound, const FrameOptions& options) : m_sound(std::move(sound)), m_options(options) {}

bool LongClip::knows(const FeatureSpec& spec)
{
    return spec.compute.isStreamed() || spec.id == "stft_db";
}

std::vector<ClipFrames> LongClip::frames(const std::vector<const FeatureSpec*>& specs, Task& task) const
{
    std::vector<const FeatureSpec*> streamed;
    std::ranges::copy_if(specs, std::back_inserter(streamed),
                         [](const auto* spec) { return spec->compute.isStreamed(); });
    const double share = streamed.empty() ? 0.0 : 1.0 / double(1 + specs.size() - streamed.size());
    PartTask together(task, 0.0, share);
    std::vector<ClipFrames> made = streamed.empty() ? std::vector<ClipFrames>() : ofFeatures(streamed, together);
    std::vector<ClipFrames> all;
    all.reserve(specs.size());
    auto next = made.begin();
    PartTask rest(task, share, 1.0);
    for (const FeatureSpec* spec : specs)
        all.push_back(spec->compute.isStreamed() ? std::move(*next++) : spectrogram(*spec, rest));
    return all;
}

/// One thread reads while the others measure what they read before.
void LongClip::eachStretch(const FeaturePlan& plan, Task& task, const Visit& visit) const
{
    StretchCutter cutter(m_sound.open(), plan.step(), plan.margin());
    std::mutex reading;
    bool hasFailed = false;
    const auto next = [&](Stretch& stretch) {
        const std::lock_guard lock(reading);
        if (hasFailed)
            return false;
        try {
            task.checkpoint(std::min(1.0, double(stretch.end) / std::max(1.0, m_sound.expectedSamples)));
            return cutter.next(stretch);
        } catch (...) {
            hasFailed = true;
            throw;
        }
    };
    const int jobs = defaultJobs();
    parallelFor(std::size_t(jobs), jobs, [&](std::size_t) {
        Workspace workspace(plan.setup());
        for (Stretch stretch; next(stretch);) {
            try {
                visit(stretch, workspace);
            } catch (...) {
                const std::lock_guard lock(reading);
                hasFailed = true;
                throw;
            }
        }
    });
}

std::vector<ClipFrames> LongClip::ofFeatures(const std::vector<const FeatureSpec*>& specs, Task& task) const
{
    const FeaturePlan plan(m_sound.sampleRate, m_options.parameters, specs);
    Pass pass(plan);
    eachStretch(plan, task, [&](const Stretch& stretch, Workspace& workspace) { pass.measure(stretch, workspace); });
    std::vector<ClipFrames> all;
    all.reserve(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i)
        all.push_back(finished(*specs[i], pass.measured(i), task));
    return all;
}

/// Twice through the values where they are too many to be held, to know the range of the picture before it is made.
ClipFrames LongClip::finished(const FeatureSpec& spec, const Measured& measured, Task& task) const
{
    ClipFrames frames = emptyFrames(spec, m_options, m_sound.sampleRate);
    const std::ptrdiff_t count = measured.frames();
    if (!ClipFrames::isPictureAlone(frames.rows, count)) {
        frames.values.reserve(std::size_t(frames.rows) * std::size_t(count));
        measured.eachPiece(task, [&](const Eigen::Ref<const Eigen::ArrayXXf>& values) { frames.append(values); });
        frames.finish(spec.unit);
        return frames;
    }
    ValueRange range;
    measured.eachPiece(task, [&](const Eigen::Ref<const Eigen::ArrayXXf>& values) {
        range.add(std::span(values.data(), std::size_t(values.size())));
    });
    frames.frames = count;
    frames.setRange(range);
    const float floor = frames.pictureFloor(spec.unit);
    std::vector<std::uint8_t> levels;
    levels.reserve(std::size_t(frames.rows) * std::size_t(count));
    measured.eachPiece(task, [&](const Eigen::Ref<const Eigen::ArrayXXf>& values) {
        LevelPyramid::appendLevels(std::span(values.data(), std::size_t(values.size())), floor, frames.highest, levels);
    });
    frames.picture = LevelPyramid(std::move(levels), frames.rows, floor, frames.highest);
    return frames;
}

/// Of an hour in floats would be half a gigabyte: once through for the largest value, once more for levels below it.
ClipFrames LongClip::spectrogram(const FeatureSpec& spec, Task& task) const
{
    const FeaturePlan plan(m_sound.sampleRate, m_options.parameters, {});
    ClipFrames frames = emptyFrames(spec, m_options, m_sound.sampleRate);
    frames.binsPerRow = (frames.rows + mostRows - 1) / mostRows;
    frames.rows = (frames.rows + frames.binsPerRow - 1) / frames.binsPerRow;
    PartTask looking(task, 0.0, 0.5);
    const float largest = largestMagnitude(plan, frames, looking);
    DecibelOptions decibels = spectrogramDecibels(m_options.parameters, largest);
    const float power = largest * largest;
    float top = 0.0f;
    powerToDb(&power, 1, decibels, &top);
    const float lowest = top - std::exchange(decibels.topDb, std::nullopt).value_or(mostDepth);
    std::vector<std::uint8_t> levels(std::size_t(frames.rows) * std::size_t(frames.frames));
    PartTask drawing(task, 0.5, 1.0);
    eachStretch(plan, drawing, [&](const Stretch& stretch, Workspace& workspace) {
        const FrameRange range = framesOf(stretch, plan.setup().stft());
        std::vector<std::uint8_t> here;
        Eigen::ArrayXXf magnitudes(workspace.stft.bins(), tileFrames);
        eachTile(range.count, [&](std::size_t, Eigen::Index done, int count) {
            workspace.stft.tile(stretch.signal(), range.first + done, count, workspace.tile.refill());
            untile(workspace.tile.magnitudes(), magnitudes.leftCols(count));
            const Eigen::ArrayXXf values =
                powerToDb(gathered(magnitudes.leftCols(count), frames.binsPerRow).square(), decibels);
            LevelPyramid::appendLevels(std::span(values.data(), std::size_t(values.size())), lowest, top, here);
        });
        // Where no other stretch writes; what a file has got since the first pass has no place.
        const std::size_t from = std::min(levels.size(), std::size_t(range.first) * std::size_t(frames.rows));
        std::copy_n(here.begin(), std::min(here.size(), levels.size() - from), levels.begin() + std::ptrdiff_t(from));
    });
    frames.lowest = lowest;
    frames.picture = LevelPyramid(std::move(levels), frames.rows, lowest, top);
    return frames;
}

/// Of the whole clip; also counts its frames.
float LongClip::largestMagnitude(const FeaturePlan& plan, ClipFrames& frames, Task& task) const
{
    float largest = 0.0f;
    std::mutex mutex;
    eachStretch(plan, task, [&](const Stretch& stretch, Workspace& workspace) {
        const FrameRange range = framesOf(stretch, plan.setup().stft());
        float here = 0.0f;
        eachTile(range.count, [&](std::size_t, Eigen::Index done, int count) {
            workspace.stft.tile(stretch.signal(), range.first + done, count, workspace.tile.refill());
            here = std::max(here, largestOf(workspace.tile.magnitudes(), workspace.stft.bins() * tileFrames));
        });
        const std::lock_guard lock(mutex);
        largest = std::max(largest, here);
        frames.frames = std::max<std::int64_t>(frames.frames, range.first + range.count);
    });
    return largest;
}

} // namespace suara
