#include "app/cli/ScriptCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Output.h"
#include "core/features/Catalog.h"
#include "core/features/PythonScript.h"

#include <algorithm>
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

void run(Arguments& arguments, Console&)
{
    const FeatureSpec& feature = featureSpec(arguments.leading("FEATURE")); // its own parameters come first
    const std::optional<std::string> out = arguments.optional("--out");
    const std::optional<int> sampleRate = takeSampleRateOf(arguments, feature);
    const Parameters parameters = takeParameters(arguments, &feature);
    const std::vector<std::string> files = arguments.positionals("FILE", 0, 1);
    const std::string code = pythonScript(feature, parameters, sampleRate, files.empty() ? "" : files.front());
    Output output(out);
    output.write(out && out->ends_with(".ipynb") ? notebook(code) : code);
    output.close();
}

} // namespace

Command scriptCommand()
{
    static const std::string options =
        std::string(
            "  FEATURE is one that \"suara-cli features\" lists; FILE is the clip the script reads unless it is "
            "given\n"
            "  another one when it runs.\n"
            "  --out F.py           where it goes (F.ipynb: a notebook); without it, to standard output\n") +
        featureOptionsHelp;
    return {"script",
            "writes a Python script that gives the same numbers with librosa",
            "FEATURE [FILE] [--out F.py|F.ipynb] [options]",
            options,
            "  suara-cli script mfcc kick.wav --n-mfcc 13 --out mfcc.py",
            run};
}

} // namespace suara
