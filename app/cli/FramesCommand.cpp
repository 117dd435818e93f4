#include "app/cli/FramesCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/CutWarnings.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Output.h"
#include "core/audio/Audio.h"
#include "core/base/Ending.h"
#include "core/features/Catalog.h"
#include "core/features/FrameAnalysis.h"
#include "core/formats/Npy.h"

#include <sstream>

namespace suara {

namespace {

/// The array file's bytes. What the file does not allow (too short for a frame) is the file's failure.
std::string framesOf(const std::filesystem::path& file, const FeatureSpec& feature, const Parameters& parameters,
                     std::optional<int> sampleRate, Console& console)
{
    const FrameAnalysis analysis(loadMono(file, sampleRate, &console), parameters, &console);
    try {
        std::ostringstream bytes;
        writeNpy(bytes, feature.compute(analysis));
        return std::move(bytes).str();
    } catch (const ParameterError& error) {
        throw IoError(file, error.text(), error.arguments());
    }
}

void run(Arguments& arguments, Console& console)
{
    const FeatureSpec& feature = featureSpec(arguments.required("--feature"));
    const std::optional<std::string> out = arguments.output("--out");
    const std::optional<int> sampleRate = takeSampleRateOf(arguments, feature);
    const Parameters parameters = takeParameters(arguments, &feature);
    if (out && (endingOf(*out) == ".csv" || endingOf(*out) == ".arff"))
        throw UsageError("--out is " + *out + "; frames are written as a NumPy array (F.npy), and tables by extract");
    const std::string file = arguments.positionals("FILE", 1, 1).front();
    tellIdleParameters(parameters, {&feature}, console);
    writeWhole(out, console, [&] {
        std::string bytes = framesOf(file, feature, parameters, sampleRate, console);
        CutWarnings(console).tell(file, file);
        return bytes;
    });
}

} // namespace

Command framesCommand()
{
    static const std::string options =
        std::string("  --feature ID         which (\"suara-cli features\" lists them)\n"
                    "  --out F.npy          float32, shape (rows, frames); without it, to standard output\n") +
        featureOptionsHelp;
    return {"frames",
            "writes one feature's frames as a NumPy array",
            "FILE --feature ID --out F.npy [options]",
            options,
            "  suara-cli frames kick.wav --feature mfcc --n-mfcc 13 --out mfcc.npy",
            run};
}

} // namespace suara
