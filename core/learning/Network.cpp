#include "core/learning/Network.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/learning/RandomState.h"
#include "core/learning/layers/Activation.h"
#include "core/learning/layers/Catalog.h"
#include "core/learning/layers/Pooling.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr std::size_t kMostParameters = std::size_t(1) << 28;

double uniform(RandomState& random) // in [-1, 1)
{
    return 0x1p-31 * double(random.next()) - 1.0;
}

/// Normal, and drawn again where it is more than two deviations from 0: what Keras calls truncated.
double truncatedNormal(RandomState& random)
{
    constexpr double kept = 0.87962566103423978; // deviation of what is left
    for (;;) {
        const double x = uniform(random);
        const double y = uniform(random);
        const double square = x * x + y * y; // the polar method (Marsaglia & Bray, 1964)
        if (square >= 1.0 || square == 0.0)
            continue;
        const double value = x * std::sqrt(-2.0 * std::log(square) / square);
        if (std::abs(value) < 2.0)
            return value / kept;
    }
}

void fill(const ParameterBlock& block, RandomState& random, std::span<float> values)
{
    const double meanFan = 0.5 * (block.fanIn + block.fanOut);
    switch (block.initializer) {
    case Initializer::Zeros:
        std::ranges::fill(values, 0.0F);
        break;
    case Initializer::Ones:
        std::ranges::fill(values, 1.0F);
        break;
    case Initializer::GlorotUniform:
        std::ranges::generate(values, [&] { return float(std::sqrt(3.0 / meanFan) * uniform(random)); });
        break;
    case Initializer::HeUniform:
        std::ranges::generate(values, [&] { return float(std::sqrt(6.0 / block.fanIn) * uniform(random)); });
        break;
    case Initializer::GlorotNormal:
        std::ranges::generate(values, [&] { return float(std::sqrt(1.0 / meanFan) * truncatedNormal(random)); });
        break;
    case Initializer::HeNormal:
        std::ranges::generate(values, [&] { return float(std::sqrt(2.0 / block.fanIn) * truncatedNormal(random)); });
        break;
    }
}

} // namespace

std::vector<LayerSummary> summarised(const NetworkSpec& spec)
{
    std::vector<LayerSummary> lines;
    Shape shape = spec.input;
    for (const LayerSpec& layer : spec.layers) {
        const auto made = layerKind(layer.kind).make(layer, shape, 0);
        std::size_t parameters = 0;
        for (const ParameterBlock& block : made->parameters())
            parameters += block.size();
        shape = made->output();
        lines.push_back({layerText(layer), shape, parameters});
    }
    return lines;
}

Network::Network(NetworkSpec spec, bool isQuick) : m_spec(std::move(spec)), m_isQuick(isQuick)
{
    if (m_spec.input.size() == 0)
        throw ParameterError(SUARA_TEXT("Core", "The network has no inputs."));
    if (m_spec.layers.empty() || m_spec.layers.back().kind != "dense" || m_spec.layers.back().activation != "softmax")
        throw ParameterError(SUARA_TEXT("Core", "The last layer must be dense with softmax."));
    for (std::size_t i = 0; i < m_spec.layers.size(); ++i)
        addStages(m_spec.layers[i], int(i), isQuick);
    place();
    m_trainingPlan = plannedNetwork(m_stages, true, !isQuick);
    m_readingPlan = plannedNetwork(m_stages, false, !isQuick);
}

void Network::addStages(const LayerSpec& spec, int place, bool isQuick)
{
    const auto isRelu = [](const Layer& layer) {
        const auto* activation = dynamic_cast<const Activation*>(&layer);
        return activation != nullptr && activation->kind().id == "relu";
    };
    const Shape input = m_stages.empty() ? m_spec.input : m_stages.back()->output();
    const LayerKind& kind = layerKind(spec.kind);
    std::unique_ptr<Layer> layer = kind.make(spec, input, place);
    const bool swaps = isQuick && dynamic_cast<const MaxPooling*>(layer.get()) != nullptr && !m_stages.empty() &&
                       isRelu(*m_stages.back());
    if (swaps)
        m_stages.pop_back();
    const Shape output = layer->output();
    m_stages.push_back(std::move(layer));
    if (swaps)
        m_stages.push_back(makeActivation("relu", output));
    else if (kind.hasUnits && spec.activation != "linear")
        m_stages.push_back(makeActivation(spec.activation, output));
}

void Network::place()
{
    std::size_t offset = 0;
    for (const auto& stage : m_stages) {
        m_offsets.push_back(offset);
        std::size_t end = offset;
        for (ParameterBlock block : stage->parameters()) {
            block.offset += offset;
            end = block.offset + block.size();
            m_blocks.push_back(std::move(block));
        }
        if (end > kMostParameters)
            throw ParameterError(SUARA_TEXT("Core", "The network would have more than %1 parameters."),
                                 {std::to_string(kMostParameters)});
        offset = end;
    }
    m_parameters.resize(offset);
}

