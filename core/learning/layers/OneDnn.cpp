// The only place that names oneDNN: its convolutions and its matrix products, in the interface of versions 2 and 3.
// Both threads of ours that work at once and bits that do not depend on their number want every call to run on the
// calling thread alone, so OpenMP is kept at one thread in each thread that comes here.

#include "core/learning/layers/ConvolutionStage.h"
#include "core/learning/layers/Matrices.h"
#include "core/learning/layers/MatrixProduct.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <oneapi/dnnl/dnnl.hpp>
#include <optional>
#include <string>
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

/// A primitive with its arguments, which are made once and then only told where their floats are: making them takes as
/// long as a small convolution. One thread at a time.
class Step {
public:
    using Layouts = std::unordered_map<int, memory::desc>;

    Step(dnnl::primitive primitive, const Layouts& layouts) : m_primitive(std::move(primitive))
    {
        for (const auto& [argument, layout] : layouts)
            m_arguments.emplace(argument, memory(layout, processor(), nullptr));
    }

    void set(int argument, const float* values)
    {
        m_arguments.at(argument).set_data_handle(const_cast<float*>(values)); // those read stay as they are
    }

    void run(dnnl::stream& stream) { m_primitive.execute(stream, m_arguments); }

private:
    dnnl::primitive m_primitive;
    std::unordered_map<int, memory> m_arguments;
};

/// From one layout to another; nothing to do where they are equal.
class Reorder {
public:
    Reorder(const memory::desc& from, const memory::desc& to) : m_from(from), m_to(to)
    {
        if (from != to)
            m_plan = dnnl::reorder::primitive_desc(processor(), from, processor(), to, ownScratchpad());
    }

    bool isNeeded() const { return bool(m_plan); }
    std::size_t scratchSize() const
    {
        return isNeeded() ? floatsOf(m_from) + floatsOf(m_to) + floatsOf(m_plan.scratchpad_desc()) : 0;
    }
    const memory::desc& from() const { return m_from; }
    const memory::desc& to() const { return m_to; }
    memory::desc scratchpad() const { return m_plan.scratchpad_desc(); }

    std::optional<Step> step() const
    {
        if (!isNeeded())
            return {};
        return Step(dnnl::reorder(m_plan),
                    {{DNNL_ARG_FROM, m_from}, {DNNL_ARG_TO, m_to}, {DNNL_ARG_SCRATCHPAD, scratchpad()}});
    }

private:
    memory::desc m_from;
    memory::desc m_to;
    dnnl::reorder::primitive_desc m_plan;
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
        , m_kernelPlan(kernelPlan())
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
        withHands([&](Hands& hands) {
            Pieces pieces(scratch);
            Step& step = hands.forward;
            step.set(DNNL_ARG_WEIGHTS, ordered(m_forwardKernel, hands.forwardKernel, hands.stream, kernel, pieces));
            step.set(DNNL_ARG_BIAS, bias);
            step.set(DNNL_ARG_SCRATCHPAD, pieces.take(m_forwardPlan.scratchpad_desc()));
            for (int row = 0; row < rows; ++row) {
                step.set(DNNL_ARG_SRC, in + std::size_t(row) * m_geometry.input.size());
                step.set(DNNL_ARG_DST, out + std::size_t(row) * m_geometry.output().size());
                step.run(hands.stream);
            }
        });
    }

    void backward(int rows, const float* in, const float* kernel, const float* outGradient, float* kernelGradient,
                  float* biasGradient, float* inGradient, float* scratch) const override
    {
        withHands([&](Hands& hands) {
            if (inGradient != nullptr)
                dataGradient(hands, rows, kernel, outGradient, inGradient, scratch);
            for (int row = 0; row < rows; ++row)
                addKernelGradient(hands, in + std::size_t(row) * m_geometry.input.size(),
                                  outGradient + std::size_t(row) * m_geometry.output().size(), kernelGradient,
                                  biasGradient, scratch);
        });
    }

