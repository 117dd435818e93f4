#include "core/learning/Onnx.h"

#include "core/learning/ModelFile.h"
#include "core/learning/layers/Catalog.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <onnx/onnx_pb.h>
#include <span>
#include <vector>

namespace suara {

namespace {

using Ints = std::vector<std::int64_t>;

/// A graph that grows node by node behind one value: `here`, rows as a picture (rows, height, width, channels) or as
/// numbers (rows, channels), as Suara and Keras have them. ONNX has channels before height and width, so convolutions
/// and poolings stand between two transpositions, of which neighbours cancel each other in onnxruntime.
class GraphBuilder {
public:
    GraphBuilder(onnx::GraphProto& graph, const TrainedModel& model) : m_graph(graph), m_network(networkOf(model)) {}

    void addInput(const TrainedModel& model)
    {
        const bool isTable = model.input == InputKind::Table;
        m_shape = model.network.input;
        addValue(*m_graph.add_input(), "input", m_shape,
                 isTable ? onnx::TensorProto_DataType_DOUBLE : onnx::TensorProto_DataType_FLOAT);
        m_here = "input";
        if (isTable)
            addScaler(model.scaler);
    }

    void addLayer(const LayerSpec& spec)
    {
        static const std::map<std::string, void (GraphBuilder::*)(const LayerSpec&)> makers{
            {"dense", &GraphBuilder::addDense},
            {"conv1d", &GraphBuilder::addConvolution},
            {"conv2d", &GraphBuilder::addConvolution},
            {"maxpool1d", &GraphBuilder::addPooling},
            {"maxpool2d", &GraphBuilder::addPooling},
            {"averagepool1d", &GraphBuilder::addPooling},
            {"averagepool2d", &GraphBuilder::addPooling},
            {"globalmaxpool", &GraphBuilder::addGlobalPooling},
            {"globalaveragepool", &GraphBuilder::addGlobalPooling},
            {"batchnorm", &GraphBuilder::addNormalization},
            {"activation", &GraphBuilder::addActivation},
            {"dropout", &GraphBuilder::addNothing},
            {"flatten", &GraphBuilder::addFlatten},
        };
        (this->*makers.at(spec.kind))(spec);
        if (layerKind(spec.kind).hasUnits && spec.activation != "linear")
            addActivation(spec);
    }

    void finish(int classes)
    {
        node("Identity", {m_here}, "probabilities");
        addValue(*m_graph.add_output(), "probabilities", {1, 1, classes}, onnx::TensorProto_DataType_FLOAT);
    }

private:
    static void addValue(onnx::ValueInfoProto& value, const std::string& name, const Shape& shape, int type)
    {
        value.set_name(name);
        auto* tensor = value.mutable_type()->mutable_tensor_type();
        tensor->set_elem_type(type);
        tensor->mutable_shape()->add_dim()->set_dim_param("rows");
        const std::array<int, 3> sides{shape.height, shape.width, shape.channels};
        for (const int side : std::span(sides).subspan(shape.isFlat() ? 2 : 0))
            tensor->mutable_shape()->add_dim()->set_dim_value(side);
    }

    /// A name that nothing has yet.
    std::string fresh(const std::string& word) { return word + "_" + std::to_string(++m_names); }

    onnx::NodeProto& node(const std::string& kind, const std::vector<std::string>& inputs, const std::string& output)
    {
        onnx::NodeProto& made = *m_graph.add_node();
        made.set_op_type(kind);
        made.set_name(output);
        for (const std::string& input : inputs)
            made.add_input(input);
        made.add_output(output);
        m_here = output;
        return made;
    }

    /// A node that takes what is here, then further inputs.
    onnx::NodeProto& then(const std::string& kind, std::vector<std::string> inputs = {})
    {
        inputs.insert(inputs.begin(), m_here);
        return node(kind, inputs, fresh(kind));
    }

    static void setInts(onnx::NodeProto& node, const std::string& name, const Ints& values)
    {
        onnx::AttributeProto& attribute = *node.add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto_AttributeType_INTS);
        attribute.mutable_ints()->Assign(values.begin(), values.end());
    }

