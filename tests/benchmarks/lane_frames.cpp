// How long whole frames of the lanes take while the user moves through a long clip:
//
//     lane_frames FOLDER MINUTES [SCALE]
//
// FOLDER keeps the sound and the project. A window of 1920 x 1080 (times SCALE in device pixels) on no screen, painted
// by Qt's software rasteriser through the real paint path. The peers draw the same: QCustomPlot's graph the peaks,
// already thinned to two points for 256 samples, and its colour map as many frames as it can take without crashing.

#include "FrameTimes.h"
#include "LongSound.h"
#include "core/audio/PeakPyramid.h"
#include "core/project/Project.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/CurveLane.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/WaveformLane.h"

#include <QApplication>
#include <QStandardPaths>
#include <QThread>
#include <cmath>
#include <cstdio>
#include <qcustomplot.h>

using namespace suara;

namespace {

constexpr QSize windowSize{1920, 1080};
constexpr int framesADirection = 40;

/// Views as somebody looks through a clip: pans at several zooms, then a slow zoom from the whole to some milliseconds.
std::vector<TimeRange> tour(std::int64_t length, int rate)
{
    std::vector<TimeRange> views;
    for (const double seconds : {3600.0, 900.0, 120.0, 20.0, 3.0}) {
        const auto shown = std::min(length * 9 / 10, std::int64_t(seconds * rate));
        for (int i = 0; i < framesADirection; ++i) {
            const std::int64_t start = std::min(length - shown, length / 20 + i * shown / 50);
            views.push_back({start, start + shown});
        }
    }
    const double whole = double(length);
    for (double shown = whole; shown > 0.02 * rate; shown /= 1.1)
        views.push_back({std::int64_t(0.4 * (whole - shown)), std::int64_t(0.4 * (whole - shown) + shown)});
    return views;
}

class Desk {
public:
    explicit Desk(const std::filesystem::path& folder, int minutes)
    {
        m_workbench.setProject(projectOf(folder / "lanes.suara", longSound(folder, minutes)));
        const Clip& clip = m_workbench.project()->clips().front();
        m_workbench.selection().setCurrentClip(clip.id);
        m_workbench.cursor().setClip(clip.sampleRate, clip.frames);
    }

    ClipData& data() { return m_workbench.data(); }
    ClipId clip() const { return m_workbench.project()->clips().front().id; }
    const TimeCursor& cursor() { return m_workbench.cursor(); }

    /// Frames of a window with these lanes, each with what it shows there.
    FrameTimes frames(const QList<ClipLane*>& lanes)
    {
        LaneStack stack(m_workbench.cursor());
        stack.resize(windowSize);
        for (ClipLane* lane : lanes) {
            lane->setClip(clip());
            stack.addLane(lane);
        }
        stack.show();
        settle();
        FrameTimes times;
        for (const TimeRange& view : tour(cursor().length(), cursor().sampleRate())) {
            times.measure([&] {
                m_workbench.cursor().setView(view);
                stack.repaint();
            });
            settle();
        }
        m_workbench.cursor().zoomToWhole();
        return times;
    }

