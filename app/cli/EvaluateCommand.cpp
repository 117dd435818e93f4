#include "app/cli/EvaluateCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Output.h"
#include "app/cli/TrainingData.h"
#include "core/base/Error.h"
#include "core/base/FileBytes.h"
#include "core/base/Text.h"
#include "core/learning/LearnedRows.h"
#include "core/learning/MeasuredOptions.h"
#include "core/learning/Predictions.h"
#include "core/learning/TrainingRun.h"
#include "core/learning/TypedMatrix.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

namespace suara {

namespace {

/// Data are made as the model's own were; a table is taken whatever made it, if it has the model's columns.
TrainingDataOptions dataOptions(const TrainedModel& model, const std::filesystem::path& data)
{
    TrainingDataOptions options;
    options.columns.label = model.labelColumn;
    options.columns.inputs = model.columns;
    options.columns.areLearned = true;
    options.input = model.input;
    options.picture = pictureOptionsOf(model.inputOptions, model.network.input);
    options.asTensors = isFromTensors(model.inputOptions);
    const bool isMeasured = sourceOf(data) != DataSource::Table && model.input == InputKind::Table;
    if (isMeasured && !measuredRows(model.inputOptions))
        throw IoError(
            data, SUARA_TEXT("Core", "The model learned from a table made elsewhere; evaluate it on such a table."));
    if (isMeasured)
        options.table = aboutData(data, [&] { return measuringOf(model); });
    return options;
}

const std::vector<std::string> sides{"no", "true", "pred", "all"};

/// How the cells of the matrix are to be divided, as scikit-learn's confusion_matrix(normalize=…).
std::optional<Normalisation> takeNormalisation(Arguments& arguments)
{
    const auto side = std::ranges::find(sides, arguments.choice("--normalize", sides, "no")) - sides.begin();
    return side == 0 ? std::nullopt : std::optional(Normalisation(side - 1));
}

std::string text(const ConfusionMatrix& matrix, const ClassificationReport& report,
                 const std::optional<Normalisation>& by)
{
    return "Confusion matrix (rows: true, columns: predicted)\n\n" +
           (by ? matrixText(matrix, *by) : matrixText(matrix)) + "\n" + reportText(report) + "\n" +
           scoresText(scoresOf(matrix));
}

/// What someone typed or pasted, from a file or standard input.
ConfusionMatrix typedMatrix(const std::string& file)
{
    std::ifstream in;
    if (file != "-")
        in.open(file, std::ios::binary);
    std::istream& source = file == "-" ? std::cin : in;
    return parseMatrix(bytesOf(source, file), file);
}

/// Says how many rows the model was taught, as far as it tells; with `onlyOthers` they are left out.
void lookForLearned(const TrainedModel& model, Dataset& dataset, bool onlyOthers, const std::string& data,
                    Console& console)
{
    const auto among = learnedAmong(model, dataset);
    const auto learned = among ? std::ranges::count(*among, true) : 0;
    if (onlyOthers && !among)
        throw IoError(data, "The model does not tell which rows it was taught; leave --held-out out.");
    if (learned == 0)
        return;
    const std::string count = std::to_string(learned) + " of " + std::to_string(among->size()) + " rows";
    if (!onlyOthers) {
        console.note("warning: " + count +
                     " are rows that the model was taught; only the others tell how it does on what is new "
                     "(--held-out evaluates them).");
        return;
    }
    std::vector<std::size_t> others;
    for (std::size_t row = 0; row < among->size(); ++row)
        if (!(*among)[row])
            others.push_back(row);
    if (others.empty())
        throw IoError(data, "The model was taught every one of these rows; none is held out.");
    takeRows(dataset, others);
    console.note(count + " are left out: the model was taught them.");
}

ConfusionMatrix evaluatedMatrix(Arguments& arguments, Console& console)
{
    const auto label = arguments.optional("--label");
    const auto annotator = arguments.text("--annotator", "");
    const bool onlyOthers = arguments.flag("--held-out");
    const auto files = arguments.positionals("M and DATA", 2, 2);
    const TrainedModel model = readModel(files[0]);
    TrainingDataOptions options = dataOptions(model, files[1]);
    options.columns.label = label.value_or(options.columns.label);
    options.annotator = annotator;
    Dataset dataset = readTrainingData(files[1], options, console);
    if (sourceOf(files[1]) != DataSource::Table && model.input == InputKind::Table)
        aboutData(files[1], [&] {
            chooseColumns(dataset, model.columns);
            return 0;
        });
    lookForLearned(model, dataset, onlyOthers, files[1], console);
    return aboutData(files[1], [&] { return evaluateModel(model, dataset, console.jobs()).matrix; });
}

void run(Arguments& arguments, Console& console)
{
    const bool asJson = arguments.flag("--json");
    const auto out = arguments.output("--out");
    const auto typed = arguments.optional("--matrix");
    const std::optional<Normalisation> by = takeNormalisation(arguments);
    if (typed)
        arguments.positionals("nothing", 0, 0);
    const ConfusionMatrix matrix = typed ? typedMatrix(*typed) : evaluatedMatrix(arguments, console);
    const ClassificationReport report = fullReport(matrix);
    for (const std::string& warning : report.warnings)
        console.note("warning: " + warning);
    Output output(out);
    output.write(asJson ? evaluationJson(matrix, report) + "\n" : text(matrix, report, by));
    output.close();
}

} // namespace

Command evaluateCommand()
{
    return {"evaluate",
            "tests a trained model: confusion matrix and classification report",
            "M DATA [--held-out] [--normalize true|pred|all] [--json] [--out F]\n       suara-cli evaluate --matrix F "
            "[options]",
            "M is a model that `train --out` wrote; DATA is as for `train`, with classes that the model knows.\n"
            "  --json               the same as JSON\n"
            "  --normalize SIDE     true: each row of the matrix sums to 1 (recall); pred: each column (precision);\n"
            "                       all: the whole (default no: counts)\n"
            "  --out F              into a file instead of standard output\n"
            "  --label COLUMN       the column of classes, or the project's label set (default: as in training)\n"
            "  --annotator NAME     whose segments (default: the first annotator)\n"
            "  --held-out           only rows that the model was not taught\n"
            "  --matrix F           reports a matrix that was typed or pasted, instead of a model's (- is standard\n"
            "                       input): rows are true, columns predicted; names of classes may stand around it\n",
            "  suara-cli evaluate voice.suaramodel voice.csv --json",
            run};
}

} // namespace suara
