#pragma once

#include "core/base/Aligned.h"
#include "core/learning/NetworkPlan.h"
#include "core/learning/NetworkWorkspace.h"
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

/// What a batch is compared with.
struct Targets {
    const int* classes;             ///< of each row its class number
    const float* weights = nullptr; ///< of each row how much it counts; null: 1
};

/// A network that ends in a softmax over classes. All parameters lie in one buffer, layer after layer in Keras's order:
/// kernel then bias, convolution kernels height x width x in x out, dense kernels in x out.
///
/// Batches are worked on by threads in fixed shards of eight rows whose gradients are added in their order; layers that
/// want the whole batch spread their work in fixed parts too. So results are the same bits at any number of threads.
class Network {
public:
    /// @param isQuick  lets a relu that a max pooling follows act after it, the same result for a quarter of the work,
    ///        and forgets outputs that nobody reads again. Off, output() has every stage's, each what Keras's layer of
    ///        that place gives.
    /// @throws ParameterError if a layer's numbers or shapes do not fit, the last is not dense with softmax, or it
    /// would
    ///         have more than 2^28 parameters
    explicit Network(NetworkSpec spec, bool isQuick = true);

    const NetworkSpec& spec() const { return m_spec; }
    std::size_t inputSize() const { return m_spec.input.size(); }
    std::size_t classCount() const;
    std::size_t stageCount() const { return m_stages.size(); }
    const Layer& stage(std::size_t index) const { return *m_stages[index]; }

    std::span<float> parameters() { return m_parameters; }
    std::span<const float> parameters() const { return m_parameters; }
    const std::vector<ParameterBlock>& blocks() const { return m_blocks; }

    /// Every block as its initialiser says.
    void initialise(std::uint32_t seed);

    /// What batches of up to `rows` rows need on their way through, made once and used again.
    using Workspace = NetworkWorkspace;
    std::unique_ptr<Workspace> workspace(int rows, bool forTraining) const;

    /// Does ahead what the first batch of so many rows would wait for; other work goes on meanwhile.
    void prepare(int rows) const;

    /// Bytes that training in batches of so many rows takes: parameters, gradient, two moments and workspace.
    double trainingBytes(int rows, int jobs) const;

    /// Runs a batch through. `inputs` holds rows x inputSize() floats.
    void forward(Workspace& workspace, int rows, const float* inputs, const Pass& pass, int jobs = 1) const;

    /// Class probabilities, rows x classes. After forward().
    std::span<const float> probabilities(const Workspace& workspace) const;

    /// What a stage gave, rows x its size; of a network that is not quick. After forward().
    std::span<const float> output(const Workspace& workspace, std::size_t stage) const;

    /// Sum over the rows of the weighted cross-entropy, from the logits as Keras takes it when softmax comes last:
    /// nothing is clipped, a sure and wrong answer costs what it costs. After forward().
    /// @param rowLosses  of each row its own, unless null
    double loss(const Workspace& workspace, int rows, const Targets& targets, float* rowLosses = nullptr) const;

    /// Fills `gradient` with d(loss of the rows / rows)/d(parameters); of blocks that are not trained, with what to
    /// take off them. After forward() of the same rows and pass, for training.
    void backward(Workspace& workspace, int rows, const float* inputs, const Targets& targets, const Pass& pass,
                  std::span<float> gradient, int jobs = 1) const;

    /// The l2 penalty of all kernels, and the addition of its slope to a gradient.
    double penalty() const;
    void addPenaltySlope(std::span<float> gradient) const;

private:
    using Segment = NetworkPlan::Segment;
    using Lane = NetworkWorkspace::Lane;
    struct Batch; // a pass under way

    const NetworkPlan& plan(bool forTraining) const { return forTraining ? m_trainingPlan : m_readingPlan; }
    void addStages(const LayerSpec& spec, int place, bool isQuick);
    void place();
    std::size_t offsetAfter(std::size_t stage) const;
    void forwardPiece(const Batch& batch, const Segment& segment, std::size_t first, int rows, Lane& lane) const;
    void backwardSegment(const Batch& batch, const Segment& segment, const float* outGradient, float* inGradient,
                         std::span<float> gradient) const;
    void backwardPiece(const Batch& batch, const Segment& segment, std::size_t first, int rows,
                       const float* outGradient, float* inGradient, float* parameterGradient, Lane& lane) const;

    NetworkSpec m_spec;
    bool m_isQuick;
    std::vector<std::unique_ptr<Layer>> m_stages;
    std::vector<std::size_t> m_offsets; ///< of each stage's parameters
    std::vector<ParameterBlock> m_blocks;
    AlignedFloats m_parameters;
    NetworkPlan m_trainingPlan;
    NetworkPlan m_readingPlan;
};

} // namespace suara
