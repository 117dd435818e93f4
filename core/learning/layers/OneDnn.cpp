// The only place that names oneDNN: its convolutions and its matrix products, in the interface of versions 2 and 3.
// Both threads of ours that work at once and bits that do not depend on their number want every call to run on the
// calling thread alone, so OpenMP is kept at one thread in each thread that comes here.

#include "core/learning/layers/ConvolutionStage.h"
#include "core/learning/layers/Matrices.h"
#include "core/learning/layers/MatrixProduct.h"

#include <algorithm>
#include <oneapi/dnnl/dnnl.hpp>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

/// Of the OpenMP runtime; its header belongs to one compiler only.
extern "C" void omp_set_num_threads(int count) noexcept;

namespace suara {

namespace {

using dnnl::memory;
using Tag = memory::format_tag;

constexpr std::size_t kBorder = 16; // floats: pieces of the scratch begin at 64 bytes

std::size_t roundedUp(std::size_t floats)
{
    return (floats + kBorder - 1) / kBorder * kBorder;
}

std::size_t floatsOf(const memory::desc& layout)
{
    return roundedUp((layout.get_size() + sizeof(float) - 1) / sizeof(float));
}

const dnnl::engine& processor()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

bool isWorthIt()
{
    constexpr int avx2 = 0x7; // the bits of AVX2 and all that it builds on, in either version
    static const bool is = (int(dnnl::get_effective_cpu_isa()) & avx2) == avx2;
    return is;
}

dnnl::primitive_attr ownScratchpad() // the library's is shared between primitives and races
{
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return attributes;
}

/// oneDNN 2 describes an operation before the primitive, oneDNN 3 at once.
template<typename Primitive, typename... Hint, typename... Description>
typename Primitive::primitive_desc describe(const std::tuple<Hint...>& hint, const Description&... description)
{
    return std::apply(
        [&](const auto&... forward) {
#if DNNL_VERSION_MAJOR >= 3
            return typename Primitive::primitive_desc(processor(), description..., forward..., ownScratchpad());
#else
            return typename Primitive::primitive_desc(typename Primitive::desc(description...), ownScratchpad(),
                                                      processor(), forward...);
#endif
        },
        hint);
}

/// Hands out pieces of a scratch buffer.
class Pieces {
public:
    explicit Pieces(float* scratch) : m_next(scratch) {}
    float* take(const memory::desc& layout) { return std::exchange(m_next, m_next + floatsOf(layout)); }

private:
    float* m_next;
};

/// From one layout to another; nothing to do where they are equal.
class Reorder {
public:
    Reorder(const memory::desc& from, const memory::desc& to) : m_from(from), m_to(to)
    {
        if (from == to)
            return;
        const dnnl::reorder::primitive_desc plan(processor(), from, processor(), to, ownScratchpad());
        m_scratchpad = plan.scratchpad_desc();
        m_primitive = dnnl::reorder(plan);
    }

    const memory::desc& from() const { return m_from; }
    const memory::desc& to() const { return m_to; }
    bool isNeeded() const { return bool(m_primitive); }
    std::size_t scratchSize() const { return isNeeded() ? floatsOf(m_from) + floatsOf(m_to) + padFloats() : 0; }

    void run(dnnl::stream& stream, const memory& from, const memory& to, Pieces& pieces) const
    {
        const memory pad(m_scratchpad, processor(), pieces.take(m_scratchpad));
        m_primitive.execute(stream, {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}, {DNNL_ARG_SCRATCHPAD, pad}});
    }

private:
    std::size_t padFloats() const { return floatsOf(m_scratchpad); }

    memory::desc m_from;
    memory::desc m_to;
    memory::desc m_scratchpad;
    dnnl::primitive m_primitive;
};

/// One run of a primitive on data in plain layouts; what it wants otherwise is reordered on the way.
class Call {
public:
    explicit Call(const Pieces& pieces) : m_pieces(pieces), m_stream(processor()) { omp_set_num_threads(1); }

    void take(int argument, const memory::desc& layout, const float* values)
    {
        m_arguments.emplace(argument, memory(layout, processor(), const_cast<float*>(values))); // those read stay as is
    }

    void read(int argument, const Reorder& reorder, const float* values)
    {
        if (!reorder.isNeeded())
            return take(argument, reorder.to(), values);
        float* ordered = m_pieces.take(reorder.to());
        const memory from(reorder.from(), processor(), const_cast<float*>(values));
        reorder.run(m_stream, from, memory(reorder.to(), processor(), ordered), m_pieces);
        take(argument, reorder.to(), ordered);
    }

    /// Runs with one more result, which is wanted in another layout.
    void runAndWrite(const dnnl::primitive& primitive, const memory::desc& scratchpad, int argument,
                     const Reorder& reorder, float* values)
    {
        float* made = reorder.isNeeded() ? m_pieces.take(reorder.from()) : values;
        take(argument, reorder.from(), made);
        run(primitive, scratchpad);
        if (reorder.isNeeded())
            reorder.run(m_stream, memory(reorder.from(), processor(), made), memory(reorder.to(), processor(), values),
                        m_pieces);
    }

