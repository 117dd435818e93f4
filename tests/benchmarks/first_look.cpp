// What opening a long file costs until it is drawn, in a window on no screen, with nothing in the cache folder:
//
//     first_look FOLDER MINUTES
//
// Lanes as Explore opens with them. Prints when something of the overview stood on the screen for the first time, when
// all of it did, when the spectrogram did, and the most memory the process ever had.

#include "FrameTimes.h"
#include "LongSound.h"
#include "core/project/Project.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/Theme.h"
#include "widgets/common/UserCache.h"
#include "widgets/common/Workbench.h"
#include "widgets/lanes/CurveLane.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/WaveformLane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <cstdio>
#include <ctime>

using namespace suara;

namespace {

constexpr QSize windowSize{1920, 1080};

/// Whether a part of a lane's plot shows more than two colours, as a map does, or this one.
bool isDrawn(const Lane& lane, const QImage& screen, double from, double to, const QColor& colour)
{
    const QRectF plot = lane.laneGeometry().plot.translated(lane.pos());
    QSet<QRgb> colours;
    for (int x = int(plot.left() + from * plot.width()); x < int(plot.left() + to * plot.width()); ++x)
        for (int y = int(plot.top()); y < int(plot.bottom()); y += 4)
            colours.insert(screen.pixel(x, y));
    return colour.isValid() ? colours.contains(colour.rgb()) : colours.size() > 8;
}

void run(const std::filesystem::path& folder, int minutes)
{
    userCache().clear();
    Workbench workbench;
    workbench.setProject(projectOf(folder / "first.suara", longSound(folder, minutes)));
    const Clip clip = workbench.project()->clips().front();
    const double before = memoryNow();

    QElapsedTimer clock;
    clock.start();
    const double processorBefore = double(std::clock()) / CLOCKS_PER_SEC;
    LaneStack stack(workbench.cursor());
    stack.resize(windowSize);
    auto* wave = new WaveformLane(workbench.data());
    wave->setOverlay(FrameCurve{"spectral_centroid", {}});
    auto* mel = new SpectrogramLane(workbench.data());
    mel->setFeature("melspectrogram_db", {});
    auto* energy = new CurveLane(workbench.data());
    energy->setCurves({{"rms", {}}, {"zero_crossing_rate", {}}});
    for (ClipLane* lane : {static_cast<ClipLane*>(wave), static_cast<ClipLane*>(mel), static_cast<ClipLane*>(energy)}) {
        lane->setClip(clip.id);
        stack.addLane(lane);
    }
    workbench.selection().setCurrentClip(clip.id);
    workbench.cursor().setClip(clip.sampleRate, clip.frames);
    stack.show();

    const auto tell = [&](const char* what) {
        std::printf("%-44s %6.2f s by the clock, %6.2f s of the processor, %5.0f MB\n", what,
                    double(clock.elapsed()) / 1000.0, double(std::clock()) / CLOCKS_PER_SEC - processorBefore,
                    memoryPeak());
        std::fflush(stdout);
    };
    struct Sight {
        const char* what;
        const Lane* lane;
        double from;
        double to;
        QColor colour = {};
        bool seen = false;
    };
    QList<Sight> sights{{"the overview's beginning", wave, 0.0, 0.1, Theme::instance().tokens().wave},
                        {"the overview's end", wave, 0.9, 1.0, Theme::instance().tokens().wave},
                        {"the mel-spectrogram's beginning", mel, 0.0, 0.1},
                        {"the mel-spectrogram's end", mel, 0.9, 1.0}};
    tell("the window");
    QImage screen(windowSize, QImage::Format_RGB32);
    while (std::ranges::any_of(sights, [](const Sight& sight) { return !sight.seen; })) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        screen = stack.grab().toImage();
        for (Sight& sight : sights)
            if (!sight.seen && isDrawn(*sight.lane, screen, sight.from, sight.to, sight.colour)) {
                sight.seen = true;
                tell(sight.what);
            }
    }
    while (!workbench.jobs().jobs().isEmpty())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    tell("all lanes");
    std::printf("memory: %.0f MB before, %.0f MB at the end\n", before, memoryNow());
    screen.save(QString::fromStdString((folder / "first_look.png").string()));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    Theme::instance().install(application);
    run(argv[1], std::atoi(argv[2]));
    return 0;
}
