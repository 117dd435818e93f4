// What opening a long file costs until it is drawn, in a window on no screen, with nothing in the cache folder:
//
//     first_look FOLDER MINUTES [FEATURE …]
//
// Lanes as Explore opens with them, or of these features of several rows. Prints when something of the overview stood
// on the screen for the first time, when all of it did, when the spectrogram did, and the most memory the process had.

#include "FrameTimes.h"
#include "LongSound.h"
#include "core/project/Project.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"
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

/// Something to be waited for on the screen.
struct Sight {
    const char* what;
    const Lane* lane;
    double from; ///< of the plot's width
    double to;
    QColor colour = {};
    bool isSeen = false;
};

class Look {
public:
    Look(const std::filesystem::path& folder, int minutes) : m_picture(folder / "first_look.png")
    {
        userCache().clear();
        m_workbench.setProject(projectOf(folder / "first.suara", longSound(folder, minutes)));
        m_stack.resize(windowSize);
        m_processorBefore = std::clock();
        m_clock.start();
    }

    /// What Explore opens with.
    void openAsExplore()
    {
        auto* wave = new WaveformLane(m_workbench.data());
        wave->setOverlay(FrameCurve{"spectral_centroid", {}});
        auto* mel = new SpectrogramLane(m_workbench.data());
        mel->setFeature("melspectrogram_db", {});
        auto* energy = new CurveLane(m_workbench.data());
        energy->setCurves({{"rms", {}}, {"zero_crossing_rate", {}}});
        for (ClipLane* lane : QList<ClipLane*>{wave, mel, energy})
            m_stack.addLane(lane);
        const QColor colour = Theme::instance().tokens().wave;
        m_sights = {{"the overview's beginning", wave, 0.0, 0.1, colour},
                    {"the overview's end", wave, 0.9, 1.0, colour},
                    {"the mel-spectrogram's beginning", mel, 0.0, 0.1},
                    {"the mel-spectrogram's end", mel, 0.9, 1.0}};
    }

    void openLanesOf(const QStringList& features)
    {
        for (const QString& feature : features) {
            auto* lane = new SpectrogramLane(m_workbench.data());
            lane->setFeature(feature.toStdString(), {});
            m_stack.addLane(lane);
        }
    }

    void watch()
    {
        const Clip& clip = m_workbench.project()->clips().front();
        for (Lane* lane : m_stack.lanes())
            static_cast<ClipLane*>(lane)->setClip(clip.id);
        m_workbench.selection().setCurrentClip(clip.id);
        m_stack.show();
        tell("the window");
        QCoreApplication::processEvents();
        do {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
            lookAround();
        } while (!m_workbench.jobs().jobs().isEmpty());
        lookAround();
        tell("all lanes");
        std::printf("memory at the end: %.0f MB\n", memoryNow());
        m_stack.grab().save(QString::fromStdString(m_picture.string()));
    }

private:
    void lookAround()
    {
        const QImage screen = m_stack.grab().toImage();
        for (Sight& sight : m_sights)
            if (!sight.isSeen && isDrawn(*sight.lane, screen, sight.from, sight.to, sight.colour)) {
                sight.isSeen = true;
                tell(sight.what);
            }
    }

    void tell(const char* what) const
    {
        std::printf("%-36s %6.2f s by the clock, %6.2f s of the processor, %4.0f MB at most so far\n", what,
                    double(m_clock.elapsed()) / 1000.0, double(std::clock() - m_processorBefore) / CLOCKS_PER_SEC,
                    memoryPeak());
        std::fflush(stdout);
    }

    std::filesystem::path m_picture;
    Workbench m_workbench;
    LaneStack m_stack{m_workbench.cursor()};
    QList<Sight> m_sights;
    QElapsedTimer m_clock;
    std::clock_t m_processorBefore = 0;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3)
        return 2;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    Theme::instance().install(application);
    Look look(argv[1], std::atoi(argv[2]));
    const QStringList features = QCoreApplication::arguments().mid(3);
    if (features.isEmpty())
        look.openAsExplore();
    else
        look.openLanesOf(features);
    look.watch();
    return 0;
}