    void run(const dnnl::primitive& primitive, const memory::desc& scratchpad)
    {
        take(DNNL_ARG_SCRATCHPAD, scratchpad, m_pieces.take(scratchpad));
        primitive.execute(m_stream, m_arguments);
    }

private:
    Pieces m_pieces;
    dnnl::stream m_stream;
    std::unordered_map<int, memory> m_arguments;
};

memory::desc layout(const memory::dims& sides, Tag tag)
{
    return {sides, memory::data_type::f32, tag};
}

memory::dims pictureSides(const Shape& shape)
{
    return {1, shape.channels, shape.height, shape.width};
}

/// What a convolution's primitives are made for: one picture, in and out as they lie, kernels in any order.
struct Layouts {
    explicit Layouts(const ConvolutionGeometry& geometry)
        : inSides(pictureSides(geometry.input))
        , outSides(pictureSides(geometry.output()))
        , in(layout(inSides, Tag::nhwc))
        , out(layout(outSides, Tag::nhwc))
        , kernel(layout(kernelSides(geometry), Tag::hwio))
        , anyKernel(layout(kernelSides(geometry), Tag::any))
        , bias(layout({geometry.filters}, Tag::x))
    {
    }

    static memory::dims kernelSides(const ConvolutionGeometry& geometry)
    {
        return {geometry.filters, geometry.input.channels, geometry.kernelHeight, geometry.kernelWidth};
    }

    memory::dims inSides;
    memory::dims outSides;
    memory::desc in;
    memory::desc out;
    memory::desc kernel;
    memory::desc anyKernel;
    memory::desc bias;
};

class OneDnnConvolution final : public ConvolutionStage {
public:
    explicit OneDnnConvolution(const ConvolutionGeometry& geometry)
        : m_geometry(geometry)
        , m_layouts(geometry)
        , m_forwardPlan(describe<dnnl::convolution_forward>(std::tuple<>(), dnnl::prop_kind::forward_training, kDirect,
                                                            m_layouts.in, m_layouts.anyKernel, m_layouts.bias,
                                                            m_layouts.out, kSteps, kNoEdge, kNoEdge))
        , m_dataPlan(describe<dnnl::convolution_backward_data>(std::tie(m_forwardPlan), kDirect, m_layouts.in,
                                                               m_layouts.anyKernel, m_layouts.out, kSteps, kNoEdge,
                                                               kNoEdge))
        , m_kernelPlan(describe<dnnl::convolution_backward_weights>(
              std::tie(m_forwardPlan), kDirect, layout(m_layouts.inSides, Tag::any), m_layouts.anyKernel,
              m_layouts.bias, layout(m_layouts.outSides, Tag::any), kSteps, kNoEdge, kNoEdge))
        , m_forward(m_forwardPlan)
        , m_data(m_dataPlan)
        , m_kernel(m_kernelPlan)
        , m_forwardKernel(m_layouts.kernel, m_forwardPlan.weights_desc())
        , m_dataKernel(m_layouts.kernel, m_dataPlan.weights_desc())
        , m_kernelIn(m_layouts.in, m_kernelPlan.src_desc())
        , m_kernelOut(m_layouts.out, m_kernelPlan.diff_dst_desc())
        , m_kernelKernel(m_kernelPlan.diff_weights_desc(), m_layouts.kernel)
    {
    }

    std::size_t scratchSize() const override
    {
        const std::size_t forward = m_forwardKernel.scratchSize() + floatsOf(m_forwardPlan.scratchpad_desc());
        const std::size_t data = m_dataKernel.scratchSize() + floatsOf(m_dataPlan.scratchpad_desc());
        const std::size_t kernel = floatsOf(m_layouts.kernel) + floatsOf(m_layouts.bias) + m_kernelIn.scratchSize() +
                                   m_kernelOut.scratchSize() + m_kernelKernel.scratchSize() +
                                   floatsOf(m_kernelPlan.scratchpad_desc());
        return std::max({forward, data, kernel});
    }

    void forward(int rows, const float* in, const float* kernel, const float* bias, float* out,
                 float* scratch) const override
    {
        for (int row = 0; row < rows; ++row) {
            Call call{Pieces(scratch)};
            call.take(DNNL_ARG_SRC, m_layouts.in, in + std::size_t(row) * m_geometry.input.size());
            call.read(DNNL_ARG_WEIGHTS, m_forwardKernel, kernel);
            call.take(DNNL_ARG_BIAS, m_layouts.bias, bias);
            call.take(DNNL_ARG_DST, m_layouts.out, out + std::size_t(row) * m_geometry.output().size());
            call.run(m_forward, m_forwardPlan.scratchpad_desc());
        }
    }

