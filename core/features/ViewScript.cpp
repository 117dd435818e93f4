#include "core/features/ViewScript.h"

#include "core/base/Shortest.h"
#include "core/features/Catalog.h"
#include "core/features/Mel.h"
#include "core/features/PythonScript.h"

#include <algorithm>
#include <cctype>

namespace suara {

namespace {

std::string rateOf(const View& view)
{
    return view.sampleRate ? std::to_string(*view.sampleRate) : "None";
}

/// The code with the variable `frames` under another name.
std::string renamed(const std::string& code, const std::string& name)
{
    const auto isWord = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
    };
    constexpr std::string_view frames = "frames";
    std::string result;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = at + frames.size();
        const bool stands = code.compare(at, frames.size(), frames) == 0 && (at == 0 || !isWord(code[at - 1])) &&
                            (end == code.size() || !isWord(code[end]));
        if (stands)
            result += name;
        else
            result += code[at];
        at = stands ? end : at + 1;
    }
    return result;
}

/// Which variable holds a feature's frames: its name, but for those that Python or the script has already.
std::string variableOf(const FeatureSpec& feature)
{
    return feature.id == "samples" ? "values" : std::string(feature.id);
}

std::string codeOf(const FeatureSpec& feature, const View& view)
{
    return renamed(featureCode(feature, view.parameters), variableOf(feature));
}

/// "sr=sr, hop_length=512": how librosa finds the times of its frames.
std::string clockOf(const FeatureSpec& feature, const View& view)
{
    std::string clock = "sr=sr";
    if (feature.hop != nullptr)
        clock += ", hop_length=" + std::to_string(view.parameters.integer(*feature.hop));
    if (!view.parameters.flag(parameter::center) && findParameter(feature, "center") != nullptr)
        clock += ", n_fft=" + std::to_string(view.parameters.integer(parameter::nFft));
    return clock;
}

std::string axisName(const FeatureSpec& feature)
{
    return std::string(feature.title) + (feature.unit.empty() ? "" : " (" + std::string(feature.unit) + ")");
}

std::string head(const std::string& title, const std::string& paths)
{
    return "# " + title +
           " as Suara draws it; runs with librosa 0.11 and matplotlib\n"
           "# (pip install librosa matplotlib).\n"
           "import sys\n\n"
           "import librosa\n"
           "import matplotlib.pyplot as plt\n"
           "import numpy as np\n\n" +
           paths;
}

std::string onePath(const View& view, const std::vector<std::filesystem::path>& files)
{
    return "path = sys.argv[1] if len(sys.argv) > 1 else " +
           pythonText(files.empty() ? "clip.wav" : files.front().string()) +
           "\ny, sr = librosa.load(path, sr=" + rateOf(view) + ")\n";
}

std::string figure()
{
    return "\nfig, ax = plt.subplots(figsize=(12, 4.8), layout=\"constrained\")\n";
}

/// The stretch of time that is shown, the same in all views over time.
std::string limits(const View& view)
{
    if (!view.from && !view.to)
        return {};
    return ", xlim=(" + shortest(view.from.value_or(0.0)) + ", " + (view.to ? shortest(*view.to) : "len(y) / sr") + ")";
}

std::string ending(const std::string& title, const std::string& yLabel, const View& view)
{
    return "ax.set(title=" + pythonText(title) + ", xlabel=\"Time (s)\", ylabel=" + pythonText(yLabel) + limits(view) +
           ")\nplt.show()\n";
}

std::string curve(const FeatureSpec& feature, const View& view, const std::string& axes, const std::string& style)
{
    const std::string name = variableOf(feature);
    const bool isTracks = feature.hasGaps && feature.rows(view.parameters) > 1;
    return "times = librosa.times_like(" + name + ", " + clockOf(feature, view) + ")\n" + axes + ".plot(times, " +
           name + (isTracks ? ".T, \".\", markersize=3, " : "[0], ") + style + ")\n";
}

