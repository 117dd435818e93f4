#include "app/cli/PictureCommand.h"

#include "app/cli/Arguments.h"
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

void run(Arguments& arguments, Console& console)
{
    const PlotSpec& view = takeView(arguments);
    const std::string out = arguments.required("--out");
    const QSize size = takeSize(arguments);
    const bool plain = arguments.flag("--plain");
    const double scale = arguments.number("--scale", 1.0, 0.25, 8.0);
    if (std::max(size.width(), size.height()) * scale > largestSide)
        throw UsageError("--size times --scale is more than 20000 pixels a side; give a smaller one");
    const bool dark = arguments.choice("--theme", {"light", "dark"}, "light") == "dark";
    const bool isMel = view.id == "melspectrogram";
    const std::optional<int> sampleRate = takeSampleRate(arguments);
    FrameOptions options{takeParameters(arguments), sampleRate.value_or(0)};
    if (isMel && options.parameters.isNone(parameter::fmax)) {
        options.parameters.set(parameter::fmax, 8000); // the lecture's
        checkParameters(options.parameters);
    }
    const std::string file = arguments.positionals("FILE", 1, 1).front();

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
    const PlotInput input{workbench, openClip(workbench, folder, file, console), options};
    gather(view, input, size, console);
    if (const QString problem = workbench.data().anyProblem(); !problem.isEmpty())
        throw IoError(file, SUARA_TEXT("Core", "%1"), {problem.toStdString()});
    savePicture(out, size, scale, [&](QPaintDevice& device) { view.draw(input, device, size, plain); });
}

std::string optionsHelp()
{
    std::string views;
    for (const PlotSpec& spec : plotCatalog())
        views += (views.empty() ? "" : " ") + std::string(spec.id);
    return "  --view V             which view: " + views +
           "\n"
           "  --out F              .png, .svg or .pdf\n"
           "  --size WxH           pixels, 1200x480 without it\n"
           "  --plain              the data alone, from edge to edge, for picture data sets\n"
           "  --scale S            a PNG of S times as many pixels, drawn as finely\n"
           "  --theme light|dark   light without it\n" +
           featureOptionsHelp;
}

} // namespace

Command pictureCommand()
{
    static const std::string options = optionsHelp();
    return {"picture",
            "draws a view of a clip as the workbench shows it",
            "FILE --view V --out F.png|.svg|.pdf [options]",
            options,
            "  suara-cli picture kick.wav --view melspectrogram --size 70x70 --plain --out kick.png",
            run,
            true};
}

} // namespace suara
