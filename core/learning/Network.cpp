#include "core/learning/Network.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/RandomState.h"
#include "core/learning/layers/Activation.h"
#include "core/learning/layers/Catalog.h"
#include "core/learning/layers/MaxPool2D.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr std::size_t kMostParameters = std::size_t(1) << 28;

void checkActivation(const LayerSpec& spec)
{
    if (spec.activation != "linear" && spec.activation != "relu" && spec.activation != "softmax")
        throw ParameterError(SUARA_TEXT("Core", "There is no activation “%1”; there are linear, relu and softmax."),
                             {spec.activation});
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

Network::Network(NetworkSpec spec, bool reluAfterPooling) : m_spec(std::move(spec))
{
    if (m_spec.input.size() == 0)
        throw ParameterError(SUARA_TEXT("Core", "The network has no inputs."));
    if (m_spec.layers.empty() || m_spec.layers.back().kind != "dense" || m_spec.layers.back().activation != "softmax")
        throw ParameterError(SUARA_TEXT("Core", "The last layer must be dense with softmax."));
    for (std::size_t i = 0; i < m_spec.layers.size(); ++i)
        addStages(m_spec.layers[i], int(i), reluAfterPooling);
    place();
}

void Network::addStages(const LayerSpec& spec, int place, bool reluAfterPooling)
{
    const Shape input = m_layers.empty() ? m_spec.input : m_layers.back()->output();
    const LayerKind& kind = layerKind(spec.kind);
    std::unique_ptr<Layer> layer = kind.make(spec, input, place);
    const bool swaps = reluAfterPooling && dynamic_cast<const MaxPool2D*>(layer.get()) != nullptr &&
                       !m_layers.empty() && dynamic_cast<const Relu*>(m_layers.back().get()) != nullptr;
    if (swaps)
        m_layers.pop_back();
    const Shape output = layer->output();
    m_layers.push_back(std::move(layer));
    if (kind.hasActivation)
        checkActivation(spec);
    if (swaps || (kind.hasActivation && spec.activation == "relu"))
        m_layers.push_back(std::make_unique<Relu>(output));
    else if (kind.hasActivation && spec.activation == "softmax")
        m_layers.push_back(std::make_unique<Softmax>(output));
}

void Network::place()
{
    std::size_t offset = 0;
    for (const auto& layer : m_layers) {
        m_offsets.push_back(offset);
        std::size_t end = offset;
        for (ParameterBlock block : layer->parameters()) {
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
    return m_layers.back()->output().size();
}

void Network::initialise(std::uint32_t seed)
{
    RandomState random(seed);
    std::fill(m_parameters.begin(), m_parameters.end(), 0.0F);
    for (const ParameterBlock& block : m_blocks) {
        if (block.fanIn == 0)
            continue;
        const double limit = std::sqrt(6.0 / (block.fanIn + block.fanOut));
        for (std::size_t i = block.offset; i < block.offset + block.size(); ++i)
            m_parameters[i] = float(limit * (std::ldexp(double(random.next()), -31) - 1.0));
    }
}

Network::Workspace Network::workspace(int rows, bool forTraining) const
{
    Workspace workspace;
    std::size_t scratch = 0;
    std::size_t largest = 0;
    for (const auto& layer : m_layers) {
        workspace.outputs.emplace_back(std::size_t(rows) * layer->output().size());
        scratch = std::max(scratch, layer->scratchSize());
        largest = std::max(largest, layer->output().size());
    }
    workspace.scratch.resize(scratch);
    if (forTraining) {
        workspace.gradientStride = (std::size_t(rows) * largest + 15) / 16 * 16;
        workspace.gradient.resize(2 * workspace.gradientStride);
    }
    return workspace;
}

void Network::forward(Workspace& workspace, int rows, const float* inputs, const Pass& pass) const
{
    const float* in = inputs;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        float* out = workspace.outputs[i].data();
        m_layers[i]->forward({rows, in, m_parameters.data() + m_offsets[i], out, workspace.scratch.data(), pass});
        in = out;
    }
}

double Network::loss(const Workspace& workspace, int rows, const int* classes) const
{
    const std::size_t size = classCount();
    const AlignedFloats& logits = workspace.outputs[m_layers.size() - 2];
    double total = 0.0;
    for (int row = 0; row < rows; ++row) {
        const float* values = logits.data() + std::size_t(row) * size;
        const float largest = *std::max_element(values, values + size);
        double sum = 0.0;
        for (std::size_t i = 0; i < size; ++i)
            sum += std::exp(double(values[i] - largest));
        total += std::log(sum) + double(largest - values[classes[row]]);
    }
    return total;
}

void Network::backward(Workspace& workspace, int rows, const float* inputs, const int* classes, int batchRows,
                       const Pass& pass, std::span<float> gradient) const
{
    const std::size_t size = classCount();
    const AlignedFloats& probabilities = workspace.outputs.back();
    float* current = workspace.gradient.data();
    float* next = current + workspace.gradientStride;
    const float share = 1.0F / float(batchRows);
    for (int row = 0; row < rows; ++row)
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t at = std::size_t(row) * size + i;
            current[at] = (probabilities[at] - (int(i) == classes[row] ? 1.0F : 0.0F)) * share;
        }
    for (std::size_t i = m_layers.size() - 1; i-- > 0;) { // the softmax is done: its gradient is in the lines above
        const float* in = i == 0 ? inputs : workspace.outputs[i - 1].data();
        m_layers[i]->backward({rows, in, m_parameters.data() + m_offsets[i], workspace.outputs[i].data(), current,
                               gradient.data() + m_offsets[i], i == 0 ? nullptr : next, workspace.scratch.data(),
                               pass});
        std::swap(current, next);
    }
}

} // namespace suara
