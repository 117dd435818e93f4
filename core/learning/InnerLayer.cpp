#include "core/learning/InnerLayer.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/learning/TrainingRun.h"

#include <algorithm>

namespace suara {

namespace {

constexpr std::size_t kRows = 64; // that go through together

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace

Eigen::MatrixXd innerLayer(const TrainedModel& model, const Dataset& dataset, int jobs)
{
    Network network(model.network, false); // keeps what every stage gives
    if (network.stageCount() < 3)
        throw ParameterError(SUARA_TEXT("Core", "The network has no inner layer."));
    std::ranges::copy(networkOf(model).parameters(), network.parameters().begin());
    const std::size_t stage = network.stageCount() - 3; // before the last dense layer and its softmax
    const Examples all = allExamples(model, dataset);
    const auto values = Eigen::Index(network.stage(stage).output().size());
    Eigen::MatrixXd inner(Eigen::Index(all.count()), values);
    const auto workspace = network.workspace(int(std::min(kRows, all.count())), false);
    for (std::size_t first = 0; first < all.count(); first += kRows) {
        const std::size_t rows = std::min(kRows, all.count() - first);
        network.forward(*workspace, int(rows), all.inputs.data() + first * all.size, {},
                        jobs > 0 ? jobs : defaultJobs());
        const Eigen::Map<const RowMajor> output(network.output(*workspace, stage).data(), Eigen::Index(rows), values);
        inner.middleRows(Eigen::Index(first), Eigen::Index(rows)) = output.cast<double>();
    }
    return inner;
}

} // namespace suara
