#include "app/cli/EvaluateCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Output.h"
#include "app/cli/TrainingData.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/TrainingRun.h"

namespace suara {

namespace {

/// Data are made as the model's own were; a table is taken whatever made it, if it has the model's columns.
TrainingDataOptions dataOptions(const TrainedModel& model, const std::filesystem::path& data)
{
    TrainingDataOptions options;
    options.columns.label = model.labelColumn;
    options.columns.inputs = model.columns;
    options.input = model.input;
    options.side = model.network.input.height;
    const bool isTable = !std::filesystem::is_directory(data) && data.extension() != ".suara";
    if (model.inputOptions == measuredOptions(Summary::Mean))
        options.summary = Summary::Mean;
    else if (!isTable && model.input == InputKind::Table && model.inputOptions != measuredOptions(Summary::First))
        throw IoError(
            data, SUARA_TEXT("Core", "The model learned from a table made elsewhere; evaluate it on such a table."));
    return options;
}

void run(Arguments& arguments, Console& console)
{
    const bool asJson = arguments.flag("--json");
    const auto out = arguments.optional("--out");
    const auto label = arguments.optional("--label");
    const auto annotator = arguments.text("--annotator", "");
    const auto files = arguments.positionals("M and DATA", 2, 2);

    const TrainedModel model = readModel(files[0]);
    TrainingDataOptions options = dataOptions(model, files[1]);
    options.columns.label = label.value_or(options.columns.label);
    options.annotator = annotator;
    const Dataset dataset = readTrainingData(files[1], options, console);
    const ModelEvaluation evaluation = evaluateModel(model, dataset, console.jobs());
    for (const std::string& warning : evaluation.report.warnings)
        console.note("warning: " + warning);
    Output output(out);
    output.write(asJson ? evaluationJson(evaluation.matrix, evaluation.report) + "\n"
                        : "Confusion matrix (rows: true, columns: predicted)\n\n" + matrixText(evaluation.matrix) +
                              "\n" + reportText(evaluation.report));
    output.close();
}

} // namespace

Command evaluateCommand()
{
    return {"evaluate",
            "tests a trained model: confusion matrix and classification report",
            "M DATA [--json] [--out F]",
            "M is a model that `train --out` wrote; DATA is as for `train`, with classes that the model knows.\n"
            "  --json               the same as JSON\n"
            "  --out F              into a file instead of standard output\n"
            "  --label COLUMN       the column of classes, or the project's label set (default: as in training)\n"
            "  --annotator NAME     whose segments (default: the first annotator)\n",
            "  suara-cli evaluate voice.suaramodel voice.csv --json",
            run};
}

} // namespace suara
