#include "app/cli/PredictCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/ExtractInputs.h"
#include "app/cli/ModelInputs.h"
#include "app/cli/Output.h"
#include "app/cli/TableOptions.h"
#include "app/cli/TrainingData.h"
#include "core/formats/Csv.h"
#include "core/learning/TrainingRun.h"

#include <algorithm>
#include <sstream>

namespace suara {

namespace {

std::string csv(const TrainedModel& model, const Dataset& dataset, const std::vector<float>& probabilities)
{
    const bool hasStretches =
        std::ranges::any_of(dataset.rows, [](const DatasetRow& row) { return row.stretch.has_value(); });
    std::ostringstream out;
    CsvWriter writer(out);
    writer.text("file");
    if (hasStretches)
        writer.text("start").text("end");
    writer.text("predicted");
    for (const std::string& name : model.classes)
        writer.text(name);
    writer.endRow();
    const std::size_t classes = model.classes.size();
    const std::vector<int> predicted = mostProbable(probabilities, classes);
    for (std::size_t row = 0; row < dataset.rows.size(); ++row) {
        writer.text(dataset.rows[row].file);
        for (std::size_t i = 0; hasStretches && i < 2; ++i)
            dataset.rows[row].stretch ? writer.number((*dataset.rows[row].stretch)[i]) : writer.empty();
        writer.text(model.classes[std::size_t(predicted[row])]);
        for (std::size_t i = 0; i < classes; ++i)
            writer.number(probabilities[row * classes + i]);
        writer.endRow();
    }
    return std::move(out).str();
}

void run(Arguments& arguments, Console& console)
{
    const std::string modelFile = arguments.leading("M");
    const TrainedModel model = readModel(modelFile);
    const auto out = arguments.output("--out");
    const ExtractSource source(arguments);
    const Measuring measuring = takeMeasuring(arguments, console);
    const auto paths =
        arguments.positionals("PATH", source.wantsPaths() ? 1 : 0, source.wantsPaths() ? std::size_t(-1) : 0);
    Output output(out); // before the work, so that a folder which cannot be written to is refused first
    const Dataset dataset =
        paths.size() == 1 && paths.front().ends_with(".csv") ? tableDataset(model, paths.front())
        : readsPictureFiles(model)
            ? pictureDataset(model, paths, console)
            : measuredDataset(model, modelFile, source.find(paths, console).inputs, measuring, console);
    const std::vector<float> probabilities = aboutData(paths.empty() ? modelFile : paths.front(), [&] {
        return dataset.rows.empty() ? std::vector<float>() : predictModel(model, dataset, console.jobs());
    });
    output.write(csv(model, dataset, probabilities));
    output.close();
}

} // namespace

Command predictCommand()
{
    static const std::string options =
        std::string(
            "  M is a model that `train --out` wrote. PATH is a clip, a folder, @list.txt or - as for extract, or "
            "one table\n"
            "  (F.csv) with the model's columns. Columns: file, start and end of stretches, predicted, then each "
            "class's\n"
            "  probability.\n"
            "  --out F.csv          where it goes; without it, to standard output\n"
            "  --every SECONDS      one row for every so many seconds of a clip\n"
            "  --window-length SECONDS  how long those stretches are, so that they overlap (default: as --every)\n"
            "  --project P          the segments of a project instead of PATHs; --annotator NAME: only theirs\n"
            "of a model that learned from a table of extract, how the clips are measured:\n") +
        tableOptionsHelp;
    return {"predict",
            "tells the class probabilities of clips, segments or windows",
            "M PATH… [--out F.csv] [options]",
            options,
            "  suara-cli predict emotions.suaramodel talkshow.wav --every 1 --window-length 3 --out lane.csv",
            run};
}

} // namespace suara
