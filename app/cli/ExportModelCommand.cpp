#include "app/cli/ExportModelCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Output.h"
#include "core/base/FileBytes.h"
#include "core/learning/ModelWeights.h"
#include "core/learning/Onnx.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace suara {

namespace {

struct ModelFormat {
    const char* name;
    std::string (*bytes)(const TrainedModel& model);
};

const std::array<ModelFormat, 5> formats{{
    {"onnx", onnxBytes},
    {"npz",
     [](const TrainedModel& model) {
         return npzBytes(weightsOf(model));
     }},
    {"history",
     [](const TrainedModel& model) {
         return historyCsv(model.history);
     }},
    {"json",
     [](const TrainedModel& model) {
         return modelJson(model) + "\n";
     }},
    {"model", modelBytes},
}};

std::vector<NpzArray> readNpz(const std::string& file)
{
    return parseNpz(bytesOf(file), file);
}

void run(Arguments& arguments, Console&)
{
    std::vector<std::string> names;
    names.reserve(std::size(formats));
    for (const ModelFormat& format : formats)
        names.emplace_back(format.name);
    const std::string name = arguments.choice("--format", names, "onnx");
    const std::string out = arguments.requiredOutput("--out");
    const auto weights = arguments.optional("--weights");
    const std::string file = arguments.positionals("M", 1, 1).front();
    TrainedModel model = readModel(file);
    if (weights)
        model = withWeights(std::move(model), readNpz(*weights), *weights);
    Output output(out);
    output.write(std::ranges::find(formats, name, &ModelFormat::name)->bytes(model));
    output.close();
}

} // namespace

Command exportModelCommand()
{
    return {"export-model",
            "writes a trained model for other programs",
            "M --format onnx|npz|history|json|model --out F [--weights F.npz]",
            "M is a model that `train --out` wrote.\n"
            "  --format onnx        for onnxruntime: takes unscaled values and gives class probabilities (default)\n"
            "  --format npz         the weights for NumPy and Keras: model.set_weights(list(numpy.load(F).values()))\n"
            "  --format history     loss and accuracy of every epoch, CSV\n"
            "  --format json        everything but the weights\n"
            "  --format model       a model again, which makes sense with --weights\n"
            "  --weights F.npz      weights to take instead of the model's own, as numpy.savez(F, "
            "*model.get_weights())\n"
            "                       writes them\n"
            "  --out F              where it goes\n",
            "  suara-cli export-model voice.suaramodel --format onnx --out voice.onnx",
            run};
}

} // namespace suara
