#include "core/learning/CrossValidation.h"

#include "core/formats/Csv.h"

#include <algorithm>
#include <functional>
#include <sstream>

namespace suara {

namespace {

void add(ConfusionMatrix& sum, const ConfusionMatrix& matrix)
{
    if (sum.counts.empty())
        sum = {matrix.classes, std::vector<std::int64_t>(matrix.counts.size())};
    std::ranges::transform(sum.counts, matrix.counts, sum.counts.begin(), std::plus());
}

} // namespace

std::vector<double> CrossValidation::accuracies() const
{
    std::vector<double> shares;
    for (const ConfusionMatrix& of : matrices)
        shares.push_back(double(of.correct()) / double(of.total()));
    return shares;
}

CrossValidation crossValidate(const Dataset& dataset, const TrainingRecipe& recipe, const FoldOptions& folds,
                              Task& task, const std::function<void(std::size_t fold, const Split& split)>& begins,
                              const TrainingObserver& observer,
                              const std::function<TrainingSteering(std::size_t fold)>& steering)
{
    CrossValidation validation;
    validation.folds = foldsOf(classNumbers(dataset), dataset.groups(), folds);
    const auto count = double(validation.folds.size());
    for (std::size_t fold = 0; fold < validation.folds.size() && !validation.wasStopped; ++fold) {
        if (begins)
            begins(fold, validation.folds[fold]);
        PartTask part(task, double(fold) / count, double(fold + 1) / count);
        TrainingRun run = trainOn(dataset, recipe, validation.folds[fold], part, observer,
                                  steering ? steering(fold) : TrainingSteering());
        validation.histories.push_back(run.model.history);
        validation.matrices.push_back(run.matrix);
        validation.probabilities.push_back(std::move(run.probabilities));
        add(validation.matrix, run.matrix);
        validation.wasStopped = run.model.wasStopped;
    }
    validation.report = fullReport(validation.matrix);
    return validation;
}

std::string historyCsv(const CrossValidation& validation)
{
    std::ostringstream out;
    CsvWriter writer(out);
    writer.row({"fold", "epoch", "loss", "acc", "val_loss", "val_acc"});
    for (std::size_t fold = 0; fold < validation.histories.size(); ++fold)
        for (const EpochRecord& record : validation.histories[fold])
            writer.integer(static_cast<long long>(fold) + 1)
                .integer(record.epoch)
                .number(record.loss)
                .number(record.accuracy)
                .number(record.validationLoss.value())
                .number(record.validationAccuracy.value())
                .endRow();
    return out.str();
}

} // namespace suara
