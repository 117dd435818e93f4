#include "core/features/PythonScript.h"

#include "core/base/Error.h"
#include "core/base/Join.h"
#include "core/features/Catalog.h"

#include <cmath>
#include <sstream>
#include <string_view>
#include <vector>

namespace suara {

namespace {

constexpr std::size_t lineWidth = 100;

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789+-.e") == std::string_view::npos;
}

/// "kaiser(14)" as ("kaiser", 14)
std::string pythonWindow(const std::string& text)
{
    const std::size_t open = text.find('(');
    const std::string name = text.substr(0, open);
    std::string numbers = text.substr(open + 1);
    for (std::size_t comma = numbers.find(','); comma != std::string::npos; comma = numbers.find(',', comma + 1))
        numbers.insert(comma + 1, " ");
    if (name == "general_cosine")
        numbers = "[" + numbers.substr(0, numbers.size() - 1) + "])";
    return "(" + pythonText(name) + (name == "exponential" ? ", None, " : ", ") + numbers;
}

/// A parameter's value as Python writes it.
std::string literal(const ParameterSpec& spec, const Parameters& parameters)
{
    const std::string text = parameters.text(spec);
    if (spec.kind == ParameterKind::Flag)
        return text == "true" ? "True" : "False";
    if (text == "none")
        return "None";
    if (isNumber(text))
        return spec.kind == ParameterKind::Real && text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
    if (spec.id == "window" && text.ends_with(')'))
        return pythonWindow(text);
    if (text == "-inf")
        return "-np.inf";
    const bool isFunction = spec.id == "ref" || spec.id.ends_with("aggregate"); // np.max, np.mean …
    return isFunction || text == "inf" || text == "nan" ? "np." + text : pythonText(text);
}

/// What stands between braces: "*" is every parameter as keywords, "a b" those named, "=a" the bare value of one.
std::string expansion(std::string_view hole, const FeatureSpec& feature, const Parameters& parameters)
{
    if (hole.starts_with('='))
        return literal(*findParameter(feature, hole.substr(1)), parameters);
    std::vector<std::string_view> wanted;
    if (hole == "*")
        for (const ParameterSpec* spec : feature.parameters)
            wanted.push_back(spec->id);
    std::istringstream words{std::string(hole == "*" ? "" : hole)};
    std::vector<std::string> names;
    for (std::string word; words >> word;)
        names.push_back(word);
    wanted.insert(wanted.end(), names.begin(), names.end());
    return joined(wanted, ", ", [&](std::string_view name) {
        return std::string(name) + "=" + literal(*findParameter(feature, name), parameters);
    });
}

std::string filledIn(const FeatureSpec& feature, const Parameters& parameters)
{
    std::string code;
    std::string_view rest = feature.python;
    for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        const std::size_t close = rest.find('}', open);
        code += rest.substr(0, open);
        code += expansion(rest.substr(open + 1, close - open - 1), feature, parameters);
        rest.remove_prefix(close + 1);
    }
    return code += rest;
}

/// Breaks long lines after a comma; all of them end inside brackets, where Python takes any indentation.
std::string wrapped(const std::string& code)
{
    std::istringstream lines(code);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        while (line.size() > lineWidth) {
            const std::size_t comma = line.rfind(", ", lineWidth - 1);
            if (comma == std::string::npos || comma < 8)
                break;
            result += line.substr(0, comma + 1) + "\n";
            line = "        " + line.substr(comma + 2);
        }
        result += line + "\n";
    }
    return result;
}

} // namespace

std::string pythonText(std::string_view text)
{
    std::string result = "\"";
    for (const char letter : text)
        if (letter == '\n' || letter == '\r') // would end the line, and with it the text
            result += letter == '\n' ? "\\n" : "\\r";
        else
            (result += letter == '"' || letter == '\\' ? "\\" : "") += letter;
    return result + '"';
}

std::string featureCode(const FeatureSpec& feature, const Parameters& parameters)
{
    return wrapped(filledIn(feature, parameters));
}

std::string pythonScript(const FeatureSpec& feature, const Parameters& parameters, std::optional<int> sampleRate,
                         const std::filesystem::path& file)
{
    const std::string rate = sampleRate ? std::to_string(*sampleRate) : "None";
    return std::string("# ") + feature.title +
           " as Suara measures it; runs with librosa 0.11 (pip install librosa).\n"
           "import sys\n\n"
           "import librosa\n"
           "import numpy as np\n\n"
           "path = sys.argv[1] if len(sys.argv) > 1 else " +
           pythonText(file.empty() ? "clip.wav" : file.string()) +
           "\n"
           "y, sr = librosa.load(path, sr=" +
           rate + ")\n" + featureCode(feature, parameters) + "print(frames.shape)\nprint(frames)\n";
}

} // namespace suara
