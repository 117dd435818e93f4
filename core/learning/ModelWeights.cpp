#include "core/learning/ModelWeights.h"

#include "core/base/Error.h"
#include "core/base/Join.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

std::string sidesText(const std::vector<std::size_t>& shape)
{
    return joined(shape, " × ", [](std::size_t side) { return std::to_string(side); });
}

} // namespace

std::vector<NpzArray> weightsOf(const TrainedModel& model)
{
    const Network network = networkOf(model);
    std::vector<NpzArray> arrays;
    for (const ParameterBlock& block : network.blocks()) {
        const auto values = network.parameters().subspan(block.offset, block.size());
        arrays.push_back({"arr_" + std::to_string(arrays.size()),
                          {block.shape.begin(), block.shape.end()},
                          {values.begin(), values.end()}});
    }
    return arrays;
}

TrainedModel withWeights(TrainedModel model, const std::vector<NpzArray>& weights, const std::filesystem::path& file)
{
    const std::vector<NpzArray> present = weightsOf(model);
    if (weights.size() != present.size())
        throw IoError(file, SUARA_TEXT("Core", "It holds %1 arrays; the network has %2."),
                      {std::to_string(weights.size()), std::to_string(present.size())});
    model.weights.clear();
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const NpzArray& array = weights[i];
        if (array.shape != present[i].shape)
            throw IoError(file, SUARA_TEXT("Core", "Its array “%1” is %2; the network needs %3 there."),
                          {array.name, sidesText(array.shape), sidesText(present[i].shape)});
        if (!std::ranges::all_of(array.values, [](float value) { return std::isfinite(value); }))
            throw IoError(file, SUARA_TEXT("Core", "Its array “%1” holds a value that is not finite."), {array.name});
        model.weights.insert(model.weights.end(), array.values.begin(), array.values.end());
    }
    return model;
}

} // namespace suara
