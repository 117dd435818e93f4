#include "app/cli/PictureCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Output.h"
#include "app/cli/ViewOptions.h"
#include "core/audio/ClipProbe.h"
#include "core/base/NumberLocale.h"
#include "core/base/Text.h"
#include "core/project/Project.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/PictureFile.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Workbench.h"
#include "widgets/plots/ViewData.h"

#include <QApplication>
#include <QImage>
#include <QTemporaryDir>
#include <algorithm>
#include <charconv>

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
        ids.push_back(workbench.project()->addClips({clip}).at(0));
    }
    workbench.selection().setCurrentClip(ids.front());
    return ids;
}

/// Waits until all that the view needs has come. Nothing is drawn of a view without it.
std::vector<ViewSeries> gather(const PlotInput& input, Console& console)
{
    for (;;) {
        if (std::optional<std::vector<ViewSeries>> data = viewData(input))
            return *std::move(data);
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
        QCoreApplication::processEvents();
        while (!input.workbench.jobs().jobs().isEmpty()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
            if (console.isCancelled())
                throw Cancelled{};
        }
    }
    if (const QString problem = input.workbench.data().anyProblem(); !problem.isEmpty())
        throw IoError(input.workbench.project()->clips().front().path, SUARA_TEXT("Core", "%1"),
                      {problem.toStdString()});
}

void writeData(const std::string& out, const std::vector<ViewSeries>& series)
{
    Output output(out);
    output.write(out.ends_with(".npy") ? viewNpy(series) : viewCsv(series));
    output.close();
}

void run(Arguments& arguments, Console& console)
{
    const View view = takeView(arguments);
    const std::string out = arguments.required("--out");
    const QSize size = takeSize(arguments);
    const bool plain = arguments.flag("--plain");
    const double scale = arguments.number("--scale", 1.0, 0.25, 8.0);
    if (std::max(size.width(), size.height()) * scale > largestSide)
        throw UsageError("--size times --scale is more than 20000 pixels a side; give a smaller one");
    const bool dark = arguments.choice("--theme", {"light", "dark"}, "light") == "dark";
    const bool isData = out.ends_with(".npy") || out.ends_with(".csv");
    const std::vector<std::string> files = arguments.positionals("FILE", 1, isGrid(view.kind) ? 1000 : 1);

    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "suara-cli";
    char* words[] = {name, nullptr};
    QApplication application(count, words);
    useNumbersWithPoints();
    QCoreApplication::setApplicationName(QStringLiteral("suara"));
    Theme::instance().install(application);
    Theme::instance().setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);

    const QTemporaryDir folder;
    Workbench workbench;
    const PlotInput input{workbench, openClips(workbench, folder, files, console), view};
    if (isData)
        return writeData(out, gather(input, console));
    if (view.kind != ViewKind::Waveform || !view.features.empty())
        gather(input, console);
    rehearse(input, size, console);
    savePicture(out, size, scale, [&](QPaintDevice& device) { drawView(input, device, size, plain); });
}

std::string optionsHelp()
{
    return "  --view V             which view: " + viewNames() +
           "\n"
           "  --out F              .png, .svg or .pdf; .npy or .csv: the numbers that it draws\n"
           "  --size WxH           pixels, 1200x480 without it\n"
           "  --plain              the data alone, from edge to edge, for picture data sets\n"
           "  --scale S            a PNG of S times as many pixels, drawn as finely\n"
           "  --theme light|dark   light without it\n" +
           std::string(viewOptionsHelp) + featureOptionsHelp;
}

} // namespace

Command pictureCommand()
{
    static const std::string options = optionsHelp();
    return {"picture",
            "draws a view of a clip, or of several, as the workbench shows it",
            "FILE… --view V --out F.png|.svg|.pdf|.npy|.csv [options]",
            options,
            "  suara-cli picture kick.wav --view melspectrogram --size 70x70 --plain --out kick.png",
            run,
            true};
}

} // namespace suara
