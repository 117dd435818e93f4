#pragma once

#include "core/learning/AlignedFloats.h"
#include "core/learning/layers/Layer.h"

#include <memory>
#include <span>
#include <vector>

namespace suara {

/// A network as it is written down: what goes in, and the layers in order.
struct NetworkSpec {
    Shape input;
    std::vector<LayerSpec> layers;

    bool operator==(const NetworkSpec&) const = default;
};

/// What one line of a model's summary says.
struct LayerSummary {
    std::string text; ///< as layerText()
    Shape output;
    std::size_t parameters = 0;
};

/// @throws ParameterError as Network's constructor does
std::vector<LayerSummary> summarised(const NetworkSpec& spec);

/// A network that ends in a softmax over classes. All parameters lie in one buffer, layer after layer in Keras's order:
/// kernel then bias, convolution kernels height x width x in x out, dense kernels in x out.
class Network {
public:
    /// @param reluAfterPooling  lets a relu that a pooling follows act after it: the same result for a quarter of the
    ///        work. Off, every stage's output is what Keras's layer of that place gives.
    /// @throws ParameterError if a layer's numbers or shapes do not fit, the last is not dense with softmax, or it
    /// would
    ///         have more than 2^28 parameters
    explicit Network(NetworkSpec spec, bool reluAfterPooling = true);

    const NetworkSpec& spec() const { return m_spec; }
    std::size_t inputSize() const { return m_spec.input.size(); }
    std::size_t classCount() const;
    std::size_t stageCount() const { return m_layers.size(); }
    const Layer& stage(std::size_t index) const { return *m_layers[index]; }

    std::span<float> parameters() { return m_parameters; }
    std::span<const float> parameters() const { return m_parameters; }
    const std::vector<ParameterBlock>& blocks() const { return m_blocks; }

    /// Kernels uniform in ±sqrt(6 / (fan in + fan out)) (Glorot & Bengio, 2010), biases 0.
    void initialise(std::uint32_t seed);

    /// What a few rows need on their way through, made once and used again.
    struct Workspace {
        std::vector<AlignedFloats> outputs; ///< of each stage; the last holds probabilities, rows x classes
        AlignedFloats scratch;
        AlignedFloats gradient; ///< two of the largest output, for backward()
        std::size_t gradientStride = 0;
    };
    Workspace workspace(int rows, bool forTraining) const;

    /// Fills the workspace's outputs. `inputs` holds rows x inputSize() floats.
    void forward(Workspace& workspace, int rows, const float* inputs, const Pass& pass) const;

    /// Sum over the rows of the cross-entropy, from the logits as Keras takes it when softmax comes last: nothing is
    /// clipped, a sure and wrong answer costs what it costs. After forward().
    double loss(const Workspace& workspace, int rows, const int* classes) const;

    /// Adds d(mean loss)/d(parameters) to `gradient`, where the mean is over `batchRows`. After forward() of the same
    /// rows and pass.
    void backward(Workspace& workspace, int rows, const float* inputs, const int* classes, int batchRows,
                  const Pass& pass, std::span<float> gradient) const;

private:
    void addStages(const LayerSpec& spec, int place, bool reluAfterPooling);
    void place();

    NetworkSpec m_spec;
    std::vector<std::unique_ptr<Layer>> m_layers;
    std::vector<std::size_t> m_offsets; ///< of each stage's parameters
    std::vector<ParameterBlock> m_blocks;
    AlignedFloats m_parameters;
};

} // namespace suara
