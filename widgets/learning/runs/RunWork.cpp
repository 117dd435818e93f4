#include "widgets/learning/runs/RunWork.h"

#include "core/learning/CrossValidation.h"
#include "core/learning/Dataset.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/ModelFile.h"
#include "core/learning/RoundCheckpoints.h"
#include "core/learning/TrainingRun.h"
#include "widgets/learning/runs/RunFeed.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QElapsedTimer>

namespace suara {

namespace {

constexpr std::uint64_t mostCheckpoints = std::uint64_t(1) << 30; // bytes of a run's; the newest and the best stay
constexpr double readingPart = 0.05; // of the job's progress: usually the features are in the cache

Dataset read(const std::function<Dataset(Task&)>& readData, RunFeed& feed, Task& task)
{
    PartTask reading(task, 0.0, readingPart, [&](double fraction) { feed.tellFraction(fraction); });
    Dataset dataset = readData(reading);
    reading.checkpoint(1.0); // given up so far, nothing is learned
    return dataset;
}

/// What the command line would have been told, so that its model is the same bytes.
void nameColumns(TrainedModel& model, const TrainSetup& setup)
{
    model.labelColumn = (setup.isProject() ? setup.labelSet : setup.labelColumn).toStdString();
    if (setup.isGrouped())
        model.groupColumn = setup.holdOut == TrainSetup::HoldOut::Speaker   ? "speaker"
                            : setup.holdOut == TrainSetup::HoldOut::Episode ? "episode"
                                                                            : "file";
}

std::shared_ptr<const RunOutcome> outcomeOf(TrainedModel kept, const TrainSetup& setup, QByteArray record)
{
    nameColumns(kept, setup);
    const std::string model = modelBytes(kept);
    return std::make_shared<RunOutcome>(
        RunOutcome{std::move(record), QByteArray(model.data(), qsizetype(model.size()))});
}

double secondsOf(const QElapsedTimer& clock)
{
    return double(clock.elapsed()) / 1000.0;
}

HeldOut heldOutOf(const Dataset& dataset, const Split& split)
{
    HeldOut heldOut;
    const LabelEncoder encoder(dataset.labels());
    heldOut.classes = encoder.classes();
    const std::vector<int> classes = encoder.encode(dataset.labels());
    for (const std::size_t row : split.test)
        heldOut.rows.push_back(testRowOf(dataset, row, classes[row]));
    return heldOut;
}

std::shared_ptr<const RunOutcome> trainOnce(const Dataset& dataset, const RunOrder& order, const TrainingRecipe& recipe,
                                            RunFeed& feed, Task& task)
{
    QElapsedTimer clock;
    clock.start();
    RoundCheckpoints checkpoints(order.checkpoints, 1, mostCheckpoints);
    Split split = splitOf(dataset, recipe.split);
    feed.beginTraining(1);
    feed.beginRound(0, heldOutOf(dataset, split));
    const TrainingRun run = trainOn(dataset, recipe, std::move(split), task, feed.observer(),
                                    checkpoints.steering(0, order.goesOn, &feed.control));
    return outcomeOf(run.model, order.setup, recordJson(dataset, run, order.setup, secondsOf(clock)));
}

/// Every fold, and then the model that they speak for: of all rows.
std::shared_ptr<const RunOutcome> trainFolds(const Dataset& dataset, const RunOrder& order, TrainingRecipe recipe,
                                             const FoldOptions& folds, RunFeed& feed, Task& task)
{
    QElapsedTimer clock;
    clock.start();
    const auto rounds = int(foldsOf(classNumbers(dataset), dataset.groups(), folds).size()) + 1;
    RoundCheckpoints checkpoints(order.checkpoints, rounds, mostCheckpoints);
    const auto steering = [&](std::size_t round) {
        return checkpoints.steering(int(round), order.goesOn, &feed.control);
    };
    const auto begins = [&](std::size_t fold, const Split& split) {
        feed.beginRound(int(fold), heldOutOf(dataset, split));
    };
    feed.beginTraining(rounds);
    const double share = double(rounds - 1) / rounds;
    PartTask validating(task, 0.0, share);
    const CrossValidation validation =
        crossValidate(dataset, recipe, folds, validating, begins, feed.observer(), steering);
    recipe.split.kind = SplitKind::Whole;
    feed.beginRound(rounds - 1, heldOutOf(dataset, {}));
    PartTask training(task, share, 1.0);
    const TrainingRun run = trainModel(dataset, recipe, training, feed.observer(), steering(std::size_t(rounds - 1)));
    return outcomeOf(run.model, order.setup, foldsRecordJson(dataset, run, validation, order.setup, secondsOf(clock)));
}

} // namespace

std::shared_ptr<const RunOutcome> carryOut(const RunOrder& order, const std::function<Dataset(Task&)>& readData,
                                           RunFeed& feed, Task& task)
{
    const Dataset dataset = read(readData, feed, task);
    TrainingRecipe recipe = recipeOf(order.setup);
    recipe.training.rateChanges = order.rateChanges;
    PartTask training(task, readingPart, 1.0); // cancelled, it ends like stopped: what was learned is kept
    if (const auto folds = foldsOf(order.setup))
        return trainFolds(dataset, order, std::move(recipe), *folds, feed, training);
    return trainOnce(dataset, order, recipe, feed, training);
}

} // namespace suara
