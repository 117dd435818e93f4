#pragma once

#include "core/learning/layers/Layer.h"

#include <memory>

namespace suara {

/// What a convolution stage works on: pictures of `input`, kernels of height x width x input channels x filters (HWIO),
/// slid over every place where they fit whole ("valid"), without flipping them (cross-correlation, as Keras).
struct ConvolutionGeometry {
    Shape input;
    int kernelHeight;
    int kernelWidth;
    int filters;

    Shape output() const { return {input.height - kernelHeight + 1, input.width - kernelWidth + 1, filters}; }
    int area() const { return kernelHeight * kernelWidth; }
    std::size_t patchSize() const { return std::size_t(area()) * std::size_t(input.channels); }
};

/// The engine of a convolution layer. Whatever order it likes its data in stays inside it; results agree between
/// engines but for rounding. Shared by threads: all state is handed in.
class ConvolutionStage {
public:
    virtual ~ConvolutionStage() = default;
    virtual std::size_t scratchSize() const = 0; ///< floats
    virtual void forward(int rows, const float* in, const float* kernel, const float* bias, float* out,
                         float* scratch) const = 0;
    /// Adds to kernelGradient and biasGradient; overwrites inGradient unless it is null.
    virtual void backward(int rows, const float* in, const float* kernel, const float* outGradient,
                          float* kernelGradient, float* biasGradient, float* inGradient, float* scratch) const = 0;
};

/// The quickest engine for this processor: oneDNN's from AVX2 on, Eigen's below.
std::unique_ptr<ConvolutionStage> makeConvolution(const ConvolutionGeometry& geometry);

/// Patches as rows of a matrix (im2col), in blocks that stay in the cache, times the kernels by Eigen.
std::unique_ptr<ConvolutionStage> makeEigenConvolution(const ConvolutionGeometry& geometry);

/// oneDNN's convolutions, a row at a time.
std::unique_ptr<ConvolutionStage> makeOneDnnConvolution(const ConvolutionGeometry& geometry);

} // namespace suara
