#include "core/learning/Prediction.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"

#include <algorithm>

namespace suara {

namespace {

constexpr std::size_t kReadRows = 64;          // rows that go through together
constexpr std::size_t kWorthThreads = 200'000; // parameters and outputs below which starting threads costs more

/// Runs all examples through the network; take(first row, rows, workspace) sees some at a time, in order.
template<typename Take>
void forEachBatch(const Network& network, const Examples& examples, int jobs, Take take)
{
    const int threads = worthwhileJobs(network, jobs);
    const auto workspace = network.workspace(int(std::min(kReadRows, examples.count())), false);
    for (std::size_t first = 0; first < examples.count(); first += kReadRows) {
        const std::size_t rows = std::min(kReadRows, examples.count() - first);
        network.forward(*workspace, int(rows), examples.inputs.data() + first * examples.size, {}, threads);
        take(first, rows, *workspace);
    }
}

} // namespace

int worthwhileJobs(const Network& network, int jobs)
{
    std::size_t work = network.parameters().size();
    for (std::size_t i = 0; i < network.stageCount(); ++i)
        work += kShardRows * network.stage(i).output().size();
    if (work < kWorthThreads)
        return 1;
    return jobs > 0 ? jobs : defaultJobs();
}

int countHits(std::span<const float> probabilities, std::size_t classes, std::span<const int> truth)
{
    int count = 0;
    for (std::size_t row = 0; row < truth.size(); ++row) {
        const float* values = probabilities.data() + row * classes;
        count += int(std::max_element(values, values + classes) - values) == truth[row] ? 1 : 0;
    }
    return count;
}

void checkFits(const Network& network, const Examples& examples)
{
    if (examples.count() > 0 && examples.size != network.inputSize())
        throw ParameterError(SUARA_TEXT("Core", "The network reads %1 numbers a row; the data has %2."),
                             {std::to_string(network.inputSize()), std::to_string(examples.size)});
    for (const int number : examples.classes)
        if (number < 0 || std::size_t(number) >= network.classCount())
            throw ParameterError(SUARA_TEXT("Core", "Class number %1 is not one of the %2 classes."),
                                 {std::to_string(number), std::to_string(network.classCount())});
}

std::vector<float> predict(const Network& network, const Examples& examples, int jobs)
{
    checkFits(network, examples);
    const std::size_t classes = network.classCount();
    std::vector<float> probabilities(examples.count() * classes);
    forEachBatch(network, examples, jobs, [&](std::size_t first, std::size_t rows, const NetworkWorkspace& workspace) {
        std::copy_n(network.probabilities(workspace).begin(), rows * classes, &probabilities[first * classes]);
    });
    return probabilities;
}

std::vector<int> mostProbable(const std::vector<float>& probabilities, std::size_t classes)
{
    std::vector<int> numbers;
    for (auto row = probabilities.begin(); row != probabilities.end(); row += std::ptrdiff_t(classes))
        numbers.push_back(int(std::max_element(row, row + std::ptrdiff_t(classes)) - row));
    return numbers;
}

Evaluation evaluated(const Network& network, const Examples& examples, int jobs, std::vector<float>* rowLosses,
                     std::vector<float>* probabilities)
{
    checkFits(network, examples);
    if (examples.count() == 0)
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to evaluate."));
    if (rowLosses != nullptr)
        rowLosses->resize(examples.count());
    const std::size_t classes = network.classCount();
    if (probabilities != nullptr)
        probabilities->resize(examples.count() * classes);
    double loss = 0.0;
    int hits = 0;
    forEachBatch(network, examples, jobs, [&](std::size_t first, std::size_t rows, const NetworkWorkspace& workspace) {
        const std::span truth(examples.classes.data() + first, rows);
        loss += network.loss(workspace, int(rows), {truth.data()},
                             rowLosses != nullptr ? rowLosses->data() + first : nullptr);
        hits += countHits(network.probabilities(workspace), classes, truth);
        if (probabilities != nullptr)
            std::copy_n(network.probabilities(workspace).begin(), rows * classes, &(*probabilities)[first * classes]);
    });
    const auto count = double(examples.count());
    return {(loss + count * network.penalty()) / count, hits / count};
}

} // namespace suara