    void backward(int rows, const float* in, const float* kernel, const float* outGradient, float* kernelGradient,
                  float* biasGradient, float* inGradient, float* scratch) const override
    {
        for (int row = 0; row < rows; ++row) {
            const float* ofOut = outGradient + std::size_t(row) * m_geometry.output().size();
            addKernelGradient(in + std::size_t(row) * m_geometry.input.size(), ofOut, kernelGradient, biasGradient,
                              scratch);
            if (inGradient != nullptr)
                dataGradient(kernel, ofOut, inGradient + std::size_t(row) * m_geometry.input.size(), scratch);
        }
    }

private:
    static constexpr auto kDirect = dnnl::algorithm::convolution_direct;
    static inline const memory::dims kSteps{1, 1};
    static inline const memory::dims kNoEdge{0, 0};

    void addKernelGradient(const float* in, const float* outGradient, float* kernelGradient, float* biasGradient,
                           float* scratch) const
    {
        Pieces pieces(scratch);
        float* ofKernel = pieces.take(m_layouts.kernel);
        float* ofBias = pieces.take(m_layouts.bias);
        Call call(pieces);
        call.read(DNNL_ARG_SRC, m_kernelIn, in);
        call.read(DNNL_ARG_DIFF_DST, m_kernelOut, outGradient);
        call.take(DNNL_ARG_DIFF_BIAS, m_layouts.bias, ofBias);
        call.runAndWrite(m_kernel, m_kernelPlan.scratchpad_desc(), DNNL_ARG_DIFF_WEIGHTS, m_kernelKernel, ofKernel);
        const Eigen::Index filters = m_geometry.filters;
        const auto size = Eigen::Index(m_geometry.patchSize()) * filters;
        RowView(kernelGradient, size) += ConstRowView(ofKernel, size);
        RowView(biasGradient, filters) += ConstRowView(ofBias, filters);
    }

    void dataGradient(const float* kernel, const float* outGradient, float* inGradient, float* scratch) const
    {
        Call call{Pieces(scratch)};
        call.take(DNNL_ARG_DIFF_DST, m_layouts.out, outGradient);
        call.read(DNNL_ARG_WEIGHTS, m_dataKernel, kernel);
        call.take(DNNL_ARG_DIFF_SRC, m_layouts.in, inGradient);
        call.run(m_data, m_dataPlan.scratchpad_desc());
    }

    ConvolutionGeometry m_geometry;
    Layouts m_layouts;
    dnnl::convolution_forward::primitive_desc m_forwardPlan;
    dnnl::convolution_backward_data::primitive_desc m_dataPlan;
    dnnl::convolution_backward_weights::primitive_desc m_kernelPlan;
    dnnl::convolution_forward m_forward;
    dnnl::convolution_backward_data m_data;
    dnnl::convolution_backward_weights m_kernel;
    Reorder m_forwardKernel;
    Reorder m_dataKernel;
    Reorder m_kernelIn;
    Reorder m_kernelOut;
    Reorder m_kernelKernel;
};

/// Below this many multiplications Eigen is done before oneDNN has looked at the call.
constexpr double kSmallProduct = 200'000;

void multiplyByOneDnn(const Factor& a, const Factor& b, const Product& out)
{
    omp_set_num_threads(1);
    dnnl_sgemm(a.isTransposed ? 'T' : 'N', b.isTransposed ? 'T' : 'N', out.rows, out.columns, out.inner, 1.0F, a.values,
               a.lineLength, b.values, b.lineLength, 0.0F, out.values, out.lineLength);
}

using Lines = Eigen::Map<Matrix, 0, Eigen::OuterStride<>>;
using ConstLines = Eigen::Map<const Matrix, 0, Eigen::OuterStride<>>;

ConstLines linesOf(const Factor& factor, int rows, int columns)
{
    return factor.isTransposed ? ConstLines(factor.values, columns, rows, Eigen::OuterStride<>(factor.lineLength))
                               : ConstLines(factor.values, rows, columns, Eigen::OuterStride<>(factor.lineLength));
}

void multiplyByEigen(const Factor& a, const Factor& b, const Product& out)
{
    Lines to(out.values, out.rows, out.columns, Eigen::OuterStride<>(out.lineLength));
    const ConstLines left = linesOf(a, out.rows, out.inner);
    const ConstLines right = linesOf(b, out.inner, out.columns);
    if (a.isTransposed && b.isTransposed)
        to.noalias() = left.transpose() * right.transpose();
    else if (a.isTransposed)
        to.noalias() = left.transpose() * right;
    else if (b.isTransposed)
        to.noalias() = left * right.transpose();
    else
        to.noalias() = left * right;
}

} // namespace

std::unique_ptr<ConvolutionStage> makeOneDnnConvolution(const ConvolutionGeometry& geometry)
{
    omp_set_num_threads(1);
    return std::make_unique<OneDnnConvolution>(geometry);
}

std::unique_ptr<ConvolutionStage> makeConvolution(const ConvolutionGeometry& geometry)
{
    return isWorthIt() ? makeOneDnnConvolution(geometry) : makeEigenConvolution(geometry);
}

void multiply(const Factor& a, const Factor& b, const Product& out)
{
    const double size = double(out.rows) * double(out.columns) * double(out.inner);
    if (isWorthIt() && size > kSmallProduct)
        multiplyByOneDnn(a, b, out);
    else
        multiplyByEigen(a, b, out);
}

} // namespace suara