std::string waveform(const View& view, const std::vector<std::filesystem::path>& files)
{
    const bool overlaid = !view.features.empty();
    View own = view;
    if (!overlaid)
        own.sampleRate = std::nullopt; // a waveform alone is drawn from the file's own samples
    const std::string wave = "librosa.display.waveshow(y, sr=sr, ax=ax)\n";
    if (!overlaid)
        return head("Waveform", onePath(own, files)) + figure() + wave + "ax.set_ylim(-1, 1)\n" +
               ending("Waveform", "Amplitude", own);
    const FeatureSpec& feature = featureSpec(view.features.front());
    const std::string name = variableOf(feature);
    const std::string lowest = view.normalised ? "np.nanmin(" + name + ")" : "min(0, np.nanmin(" + name + "))";
    return head(std::string(feature.title) + " over the waveform", onePath(own, files)) + codeOf(feature, view) +
           figure() + wave + "ax.set_ylim(-1, 1)\noverlay = ax.twinx()  # its own axis\n" +
           curve(feature, view, "overlay", "color=\"tab:orange\"") + "overlay.set(ylim=(" + lowest + ", np.nanmax(" +
           name + ")), ylabel=" + pythonText(axisName(feature)) + ")\n" +
           ending(std::string(feature.title) + " over the waveform", "Amplitude", view);
}

std::string curves(const View& view, const std::vector<std::filesystem::path>& files)
{
    const FeatureSpec& first = featureSpec(view.features.front());
    std::string title(first.title);
    std::string code = codeOf(first, view);
    std::string plot = curve(first, view, "ax", "color=\"tab:blue\"");
    if (view.features.size() > 1) {
        const FeatureSpec& second = featureSpec(view.features[1]);
        title += " and " + std::string(second.title);
        code += codeOf(second, view);
        plot += "right = ax.twinx()\n" + curve(second, view, "right", "color=\"tab:green\", linestyle=\"--\"") +
                "right.set_ylabel(" + pythonText(axisName(second)) + ")\n";
    }
    return head(title, onePath(view, files)) + code + figure() + plot + ending(title, axisName(first), view);
}

const char* scaleName(FrequencyScale scale)
{
    return scale == FrequencyScale::Linear ? "linear" : scale == FrequencyScale::Logarithmic ? "log" : "mel";
}

/// What specshow is told of the rows.
std::string rowsOf(const FeatureSpec& feature, const View& view)
{
    if (feature.id.starts_with("melspectrogram")) {
        std::string rows = ", y_axis=\"mel\", fmin=" + view.parameters.text(parameter::fmin);
        if (const auto top = view.parameters.optionalReal(parameter::fmax))
            rows += ", fmax=" + shortest(*top);
        return rows + (view.parameters.flag(parameter::htk) ? ", htk=True" : "");
    }
    if (feature.id.starts_with("stft_"))
        return std::string(", y_axis=\"") + scaleName(view.scale) + "\"";
    return feature.id == "chroma_stft" && feature.rows(view.parameters) == 12 ? ", y_axis=\"chroma\"" : "";
}

std::string coloursOf(const FeatureSpec& feature, const View& view)
{
    return pythonText(colourMapSpec(view.colours.value_or(usualColours(feature.id))).id);
}

std::string picture(const View& view, const std::vector<std::filesystem::path>& files)
{
    const FeatureSpec& feature = featureSpec(view.features.front());
    const std::string name = variableOf(feature);
    const std::string rows = rowsOf(feature, view);
    const bool inDecibels = feature.unit == "dB";
    const bool ofFrequencies = inDecibels && !rows.empty();
    std::string overlaid;
    std::string curves;
    for (std::size_t i = 1; i < view.features.size(); ++i) {
        const FeatureSpec& overlay = featureSpec(view.features[i]);
        overlaid += codeOf(overlay, view);
        curves += curve(overlay, view, "ax", i == 1 ? "color=\"tab:orange\"" : "color=\"white\"");
    }
    std::string code = head(feature.title, onePath(view, files)) + codeOf(feature, view) + overlaid + figure() +
                       "picture = librosa.display.specshow(" + name + ", x_axis=\"time\", " + clockOf(feature, view) +
                       rows + ",\n        cmap=" + coloursOf(feature, view);
    if (inDecibels)
        code += ", vmin=np.nanmax(" + name + ") - " + shortest(view.depth) + ", vmax=np.nanmax(" + name + ")";
    code += ", ax=ax)\nfig.colorbar(picture, ax=ax";
    code += inDecibels ? ", format=\"%+2.0f dB\")\n" : ")\n";
    code += curves;
    if (feature.id == "stft_db" && view.top > 0.0)
        code += "ax.set_ylim(top=" + shortest(view.top) + ")\n";
    return code + ending(feature.title, rows.empty() ? "Row" : ofFrequencies ? "Frequency (Hz)" : "Pitch class", view);
}

