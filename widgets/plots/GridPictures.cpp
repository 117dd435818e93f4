#include "widgets/plots/GridPictures.h"

#include "core/features/Mel.h"
#include "widgets/common/painting/WavePainter.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/lanes/ViewLane.h"

#include <algorithm>

namespace suara {

namespace {

constexpr std::int64_t mostSamples = 100'000; // of a waveform that is made from them and not from its peaks
constexpr std::size_t budget = 200'000'000;   // bytes of all pictures together
constexpr std::size_t leastColumns = 64;
constexpr std::size_t mostColumns = 4096;

/// How wide a picture is kept, for all of them to stay within the budget.
std::size_t columnsFor(std::size_t clips, std::size_t bytesPerColumn)
{
    return std::clamp(budget / bytesPerColumn / std::max<std::size_t>(1, clips), leastColumns, mostColumns);
}

/// The same frames in fewer and wider ones, as the levels of their picture alone.
ClipFrames narrowed(const ClipFrames& frames, std::int64_t columns)
{
    const double width = double(frames.frames) / double(columns);
    std::vector<std::uint8_t> across;
    frames.picture.compose(-0.5, double(frames.frames) - 0.5, int(columns), across);
    std::vector<std::uint8_t> levels(across.size());
    for (std::size_t row = 0; row < std::size_t(frames.rows); ++row)
        for (std::size_t column = 0; column < std::size_t(columns); ++column)
            levels[column * std::size_t(frames.rows) + row] = across[row * std::size_t(columns) + column];
    ClipFrames small;
    small.rows = frames.rows;
    small.frames = columns;
    small.binsPerRow = frames.binsPerRow;
    small.secondsPerFrame = frames.secondsPerFrame * width;
    small.firstSecond = frames.firstSecond + frames.secondsPerFrame * 0.5 * (width - 1.0);
    small.lowest = frames.lowest;
    small.highest = frames.highest;
    small.picture = LevelPyramid(std::move(levels), frames.rows, frames.picture.lowest(), frames.picture.highest());
    return small;
}

} // namespace

View gridReference(View view)
{
    view.parameters.set(parameter::melRef, "1");
    return view;
}

std::vector<Peak> peaksAcross(std::span<const Peak> peaks, int columns)
{
    std::vector<Peak> across(std::size_t(std::max(0, columns)));
    for (std::size_t i = 0; !peaks.empty() && i < across.size(); ++i) {
        const std::size_t first = i * peaks.size() / across.size();
        const std::size_t end = std::max(first + 1, (i + 1) * peaks.size() / across.size());
        across[i] = peaks[first];
        for (const Peak& peak : peaks.subspan(first, end - first)) {
            across[i].minimum = std::min(across[i].minimum, peak.minimum);
            across[i].maximum = std::max(across[i].maximum, peak.maximum);
        }
    }
    return across;
}

GridPictures::GridPictures(ClipData& data, QObject* parent) : QObject(parent), m_data(data)
{
    connect(&data, &ClipData::arrived, this, &GridPictures::take);
}

void GridPictures::show(const View& view, const QList<GridCell>& cells)
{
    if (!(frameOptions(view) == frameOptions(m_view)) || view.features != m_view.features)
        m_frames.clear();
    if (view.firstSamples != m_view.firstSamples)
        m_peaks.clear();
    m_view = view;
    m_cells.clear();
    for (const GridCell& cell : cells)
        m_cells[cell.clip] = cell;
    const auto isOld = [this](const auto& entry) {
        const auto found = m_cells.find(entry.first);
        return found == m_cells.end() || found->second.version != entry.second.first;
    };
    std::erase_if(m_frames, isOld);
    std::erase_if(m_peaks, isOld);
    m_awaited.clear();
}

/// At once when it is there: soon something else may take its place.
void GridPictures::take(ClipId clip)
{
    const auto cell = m_cells.find(clip);
    if (cell == m_cells.end() || m_awaited.erase(clip) == 0)
        return;
    if (m_view.kind == ViewKind::MelGrid)
        frames(cell->second);
    else
        peaks(cell->second);
}

std::int64_t GridPictures::samplesShown(const GridCell& cell) const
{
    return m_view.kind == ViewKind::WaveGrid && m_view.firstSamples > 0 ? std::int64_t(m_view.firstSamples)
                                                                        : cell.frames;
}

std::shared_ptr<const ClipFrames> GridPictures::frames(const GridCell& cell)
{
    if (const auto found = m_frames.find(cell.clip); found != m_frames.end())
        return found->second.second;
    auto made = smallFrames(cell);
    if (made != nullptr)
        m_frames[cell.clip] = {cell.version, made};
    else
        m_awaited[cell.clip] = true;
    return made;
}

std::shared_ptr<const ClipFrames> GridPictures::smallFrames(const GridCell& cell)
{
    auto whole = m_data.frames(cell.clip, m_view.features.at(0), frameOptions(gridReference(m_view)));
    if (whole == nullptr)
        return nullptr;
    const auto columns = std::int64_t(columnsFor(m_cells.size(), 2 * std::size_t(std::max(1, whole->rows))));
    return std::make_shared<const ClipFrames>(narrowed(*whole, std::clamp<std::int64_t>(whole->frames, 1, columns)));
}

std::shared_ptr<const std::vector<Peak>> GridPictures::peaks(const GridCell& cell)
{
    if (const auto found = m_peaks.find(cell.clip); found != m_peaks.end())
        return found->second.second;
    auto made = smallPeaks(cell);
    if (made != nullptr)
        m_peaks[cell.clip] = {cell.version, made};
    else
        m_awaited[cell.clip] = true;
    return made;
}

std::shared_ptr<const std::vector<Peak>> GridPictures::smallPeaks(const GridCell& cell)
{
    const std::int64_t there = std::min(samplesShown(cell), cell.frames);
    const auto columns = int(std::min<std::int64_t>(there, std::int64_t(columnsFor(m_cells.size(), sizeof(Peak)))));
    if (there <= mostSamples) {
        const auto block = m_data.samples(cell.clip, {0, there});
        if (block == nullptr)
            return nullptr;
        return std::make_shared<const std::vector<Peak>>(
            samplePeaks(std::span(block->values).subspan(0, std::size_t(there)), 0.0, double(there), columns));
    }
    const auto pyramid = m_data.peaks(cell.clip);
    if (pyramid == nullptr)
        return nullptr;
    std::vector<Peak> made;
    pyramid->peaks(0.0, double(there), columns, made);
    return std::make_shared<const std::vector<Peak>>(std::move(made));
}

bool GridPictures::isThere(const GridCell& cell)
{
    if (m_view.kind == ViewKind::MelGrid)
        return frames(cell) != nullptr ||
               !m_data.problem(cell.clip, m_view.features.at(0), frameOptions(gridReference(m_view))).isEmpty();
    return peaks(cell) != nullptr || !m_data.problem(cell.clip).isEmpty();
}

} // namespace suara
