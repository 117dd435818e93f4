#include "core/learning/layers/ConvolutionStage.h"
#include "core/learning/layers/Matrices.h"

#include <algorithm>

namespace suara {

namespace {

class EigenConvolution final : public ConvolutionStage {
public:
    explicit EigenConvolution(const ConvolutionGeometry& geometry)
        : m_geometry(geometry), m_output(geometry.output()), m_patch(geometry.patchSize())
    {
        const std::size_t rowFloats = std::size_t(m_output.width) * m_patch;
        m_blockLines = int(std::clamp<std::size_t>(kBlockFloats / rowFloats, 1, std::size_t(m_output.height)));
    }

    std::size_t scratchSize() const override
    {
        return 2 * std::size_t(m_blockLines) * std::size_t(m_output.width) * m_patch;
    }

    void forward(int rows, const float* in, const float* kernel, const float* bias, float* out,
                 float* scratch) const override
    {
        const Eigen::Index filters = m_geometry.filters;
        const ConstMatrixView kernels(kernel, Eigen::Index(m_patch), filters);
        forEachBlock(rows, [&](const Block& block) {
            patches(in + block.row * m_geometry.input.size(), block, scratch);
            MatrixView target(out + block.firstOutput, block.places, filters);
            target.noalias() = ConstMatrixView(scratch, block.places, Eigen::Index(m_patch)) * kernels;
            target.rowwise() += ConstRowView(bias, filters);
        });
    }

    void backward(int rows, const float* in, const float* kernel, const float* outGradient, float* kernelGradient,
                  float* biasGradient, float* inGradient, float* scratch) const override
    {
        const Eigen::Index filters = m_geometry.filters;
        const auto patch = Eigen::Index(m_patch);
        float* patchGradient = scratch + scratchSize() / 2;
        if (inGradient != nullptr)
            std::fill_n(inGradient, std::size_t(rows) * m_geometry.input.size(), 0.0F);
        forEachBlock(rows, [&](const Block& block) {
            const ConstMatrixView gradient(outGradient + block.firstOutput, block.places, filters);
            patches(in + block.row * m_geometry.input.size(), block, scratch);
            MatrixView(kernelGradient, patch, filters).noalias() +=
                ConstMatrixView(scratch, block.places, patch).transpose() * gradient;
            addRows(gradient, biasGradient);
            if (inGradient == nullptr)
                return;
            MatrixView(patchGradient, block.places, patch).noalias() =
                gradient * ConstMatrixView(kernel, patch, filters).transpose();
            addPatches(patchGradient, block, inGradient + block.row * m_geometry.input.size());
        });
    }

private:
    static constexpr std::size_t kBlockFloats = std::size_t{64} * 1024; // 256 kB of patches at a time

    /// Some lines of one picture's output.
    struct Block {
        std::size_t row;
        int firstLine;
        int lines;
        Eigen::Index places;
        std::size_t firstOutput; // in floats
    };

    template<typename Work>
    void forEachBlock(int rows, Work work) const
    {
        for (int row = 0; row < rows; ++row) {
            for (int line = 0; line < m_output.height; line += m_blockLines) {
                const int lines = std::min(m_blockLines, m_output.height - line);
                const std::size_t first = std::size_t(row) * m_output.size() + std::size_t(line) *
                                                                                   std::size_t(m_output.width) *
                                                                                   std::size_t(m_output.channels);
                work(Block{std::size_t(row), line, lines, Eigen::Index(lines) * m_output.width, first});
            }
        }
    }

    /// Calls copy(place in the picture, place in the patches, floats) for each run of floats that lie together.
    template<typename Copy>
    void forEachRun(const Block& block, Copy copy) const
    {
        const std::size_t channels = std::size_t(m_geometry.input.channels);
        const std::size_t run = std::size_t(m_geometry.kernelWidth) * channels;
        std::size_t patch = 0;
        for (int y = block.firstLine; y < block.firstLine + block.lines; ++y)
            for (int x = 0; x < m_output.width; ++x)
                for (int line = 0; line < m_geometry.kernelHeight; ++line, patch += run)
                    copy((std::size_t(y + line) * std::size_t(m_geometry.input.width) + std::size_t(x)) * channels,
                         patch, run);
    }

    void patches(const float* picture, const Block& block, float* matrix) const
    {
        forEachRun(block, [&](std::size_t from, std::size_t to, std::size_t count) {
            std::copy_n(picture + from, count, matrix + to);
        });
    }

    void addPatches(const float* matrix, const Block& block, float* picture) const
    {
        forEachRun(block, [&](std::size_t to, std::size_t from, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                picture[to + i] += matrix[from + i];
        });
    }

    ConvolutionGeometry m_geometry;
    Shape m_output;
    std::size_t m_patch;
    int m_blockLines;
};

} // namespace

std::unique_ptr<ConvolutionStage> makeEigenConvolution(const ConvolutionGeometry& geometry)
{
    return std::make_unique<EigenConvolution>(geometry);
}

} // namespace suara