/// The lines that make `magnitudes` and their `frequencies`.
std::string magnitudes(const View& view)
{
    const FeatureSpec& stft = featureSpec("stft_magnitude");
    const std::string given = std::to_string(view.parameters.integer(parameter::nFft));
    if (view.spectrum == SpectrumKind::Frame) {
        Parameters frame = view.parameters;
        frame.set(parameter::center, "false");
        const int length = view.parameters.integer(parameter::nFft);
        return "middle = round(" + shortest(view.at) + " * sr)\ny = np.pad(y, " + given + ")[middle + " +
               std::to_string(length - length / 2) + ":][:" + given + "]\n" + renamed(featureCode(stft, frame), "S") +
               "magnitudes = S[:, 0]\n" + "frequencies = librosa.fft_frequencies(sr=sr, n_fft=" + given + ")\n";
    }
    std::string code;
    if (view.from || view.to)
        code = "y = y[round(" + shortest(view.from.value_or(0.0)) +
               " * sr):" + (view.to ? "round(" + shortest(*view.to) + " * sr)" : std::string()) + "]\n";
    if (view.spectrum == SpectrumKind::Whole)
        return code + "magnitudes = np.abs(np.fft.rfft(y.astype(np.float64)))\n"
                      "frequencies = np.fft.rfftfreq(len(y), 1 / sr)\n";
    Parameters frames = view.parameters;
    frames.set(parameter::center, "false");
    return code + "y = np.pad(y, (0, max(0, " + given + " - len(y))))\n" + renamed(featureCode(stft, frames), "S") +
           "magnitudes = np.sqrt(np.mean(S ** 2, axis=1))  # as Welch's method\n"
           "frequencies = librosa.fft_frequencies(sr=sr, n_fft=" +
           given + ")\n";
}

std::string spectrum(const View& view, const std::vector<std::filesystem::path>& files)
{
    std::string code = head("Spectrum", onePath(view, files)) + magnitudes(view) + figure();
    code += view.decibels ? "decibels = librosa.amplitude_to_db(magnitudes, ref=np.max, amin=1e-12, top_db=None)\n"
                            "ax.plot(frequencies, decibels, linewidth=0.8)\n"
                          : "ax.plot(frequencies, magnitudes, linewidth=0.8)\n";
    std::string set = "ax.set(title=\"Spectrum\", xlabel=\"Frequency (Hz)\", ylabel=";
    set += view.decibels ? "\"dB re max\", ylim=(-80, 4)" : "\"|FFT|\"";
    const std::string right = view.firstBins > 0 ? "right" : "sr / 2";
    if (view.firstBins > 0)
        code += "right = frequencies[min(" + std::to_string(view.firstBins) + ", len(frequencies) - 1)]\n";
    set += view.scale == FrequencyScale::Linear ? ", xlim=(0, " + right + ")"
                                                : ", xscale=\"log\", xlim=(20, " + right + ")";
    return code + set + ")\nplt.show()\n";
}

std::string gridPaths(const std::vector<std::filesystem::path>& files)
{
    std::string paths = "paths = sys.argv[1:] or [";
    for (std::size_t i = 0; i < files.size(); ++i)
        paths += (i == 0 ? "" : ",\n        ") + pythonText(files[i].string());
    return paths + (files.empty() ? "\"clip.wav\"]\n" : "]\n");
}

