#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// Size of one example: a picture of height x width x channels, stored in this order (NHWC with the rows of a batch
/// before it), or 1 x 1 x channels for a row of numbers.
struct Shape {
    int height = 1;
    int width = 1;
    int channels = 0;

    std::size_t size() const { return std::size_t(height) * std::size_t(width) * std::size_t(channels); }
    bool isFlat() const { return height == 1 && width == 1; }
    bool operator==(const Shape&) const = default;
};

/// "47" for a row of numbers, "34 × 34 × 32" for a picture.
std::string shapeText(const Shape& shape);

/// What a layer is asked to be; which fields count is said by its kind in the layer catalogue.
struct LayerSpec {
    std::string kind;                  ///< id in layerCatalog()
    int units = 0;                     ///< dense: outputs, convolutions: filters; 0 in a last layer: as many as classes
    int size = 0;                      ///< convolutions: side of the kernel, poolings: side of the window
    double rate = 0.0;                 ///< dropout: share of inputs set to 0, in [0, 1)
    std::string activation = "linear"; ///< id in activationCatalog(), "linear" or, of the last layer, "softmax"
    std::string initializer = "glorot_uniform"; ///< of kernels: id in initializerNames()
    double l2 = 0.0;                            ///< of kernels: this times the sum of squares is added to the loss

    bool operator==(const LayerSpec&) const = default;
};

/// How parameters begin, as Keras's initialisers of these names.
enum class Initializer { Zeros, Ones, GlorotUniform, GlorotNormal, HeUniform, HeNormal };

/// Those that a kernel can have, by their names in files: "glorot_uniform", "glorot_normal", "he_uniform", "he_normal".
std::span<const std::string_view> initializerNames();

/// @throws ParameterError if there is none of this name
Initializer initializerNamed(const std::string& name);

/// A named part of the one parameter buffer.
struct ParameterBlock {
    std::string name;       ///< as Keras names it: kernel, bias, gamma …
    std::vector<int> shape; ///< (in, out) or (height, width, in, out) for kernels, (out) for the others
    std::size_t offset = 0; ///< floats from the start of the network's parameters
    Initializer initializer = Initializer::Zeros;
    int fanIn = 0; ///< values that meet in one output, and outputs that one value goes to
    int fanOut = 0;
    double l2 = 0.0;
    bool isTrained = true; ///< if not, its part of the gradient is what to take off it after the batch, as it is

    std::size_t size() const;
};

/// What a pass through the network is for. Dropout draws by hashing these numbers with its own and the value's place,
/// so that nothing depends on which thread works when.
struct Pass {
    bool isTraining = false;
    std::uint64_t seed = 0;
    std::uint64_t step = 0;   ///< number of the batch since training began
    std::size_t firstRow = 0; ///< place of the shard's first row in the batch
};

/// What a layer reads again on the way back, and how it may be run.
struct LayerTraits {
    bool readsInput = false;   ///< backward() reads `in`
    bool readsOutput = false;  ///< backward() reads `out`
    bool worksInPlace = false; ///< `out` may be `in`
    bool isWholeBatch = false; ///< in training wants all rows of the batch at once; others get them in pieces
};

/// One stage of a network, without state: all it reads and writes is handed in, so threads share it. `rows` examples
/// lie one behind the other in every array. Parameters and their gradients are the layer's own part of the buffers.
class Layer {
public:
    Layer(Shape input, Shape output, LayerTraits traits) : m_input(input), m_output(output), m_traits(traits) {}
    virtual ~Layer() = default;
    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

    const Shape& input() const { return m_input; }
    const Shape& output() const { return m_output; }
    const LayerTraits& traits() const { return m_traits; }
    virtual std::vector<ParameterBlock> parameters() const { return {}; }
    virtual std::size_t scratchSize(int rows) const; ///< floats it needs while it works
    /// Does ahead what the first batch of so many rows would wait for; other work goes on meanwhile.
    virtual void prepare(int) const {}
    /// Floats it keeps from forward() to backward(); in proportion to the rows unless it wants the whole batch.
    virtual std::size_t memorySize(int rows) const;

    struct Forward {
        int rows;
        const float* in;
        const float* parameters;
        float* out;
        float* memory;
        float* scratch;
        Pass pass;
        int jobs = 1; ///< threads to work with; only of layers that want the whole batch
    };
    virtual void forward(const Forward& work) const = 0;

    struct Backward {
        int rows;
        const float* in;
        const float* parameters;
        const float* out;
        const float* memory;
        const float* outGradient;
        float* parameterGradient; ///< added to; overwritten by layers that want the whole batch
        float* inGradient;        ///< overwritten; null when nobody needs it
        float* scratch;
        Pass pass;
        int jobs = 1;
    };
    virtual void backward(const Backward& work) const = 0;

private:
    Shape m_input;
    Shape m_output;
    LayerTraits m_traits;
};

} // namespace suara
