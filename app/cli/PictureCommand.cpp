#include "app/cli/PictureCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/ChartSource.h"
#include "app/cli/Console.h"
#include "app/cli/FeatureOptions.h"
#include "core/audio/ClipProbe.h"
#include "core/base/NumberLocale.h"
#include "core/base/Text.h"
#include "core/features/Catalog.h"
#include "core/features/Mel.h"
#include "core/project/Project.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/PictureFile.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Workbench.h"
#include "widgets/plots/PlotCatalog.h"

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

const PlotSpec& takeView(Arguments& arguments)
{
    std::vector<std::string> known;
    for (const PlotSpec& spec : plotCatalog())
        known.emplace_back(spec.id);
    return *findPlot(arguments.choice("--view", known, "waveform"));
}

/// A workbench with one clip in a project of its own, which vanishes again.
ClipId openClip(Workbench& workbench, const QTemporaryDir& folder, const std::string& file, Console& console)
{
    const std::filesystem::path path = std::filesystem::absolute(file);
    const Clip clip = probeClip(path, console);
    if (!clip.isReadable())
        throw IoError(path, SUARA_TEXT("Core", "%1"), {filledPacked(clip.error, clip.errorArguments)});
    workbench.setProject(Project::create(folder.filePath(QStringLiteral("picture.suara")).toStdString()));
    const ClipId id = workbench.project()->addClips({clip}).at(0);
    workbench.selection().setCurrentClip(id);
    return id;
}

/// Draws once for nothing, so that the view asks for its data, and waits until all of it has come.
void gather(const PlotSpec& view, const PlotInput& input, const QSize& size, Console& console)
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
        view.draw(input, unseen, size, true);
        QCoreApplication::processEvents();
        while (!input.workbench.jobs().jobs().isEmpty()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
            if (console.isCancelled())
                throw Cancelled{};
        }
    }
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
    Look look{arguments.required("--out"), takeSize(arguments), arguments.flag("--plain"),
              arguments.number("--scale", 1.0, 0.25, 8.0),
              arguments.choice("--theme", {"light", "dark"}, "light") == "dark"};
    if (std::max(look.size.width(), look.size.height()) * look.scale > largestSide)
        throw UsageError("--size times --scale is more than 20000 pixels a side; give a smaller one");
    return look;
}

FrameOptions takeFrameOptions(Arguments& arguments, const PlotSpec& view)
{
    const std::optional<int> sampleRate = takeSampleRate(arguments);
    FrameOptions options{takeParameters(arguments), sampleRate.value_or(0)};
    if (view.id == "melspectrogram" && options.parameters.isNone(parameter::fmax)) {
        options.parameters.set(parameter::fmax, 8000); // the lecture's
        checkParameters(options.parameters);
    }
    return options;
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

void save(const PlotSpec& view, const PlotInput& input, const Look& look)
{
    savePicture(look.out, look.size, look.scale,
                [&](QPaintDevice& device) { view.draw(input, device, look.size, look.plain); });
}

void drawClip(const PlotSpec& view, const std::string& file, const FrameOptions& options, const Look& look,
              Console& console)
{
    withApplication(look, [&] {
        const QTemporaryDir folder;
        Workbench workbench;
        const PlotInput input{workbench, openClip(workbench, folder, file, console), options};
        gather(view, input, look.size, console);
        if (const QString problem = workbench.data().anyProblem(); !problem.isEmpty())
            throw IoError(file, SUARA_TEXT("Core", "%1"), {problem.toStdString()});
        save(view, input, look);
    });
}

void drawChart(const PlotSpec& view, ChartRequest request, const Look& look, Console& console)
{
    const ChartSource source = chartSource(request, console);
    if (writeChartText(look.out, request.chart, source))
        return;
    withApplication(look, [&] {
        Workbench workbench;
        const FrameOptions none;
        const PlotInput input{workbench, 0, none, request.chart, source};
        save(view, input, look);
    });
}

void run(Arguments& arguments, Console& console)
{
    const PlotSpec& view = takeView(arguments);
    const Look look = takeLook(arguments);
    if (view.chart) {
        ChartRequest request = takeChart(arguments, *view.chart);
        request.file = arguments.positionals("FILE", 1, 1).front();
        return drawChart(view, std::move(request), look, console);
    }
    const FrameOptions options = takeFrameOptions(arguments, view);
    drawClip(view, arguments.positionals("FILE", 1, 1).front(), options, look, console);
}

std::string optionsHelp()
{
    std::string views;
    for (const PlotSpec& spec : plotCatalog())
        views += (views.empty() ? "" : " ") + std::string(spec.id);
    return "  --view V             which view: " + views +
           "\n"
           "  --out F              .png, .svg or .pdf; of a chart also .csv, its data, or .py, the Python that draws "
           "it\n"
           "  --size WxH           pixels, 1200x480 without it\n"
           "  --plain              the data alone, from edge to edge, for picture data sets\n"
           "  --scale S            a PNG of S times as many pixels, drawn as finely\n"
           "  --theme light|dark   light without it\n" +
           chartOptionsHelp + "of clips:\n" + featureOptionsHelp;
}

} // namespace

Command pictureCommand()
{
    static const std::string options = optionsHelp();
    return {"picture",
            "draws a view of a clip, or a chart of a feature table, as the workbench shows it",
            "FILE --view V --out F.png|.svg|.pdf [options]",
            options,
            "  suara-cli picture kick.wav --view melspectrogram --size 70x70 --plain --out kick.png\n"
            "  suara-cli picture features.csv --view histogram --x ZCR --bins 20 --range 0,0.2 --out zcr.svg",
            run,
            true};
}

} // namespace suara
