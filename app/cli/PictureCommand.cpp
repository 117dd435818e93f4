#include "app/cli/PictureCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/ChartSource.h"
#include "app/cli/Console.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Output.h"
#include "app/cli/ViewOptions.h"
#include "core/audio/ClipProbe.h"
#include "core/base/Ending.h"
#include "core/base/NumberLocale.h"
#include "core/base/Text.h"
#include "core/project/Project.h"
#include "widgets/common/files/PictureFile.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/plots/ViewData.h"

#include <QApplication>
#include <QImage>
#include <QTemporaryDir>
#include <algorithm>
#include <charconv>
#include <functional>

namespace suara {

namespace {

constexpr int largestSide = 20000;

QSize takeSize(Arguments& arguments)
{
    const std::string text = arguments.text("--size", "1200x480");
    const std::size_t cross = text.find('x');
    int width = 0;
    int height = 0;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, width);
    const auto second = cross == std::string::npos ? first : std::from_chars(text.data() + cross + 1, end, height);
    if (cross == std::string::npos || first.ptr != text.data() + cross || second.ptr != end || width < 1 ||
        height < 1 || width > largestSide || height > largestSide)
        throw UsageError("--size is " + text + "; wanted is WIDTHxHEIGHT, each from 1 to 20000, e.g. 1200x480");
    return {width, height};
}

/// A file that is named twice is drawn twice, though a project has it once.
ClipId added(Project& project, const Clip& clip)
{
    const std::vector<ClipId> ids = project.addClips({clip});
    if (!ids.empty())
        return ids.front();
    const auto known = std::ranges::find(project.clips(), project.relativePath(clip.path), &Clip::path);
    if (known == project.clips().end())
        throw IoError(project.path(),
                      SUARA_TEXT("Core", "The project cannot be written there; choose another folder."));
    return known->id;
}

/// Adds the files to a project of the workbench's own, which vanishes again with its folder.
std::vector<ClipId> openClips(Workbench& workbench, const QTemporaryDir& folder, const std::vector<std::string>& files,
                              Console& console)
{
    workbench.setProject(Project::create(folder.filePath(QStringLiteral("picture.suara")).toStdString()));
    std::vector<ClipId> ids;
    for (const std::string& file : files) {
        const std::filesystem::path path = std::filesystem::absolute(file);
        const Clip clip = probeClip(path, console);
        if (!clip.isReadable())
            throw IoError(path, SUARA_TEXT("Core", "%1"), {filledPacked(clip.error, clip.errorArguments)});
        if (clip.frames == 0)
            throw IoError(path, SUARA_TEXT("Core", "There are no samples in it, so there is nothing to draw."));
        ids.push_back(added(*workbench.project(), clip));
    }
    workbench.selection().setCurrentClip(ids.front());
    return ids;
}

/// @throws Cancelled; IoError if what was asked for could not be had
void finishJobs(const PlotInput& input, const Console& console)
{
    QCoreApplication::processEvents();
    while (!input.workbench.jobs().jobs().isEmpty()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        if (console.isCancelled())
            throw Cancelled{};
    }
    if (const QString problem = input.workbench.data().anyProblem(); !problem.isEmpty())
        throw IoError(input.workbench.project()->clips().front().path, SUARA_TEXT("Core", "%1"),
                      {problem.toStdString()});
}

/// Waits until all that the view needs has come. Nothing is drawn of a view without it.
std::vector<ViewSeries> gather(const PlotInput& input, Console& console)
{
    for (;;) {
        if (std::optional<std::vector<ViewSeries>> data = viewData(input))
            return *std::move(data);
        finishJobs(input, console);
    }
}

/// Of many clips one after another, which together may be more than is kept in memory.
std::vector<ViewSeries> gatherEach(const PlotInput& input, Console& console)
{
    std::vector<ViewSeries> all;
    for (const ClipId clip : input.clips)
        for (ViewSeries& one : gather({input.workbench, {clip}, input.view}, console))
            all.push_back(std::move(one));
    return all;
}

/// Draws once for nothing, so that what only the drawing needs (peaks) is asked for, and waits for it.
void rehearse(const PlotInput& input, const QSize& size, Console& console)
{
    bool arrived = true;
    QObject::connect(&input.workbench.data(), &ClipData::arrived, qApp, [&arrived] { arrived = true; });
    while (std::exchange(arrived, false)) {
        QImage unseen(size, QImage::Format_RGB32);
        if (unseen.isNull())
            throw ParameterError(SUARA_TEXT("Core",
                                            "There is not enough memory for a picture of %1 × %2 pixels; choose "
                                            "a smaller one."),
                                 {std::to_string(size.width()), std::to_string(size.height())});
        drawView(input, unseen, size, true);
        finishJobs(input, console);
    }
}

void writeData(const std::string& out, const std::vector<ViewSeries>& series)
{
    Output output(out);
    output.write(endingOf(out) == ".npy" ? viewNpy(series) : viewCsv(series));
    output.close();
}

/// How the picture is drawn, whatever it shows.
struct Look {
    std::string out;
    QSize size;
    bool plain;
    double scale;
    bool dark;
};

Look takeLook(Arguments& arguments)
{
    Look look{arguments.requiredOutput("--out"), takeSize(arguments), arguments.flag("--plain"),
              arguments.number("--scale", 1.0, 0.25, 8.0),
              arguments.choice("--theme", {"light", "dark"}, "light") == "dark"};
    if (std::max(look.size.width(), look.size.height()) * look.scale > largestSide)
        throw UsageError("--size times --scale is more than 20000 pixels a side; give a smaller one");
    return look;
}

/// Runs work with an application that needs no screen.
void withApplication(const Look& look, const std::function<void()>& work)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "suara-cli";
    char* words[] = {name, nullptr};
    QApplication application(count, words);
    useNumbersWithPoints();
    QCoreApplication::setApplicationName(QStringLiteral("suara"));
    Theme::instance().install(application);
    Theme::instance().setMode(look.dark ? Theme::Mode::Dark : Theme::Mode::Light);
    work();
}