    static void setInt(onnx::NodeProto& node, const std::string& name, std::int64_t value)
    {
        onnx::AttributeProto& attribute = *node.add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto_AttributeType_INT);
        attribute.set_i(value);
    }

    static void setFloat(onnx::NodeProto& node, const std::string& name, float value)
    {
        onnx::AttributeProto& attribute = *node.add_attribute();
        attribute.set_name(name);
        attribute.set_type(onnx::AttributeProto_AttributeType_FLOAT);
        attribute.set_f(value);
    }

    template<typename Number>
    std::string constant(const Ints& shape, const std::vector<Number>& values, int type)
    {
        onnx::TensorProto& tensor = *m_graph.add_initializer();
        tensor.set_name(fresh("constant"));
        tensor.set_data_type(type);
        tensor.mutable_dims()->Assign(shape.begin(), shape.end());
        tensor.set_raw_data(values.data(), values.size() * sizeof(Number));
        return tensor.name();
    }
    std::string floats(const Ints& shape, const std::vector<float>& values)
    {
        return constant(shape, values, onnx::TensorProto_DataType_FLOAT);
    }
    std::string number(float value) { return floats({}, {value}); }
    std::string doubles(const std::vector<double>& values)
    {
        return constant({std::int64_t(values.size())}, values, onnx::TensorProto_DataType_DOUBLE);
    }

    void cast(int type) { setInt(then("Cast"), "to", type); }

    void addScaler(const Scaler& scaler) // in double, as Suara scales
    {
        if (scaler.kind == ScalerKind::MinMax) {
            then("Mul", {doubles(scaler.scales)});
            then("Add", {doubles(scaler.offsets)});
        } else if (scaler.kind != ScalerKind::None) {
            then("Sub", {doubles(scaler.offsets)});
            then("Div", {doubles(scaler.scales)});
        }
        cast(onnx::TensorProto_DataType_FLOAT);
    }

    /// The next block of parameters.
    std::vector<float> take()
    {
        const ParameterBlock& block = m_network.blocks()[m_block++];
        const auto values = m_network.parameters().subspan(block.offset, block.size());
        return {values.begin(), values.end()};
    }

    void reshape(const Shape& shape)
    {
        m_shape = shape;
        reshapeTo(shape.isFlat() ? Ints{-1, shape.channels} : Ints{-1, shape.height, shape.width, shape.channels});
    }

    /// Between these two the picture has its channels in front.
    void beginChannelsFirst()
    {
        if (m_shape.isFlat())
            reshapeTo({-1, 1, 1, m_shape.channels});
        setInts(then("Transpose"), "perm", {0, 3, 1, 2});
    }
    void endChannelsFirst(const Shape& output)
    {
        setInts(then("Transpose"), "perm", {0, 2, 3, 1});
        m_shape = output;
        if (output.isFlat())
            reshapeTo({-1, output.channels});
    }

    void reshapeTo(const Ints& sides)
    {
        then("Reshape", {constant({std::int64_t(sides.size())}, sides, onnx::TensorProto_DataType_INT64)});
    }

    /// One-dimensional layers take a picture's lines as the steps of a sequence.
    int widthOf(const LayerSpec& spec)
    {
        if (layerKind(spec.kind).sides > 1)
            return spec.size;
        if (m_shape.width > 1)
            reshape({m_shape.height, 1, m_shape.width * m_shape.channels});
        return 1;
    }

    void addDense(const LayerSpec& spec)
    {
        const std::string kernel = floats({m_shape.channels, spec.units}, take());
        then("Gemm", {kernel, floats({spec.units}, take())});
        m_shape.channels = spec.units;
    }

    void addConvolution(const LayerSpec& spec)
    {
        const int width = widthOf(spec);
        const std::string kernel = channelsFirst(take(), spec.size, width, m_shape.channels, spec.units);
        const std::string bias = floats({spec.units}, take());
        const Shape output{m_shape.height - spec.size + 1, m_shape.width - width + 1, spec.units};
        beginChannelsFirst();
        then("Conv", {kernel, bias});
        endChannelsFirst(output);
    }

