#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
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
    int units = 0;                     ///< dense: outputs, conv2d: filters; 0 in a last layer: as many as classes
    int size = 0;                      ///< conv2d: side of the kernel, maxpool2d: side of the window
    double rate = 0.0;                 ///< dropout: share of inputs set to 0, in [0, 1)
    std::string activation = "linear"; ///< of dense and conv2d: "linear", "relu" or "softmax"

    bool operator==(const LayerSpec&) const = default;
};

/// A named part of the one parameter buffer.
struct ParameterBlock {
    std::string name;       ///< as Keras names it: kernel or bias
    std::vector<int> shape; ///< (in, out) or (height, width, in, out) for kernels, (out) for biases
    std::size_t offset = 0; ///< floats from the start of the network's parameters
    int fanIn = 0;          ///< for Glorot's limits; 0: starts at zero
    int fanOut = 0;

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

/// One stage of a network, without state: all it reads and writes is handed in, so threads share it. `rows` examples
/// lie one behind the other in every array. Parameters and their gradients are the layer's own part of the buffers.
class Layer {
public:
    Layer(Shape input, Shape output) : m_input(input), m_output(output) {}
    virtual ~Layer() = default;
    Layer(const Layer&) = delete;
    Layer& operator=(const Layer&) = delete;

    const Shape& input() const { return m_input; }
    const Shape& output() const { return m_output; }
    virtual std::vector<ParameterBlock> parameters() const { return {}; }
    virtual std::size_t scratchSize() const { return 0; } ///< floats it needs while it works, whatever the rows

    struct Forward {
        int rows;
        const float* in;
        const float* parameters;
        float* out;
        float* scratch;
        Pass pass;
    };
    virtual void forward(const Forward& work) const = 0;

    struct Backward {
        int rows;
        const float* in;
        const float* parameters;
        const float* out;
        const float* outGradient;
        float* parameterGradient; ///< added to
        float* inGradient;        ///< overwritten; null when nobody needs it
        float* scratch;
        Pass pass;
    };
    virtual void backward(const Backward& work) const = 0;

private:
    Shape m_input;
    Shape m_output;
};

} // namespace suara
