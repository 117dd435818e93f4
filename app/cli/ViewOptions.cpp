#include "app/cli/ViewOptions.h"

#include "app/cli/Arguments.h"
#include "app/cli/FeatureOptions.h"
#include "core/base/Join.h"
#include "core/features/Catalog.h"
#include "core/features/Mel.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/plots/PlotCatalog.h"

#include <algorithm>

namespace suara {

namespace {

constexpr double longest = 1e9; // seconds

/// Curves, or a picture where the feature has several rows.
ViewKind kindOf(const PlotSpec& spec, const View& view)
{
    const bool isPicture = spec.kind == ViewKind::Curves && view.features.size() == 1 &&
                           featureSpec(view.features[0]).rows(view.parameters) > 1 && !isTracks(view.features[0]);
    return isPicture ? ViewKind::Picture : spec.kind;
}

void takeFeature(Arguments& arguments, View& view)
{
    const std::string id = arguments.required("--feature");
    const FeatureSpec& feature = featureSpec(id);
    const bool drawn = feature.axis == FrameAxis::Time;
    const bool fits = view.kind != ViewKind::Waveform || feature.rows(view.parameters) == 1;
    if (!drawn || !fits)
        throw UsageError("--feature is " + id + ", which does not run along time in " +
                         (drawn ? "one row; a view of kind feature shows it" : "frames; no view shows it"));
    view.features = {id};
}

void layOver(View& view, const std::string& id)
{
    const bool hasFrequencies =
        view.kind == ViewKind::Picture && (view.features[0] == "stft_db" || view.features[0] == "melspectrogram_db");
    if (!hasFrequencies || featureSpec(id).unit != "Hz" || featureSpec(id).axis != FrameAxis::Time)
        throw UsageError("--over is " + id + "; allowed is a feature in Hz over a spectrogram or melspectrogram");
    view.features.push_back(id);
}

std::optional<double> takeSeconds(Arguments& arguments, std::string_view name)
{
    return arguments.has(name) ? std::optional(arguments.number(name, 0.0, 0.0, longest)) : std::nullopt;
}

void takeColours(Arguments& arguments, View& view)
{
    std::vector<std::string> known{"usual"};
    for (const ColourMapSpec& spec : colourMaps())
        known.emplace_back(spec.id);
    if (const ColourMapSpec* spec = findColourMap(arguments.choice("--colormap", known, "usual")))
        view.colours = spec->map;
}

void takeLook(Arguments& arguments, View& view)
{
    view.depth = arguments.number("--depth", view.depth, 1.0, 300.0);
    const std::string axis = arguments.choice("--axis", {"linear", "log", "mel"}, "linear");
    view.scale = axis == "mel"   ? FrequencyScale::Mel
                 : axis == "log" ? FrequencyScale::Logarithmic
                                 : FrequencyScale::Linear;
    if (view.kind == ViewKind::Spectrum && view.scale == FrequencyScale::Mel)
        throw UsageError("--axis of a spectrum is linear or log");
    takeColours(arguments, view);
    view.top = arguments.number("--top", 0.0, 0.0, 1e6);
    view.normalised = !arguments.flag("--no-normalise");
    view.decibels = arguments.choice("--magnitude", {"db", "linear"}, "db") == "db";
    const std::string transform = arguments.choice("--transform", {"whole", "mean", "frame"}, "whole");
    view.spectrum = transform == "mean"    ? SpectrumKind::Mean
                    : transform == "frame" ? SpectrumKind::Frame
                                           : SpectrumKind::Whole;
    view.from = takeSeconds(arguments, "--from");
    view.to = takeSeconds(arguments, "--to");
    if (view.from.value_or(0.0) >= view.to.value_or(longest + 1.0))
        throw UsageError("--to must be later than --from");
    view.at = takeSeconds(arguments, "--at").value_or(0.0);
    view.firstBins = arguments.integer("--first-bins", 0, 0, 100'000'000);
    view.columns = arguments.integer("--columns", view.columns, 1, 100);
    view.sameTimes = !arguments.flag("--own-times");
    view.sameValues = !arguments.flag("--own-values");
    view.firstSamples = arguments.integer("--samples", view.firstSamples, 0, 100'000'000);
}

} // namespace

const PlotSpec& takePlot(Arguments& arguments)
{
    std::vector<std::string> known;
    for (const PlotSpec& spec : plotCatalog())
        known.emplace_back(spec.id);
    return *findPlot(arguments.choice("--view", known, "waveform"));
}

View takeView(Arguments& arguments, const PlotSpec& spec)
{
    View view;
    view.kind = spec.kind;
    view.sampleRate = takeSampleRate(arguments);
    view.features.assign(spec.features.begin(), spec.features.end());
    if (spec.takesFeature)
        takeFeature(arguments, view);
    if (const std::optional<std::string> over = arguments.optional("--over"))
        layOver(view, *over);
    view.parameters = takeParameters(arguments, view.features.size() == 1 ? &featureSpec(view.features[0]) : nullptr);
    const bool isMel = std::ranges::find(view.features, "melspectrogram_db") != view.features.end();
    if (isMel && view.parameters.isNone(parameter::fmax)) {
        view.parameters.set(parameter::fmax, 8000); // the lecture's
        checkParameters(view.parameters);
    }
    view.kind = kindOf(spec, view);
    takeLook(arguments, view);
    return view;
}

std::string viewNames()
{
    return joined(plotCatalog(), " ", &PlotSpec::id);
}

const char viewOptionsHelp[] =
    "  --feature ID         what the views feature and overlay show (\"suara-cli features\" lists them)\n"
    "  --no-normalise       an overlay reaches from zero, and not from its lowest to its highest value\n"
    "  --depth DB           of spectrograms, below the largest value (80)\n"
    "  --axis A             of frequencies: linear, log, mel (linear; a spectrum has no mel axis)\n"
    "  --colormap C         of pictures: magma, inferno, viridis, gray, gray_r, magma_r, as matplotlib names them\n"
    "                       (usual: magma for spectrograms, viridis for MFCC and chroma)\n"
    "  --top HZ             up to which a spectrogram is shown (0: half the rate)\n"
    "  --over ID            a feature in Hz (pyin, spectral_centroid …), drawn on a spectrogram's frequencies\n"
    "  --from S --to S      seconds: the stretch shown, or transformed for a spectrum\n"
    "  --transform T        of a spectrum: whole (one transform), mean (of frames), frame (at --at S) (whole)\n"
    "  --magnitude M        of a spectrum's magnitudes: db, linear (db)\n"
    "  --first-bins N       of a spectrum (0: all)\n"
    "  --columns N          of a grid of several FILEs (5)\n"
    "  --own-times          each clip of a grid on its own scale of time, and not all on one\n"
    "  --own-values         each clip of a grid on its own scale of values, and not all on one\n"
    "  --samples N          of each waveform in a grid, 0 for all (10000)\n";

} // namespace suara