std::string gridFigure(const View& view, const char* size)
{
    const std::string columns = std::to_string(view.columns > 0 ? view.columns : 5);
    std::string shared = view.sameTimes ? ", sharex=True" : "";
    if (view.kind == ViewKind::MelGrid || view.sameValues)
        shared += ", sharey=True";
    return "columns = min(" + columns + ", len(paths))\nrows = -(-len(paths) // columns)  # rounded up\n" +
           "fig, axes = plt.subplots(rows, columns, figsize=(15, " + size +
           " * rows), layout=\"constrained\", squeeze=False" + (shared.empty() ? "" : ",\n        ") +
           (shared.empty() ? "" : shared.substr(2)) + ")\n";
}

std::string gridEnding(const char* values)
{
    return "for ax in axes.flat[len(paths):]:\n"
           "    ax.axis(\"off\")\n"
           "fig.supxlabel(\"Time (s)\")\n"
           "fig.supylabel(\"" +
           std::string(values) + "\")\nplt.show()\n";
}

std::string waveGrid(const View& view, const std::vector<std::filesystem::path>& files)
{
    const std::string cut = view.firstSamples > 0 ? "[:" + std::to_string(view.firstSamples) + "]" : "";
    return head("Grid of waveforms", gridPaths(files)) + gridFigure(view, "2.5") +
           "for ax, path in zip(axes.flat, paths):\n"
           "    y, sr = librosa.load(path, sr=None)\n"
           "    x = y" +
           cut +
           "\n"
           "    ax.plot(np.arange(len(x)) / sr, x, linewidth=0.6)\n"
           "    top = " +
           (view.sameValues ? "1" : "np.abs(x).max() or 1") + "\n    ax.set(title=path, ylim=(-top, top))\n" +
           gridEnding("Amplitude");
}

std::string indented(const std::string& code)
{
    std::string result;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size() - 1) + 1;
        result += "    " + code.substr(at, end - at);
        at = end;
    }
    return result;
}

std::string melGrid(View view, const std::vector<std::filesystem::path>& files)
{
    view.parameters.set(parameter::melRef, "1"); // the same for all clips
    const FeatureSpec& feature = featureSpec("melspectrogram_db");
    const std::string name = variableOf(feature);
    return head("Mel-spectrograms of many clips", gridPaths(files)) +
           "pictures = []\nfor path in paths:\n    y, sr = librosa.load(path, sr=" + rateOf(view) + ")\n" +
           indented(codeOf(feature, view)) + "    pictures.append(" + name +
           ")\n"
           "highest = [picture.max() for picture in pictures]\n" +
           (view.sameValues ? "highest = len(paths) * [max(highest)]  # 0 dB is the loudest of all\n" : "") + "\n" +
           gridFigure(view, "2.5") +
           "for ax, path, picture, top in zip(axes.flat, paths, pictures, highest):\n"
           "    mesh = librosa.display.specshow(picture - top, x_axis=\"time\", " +
           clockOf(feature, view) + rowsOf(feature, view) + ",\n        cmap=" + coloursOf(feature, view) + ", vmin=-" +
           shortest(view.depth) +
           ", vmax=0, ax=ax)\n"
           "    ax.set(title=path, xlabel=\"\", ylabel=\"\")\n"
           "fig.colorbar(mesh, ax=axes, format=\"%+2.0f dB\")\n" +
           gridEnding("Frequency (Hz)");
}

} // namespace

std::string viewScript(const View& view, const std::vector<std::filesystem::path>& files)
{
    switch (view.kind) {
    case ViewKind::Curves:
        return curves(view, files);
    case ViewKind::Picture:
        return picture(view, files);
    case ViewKind::Spectrum:
        return spectrum(view, files);
    case ViewKind::WaveGrid:
        return waveGrid(view, files);
    case ViewKind::MelGrid:
        return melGrid(view, files);
    case ViewKind::Waveform:
        break;
    }
    return waveform(view, files);
}

} // namespace suara
