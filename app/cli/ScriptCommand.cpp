#include "app/cli/ScriptCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Output.h"
#include "app/cli/ViewOptions.h"
#include "core/base/Ending.h"
#include "core/features/Catalog.h"
#include "core/features/PythonScript.h"
#include "core/features/ViewScript.h"
#include "core/learning/KerasScript.h"
#include "core/learning/ModelFile.h"
#include "widgets/plots/PlotCatalog.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace suara {

namespace {

/// A notebook of one cell.
std::string notebook(const std::string& code)
{
    nlohmann::ordered_json source = nlohmann::ordered_json::array();
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size() - 1) + 1;
        source.push_back(code.substr(at, end - at));
        at = end;
    }
    const nlohmann::ordered_json cell{{"cell_type", "code"},
                                      {"id", "suara"},
                                      {"execution_count", nullptr},
                                      {"metadata", nlohmann::ordered_json::object()},
                                      {"outputs", nlohmann::ordered_json::array()},
                                      {"source", source}};
    nlohmann::ordered_json book{{"cells", nlohmann::ordered_json::array({cell})},
                                {"metadata", {{"language_info", {{"name", "python"}}}}},
                                {"nbformat", 4},
                                {"nbformat_minor", 5}};
    return book.dump(1) + "\n";
}

bool isModelFile(const std::string& name)
{
    std::ifstream in(name, std::ios::binary);
    std::string magic(8, ' ');
    return in.read(magic.data(), std::streamsize(magic.size())) && magic == kModelMagic;
}

void write(const std::optional<std::string>& out, const std::string& code)
{
    Output output(out);
    output.write(endingOf(out.value_or("")) == ".ipynb" ? notebook(code) : code);
    output.close();
}

void run(Arguments& arguments, Console&)
{
    const std::optional<std::string> out = arguments.output("--out");
    if (arguments.has("--view")) {
        const PlotSpec& plot = takePlot(arguments);
        if (plot.chart)
            throw UsageError("the script of a chart is written by: suara-cli picture TABLE --view " +
                             std::string(plot.id) + " --out F.py");
        const View view = takeView(arguments, plot);
        const std::vector<std::string> files = arguments.positionals("FILE", 0, isGrid(view.kind) ? 1000 : 1);
        return write(out, viewScript(view, {files.begin(), files.end()}));
    }
    const std::string subject = arguments.leading("M or FEATURE");
    if (isModelFile(subject)) {
        const std::vector<std::string> data = arguments.positionals("DATA", 0, 1);
        write(out, kerasScript(readModel(subject), data.empty() ? "" : data.front()));
        return;
    }
    const FeatureSpec& feature = featureSpec(subject); // its own parameters come first
    const std::optional<int> sampleRate = takeSampleRateOf(arguments, feature);
    const Parameters parameters = takeParameters(arguments, &feature);
    const std::vector<std::string> files = arguments.positionals("FILE", 0, 1);
    write(out, pythonScript(feature, parameters, sampleRate, files.empty() ? "" : files.front()));
}

} // namespace

Command scriptCommand()
{
    static const std::string options =
        std::string(
            "  M is a model that `train --out` wrote: the script repeats its recipe with scikit-learn and Keras on "
            "DATA, the\n"
            "  table or folder that it reads unless it is given another one when it runs.\n"
            "  FEATURE is one that \"suara-cli features\" lists; FILE is the clip the script reads unless it is "
            "given\n"
            "  another one when it runs.\n"
            "  --view V             instead: a script that draws this view with matplotlib\n"
            "  --out F.py           where it goes (F.ipynb: a notebook); without it, to standard output\n") +
        viewOptionsHelp + featureOptionsHelp;
    return {"script",
            "writes a Python script that gives the same numbers with librosa, or repeats a run with Keras",
            "FEATURE [FILE] [--out F.py|F.ipynb] [options]\n       suara-cli script M [DATA] [--out F.py|F.ipynb]\n    "
            "   suara-cli script --view V [FILE…] [--out "
            "F.py|F.ipynb]",
            options,
            "  suara-cli script mfcc kick.wav --n-mfcc 13 --out mfcc.py",
            run};
}

} // namespace suara
