#include "widgets/plots/PlotCatalog.h"

#include "core/audio/Audio.h"
#include "core/features/ClipSpectrum.h"
#include "core/project/Project.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/ViewLane.h"
#include "widgets/plots/ClipGrid.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

TimeRange shownOf(const TimeCursor& cursor, const View& view)
{
    const auto place = [&](const std::optional<double>& seconds, std::int64_t otherwise) {
        return seconds ? std::clamp<std::int64_t>(sampleAt(*seconds, cursor.sampleRate()), 0, cursor.length())
                       : otherwise;
    };
    return {place(view.from, 0), place(view.to, cursor.length())};
}

void drawLane(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    TimeCursor& cursor = input.workbench.cursor();
    cursor.setView(shownOf(cursor, input.view));
    LaneStack stack(cursor);
    Lane* lane = makeLane(input.view.kind, input.workbench.data());
    showView(*lane, input.view, input.clips.at(0));
    stack.addLane(lane);
    QPainter painter(&device);
    if (plain)
        lane->drawPicture(painter, QRectF(QPointF(0, 0), size), cursor.view(), cursor.sampleRate(), {}, true);
    else
        stack.drawPicture(painter, size);
}

void drawSpectrum(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    const Project& project = *input.workbench.project();
    const Audio audio = loadMono(project.absolutePath(*project.clip(input.clips.at(0))), input.view.sampleRate);
    const ClipSpectrum made = clipSpectrum(audio.samples, audio.sampleRate, input.view);
    SpectrumPlot plot;
    plot.setDecibels(input.view.decibels);
    plot.setLogarithmic(input.view.scale == FrequencyScale::Logarithmic);
    plot.setSpectrum({made.magnitudes.begin(), made.magnitudes.end()}, made.binHertz);
    if (input.view.firstBins > 0)
        plot.showFirstBins(input.view.firstBins);
    plot.drawPicture(device, size, plain);
}

void drawGrid(const PlotInput& input, QPaintDevice& device, const QSize& size)
{
    ClipGrid grid(input.workbench.data());
    grid.showView(input.view);
    grid.setCells(ClipGrid::cellsOf(*input.workbench.project(), input.clips));
    QPainter painter(&device);
    grid.drawPicture(painter, size);
}

} // namespace

std::span<const PlotSpec> plotCatalog()
{
    static const std::vector<PlotSpec> catalog{
        {"waveform", ViewKind::Waveform},
        {"centroid-overlay", ViewKind::Waveform, {"spectral_centroid"}},
        {"overlay", ViewKind::Waveform, {}, true},
        {"spectrum", ViewKind::Spectrum},
        {"spectrogram", ViewKind::Picture, {"stft_db"}},
        {"melspectrogram", ViewKind::Picture, {"melspectrogram_db"}},
        {"mfcc", ViewKind::Picture, {"mfcc"}},
        {"chroma", ViewKind::Picture, {"chroma_stft"}},
        {"energy", ViewKind::Curves, {"energy", "rms"}},
        {"rms-zcr", ViewKind::Curves, {"rms", "zero_crossing_rate"}},
        {"zcr", ViewKind::Curves, {"zero_crossing_rate"}},
        {"pitch", ViewKind::Curves, {"pyin"}},
        {"formants", ViewKind::Picture, {"stft_db", "formants"}},
        {"intensity", ViewKind::Curves, {"intensity"}},
        {"feature", ViewKind::Curves, {}, true},
        {"grid", ViewKind::WaveGrid},
        {"mel-grid", ViewKind::MelGrid, {"melspectrogram_db"}},
        {.id = "histogram", .kind = {}, .chart = ChartKind::Histogram},
        {.id = "box", .kind = {}, .chart = ChartKind::Box},
        {.id = "scatter", .kind = {}, .chart = ChartKind::Scatter},
        {.id = "pca", .kind = {}, .chart = ChartKind::Pca},
    };
    return catalog;
}

const PlotSpec* findPlot(std::string_view id)
{
    const auto found = std::ranges::find(plotCatalog(), id, &PlotSpec::id);
    return found == plotCatalog().end() ? nullptr : &*found;
}

bool isGrid(ViewKind kind)
{
    return kind == ViewKind::WaveGrid || kind == ViewKind::MelGrid;
}

void drawView(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    if (isGrid(input.view.kind))
        drawGrid(input, device, size);
    else if (input.view.kind == ViewKind::Spectrum)
        drawSpectrum(input, device, size, plain);
    else
        drawLane(input, device, size, plain);
}

} // namespace suara