std::size_t Network::classCount() const
{
    return m_stages.back()->output().size();
}

std::size_t Network::offsetAfter(std::size_t stage) const
{
    return stage + 1 < m_stages.size() ? m_offsets[stage + 1] : m_parameters.size();
}

void Network::initialise(std::uint32_t seed)
{
    RandomState random(seed);
    for (const ParameterBlock& block : m_blocks)
        fill(block, random, std::span(m_parameters).subspan(block.offset, block.size()));
}

std::unique_ptr<NetworkWorkspace> Network::workspace(int rows, bool forTraining) const
{
    return std::make_unique<Workspace>(m_stages, plan(forTraining), rows, forTraining);
}

void Network::prepare(int rows) const
{
    for (const auto& stage : m_stages)
        stage->prepare(rows);
}

double Network::trainingBytes(int rows, int jobs) const
{
    const NetworkPlan& used = m_trainingPlan;
    double floats = 4.0 * double(m_parameters.size()); // themselves, gradient, two moments
    double shard = 0.0;
    double scratch = 0.0;
    for (std::size_t i = 0; i < m_stages.size(); ++i)
        if (used.places[i].isKept && used.places[i].buffer == i)
            floats += double(rows) * double(m_stages[i]->output().size());
    for (const Segment& segment : used.segments) {
        if (!segment.isWholeBatch)
            shard = std::max(shard, double(offsetAfter(segment.end - 1) - m_offsets[segment.first]));
        for (std::size_t i = segment.first; i < segment.end; ++i)
            scratch = std::max(scratch, double(m_stages[i]->scratchSize(segment.isWholeBatch ? rows : 1)));
    }
    floats += 2.0 * double(rows) * double(used.borderSize) + shard * std::ceil(rows / double(kShardRows));
    return sizeof(float) * (floats + jobs * (2.0 * double(used.passingSize + used.gradientSize) + scratch));
}

/// A pass under way, and where its data lie.
struct Network::Batch {
    Workspace& workspace;
    int rows;
    const float* inputs;
    Pass pass;
    int jobs;

    /// Of the row that stands first in the piece.
    float* output(const Network& network, std::size_t stage, std::size_t first, Lane* lane) const
    {
        const NetworkPlan::Place& place = workspace.plan().places[stage];
        return place.isKept ? workspace.kept[place.buffer].data() + first * network.stage(stage).output().size()
                            : lane->passing[place.buffer].data();
    }
    const float* input(const Network& network, std::size_t stage, std::size_t first, Lane* lane) const
    {
        return stage == 0 ? inputs + first * network.inputSize() : output(network, stage - 1, first, lane);
    }
    float* memory(const Network& network, std::size_t stage, std::size_t first) const
    {
        const Layer& layer = network.stage(stage);
        return workspace.memories[stage].data() + (first == 0 ? 0 : first * layer.memorySize(1));
    }
    Pass passFrom(std::size_t first) const { return {pass.isTraining, pass.seed, pass.step, pass.firstRow + first}; }
};

void Network::forward(Workspace& workspace, int rows, const float* inputs, const Pass& pass, int jobs) const
{
    const Batch batch{workspace, rows, inputs, pass, jobs};
    for (const Segment& segment : workspace.plan().segments) {
        if (segment.isWholeBatch) {
            const std::size_t i = segment.first;
            m_stages[i]->forward({rows, batch.input(*this, i, 0, nullptr), m_parameters.data() + m_offsets[i],
                                  batch.output(*this, i, 0, nullptr), batch.memory(*this, i, 0),
                                  workspace.scratch.data(), pass, jobs});
            continue;
        }
        const auto piece = std::size_t(segment.pieceRows);
        parallelFor((std::size_t(rows) + piece - 1) / piece, jobs, [&](std::size_t index) {
            const std::size_t first = index * piece;
            workspace.withLane([&](Lane& lane) {
                forwardPiece(batch, segment, first, int(std::min(piece, std::size_t(rows) - first)), lane);
            });
        });
    }
}

void Network::forwardPiece(const Batch& batch, const Segment& segment, std::size_t first, int rows, Lane& lane) const
{
    for (std::size_t i = segment.first; i < segment.end; ++i)
        m_stages[i]->forward({rows, batch.input(*this, i, first, &lane), m_parameters.data() + m_offsets[i],
                              batch.output(*this, i, first, &lane), batch.memory(*this, i, first), lane.scratch.data(),
                              batch.passFrom(first)});
}

std::span<const float> Network::probabilities(const Workspace& workspace) const
{
    return workspace.kept.back();
}

std::span<const float> Network::output(const Workspace& workspace, std::size_t stage) const
{
    return workspace.kept[stage];
}

