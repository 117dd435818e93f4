#include "app/cli/PredictCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/ExtractInputs.h"
#include "app/cli/Inputs.h"
#include "app/cli/ModelInputs.h"
#include "app/cli/Output.h"
#include "app/cli/TableOptions.h"
#include "app/cli/TrainingData.h"
#include "core/base/Ending.h"
#include "core/formats/SegmentCsv.h"
#include "core/learning/Predictions.h"
#include "core/learning/TrainingRun.h"

#include <sstream>
#include <utility>

namespace suara {

namespace {

/// The rows to predict: of a table, of pictures, or of clips.
Dataset datasetOf(const TrainedModel& model, const std::string& modelFile, const std::vector<std::string>& paths,
                  const ExtractSource& source, const Measuring& measuring, Console& console)
{
    if (paths.size() == 1 && endingOf(paths.front()) == ".csv")
        return tableDataset(model, paths.front());
    if (readsPictureFiles(model))
        return pictureDataset(model, expandInputs(paths, console, FileKind::Picture), console);
    return measuredDataset(model, modelFile, source.find(paths, console).inputs, measuring, console);
}

/// Where the predictions go as segments, if that is wanted. They are made of stretches of one annotator at most, for
/// those of several stand over each other.
std::optional<std::string> takeSegments(Arguments& arguments)
{
    std::optional<std::string> segments = arguments.output("--segments");
    if (segments && !arguments.has("--every"))
        throw UsageError("--segments are made of stretches along clips; say with --every how far apart they are");
    if (segments && arguments.has("--project") && !arguments.has("--annotator"))
        throw UsageError("--segments of a --project are made of one annotator's; say with --annotator whose");
    return segments;
}

std::string segmentsCsv(const Predictions& predictions, const std::string& modelFile)
{
    std::ostringstream csv;
    writeSegmentCsv(csv, predictedSegments(predictions, std::filesystem::path(modelFile).stem().string(), "label"));
    return std::move(csv).str();
}

void run(Arguments& arguments, Console& console)
{
    const std::string modelFile = arguments.leading("M");
    const TrainedModel model = readModel(modelFile);
    const auto out = arguments.output("--out");
    const auto segments = takeSegments(arguments);
    arguments.refuse(!readsPictureFiles(model), {"--project", "--every", "--shard"}, "a model of clips");
    const ExtractSource source(arguments);
    const Measuring measuring = takeMeasuring(arguments, console);
    const auto paths =
        arguments.positionals("PATH", source.wantsPaths() ? 1 : 0, source.wantsPaths() ? std::size_t(-1) : 0);
    Output output(out); // before the work, so that a folder which cannot be written to is refused first
    Dataset dataset = datasetOf(model, modelFile, paths, source, measuring, console);
    if (dataset.rows.empty() && console.hasFailures())
        return; // an older table stays
    Predictions predictions{model.classes, {}, {}, {}};
    if (!dataset.rows.empty())
        predictions.probabilities = aboutData(paths.empty() ? modelFile : paths.front(),
                                              [&] { return predictModel(model, dataset, console.jobs()); });
    predictions.rows = std::move(dataset.rows);
    output.write(predictionsCsv(predictions));
    output.close();
    if (segments) {
        Output segmentTable(segments);
        segmentTable.write(segmentsCsv(predictions, modelFile));
        segmentTable.close();
    }
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
            "  --segments F.csv     also the stretches as segments for `segments import`: neighbours of one class "
            "joined,\n"
            "                       of an annotator that is called as M is; needs --every\n"
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
