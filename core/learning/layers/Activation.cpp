#include "core/learning/layers/Activation.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/base/Wide.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr float kLeak = 0.2F;
constexpr float kSeluScale = 1.0507009873554805F;
constexpr float kSeluAlpha = 1.6732632423543772F;

float sigmoid(float x)
{
    return 1.0F / (1.0F + std::exp(-x));
}

float same(float x)
{
    return x;
}

float one(float)
{
    return 1.0F;
}

float relu(float x)
{
    return x > 0.0F ? x : 0.0F;
}

float reluSlope(float y) // 0 at 0, as in Keras
{
    return y > 0.0F ? 1.0F : 0.0F;
}

float leakyRelu(float x)
{
    return x > 0.0F ? x : kLeak * x;
}

float leakyReluSlope(float y)
{
    return y > 0.0F ? 1.0F : kLeak;
}

float elu(float x)
{
    return x > 0.0F ? x : std::expm1(x);
}

float eluSlope(float y)
{
    return y > 0.0F ? 1.0F : y + 1.0F;
}

float selu(float x)
{
    return kSeluScale * (x > 0.0F ? x : kSeluAlpha * std::expm1(x));
}

float seluSlope(float y)
{
    return y > 0.0F ? kSeluScale : y + kSeluScale * kSeluAlpha;
}

float normalShare(float x) // of a normal distribution below x
{
    return 0.5F * (1.0F + std::erf(x * 0.70710678F));
}

float gelu(float x)
{
    return x * normalShare(x);
}

float geluSlope(float x)
{
    return normalShare(x) + x * 0.39894228F * std::exp(-0.5F * x * x);
}

float silu(float x)
{
    return x * sigmoid(x);
}

float siluSlope(float x)
{
    const float share = sigmoid(x);
    return share * (1.0F + x * (1.0F - share));
}

float sigmoidSlope(float y)
{
    return y * (1.0F - y);
}

float softplus(float x)
{
    return std::max(x, 0.0F) + std::log1p(std::exp(-std::abs(x)));
}

float softplusSlope(float y)
{
    return -std::expm1(-y);
}

float hyperbolicTangent(float x)
{
    return std::tanh(x);
}

float tangentSlope(float y)
{
    return 1.0F - y * y;
}

template<float (*value)(float)>
void forwardAll(const float* in, float* out, std::size_t count)
{
    wide([&](auto) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = value(in[i]);
    });
}

template<float (*slope)(float)>
void backwardAll(const float* known, const float* outGradient, float* inGradient, std::size_t count)
{
    wide([&](auto) {
        for (std::size_t i = 0; i < count; ++i)
            inGradient[i] = slope(known[i]) * outGradient[i];
    });
}

template<float (*value)(float), float (*slope)(float)>
constexpr ActivationKind row(std::string_view id, bool readsInput = false)
{
    return {id, readsInput, forwardAll<value>, backwardAll<slope>};
}

} // namespace

std::span<const ActivationKind> activationCatalog()
{
    static constexpr std::array<ActivationKind, 10> kinds{
        row<same, one>("linear"),
        row<relu, reluSlope>("relu"),
        row<leakyRelu, leakyReluSlope>("leaky_relu"),
        row<elu, eluSlope>("elu"),
        row<selu, seluSlope>("selu"),
        row<gelu, geluSlope>("gelu", true),
        row<silu, siluSlope>("silu", true),
        row<sigmoid, sigmoidSlope>("sigmoid"),
        row<softplus, softplusSlope>("softplus"),
        row<hyperbolicTangent, tangentSlope>("tanh"),
    };
    return kinds;
}

const ActivationKind& activationKind(const std::string& id)
{
    const auto kinds = activationCatalog();
    const auto found = std::ranges::find(kinds, id, &ActivationKind::id);
    if (found == kinds.end()) {
        std::string names;
        for (const ActivationKind& kind : kinds)
            names += std::string(kind.id) + ", ";
        throw ParameterError(SUARA_TEXT("Core", "There is no activation “%1”; there are %2."), {id, names + "softmax"});
    }
    return *found;
}

std::unique_ptr<Layer> makeActivation(const std::string& id, const Shape& shape)
{
    if (id == "softmax")
        return std::make_unique<Softmax>(shape);
    return std::make_unique<Activation>(shape, activationKind(id));
}

void Activation::forward(const Forward& work) const
{
    m_kind.forward(work.in, work.out, std::size_t(work.rows) * input().size());
}

void Activation::backward(const Backward& work) const
{
    if (work.inGradient != nullptr)
        m_kind.backward(m_kind.readsInput ? work.in : work.out, work.outGradient, work.inGradient,
                        std::size_t(work.rows) * input().size());
}

void Softmax::forward(const Forward& work) const
{
    const std::size_t size = input().size();
    for (int row = 0; row < work.rows; ++row) {
        const float* in = work.in + std::size_t(row) * size;
        float* out = work.out + std::size_t(row) * size;
        const float largest = *std::max_element(in, in + size);
        float sum = 0.0F;
        for (std::size_t i = 0; i < size; ++i)
            sum += out[i] = std::exp(in[i] - largest);
        for (std::size_t i = 0; i < size; ++i)
            out[i] /= sum;
    }
}

void Softmax::backward(const Backward& work) const
{
    const std::size_t size = input().size();
    if (work.inGradient == nullptr)
        return;
    for (int row = 0; row < work.rows; ++row) {
        const std::size_t at = std::size_t(row) * size;
        float weighted = 0.0F;
        for (std::size_t i = at; i < at + size; ++i)
            weighted += work.out[i] * work.outGradient[i];
        for (std::size_t i = at; i < at + size; ++i)
            work.inGradient[i] = work.out[i] * (work.outGradient[i] - weighted);
    }
}

} // namespace suara