void drawClips(const View& view, const std::vector<std::string>& files, const Look& look, Console& console)
{
    withApplication(look, [&] {
        const QTemporaryDir folder;
        Workbench workbench;
        const PlotInput input{workbench, openClips(workbench, folder, files, console), view};
        const std::string ending = endingOf(look.out);
        if (ending == ".npy" || ending == ".csv")
            return writeData(look.out, gatherEach(input, console));
        if (!isGrid(view.kind) && (view.kind != ViewKind::Waveform || !view.features.empty()))
            gather(input, console);
        rehearse(input, look.size, console);
        savePicture(look.out, look.size, look.scale,
                    [&](QPaintDevice& device) { drawView(input, device, look.size, look.plain); });
    });
}

void drawChart(ChartRequest request, const Look& look, Console& console)
{
    const ChartSource source = chartSource(request, console);
    if (writeChartText(look.out, request.chart, source))
        return;
    withApplication(look, [&] {
        TableChartView view;
        view.showChart(request.chart, source);
        savePicture(look.out, look.size, look.scale,
                    [&](QPaintDevice& device) { view.plot().drawPicture(device, look.size, look.plain); });
    });
}

void run(Arguments& arguments, Console& console)
{
    const PlotSpec& plot = takePlot(arguments);
    const Look look = takeLook(arguments);
    if (plot.chart) {
        ChartRequest request = takeChart(arguments, *plot.chart);
        request.file = arguments.positionals("FILE", 1, 1).front();
        return drawChart(std::move(request), look, console);
    }
    const View view = takeView(arguments, plot);
    drawClips(view, arguments.positionals("FILE", 1, isGrid(view.kind) ? 1000 : 1), look, console);
}

std::string optionsHelp()
{
    return "  --view V             which view: " + viewNames() +
           "\n"
           "  --out F              .png, .svg or .pdf; .csv: the numbers that it draws, of clips also .npy; of a\n"
           "                       chart also .py, the Python that draws it\n"
           "  --size WxH           pixels, 1200x480 without it\n"
           "  --plain              the data alone, from edge to edge, for picture data sets\n"
           "  --scale S            a PNG of S times as many pixels, drawn as finely\n"
           "  --theme light|dark   light without it\n" +
           std::string(chartOptionsHelp) + "of clips:\n" + viewOptionsHelp + featureOptionsHelp;
}

} // namespace

Command pictureCommand()
{
    static const std::string options = optionsHelp();
    return {"picture",
            "draws a view of clips, or a chart of a feature table, as the workbench shows it",
            "FILE… --view V --out F.png|.svg|.pdf|.npy|.csv [options]",
            options,
            "  suara-cli picture kick.wav --view melspectrogram --size 70x70 --plain --out kick.png\n"
            "  suara-cli picture features.csv --view histogram --x ZCR --bins 20 --range 0,0.2 --out zcr.svg",
            run,
            true};
}

} // namespace suara
