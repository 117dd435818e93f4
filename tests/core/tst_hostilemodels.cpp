#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/learning/InnerLayer.h"
#include "core/learning/KerasScript.h"
#include "core/learning/LayerJson.h"
#include "core/learning/ModelFile.h"
#include "core/learning/Onnx.h"
#include "core/learning/Predictions.h"
#include "core/learning/TrainingRun.h"

#include <QTest>
#include <cmath>
#include <cstring>
#include <limits>
#include <sys/resource.h>

using namespace suara;

namespace {

constexpr std::size_t kHead = 28; // magic, version, sizes

TrainedModel trainedBy(NetworkSpec network, InputKind input)
{
    TrainedModel model;
    model.name = "any";
    model.input = input;
    model.network = std::move(network);
    Network made(model.network);
    made.initialise(1);
    model.weights.assign(made.parameters().begin(), made.parameters().end());
    model.classes = {"a", "b"};
    if (input == InputKind::Table) {
        model.columns = {"one", "two", "three"};
        model.scaler = {ScalerKind::Standard, {0.1, 0.2, 0.3}, {1.0, 2.0, 3.0}, 0.0, 1.0};
        model.inputOptions = R"({"from":"table","rows":{"features":"zcr:1","sr":"22050","summary":"mean"}})";
    } else {
        model.scaler.kind = ScalerKind::None;
        model.inputOptions = R"({"from":"pictures","width":12,"height":12})";
    }
    model.history = {{1, 0.1, 0.2, 0.3, 0.4, 0.0}};
    model.learnedRows = "0123456789ab";
    model.program = "Suara";
    return model;
}

TrainedModel tableModel()
{
    return trainedBy({{1, 1, 3},
                      {{.kind = "dense", .units = 4, .activation = "relu"},
                       {.kind = "batchnorm"},
                       {.kind = "dropout", .rate = 0.5},
                       {.kind = "dense", .units = 2, .activation = "softmax"}}},
                     InputKind::Table);
}

TrainedModel pictureModel()
{
    return trainedBy({{12, 12, 3},
                      {{.kind = "conv2d", .units = 4, .size = 3, .activation = "relu"},
                       {.kind = "maxpool2d", .size = 2},
                       {.kind = "conv2d", .units = 3, .size = 2},
                       {.kind = "flatten"},
                       {.kind = "dense", .units = 2, .activation = "softmax"}}},
                     InputKind::Picture);
}

/// A model file of this JSON and these weights with a right checksum, as someone hostile would write it.
std::string sealed(const std::string& json, const std::vector<float>& weights)
{
    const std::uint32_t version = 1;
    const std::uint64_t sizes[] = {json.size(), weights.size()};
    std::string bytes(kModelMagic);
    bytes.append(reinterpret_cast<const char*>(&version), sizeof(version));
    bytes.append(reinterpret_cast<const char*>(sizes), sizeof(sizes));
    bytes += json;
    bytes.append(reinterpret_cast<const char*>(weights.data()), weights.size() * sizeof(float));
    Hash hash;
    hash.add(bytes.data(), bytes.size());
    return bytes + hash.hex();
}

/// Every place in a JSON document, objects and lists themselves included.
void collect(const OrderedJson& json, const OrderedJson::json_pointer& here,
             std::vector<OrderedJson::json_pointer>& places)
{
    if (!here.empty())
        places.push_back(here);
    if (json.is_object())
        for (const auto& [name, value] : json.items())
            collect(value, here / name, places);
    if (json.is_array())
        for (std::size_t i = 0; i < json.size(); ++i)
            collect(json[i], here / i, places);
}

std::vector<OrderedJson> values()
{
    OrderedJson deep = 1;
    for (int i = 0; i < 200; ++i)
        deep = OrderedJson::array({std::move(deep)});
    return {nullptr,
            true,
            0,
            1,
            -1,
            3,
            0.5,
            -1e308,
            65536,
            1'000'000'000,
            2147483647,
            std::int64_t(2147483648),
            std::int64_t(-2147483649),
            std::uint64_t(18446744073709551615U),
            "",
            "dense",
            "flatten",
            "maxpool2d",
            std::string(100'000, 'x'),
            "\xff\xfe",
            OrderedJson::array(),
            OrderedJson::object(),
            OrderedJson::array({1, 2, 3, 4}),
            OrderedJson::array({100000, 100000, 3}),
            OrderedJson::array({"a", "b", "c"}),
            std::move(deep)};
}

/// What can be done with a model that was taken: each gives an answer or says in a sentence why not.
template<typename Work>
void answered(Work work)
{
    try {
        work();
    } catch (const Error& error) {
        QVERIFY(std::strlen(error.what()) > 10);
    }
}

void use(const TrainedModel& model)
{
    answered([&] { modelBytes(model); });
    answered([&] { kerasScript(model); });
    answered([&] { onnxBytes(model); });
    answered([&] { measuringOf(model); });
    Dataset dataset;
    dataset.kind = model.input;
    dataset.input = model.network.input;
    dataset.columns = model.columns;
    if (dataset.input.size() > 1'000'000)
        return; // no row of it can be made
    dataset.rows.resize(1);
    dataset.rows.front().label = model.classes.front();
    dataset.table.resize(model.input == InputKind::Table ? dataset.input.size() : 0, 0.5);
    dataset.pictures.resize(model.input == InputKind::Picture ? dataset.input.size() : 0, 0.5F);
    answered([&] { predictModel(model, dataset, 1); });
    answered([&] { evaluateModel(model, dataset, 1); });
    answered([&] { innerLayer(model, dataset, 1); });
}

/// Whether the file was taken; what was not has told why.
bool wasTaken(const std::string& bytes)
{
    try {
        use(parseModel(bytes, "m"));
        return true;
    } catch (const IoError& error) {
        if (std::strlen(error.what()) < 10)
            throw std::runtime_error("no sentence");
        return false;
    }
}

} // namespace

/// Model files that are whole and rightly sealed, but lie in what they say.
class TestHostileModels : public QObject {
    Q_OBJECT

private:
    rlimit m_before{};

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(wasTaken(modelBytes(tableModel())));
        QVERIFY(wasTaken(modelBytes(pictureModel())));
#ifndef __SANITIZE_ADDRESS__ // which takes terabytes of address space itself
        QCOMPARE(getrlimit(RLIMIT_AS, &m_before), 0);
        const rlimit tight{rlim_t(3) << 30, m_before.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0); // a giant allocation fails
#endif
    }
    void cleanupTestCase()
    {
#ifndef __SANITIZE_ADDRESS__
        setrlimit(RLIMIT_AS, &m_before);
#endif
    }

