// What the live chart costs a training: the Train page in a window, drawn in memory, trains the lecture's network on
// random pictures again and again, by turns with the page shown and hidden.
//
//     live_chart FOLDER [PAIRS [EPOCHS]]
//
// FOLDER keeps the pictures. Prints of each pair how long training took with the chart and without, and the medians of
// their ratios: by the clock, and of the processor's time, which other programs on the machine do not lengthen.

#include "core/formats/Picture.h"
#include "core/project/Project.h"
#include "tests/support/PngFile.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/TrainPage.h"
#include "widgets/learning/runs/LiveRun.h"

#include <QApplication>
#include <QDir>
#include <QEventLoop>
#include <QStandardPaths>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <random>

using namespace suara;

namespace {

constexpr int kPictures = 200; // of each of two classes

/// Makes the pictures unless they are there.
QString pictures(const QString& folder)
{
    const QDir place(folder + QStringLiteral("/pictures"));
    std::mt19937 random(1);
    for (int i = 0; i < 2 * kPictures; ++i) {
        const QString name = place.filePath(QStringLiteral("%1/%2.png").arg(i % 2 == 0 ? "even" : "odd").arg(i));
        place.mkpath(i % 2 == 0 ? QStringLiteral("even") : QStringLiteral("odd"));
        Picture picture(kPictureSide, kPictureSide);
        std::ranges::generate(picture.pixels, [&] { return std::uint8_t(random()); });
        if (!QFile::exists(name))
            writePng(picture, name.toStdString());
    }
    return place.path();
}

TrainSetup setupOf(const QString& folder, int epochs)
{
    TrainSetup setup;
    setup.source = TrainSetup::Source::ClassFolder;
    setup.folder = folder;
    setup.model = QStringLiteral("cnn");
    setup.epochs = epochs;
    return setup;
}

struct Seconds {
    double wall = 0.0;
    double processor = 0.0; ///< of all threads
};

double processorSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

/// What training took, to the end of a run.
Seconds trained(LiveRun& live, const TrainSetup& setup)
{
    QEventLoop loop;
    QString problem;
    Seconds seconds;
    const double before = processorSeconds();
    QObject::connect(&live, &LiveRun::finished, &loop, &QEventLoop::quit);
    QObject::connect(&live, &LiveRun::ended, &loop, [&](const QString& said) {
        problem = said;
        loop.quit();
    });
    QObject::connect(&live, &LiveRun::advanced, &loop, [&] { seconds.wall = live.seconds(); });
    live.start(setup);
    loop.exec();
    if (!problem.isEmpty())
        qFatal("%s", qPrintable(problem));
    seconds.processor = processorSeconds() - before;
    return seconds;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Of its speed, if it takes so many times as long.
double lostPercent(double ratio)
{
    return 100.0 * (1.0 - 1.0 / ratio);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2 || argc > 4) {
        std::fprintf(stderr, "usage: live_chart FOLDER [PAIRS [EPOCHS]]\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    Theme::instance().install(application);
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const int pairs = argc > 2 ? std::max(1, QString::fromLocal8Bit(argv[2]).toInt()) : 9;
    const int epochs = argc > 3 ? std::max(1, QString::fromLocal8Bit(argv[3]).toInt()) : 30;
    QDir().mkpath(folder);
    const TrainSetup setup = setupOf(pictures(folder), epochs);

    Workbench workbench;
    const std::string file = folder.toStdString() + "/live_chart.suara";
    QFile::remove(QString::fromStdString(file));
    workbench.setProject(Project::create(file));
    TrainPage page(workbench);
    page.resize(1920, 1080);
    std::vector<double> walls;
    std::vector<double> processors;
    std::printf("training with the live chart and without, %d epochs of %d pictures\n", epochs, 2 * kPictures);
    for (int pair = -1; pair < pairs; ++pair) { // the first warms up
        std::map<bool, Seconds> took;
        for (const bool isShown : {pair % 2 == 0, pair % 2 != 0}) {
            page.setVisible(isShown);
            took[isShown] = trained(page.liveRun(), setup);
        }
        if (pair < 0)
            continue;
        walls.push_back(took[true].wall / took[false].wall);
        processors.push_back(took[true].processor / took[false].processor);
        std::printf("  pair %d: %7.3f s with, %7.3f s without, %.3f times as long, %.3f times the processor's time\n",
                    pair + 1, took[true].wall, took[false].wall, walls.back(), processors.back());
        std::fflush(stdout);
    }
    std::printf(
        "median of %d pairs: the chart takes %.1f %% of the training's speed, %.1f %% of the processor's time\n", pairs,
        lostPercent(median(walls)), lostPercent(median(processors)));
    return 0;
}
