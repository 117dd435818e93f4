#pragma once

#include "core/learning/layers/Layer.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace suara {

/// A function applied value by value, as Keras's activation of this name with its defaults. To add one, add its row in
/// Activation.cpp.
struct ActivationKind {
    std::string_view id;
    bool readsInput; ///< its slope is known from the input, else from the output
    void (*forward)(const float* in, float* out, std::size_t count);
    /// @param known  inputs or outputs, as readsInput says
    void (*backward)(const float* known, const float* outGradient, float* inGradient, std::size_t count);
};

/// linear, relu, leaky_relu, elu, selu, gelu, silu, sigmoid, softplus and tanh. Softmax stands beside them: it is no
/// function of one value.
std::span<const ActivationKind> activationCatalog();

/// @throws ParameterError if there is none of this name
const ActivationKind& activationKind(const std::string& id);

/// The stage for an activation of the catalogue or "softmax".
std::unique_ptr<Layer> makeActivation(const std::string& id, const Shape& shape);

/// A row of the catalogue as a stage.
class Activation final : public Layer {
public:
    Activation(Shape shape, const ActivationKind& kind)
        : Layer(shape, shape,
                {.readsInput = kind.readsInput, .readsOutput = !kind.readsInput, .worksInPlace = !kind.readsInput})
        , m_kind(kind)
    {
    }
    const ActivationKind& kind() const { return m_kind; }
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    const ActivationKind& m_kind;
};

/// exp(x - largest) / sum, over the values of a row.
class Softmax final : public Layer {
public:
    explicit Softmax(Shape shape) : Layer(shape, shape, {.readsOutput = true}) {}
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;
};

} // namespace suara