private:
    static constexpr auto kDirect = dnnl::algorithm::convolution_direct;
    static inline const memory::dims kSteps{1, 1};
    static inline const memory::dims kNoEdge{0, 0};

    /// In whatever order is liked best; but for full vectors of channels the plain one is as quick and spares the
    /// reorders, where there is code of its own for it. That code is slow with biases, so they are summed here.
    dnnl::convolution_backward_weights::primitive_desc kernelPlan()
    {
        constexpr int vector = 16;
        if (m_geometry.input.channels % vector == 0 && m_geometry.filters % vector == 0) {
            try {
                auto plain = describe<dnnl::convolution_backward_weights>(std::tie(m_forwardPlan), kDirect,
                                                                          m_layouts.in, m_layouts.anyKernel,
                                                                          m_layouts.out, kSteps, kNoEdge, kNoEdge);
                const std::string name = plain.impl_info_str();
                m_sumsBias = name.find("gemm") == std::string::npos && name.find("ref") == std::string::npos;
                if (m_sumsBias)
                    return plain;
            } catch (const dnnl::error&) { // there is none: the liked one has it
            }
        }
        return describe<dnnl::convolution_backward_weights>(
            std::tie(m_forwardPlan), kDirect, layout(m_layouts.inSides, Tag::any), m_layouts.anyKernel, m_layouts.bias,
            layout(m_layouts.outSides, Tag::any), kSteps, kNoEdge, kNoEdge);
    }

    /// What one thread works with.
    struct Hands {
        dnnl::stream stream;
        Step forward;
        Step data;
        Step kernel;
        std::optional<Step> forwardKernel;
        std::optional<Step> dataKernel;
        std::optional<Step> kernelIn;
        std::optional<Step> kernelOut;
        std::optional<Step> kernelKernel;
    };

    std::unique_ptr<Hands> newHands() const
    {
        const Step forward(dnnl::convolution_forward(m_forwardPlan),
                           {{DNNL_ARG_SRC, m_layouts.in},
                            {DNNL_ARG_WEIGHTS, m_forwardPlan.weights_desc()},
                            {DNNL_ARG_BIAS, m_layouts.bias},
                            {DNNL_ARG_DST, m_layouts.out},
                            {DNNL_ARG_SCRATCHPAD, m_forwardPlan.scratchpad_desc()}});
        const Step data(dnnl::convolution_backward_data(m_dataPlan),
                        {{DNNL_ARG_DIFF_DST, m_layouts.out},
                         {DNNL_ARG_WEIGHTS, m_dataPlan.weights_desc()},
                         {DNNL_ARG_DIFF_SRC, m_layouts.in},
                         {DNNL_ARG_SCRATCHPAD, m_dataPlan.scratchpad_desc()}});
        Step::Layouts ofKernel{{DNNL_ARG_SRC, m_kernelPlan.src_desc()},
                               {DNNL_ARG_DIFF_DST, m_kernelPlan.diff_dst_desc()},
                               {DNNL_ARG_DIFF_WEIGHTS, m_kernelPlan.diff_weights_desc()},
                               {DNNL_ARG_SCRATCHPAD, m_kernelPlan.scratchpad_desc()}};
        if (!m_sumsBias)
            ofKernel.emplace(DNNL_ARG_DIFF_BIAS, m_layouts.bias);
        return std::make_unique<Hands>(Hands{
            dnnl::stream(processor()), forward, data, Step(dnnl::convolution_backward_weights(m_kernelPlan), ofKernel),
            m_forwardKernel.step(), m_dataKernel.step(), m_kernelIn.step(), m_kernelOut.step(), m_kernelKernel.step()});
    }

    /// Runs work(hands) with hands that nobody else has meanwhile.
    template<typename Work>
    void withHands(Work work) const
    {
        omp_set_num_threads(1);
        std::unique_ptr<Hands> hands;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_freeHands.empty()) {
                hands = std::move(m_freeHands.back());
                m_freeHands.pop_back();
            }
        }
        if (!hands)
            hands = newHands();
        work(*hands);
        const std::lock_guard lock(m_mutex);
        m_freeHands.push_back(std::move(hands));
    }

    static void reorder(const Reorder& how, Step& step, dnnl::stream& stream, const float* from, float* to,
                        Pieces& pieces)
    {
        step.set(DNNL_ARG_FROM, from);
        step.set(DNNL_ARG_TO, to);
        step.set(DNNL_ARG_SCRATCHPAD, pieces.take(how.scratchpad()));
        step.run(stream);
    }

    /// Values as they are wanted: themselves, or reordered in a piece of the scratch.
    static const float* ordered(const Reorder& how, std::optional<Step>& step, dnnl::stream& stream,
                                const float* values, Pieces& pieces)
    {
        if (!step)
            return values;
        float* to = pieces.take(how.to());
        reorder(how, *step, stream, values, to, pieces);
        return to;
    }

    void addKernelGradient(Hands& hands, const float* in, const float* outGradient, float* kernelGradient,
                           float* biasGradient, float* scratch) const
    {
        Pieces pieces(scratch);
        float* ofKernel = pieces.take(m_layouts.kernel);
        float* ofBias = pieces.take(m_layouts.bias);
        Step& step = hands.kernel;
        float* made = hands.kernelKernel ? pieces.take(m_kernelKernel.from()) : ofKernel;
        step.set(DNNL_ARG_SRC, ordered(m_kernelIn, hands.kernelIn, hands.stream, in, pieces));
        step.set(DNNL_ARG_DIFF_DST, ordered(m_kernelOut, hands.kernelOut, hands.stream, outGradient, pieces));
        step.set(DNNL_ARG_DIFF_WEIGHTS, made);
        step.set(DNNL_ARG_SCRATCHPAD, pieces.take(m_kernelPlan.scratchpad_desc()));
        if (!m_sumsBias)
            step.set(DNNL_ARG_DIFF_BIAS, ofBias);
        step.run(hands.stream);
        if (hands.kernelKernel)
            reorder(m_kernelKernel, *hands.kernelKernel, hands.stream, made, ofKernel, pieces);

        const Eigen::Index filters = m_geometry.filters;
        const auto size = Eigen::Index(m_geometry.patchSize()) * filters;
        RowView(kernelGradient, size) += ConstRowView(ofKernel, size);
        if (m_sumsBias)
            addRows(ConstMatrixView(outGradient, Eigen::Index(m_geometry.output().size()) / filters, filters),
                    biasGradient);
        else
            RowView(biasGradient, filters) += ConstRowView(ofBias, filters);
    }

    void dataGradient(Hands& hands, int rows, const float* kernel, const float* outGradient, float* inGradient,
                      float* scratch) const
    {
        Pieces pieces(scratch);
        Step& step = hands.data;
        step.set(DNNL_ARG_WEIGHTS, ordered(m_dataKernel, hands.dataKernel, hands.stream, kernel, pieces));
        step.set(DNNL_ARG_SCRATCHPAD, pieces.take(m_dataPlan.scratchpad_desc()));
        for (int row = 0; row < rows; ++row) {
            step.set(DNNL_ARG_DIFF_DST, outGradient + std::size_t(row) * m_geometry.output().size());
            step.set(DNNL_ARG_DIFF_SRC, inGradient + std::size_t(row) * m_geometry.input.size());
            step.run(hands.stream);
        }
    }

    ConvolutionGeometry m_geometry;
    Layouts m_layouts;
    bool m_sumsBias = false; ///< the gradient of the kernel is had alone
    dnnl::convolution_forward::primitive_desc m_forwardPlan;
    dnnl::convolution_backward_data::primitive_desc m_dataPlan;
    dnnl::convolution_backward_weights::primitive_desc m_kernelPlan;
    Reorder m_forwardKernel;
    Reorder m_dataKernel;
    Reorder m_kernelIn;
    Reorder m_kernelOut;
    Reorder m_kernelKernel;
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<Hands>> m_freeHands;
};

/// Below this many multiplications Eigen is done before oneDNN has looked at the call.
constexpr double kSmallProduct = 200'000;

bool isForOneDnn(int rows, int columns, int inner)
{
    return isWorthIt() && double(rows) * double(columns) * double(inner) > kSmallProduct;
}

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
    if (isForOneDnn(out.rows, out.columns, out.inner))
        multiplyByOneDnn(a, b, out);
    else
        multiplyByEigen(a, b, out);
}

void prepareToMultiply(int rows, int columns, int inner)
{
    constexpr int side = 16; // whatever the size: the code is made for all
    if (!isForOneDnn(rows, columns, inner))
        return;
    const std::vector<float> ones(std::size_t(side) * side, 1.0F);
    std::vector<float> out(ones.size());
    multiplyByOneDnn({ones.data(), side}, {ones.data(), side}, {side, side, side, out.data(), side});
}

} // namespace suara