    /// Kernels height x width x in x out as ONNX wants them: out x in x height x width.
    std::string channelsFirst(const std::vector<float>& kernel, int height, int width, int in, int out)
    {
        std::vector<float> turned(kernel.size());
        const auto places = std::size_t(height) * std::size_t(width);
        const auto ins = std::size_t(in);
        const auto outs = std::size_t(out);
        for (std::size_t place = 0; place < places; ++place)
            for (std::size_t i = 0; i < ins; ++i)
                for (std::size_t o = 0; o < outs; ++o)
                    turned[(o * ins + i) * places + place] = kernel[(place * ins + i) * outs + o];
        return floats({out, in, height, width}, turned);
    }

    void addPooling(const LayerSpec& spec)
    {
        const int width = widthOf(spec);
        const bool isMax = spec.kind.starts_with("max");
        beginChannelsFirst();
        onnx::NodeProto& pooling = then(isMax ? "MaxPool" : "AveragePool");
        setInts(pooling, "kernel_shape", {spec.size, width});
        setInts(pooling, "strides", {spec.size, width});
        endChannelsFirst({m_shape.height / spec.size, m_shape.width / width, m_shape.channels});
    }

    void addGlobalPooling(const LayerSpec& spec)
    {
        beginChannelsFirst();
        then(spec.kind == "globalmaxpool" ? "GlobalMaxPool" : "GlobalAveragePool");
        endChannelsFirst({1, 1, m_shape.channels});
    }

    void addNormalization(const LayerSpec&)
    {
        std::vector<std::string> values(4); // gamma, beta, mean, variance: the same order in ONNX
        for (std::string& value : values)
            value = floats({m_shape.channels}, take());
        beginChannelsFirst();
        setFloat(then("BatchNormalization", values), "epsilon", 0.001F);
        endChannelsFirst(m_shape);
    }

    void addFlatten(const LayerSpec&) { reshape({1, 1, int(m_shape.size())}); }

    void addNothing(const LayerSpec&) {}

    void addActivation(const LayerSpec& spec)
    {
        const std::string before = m_here;
        const std::string& id = spec.activation;
        static const std::map<std::string, std::string> plain{{"relu", "Relu"},       {"selu", "Selu"},
                                                              {"sigmoid", "Sigmoid"}, {"softplus", "Softplus"},
                                                              {"tanh", "Tanh"},       {"elu", "Elu"}};
        if (id == "softmax") {
            setInt(then("Softmax"), "axis", -1);
        } else if (id == "leaky_relu") {
            setFloat(then("LeakyRelu"), "alpha", 0.2F);
        } else if (id == "silu") {
            then("Sigmoid");
            then("Mul", {before});
        } else if (id == "gelu") { // x / 2 (1 + erf(x / sqrt(2)))
            then("Mul", {number(0.70710678F)});
            then("Erf");
            then("Add", {number(1.0F)});
            then("Mul", {before});
            then("Mul", {number(0.5F)});
        } else if (id != "linear") {
            then(plain.at(id));
        }
    }

    onnx::GraphProto& m_graph;
    Network m_network;
    std::size_t m_block = 0;
    int m_names = 0;
    std::string m_here;
    Shape m_shape;
};

void addMetadata(onnx::ModelProto& file, const std::string& key, const std::string& value)
{
    onnx::StringStringEntryProto& entry = *file.add_metadata_props();
    entry.set_key(key);
    entry.set_value(value);
}

} // namespace

std::string onnxBytes(const TrainedModel& model)
{
    onnx::ModelProto file;
    file.set_ir_version(8);
    file.set_producer_name(model.program);
    file.add_opset_import()->set_version(13);
    file.mutable_graph()->set_name(model.name);
    GraphBuilder builder(*file.mutable_graph(), model);
    builder.addInput(model);
    for (const LayerSpec& layer : model.network.layers)
        builder.addLayer(layer);
    builder.finish(int(model.classes.size()));
    addMetadata(file, "classes", nlohmann::json(model.classes).dump());
    addMetadata(file, "columns", nlohmann::json(model.columns).dump());
    addMetadata(file, "input", model.inputOptions);
    return file.SerializeAsString();
}

} // namespace suara