    /// Until everything that was asked for while painting is there and painted.
    void settle()
    {
        for (QCoreApplication::processEvents(); !m_workbench.jobs().jobs().isEmpty(); QThread::msleep(1))
            QCoreApplication::processEvents();
        QCoreApplication::processEvents();
    }

private:
    Workbench m_workbench;
};

FrameOptions atRate(int rate)
{
    FrameOptions options;
    options.sampleRate = rate;
    return options;
}

WaveformLane* waveform(Desk& desk, bool overlaid)
{
    auto* lane = new WaveformLane(desk.data());
    if (overlaid)
        lane->setOverlay(FrameCurve{"spectral_centroid", {}});
    return lane;
}

SpectrogramLane* picture(Desk& desk, const char* feature, int rate)
{
    auto* lane = new SpectrogramLane(desk.data());
    lane->setFeature(feature, atRate(rate));
    return lane;
}

CurveLane* energy(Desk& desk)
{
    auto* lane = new CurveLane(desk.data());
    lane->setCurves({{"rms", {}}, {"zero_crossing_rate", {}}});
    return lane;
}

/// Frames of a plot whose horizontal axis counts seconds.
FrameTimes framesOf(QCustomPlot& plot, const TimeCursor& cursor)
{
    plot.resize(windowSize);
    plot.show();
    QCoreApplication::processEvents();
    FrameTimes times;
    for (const TimeRange& view : tour(cursor.length(), cursor.sampleRate()))
        times.measure([&] {
            plot.xAxis->setRange(cursor.seconds(view.start), cursor.seconds(view.end));
            plot.replot(QCustomPlot::rpImmediateRefresh);
            plot.repaint();
        });
    return times;
}

FrameTimes peerGraph(Desk& desk)
{
    const auto pyramid = desk.data().peaks(desk.clip());
    constexpr auto block = PeakPyramid::baseSamples;
    std::vector<Peak> peaks;
    pyramid->peaks(0.0, double(pyramid->samples()), int(pyramid->samples() / block), peaks);
    QVector<double> seconds;
    QVector<double> values;
    for (std::size_t i = 0; i < peaks.size(); ++i)
        for (const float value : {peaks[i].minimum, peaks[i].maximum}) {
            seconds.append(desk.cursor().seconds(std::int64_t(i) * block) + 1e-4 * double(values.size() % 2));
            values.append(double(value));
        }
    QCustomPlot plot;
    plot.addGraph()->setData(seconds, values, true);
    plot.yAxis->setRange(-1.0, 1.0);
    return framesOf(plot, desk.cursor());
}

FrameTimes peerMap(Desk& desk)
{
    const auto frames = desk.data().frames(desk.clip(), "melspectrogram_db", atRate(0));
    const int columns = int(std::min<std::int64_t>(frames->frames, 80'000));
    QCustomPlot plot;
    auto* map = new QCPColorMap(plot.xAxis, plot.yAxis);
    map->data()->setSize(columns, frames->rows);
    map->data()->setRange({0.0, desk.cursor().seconds(desk.cursor().length())}, {0.0, double(frames->rows)});
    for (int column = 0; column < columns; ++column)
        for (int row = 0; row < frames->rows; ++row)
            map->data()->setCell(column, row, double(frames->at(row, column * (frames->frames / columns))));
    map->rescaleDataRange();
    plot.yAxis->setRange(0.0, frames->rows);
    return framesOf(plot, desk.cursor());
}

void run(const std::filesystem::path& folder, int minutes)
{
    Desk desk(folder, minutes);
    FrameTimes::printHead("pan and zoom, a clip of " + std::to_string(minutes) + " min");
    const FrameTimes wave = desk.frames({waveform(desk, false)});
    const FrameTimes graph = peerGraph(desk);
    wave.print("waveform", &graph);
    desk.frames({waveform(desk, true)}).print("waveform with centroid");
    desk.frames({waveform(desk, true), picture(desk, "melspectrogram_db", 22050)})
        .print("waveform with centroid, mel-spectrogram");
    desk.frames({waveform(desk, true), picture(desk, "melspectrogram_db", 22050), energy(desk)})
        .print("the same with RMSE and ZCR: Explore as it opens");
    const FrameTimes mel = desk.frames({picture(desk, "melspectrogram_db", 0)});
    const auto frames = desk.data().frames(desk.clip(), "melspectrogram_db", atRate(0));
    const FrameTimes map = peerMap(desk);
    mel.print("mel-spectrogram of " + std::to_string(frames->frames) + " frames", &map);
    desk.frames({picture(desk, "stft_db", 22050)}).print("spectrogram, 22 050 Hz");
    desk.frames({picture(desk, "mfcc", 22050), picture(desk, "chroma_stft", 22050)}).print("MFCC, chroma");
    std::printf("memory: %.0f MB now, %.0f MB at most\n", memoryNow(), memoryPeak());
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc > 3)
        qputenv("QT_SCALE_FACTOR", argv[3]);
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    Theme::instance().install(application);
    run(argv[1], std::atoi(argv[2]));
    return 0;
}
