#include "widgets/plots/PlotCatalog.h"

#include "core/audio/Audio.h"
#include "core/dsp/Stft.h"
#include "core/project/Project.h"
#include "widgets/common/Workbench.h"
#include "widgets/lanes/CurveLane.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/WaveformLane.h"
#include "widgets/plots/SpectrumPlot.h"

#include <QPainter>
#include <algorithm>
#include <array>

namespace suara {

namespace {

void drawLane(const PlotInput& input, Lane* lane, QPaintDevice& device, const QSize& size, bool plain)
{
    TimeCursor& cursor = input.workbench.cursor();
    LaneStack stack(cursor);
    stack.addLane(lane);
    QPainter painter(&device);
    if (plain)
        lane->drawPicture(painter, QRectF(QPointF(0, 0), size), cursor.view(), cursor.sampleRate(), {}, true);
    else
        stack.drawPicture(painter, size);
}

void drawWave(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    auto* lane = new WaveformLane(input.workbench.data());
    lane->setClip(input.clip);
    drawLane(input, lane, device, size, plain);
}

void drawCentroidOverlay(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    auto* lane = new WaveformLane(input.workbench.data());
    lane->setClip(input.clip);
    lane->setOverlay(FrameCurve{"spectral_centroid", input.options});
    drawLane(input, lane, device, size, plain);
}

void drawCurves(const PlotInput& input, QList<FrameCurve> curves, QPaintDevice& device, const QSize& size, bool plain)
{
    auto* lane = new CurveLane(input.workbench.data());
    lane->setClip(input.clip);
    lane->setCurves(std::move(curves));
    drawLane(input, lane, device, size, plain);
}

void drawEnergy(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    QList<FrameCurve> curves;
    curves.append(FrameCurve{"energy", input.options});
    curves.append(FrameCurve{"rms", input.options});
    drawCurves(input, std::move(curves), device, size, plain);
}

void drawZeroCrossings(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    QList<FrameCurve> curves;
    curves.append(FrameCurve{"zero_crossing_rate", input.options});
    drawCurves(input, std::move(curves), device, size, plain);
}

void drawFrames(const PlotInput& input, const char* feature, QPaintDevice& device, const QSize& size, bool plain)
{
    auto* lane = new SpectrogramLane(input.workbench.data());
    lane->setClip(input.clip);
    lane->setFeature(feature, input.options);
    drawLane(input, lane, device, size, plain);
}

void drawSpectrogram(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    drawFrames(input, "stft_db", device, size, plain);
}

void drawMel(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    drawFrames(input, "melspectrogram_db", device, size, plain);
}

void drawMfcc(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    drawFrames(input, "mfcc", device, size, plain);
}

void drawChroma(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    drawFrames(input, "chroma_stft", device, size, plain);
}

void drawSpectrum(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    const Project& project = *input.workbench.project();
    const int rate = input.options.sampleRate;
    const Audio audio =
        loadMono(project.absolutePath(*project.clip(input.clip)), rate > 0 ? std::optional(rate) : std::nullopt);
    const Eigen::ArrayXf magnitudes = fftMagnitude(audio.samples);
    SpectrumPlot plot;
    plot.setSpectrum({magnitudes.begin(), magnitudes.end()},
                     double(audio.sampleRate) / double(std::max<std::size_t>(1, audio.samples.size())));
    plot.drawPicture(device, size, plain);
}

void drawChart(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain)
{
    TableChartView view;
    view.showChart(input.chart, input.source);
    view.plot().drawPicture(device, size, plain);
}

constexpr std::array catalog{
    PlotSpec{"waveform", drawWave},
    PlotSpec{"spectrum", drawSpectrum},
    PlotSpec{"spectrogram", drawSpectrogram},
    PlotSpec{"melspectrogram", drawMel},
    PlotSpec{"centroid-overlay", drawCentroidOverlay},
    PlotSpec{"energy", drawEnergy},
    PlotSpec{"zcr", drawZeroCrossings},
    PlotSpec{"mfcc", drawMfcc},
    PlotSpec{"chroma", drawChroma},
    PlotSpec{"histogram", drawChart, ChartKind::Histogram},
    PlotSpec{"box", drawChart, ChartKind::Box},
    PlotSpec{"scatter", drawChart, ChartKind::Scatter},
    PlotSpec{"pca", drawChart, ChartKind::Pca},
};

} // namespace

std::span<const PlotSpec> plotCatalog()
{
    return catalog;
}

const PlotSpec* findPlot(std::string_view id)
{
    const auto found = std::ranges::find(catalog, id, &PlotSpec::id);
    return found == catalog.end() ? nullptr : &*found;
}

} // namespace suara