double Network::loss(const Workspace& workspace, int rows, const Targets& targets, float* rowLosses) const
{
    const std::size_t size = classCount();
    const float* logits = workspace.kept[workspace.plan().places[m_stages.size() - 2].buffer].data();
    double total = 0.0;
    for (int row = 0; row < rows; ++row) {
        const float* values = logits + std::size_t(row) * size;
        const float largest = *std::max_element(values, values + size);
        double sum = 0.0;
        for (std::size_t i = 0; i < size; ++i)
            sum += std::exp(double(values[i] - largest));
        const double loss = std::log(sum) + double(largest - values[targets.classes[row]]);
        if (rowLosses != nullptr)
            rowLosses[row] = float(loss);
        total += targets.weights != nullptr ? double(targets.weights[row]) * loss : loss;
    }
    return total;
}

void Network::backward(Workspace& workspace, int rows, const float* inputs, const Targets& targets, const Pass& pass,
                       std::span<float> gradient, int jobs) const
{
    const std::size_t size = classCount();
    const float* probabilities = workspace.kept.back().data();
    float* current = workspace.borders[0].data();
    float* next = workspace.borders[1].data();
    for (int row = 0; row < rows; ++row) { // of the logits: softmax and cross-entropy in one
        const float share = (targets.weights != nullptr ? targets.weights[row] : 1.0F) / float(rows);
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t at = std::size_t(row) * size + i;
            current[at] = (probabilities[at] - (int(i) == targets.classes[row] ? 1.0F : 0.0F)) * share;
        }
    }
    const Batch batch{workspace, rows, inputs, pass, jobs};
    const auto& segments = workspace.plan().segments;
    for (std::size_t index = segments.size(); index-- > 0;) {
        Segment segment = segments[index];
        if (index + 1 == segments.size())
            --segment.end; // the softmax is done
        if (segment.first == segment.end)
            continue;
        backwardSegment(batch, segment, current, segment.first == 0 ? nullptr : next, gradient);
        std::swap(current, next);
    }
}

void Network::backwardSegment(const Batch& batch, const Segment& segment, const float* outGradient, float* inGradient,
                              std::span<float> gradient) const
{
    Workspace& workspace = batch.workspace;
    const std::size_t from = m_offsets[segment.first];
    const std::size_t parameters = offsetAfter(segment.end - 1) - from;
    if (segment.isWholeBatch) {
        const std::size_t i = segment.first;
        m_stages[i]->backward({batch.rows, batch.input(*this, i, 0, nullptr), m_parameters.data() + from,
                               batch.output(*this, i, 0, nullptr), batch.memory(*this, i, 0), outGradient,
                               gradient.data() + from, inGradient, workspace.scratch.data(), batch.pass, batch.jobs});
        return;
    }
    const std::size_t shards = (std::size_t(batch.rows) + kShardRows - 1) / kShardRows;
    parallelFor(shards, batch.jobs, [&](std::size_t shard) {
        workspace.shards[shard].assign(parameters, 0.0F);
        const std::size_t end = std::min(std::size_t(batch.rows), (shard + 1) * kShardRows);
        const auto piece = std::size_t(segment.pieceRows);
        workspace.withLane([&](Lane& lane) {
            for (std::size_t first = shard * kShardRows; first < end; first += piece)
                backwardPiece(batch, segment, first, int(std::min(piece, end - first)), outGradient, inGradient,
                              workspace.shards[shard].data(), lane);
        });
    });
    float* sum = gradient.data() + from;
    std::copy_n(workspace.shards[0].begin(), parameters, sum);
    for (std::size_t shard = 1; shard < shards; ++shard)
        for (std::size_t i = 0; i < parameters; ++i)
            sum[i] += workspace.shards[shard][i];
}

void Network::backwardPiece(const Batch& batch, const Segment& segment, std::size_t first, int rows,
                            const float* outGradient, float* inGradient, float* parameterGradient, Lane& lane) const
{
    const float* current = outGradient + first * m_stages[segment.end - 1]->output().size();
    std::size_t turn = 0;
    for (std::size_t i = segment.end; i-- > segment.first;) {
        float* next = lane.gradients[turn].data();
        if (i == segment.first)
            next = inGradient == nullptr ? nullptr : inGradient + first * m_stages[i]->input().size();
        m_stages[i]->backward({rows, batch.input(*this, i, first, &lane), m_parameters.data() + m_offsets[i],
                               batch.output(*this, i, first, &lane), batch.memory(*this, i, first), current,
                               parameterGradient + (m_offsets[i] - m_offsets[segment.first]), next, lane.scratch.data(),
                               batch.passFrom(first)});
        current = next;
        turn ^= 1;
    }
}

double Network::penalty() const
{
    double total = 0.0;
    for (const ParameterBlock& block : m_blocks)
        if (block.l2 > 0.0)
            for (const float value : parameters().subspan(block.offset, block.size()))
                total += block.l2 * double(value) * double(value);
    return total;
}

void Network::addPenaltySlope(std::span<float> gradient) const
{
    for (const ParameterBlock& block : m_blocks)
        if (block.l2 > 0.0)
            for (std::size_t i = block.offset; i < block.offset + block.size(); ++i)
                gradient[i] += float(2.0 * block.l2) * m_parameters[i];
}

} // namespace suara
