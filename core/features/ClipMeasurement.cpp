#include "core/features/ClipMeasurement.h"

#include "core/base/Parallel.h"

#include <algorithm>
#include <atomic>
#include <utility>

namespace suara {

namespace {

/// Values that a feature keeps of a tile.
std::size_t keptSize(const TileFeature& feature)
{
    return std::size_t(feature.keptRows) * tileFrames;
}

/// Tiles that are put away together: so few that they are still in the processor's cache.
std::size_t tilesTogether(const TileFeature& feature)
{
    constexpr std::size_t values = 1 << 16;
    return std::max<std::size_t>(1, values / keptSize(feature));
}

/// Tile by tile into an array of shape (frames, rows).
void putTile(const float* tile, Eigen::Index first, int count, Eigen::Ref<Eigen::ArrayXXf> values)
{
    values.middleRows(first, count) = Eigen::Map<const Eigen::ArrayXXf>(tile, tileFrames, values.cols()).topRows(count);
}

} // namespace

ClipMeasurement::ClipMeasurement(const FeaturePlan& plan, Summary summary, std::size_t memoryBytes)
    : m_plan(plan), m_store(memoryBytes), m_notes(plan.parts().size()), m_kept(plan.parts().size())
{
    for (const FeaturePlan::Part& part : plan.parts())
        m_values.emplace_back(part.rows(), summary, m_store);
}

void ClipMeasurement::run(const StretchCutter::Source& source, int jobs, Task& task)
{
    readAndMeasure(source, jobs, task);
    for (std::size_t part = 0; part < m_plan.parts().size(); ++part)
        if (!m_kept[part].empty())
            finish(part, jobs, task);
}

void ClipMeasurement::readAndMeasure(const StretchCutter::Source& source, int jobs, Task& task)
{
    StretchCutter cutter(source, m_plan.step(), m_plan.margin());
    std::mutex reading; // one thread reads while the others measure what they read before
    std::atomic<bool> hasFailed = false;
    const auto work = [&](std::size_t) {
        std::unique_ptr<FeaturePlan::Workspace> workspace = m_plan.borrow();
        Stretch stretch;
        const auto readNext = [&] {
            const std::lock_guard lock(reading);
            try {
                return !hasFailed && cutter.next(stretch);
            } catch (...) {
                hasFailed = true; // before another thread reads on
                throw;
            }
        };
        try {
            while (readNext()) {
                if (task.isCancelled())
                    throw Cancelled{};
                measure(stretch, *workspace);
            }
        } catch (...) {
            hasFailed = true;
            throw;
        }
        m_plan.giveBack(std::move(workspace));
    };
    parallelFor(std::size_t(jobs), jobs, work);
}

void ClipMeasurement::measure(const Stretch& stretch, FeaturePlan::Workspace& workspace)
{
    for (std::size_t part = 0; part < m_plan.parts().size(); ++part)
        if (m_plan.parts()[part].samples)
            measureSamples(stretch, part);
    if (m_plan.hasTiles())
        measureTiles(stretch, workspace);
}

void ClipMeasurement::measureSamples(const Stretch& stretch, std::size_t part)
{
    const SampleFeature& feature = *m_plan.parts()[part].samples;
    const FrameRange range = framesIn(stretch, feature.hopLength, feature.frames);
    if (range.count == 0)
        return;
    Eigen::ArrayXXf values(range.count, feature.rows);
    feature.measure(stretch.signal(), range.first, std::span(values.data(), std::size_t(values.size())));
    m_values[part].take(stretch.index, values);
}

/// What the tiles of one stretch give, by part.
struct ClipMeasurement::Measured {
    std::size_t stretch;
    Eigen::Index frames;
    std::vector<Eigen::ArrayXXf> values; ///< shape (frames, rows); none of a part that keeps
    std::vector<Kept> kept;
    std::vector<ClipNotes> notes;
};

void ClipMeasurement::measureTiles(const Stretch& stretch, FeaturePlan::Workspace& workspace)
{
    const StftOptions& stft = m_plan.setup().stft();
    const FrameRange range =
        framesIn(stretch, stft.hopLength, [&](std::size_t length) { return frameCount(length, stft); });
    Measured measured = prepared(stretch.index, range.count, workspace);
    const SignalPart signal = stretch.signal();
    for (Eigen::Index done = 0; done < range.count; done += tileFrames) {
        const int count = tileCount(done, range.count);
        workspace.stft.tile(signal, range.first + done, count, workspace.tile.refill());
        for (std::size_t part = 0; part < m_plan.parts().size(); ++part)
            if (m_plan.parts()[part].tiles)
                measureTile(part, done, workspace, measured);
    }
    for (std::size_t part = 0; part < m_plan.parts().size(); ++part) {
        if (measured.values[part].size() > 0)
            m_values[part].take(stretch.index, measured.values[part]);
        else if (measured.kept[part].frames > 0)
            keep(part, stretch.index, std::move(measured.kept[part]), std::move(measured.notes[part]));
    }
}

ClipMeasurement::Measured ClipMeasurement::prepared(std::size_t stretch, Eigen::Index frames,
                                                    FeaturePlan::Workspace& workspace) const
{
    const std::vector<FeaturePlan::Part>& parts = m_plan.parts();
    Measured measured{stretch, frames, std::vector<Eigen::ArrayXXf>(parts.size()), std::vector<Kept>(parts.size()),
                      std::vector<ClipNotes>(parts.size())};
    workspace.kept.resize(parts.size());
    for (std::size_t part = 0; part < parts.size(); ++part) {
        if (!parts[part].tiles)
            continue;
        const TileFeature& feature = *parts[part].tiles;
        if (feature.keptRows > 0) {
            measured.kept[part].frames = frames;
            workspace.kept[part].resize(tilesTogether(feature) * keptSize(feature));
        } else {
            measured.values[part].resize(frames, feature.rows);
        }
    }
    return measured;
}

void ClipMeasurement::measureTile(std::size_t part, Eigen::Index first, FeaturePlan::Workspace& workspace,
                                  Measured& measured)
{
    const TileFeature& feature = *m_plan.parts()[part].tiles;
    if (feature.keptRows > 0) {
        const std::size_t together = tilesTogether(feature);
        const std::size_t before = std::size_t(first / tileFrames) % together;
        const std::span<float> kept = workspace.kept[part];
        feature.measure(workspace.tile, kept.data() + before * keptSize(feature), measured.notes[part]);
        const bool isFull = before + 1 == together || first + tileFrames >= measured.frames;
        if (isFull && (measured.stretch == 0 || m_values[part].needsAllFrames()))
            measured.kept[part].places.push_back(m_store.put(kept.first((before + 1) * keptSize(feature))));
    } else if (first == 0 || m_values[part].needsAllFrames()) {
        workspace.values.resize(std::size_t(feature.rows) * tileFrames);
        feature.measure(workspace.tile, workspace.values.data(), measured.notes[part]);
        putTile(workspace.values.data(), first, tileCount(first, measured.frames), measured.values[part]);
    }
}

void ClipMeasurement::keep(std::size_t part, std::size_t stretch, Kept&& kept, ClipNotes&& notes)
{
    const std::lock_guard lock(m_mutex);
    m_notes[part].add(std::move(notes));
    m_notes[part].peaks.shrink(m_store);
    m_kept[part].resize(std::max(m_kept[part].size(), stretch + 1));
    m_kept[part][stretch] = std::move(kept);
}

void ClipMeasurement::finish(std::size_t part, int jobs, Task& task)
{
    const TileFeature& feature = *m_plan.parts()[part].tiles;
    const FinishTile finish = feature.finish(m_notes[part]);
    const std::size_t stretches = m_values[part].needsAllFrames() ? m_kept[part].size() : 1;
    parallelFor(stretches, jobs, [&](std::size_t stretch) {
        if (task.isCancelled())
            throw Cancelled{};
        m_values[part].take(stretch, finished(m_kept[part][stretch], feature, finish));
    });
}

Eigen::ArrayXXf ClipMeasurement::finished(const Kept& kept, const TileFeature& feature, const FinishTile& finish) const
{
    AlignedFloats tiles;
    AlignedFloats tile(std::size_t(feature.rows) * tileFrames);
    Eigen::ArrayXXf values(kept.frames, feature.rows);
    Eigen::Index first = 0;
    for (const ScratchStore::Place& place : kept.places) {
        tiles.resize(place.count);
        m_store.get(place, 0, tiles);
        for (std::size_t at = 0; at < place.count; at += keptSize(feature), first += tileFrames) {
            finish(tiles.data() + at, tile.data());
            putTile(tile.data(), first, tileCount(first, kept.frames), values);
        }
    }
    return values;
}

} // namespace suara