    void everyFieldMayHoldAnything_data()
    {
        QTest::addColumn<bool>("isTable");
        QTest::newRow("table") << true;
        QTest::newRow("pictures") << false;
    }
    void everyFieldMayHoldAnything()
    {
        QFETCH(bool, isTable);
        const TrainedModel model = isTable ? tableModel() : pictureModel();
        const OrderedJson whole = OrderedJson::parse(modelJson(model));
        std::vector<OrderedJson::json_pointer> places;
        collect(whole, OrderedJson::json_pointer(), places);
        int cases = 0;
        int taken = 0;
        for (const auto& place : places) {
            for (const OrderedJson& value : values()) {
                OrderedJson changed = whole;
                changed[place] = value;
                taken += int(wasTaken(
                    sealed(changed.dump(-1, ' ', false, OrderedJson::error_handler_t::replace), model.weights)));
                ++cases;
            }
            OrderedJson without = whole; // the field itself is gone
            auto& parent = without[place.parent_pointer()];
            if (parent.is_object())
                parent.erase(place.back());
            else
                parent.erase(std::size_t(std::stoul(place.back())));
            taken += int(wasTaken(sealed(without.dump(), model.weights)));
            ++cases;
        }
        QVERIFY2(cases > 1000, qPrintable(QString::number(cases)));
        QVERIFY(taken > 0 && taken < cases / 2); // most of them are found out
    }

    void layersInAnyOrder()
    {
        const TrainedModel model = pictureModel();
        const OrderedJson whole = OrderedJson::parse(modelJson(model));
        const OrderedJson& layers = whole.at("/network/layers"_json_pointer);
        for (std::size_t one = 0; one < layers.size(); ++one)
            for (std::size_t other = 0; other < layers.size(); ++other) {
                OrderedJson changed = whole;
                auto& list = changed.at("/network/layers"_json_pointer);
                std::swap(list[one], list[other]);
                wasTaken(sealed(changed.dump(), model.weights));
                list.insert(list.begin() + std::ptrdiff_t(other), layers[one]);
                wasTaken(sealed(changed.dump(), model.weights));
            }
        OrderedJson many = whole;
        auto& list = many.at("/network/layers"_json_pointer);
        for (int i = 0; i < 100'000; ++i)
            list.insert(list.begin(), OrderedJson{{"kind", "dropout"}, {"rate", 0.1}});
        wasTaken(sealed(many.dump(), model.weights));
    }

    void weightsMayBeAnyNumberOfAnything()
    {
        const TrainedModel model = tableModel();
        const std::string json = modelJson(model);
        for (const std::size_t count :
             {std::size_t(0), std::size_t(1), model.weights.size() - 1, model.weights.size() + 1, std::size_t(100'000)})
            QVERIFY(!wasTaken(sealed(json, std::vector<float>(count))));
        for (const float value : {std::numeric_limits<float>::infinity(), std::nanf(""), 3e38F, -3e38F, 1e-45F})
            wasTaken(sealed(json, std::vector<float>(model.weights.size(), value)));
    }

    void everyByteOfTheHeadMayBeAny()
    {
        const std::string whole = modelBytes(tableModel());
        for (std::size_t place = 0; place < kHead; ++place)
            for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
                std::string changed = whole;
                changed[place] = char(value);
                if (changed[place] == whole[place])
                    continue;
                Hash hash;
                hash.add(changed.data(), changed.size() - 32);
                changed.replace(changed.size() - 32, 32, hash.hex());
                QVERIFY(!wasTaken(changed));
            }
    }

    void anyBitOfTheJsonMayBeTurned()
    {
        const TrainedModel model = pictureModel();
        const std::string json = modelJson(model);
        for (std::size_t place = 0; place < json.size(); ++place) {
            std::string changed = json;
            changed[place] = char(changed[place] ^ (1 << (place % 7)));
            wasTaken(sealed(changed, model.weights));
        }
    }
};

QTEST_GUILESS_MAIN(TestHostileModels)
#include "tst_hostilemodels.moc"
