#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/learning/ModelFile.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

using namespace suara;

static TrainedModel someModel()
{
    TrainedModel model;
    model.name = "dense";
    model.network = networkSpec(modelPlan("dense"), {1, 1, 3}, 2);
    Network network(model.network);
    network.initialise(3);
    model.weights.assign(network.parameters().begin(), network.parameters().end());
    model.classes = {"kick", "snare é"};
    model.columns = {"ZCR", "a,b", "c"};
    model.scaler = {ScalerKind::MinMax, {0.1, 0.2, 1.0 / 3.0}, {1e-300, 2.0, -4.0}, -1.0, 1.0};
    model.inputOptions = "{}";
    model.split = {0.25, 4294967295U, SplitKind::Grouped};
    model.labelColumn = "label";
    model.groupColumn = "speaker";
    model.training.optimizer.kind = OptimizerKind::RmsProp;
    model.training.epochs = 7;
    model.history = {{1, 0.1, 0.2, 0.3, 0.4, 0.0}, {2, std::nan(""), 0.5, {}, {}, 0.0}};
    model.wasStopped = true;
    model.program = "Suara 0.1.0";
    return model;
}

/// The model's bytes with another JSON, checksum and lengths made right again: what someone hostile would write.
static std::string rewritten(const std::string& from, const std::string& to, std::size_t weights = std::size_t(-1))
{
    const TrainedModel model = someModel();
    std::string json = modelJson(model);
    const std::size_t at = json.find(from);
    if (at == std::string::npos)
        throw std::runtime_error("the model's JSON has no " + from);
    json.replace(at, from.size(), to);
    const std::uint32_t version = 1;
    const std::uint64_t sizes[] = {json.size(), weights == std::size_t(-1) ? model.weights.size() : weights};
    std::string bytes = "SUARAMDL";
    bytes.append(reinterpret_cast<const char*>(&version), sizeof(version));
    bytes.append(reinterpret_cast<const char*>(sizes), sizeof(sizes));
    bytes += json;
    bytes.append(reinterpret_cast<const char*>(model.weights.data()), model.weights.size() * sizeof(float));
    Hash hash;
    hash.add(bytes.data(), bytes.size());
    return bytes + hash.hex();
}

class TestModelFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        const QTemporaryDir dir;
        const std::filesystem::path file = dir.filePath("m.suaramodel").toStdString();
        const TrainedModel model = someModel();
        writeFile(file, modelBytes(model));
        const TrainedModel back = readModel(file);
        QVERIFY(back.weights == model.weights);
        QVERIFY(back.network == model.network);
        QCOMPARE(back.classes, model.classes);
        QCOMPARE(back.columns, model.columns);
        QVERIFY(back.scaler == model.scaler); // numbers to the last bit
        QVERIFY(back.split == model.split);
        QVERIFY(back.training.optimizer == model.training.optimizer);
        QCOMPARE(back.history.size(), std::size_t(2));
        QCOMPARE(*back.history[0].validationLoss, 0.3);
        QVERIFY(std::isnan(back.history[1].loss));
        QVERIFY(back.wasStopped);
        QCOMPARE(modelBytes(back), modelBytes(model));
    }

    void rewritingItselfIsTaken() // so that the refusals below are for what was changed
    {
        QCOMPARE(parseModel(rewritten("kick", "kick"), "m").classes[0], "kick");
    }

    void foreignAndDamagedFilesGiveASentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const QString foreign = "This is not a model that Suara has written.";
        const QString damaged = "The model file is damaged: it was cut or changed.";
        const QString newer = "The model was written by a newer Suara; this one cannot read it.";
        const QByteArray whole = QByteArray::fromStdString(modelBytes(someModel()));
        QTest::newRow("nothing") << QByteArray() << foreign;
        QTest::newRow("text") << QByteArray("hello") << foreign;
        QTest::newRow("only the name") << whole.left(8) << damaged;
        QTest::newRow("head") << whole.left(28) << damaged;
        QTest::newRow("cut by one") << whole.chopped(1) << damaged;
        QTest::newRow("one more") << whole + "x" << damaged;
        QByteArray changed = whole;
        changed[whole.size() / 2] = char(changed[whole.size() / 2] ^ 1);
        QTest::newRow("one bit") << changed << damaged;
        QByteArray version = whole;
        version[8] = 2;
        QTest::newRow("newer") << version << newer;
        QByteArray huge = whole;
        huge.replace(12, 8, QByteArray(8, '\xff'));
        QTest::newRow("huge JSON") << huge << damaged;
        huge = whole;
        huge.replace(20, 8, QByteArray(8, '\xff'));
        QTest::newRow("huge weights") << huge << damaged;
    }
    void foreignAndDamagedFilesGiveASentence()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        try {
            parseModel(bytes.toStdString(), "m");
            QFAIL("was taken");
        } catch (const IoError& error) {
            QCOMPARE(QString::fromUtf8(filled(error.text(), error.arguments())), sentence);
        }
    }

    void hostileContentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* name, const char* from, const char* to) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to);
        };
        row("no JSON", "{\"name\"", "\"name\"");
        row("array", "{\"name\"", "[{\"name\"");
        row("units in the thousands", "\"units\":64", "\"units\":60000");
        row("negative units", "\"units\":64", "\"units\":-64");
        row("units beyond int", "\"units\":64", "\"units\":99999999999999");
        row("unknown layer", "\"kind\":\"dense\"", "\"kind\":\"evil\"");
        row("dropout of NaN", "\"kind\":\"dense\",\"units\":64", "\"kind\":\"dropout\",\"rate\":2");
        row("input beyond bounds", "\"input\":[1,1,3]", "\"input\":[1,1,2000000000]");
        row("input of nothing", "\"input\":[1,1,3]", "\"input\":[0,0,0]");
        row("two sides", "\"input\":[1,1,3]", "\"input\":[1,3]");
        row("one class", "[\"kick\",\"snare é\"]", "[\"kick\"]");
        row("classes out of order", "[\"kick\",\"snare é\"]", "[\"z\",\"a\"]");
        row("columns short", "\"a,b\",", "");
        row("scales short", ",2.0,-4.0]", ",2.0]");
        row("scale of zero", ",2.0,-4.0]", ",0.0,-4.0]");
        row("scale of text", ",2.0,-4.0]", ",\"2\",-4.0]");
        row("unknown scaler", "\"minmax\"", "\"evil\"");
        row("no classes", "\"classes\"", "\"klasses\"");
        row("seed beyond its range", "\"epochs\":7", "\"epochs\":\"7\"");
        row("layers of numbers", "\"layers\":[", "\"layers\":[7,");
    }
    void hostileContentIsRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const std::string bytes = rewritten(from.toStdString(), to.toStdString());
        QVERIFY_THROWS_EXCEPTION(IoError, parseModel(bytes, "m"));
    }

    void weightCountMustBeTheNetworks()
    {
        QVERIFY_THROWS_EXCEPTION(IoError, parseModel(rewritten("kick", "kick", 1), "m"));
    }

    void everyCutIsRefused()
    {
        const std::string whole = modelBytes(someModel());
        for (std::size_t length = 0; length < whole.size(); length += 7)
            QVERIFY_THROWS_EXCEPTION(IoError, parseModel(std::string_view(whole).substr(0, length), "m"));
    }

    void missingFiles() { QVERIFY_THROWS_EXCEPTION(IoError, readModel("/nowhere.suaramodel")); }

    void aFolderIsNoModel()
    {
        try {
            readModel("/");
            QFAIL("was taken");
        } catch (const IoError& error) {
            QCOMPARE(error.text(), std::string("The file cannot be read."));
        }
    }

    void plansComeBackFromJson()
    {
        for (const ModelPlan& plan : modelCatalog()) {
            const ModelPlan back = parseModelPlan(modelPlanJson(plan), "m.json");
            QVERIFY(back.layers == plan.layers);
            QCOMPARE(int(back.input), int(plan.input));
        }
    }

    void wrongPlansGiveASentence_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const QByteArray& json, const char* sentence) {
            QTest::newRow(name) << json << QString::fromUtf8(sentence);
        };
        const char* nothing = "This is no description of a model: it must be JSON with a list named “layers”.";
        row("no JSON", "hello", nothing);
        row("no layers", "{}", nothing);
        row("deep", QByteArray(100'000, '['), nothing);
        row("layers are text", R"({"layers": "dense"})", "A layer must say its “kind”, such as “dense”.");
        row("type, not kind", R"({"layers": [{"type": "dense"}]})", "A layer must say its “kind”, such as “dense”.");
        row("unknown layer", R"({"layers": [{"kind": "lstm"}]})", "There is no layer “lstm”.");
        row("units are text", R"({"layers": [{"kind": "dense"}, {"kind": "dense", "units": "64"}]})",
            "Layer 2 has a text where a number belongs, or a number where a text does.");
        row("misspelt", R"({"layers": [{"kind": "dense", "unit": 64}]})",
            "Layer 1 says “unit”, which is nothing that a layer has.");
        row("half a unit", R"({"layers": [{"kind": "dense", "units": 3.5}]})",
            "“units” of a layer is 3.5; it must be a whole number.");
        row("more units than an int holds", R"({"layers": [{"kind": "dense", "units": 100000000000}]})",
            "“units” of a layer is 100000000000; it must be a whole number.");
        row("empty list", R"({"layers": []})", "The model has no layers.");
        row("unknown input", R"({"input": "smell", "layers": []})",
            "The input of a model is “table” or “picture”, not “smell”.");
    }
    void wrongPlansGiveASentence()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, sentence);
        try {
            parseModelPlan(json.toStdString(), "m.json");
            QFAIL("accepted");
        } catch (const IoError& error) {
            QCOMPARE(QString::fromStdString(filled(error.text(), error.arguments())), sentence);
        }
    }

    void lecturesNetworkHasItsParameters()
    {
        const Network network(networkSpec(modelPlan("cnn"), {70, 70, 3}, 5));
        QCOMPARE(network.parameters().size(), std::size_t(1'059'493));
        QVERIFY_THROWS_EXCEPTION(ParameterError, networkSpec(modelPlan("cnn"), {70, 70, 3}, 1));
        ModelPlan fixed = modelPlan("dense");
        fixed.layers.back().units = 3;
        QVERIFY_THROWS_EXCEPTION(ParameterError, networkSpec(fixed, {1, 1, 2}, 2));
    }
};

QTEST_GUILESS_MAIN(TestModelFile)
#include "tst_modelfile.moc"
