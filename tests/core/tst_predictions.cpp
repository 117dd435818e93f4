#include "core/audio/AudioWriter.h"
#include "core/base/Error.h"
#include "core/features/FeatureWindows.h"
#include "core/formats/SegmentCsv.h"
#include "core/learning/MeasuredOptions.h"
#include "core/learning/ModelFile.h"
#include "core/learning/Predictions.h"
#include "core/learning/TrainingRun.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace suara;

namespace {

constexpr int rate = 22050;

/// Two thirds of silence and noise in turn, so that stretches differ.
std::vector<float> sound(double seconds)
{
    std::vector<float> samples(std::size_t(seconds * rate));
    unsigned state = 1;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        const double loudness = 0.3 * (1.0 + std::sin(2e-5 * double(i)));
        samples[i] = float(loudness * (double(state >> 8) / double(1U << 24) - 0.5) + 0.1 * std::sin(0.05 * double(i)));
    }
    return samples;
}

TrainedModel model(InputKind input, const Shape& shape, const std::string& options)
{
    TrainedModel model;
    model.name = input == InputKind::Table ? "dense" : "cnn";
    model.input = input;
    model.network = networkSpec(modelPlan(model.name), shape, 3);
    Network network(model.network);
    network.initialise(3);
    model.weights.assign(network.parameters().begin(), network.parameters().end());
    model.classes = {"calm", "cross", "glad"};
    model.inputOptions = options;
    return model;
}

TrainedModel tableModel(std::vector<std::string> columns)
{
    TrainedModel made = model(InputKind::Table, {1, 1, int(columns.size())}, measuredOptions(Summary::Mean));
    made.columns = std::move(columns);
    made.scaler.kind = ScalerKind::None;
    return made;
}

} // namespace

class TestPredictions : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    FeatureInput input(const char* name, double seconds) const
    {
        FeatureInput clip;
        clip.row.file = name;
        clip.path = m_folder.filePath(QLatin1String(name)).toStdString();
        writeWav(clip.path, sound(seconds), rate);
        return clip;
    }

private Q_SLOTS:
    void alongAClipIsStretchByStretch_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("every");
        QTest::addColumn<double>("length");
        QTest::addColumn<int>("stretches");
        QTest::newRow("side by side") << 4.0 << 1.0 << 1.0 << 4;
        QTest::newRow("overlapping") << 4.0 << 0.5 << 2.0 << 5;
        QTest::newRow("one longer than the clip") << 1.0 << 1.0 << 3.0 << 1;
        QTest::newRow("more than are measured together") << 15.0 << 0.1 << 0.2 << 149;
    }
    void alongAClipIsStretchByStretch()
    {
        QFETCH(double, seconds);
        QFETCH(double, every);
        QFETCH(double, length);
        QFETCH(int, stretches);
        const TrainedModel asked = tableModel({"SC", "ZCR"}); // some of the table's, in another order
        const FeatureInput clip = input("clip.wav", seconds);
        SilentTask task;
        const Predictions said = predictAlong(asked, clip, every, length, 2, task);
        QCOMPARE(int(said.rows.size()), stretches);
        QCOMPARE(said.probabilities.size(), said.rows.size() * 3);

        FeatureTableOptions options;
        options.summary = Summary::Mean;
        const FeatureTable table = computeFeatureTable(windowsOf(clip, every, length, task), options, task);
        Dataset expected = datasetFromTable(table, RowChoice::All);
        std::vector<double> values;
        for (Eigen::Index row = 0; row < table.values.rows(); ++row)
            for (const Eigen::Index column : {1, 0}) {
                QCOMPARE(table.columns[std::size_t(column)], std::string(column == 1 ? "SC" : "ZCR"));
                values.push_back(table.values(row, column));
            }
        expected.columns = asked.columns;
        expected.table = values;
        expected.input = {1, 1, 2};
        QVERIFY(said.probabilities == predictModel(asked, expected));
        for (std::size_t row = 0; row < said.rows.size(); ++row)
            QCOMPARE((*said.rows[row].stretch)[0], double(row) * every);
    }

    void stretchesBecomeSegments_data()
    {
        QTest::addColumn<QString>("stretches"); // class, start, end
        QTest::addColumn<QString>("segments");
        QTest::newRow("side by side") << "a 0 1;a 1 2;b 2 3;a 3 4"
                                      << "a 0 2;b 2 3;a 3 4";
        QTest::newRow("overlapping: to the middle") << "a 0 3;b 1 4;b 2 5;a 3 6"
                                                    << "a 0 2;b 2 4;a 4 6";
        QTest::newRow("the last is shorter") << "a 0 4;b 2 6;a 4 7"
                                             << "a 0 3;b 3 5;a 5 7";
        QTest::newRow("gaps stay") << "a 0 1;a 2 3;b 4 5"
                                   << "a 0 1;a 2 3;b 4 5";
        QTest::newRow("one") << "b 0 2.5"
                             << "b 0 2.5";
        QTest::newRow("none") << ""
                              << "";
    }
    void stretchesBecomeSegments()
    {
        QFETCH(QString, stretches);
        QFETCH(QString, segments);
        Predictions said{{"a", "b"}, {}, {}, {}};
        for (const QString& stretch : stretches.split(u';', Qt::SkipEmptyParts)) {
            const QStringList words = stretch.split(u' ');
            said.rows.push_back({0, 0, "clip.wav", "", "", std::array{words[1].toDouble(), words[2].toDouble()}});
            const bool isFirst = words[0] == u"a";
            said.probabilities.insert(said.probabilities.end(), {isFirst ? 0.7F : 0.3F, isFirst ? 0.3F : 0.7F});
        }
        QStringList made;
        for (const SegmentRecord& segment : predictedSegments(said, "net", "mood")) {
            QCOMPARE(segment.file, std::string("clip.wav"));
            QCOMPARE(segment.annotator, std::string("net"));
            made << QStringLiteral("%1 %2 %3")
                        .arg(QString::fromStdString(segment.labels.at("mood")))
                        .arg(segment.start)
                        .arg(segment.end);
        }
        QCOMPARE(made.join(u';'), segments);
    }

    void segmentsEndWithTheirFile()
    {
        Predictions said{{"a", "b"}, {}, {0.9F, 0.1F, 0.9F, 0.1F, 0.9F, 0.1F}, {}};
        said.rows = {{0, 0, "one.wav", "", "", std::array{0.0, 1.0}},
                     {0, 0, "two.wav", "", "", std::array{0.0, 1.0}},
                     {0, 0, "whole.wav", "", "", {}}}; // a whole clip, whose end is not known
        const std::vector<SegmentRecord> made = predictedSegments(said, "net", "mood");
        QCOMPARE(made.size(), std::size_t(2));
        QCOMPARE(made[1].file, std::string("two.wav"));
    }

    void tensorsHaveARowForEachStretch()
    {
        const TrainedModel asked = model(InputKind::Picture, {600, 128, 1}, R"({"from":"clips","as":"log-mel"})");
        SilentTask task;
        Dataset made = datasetFromTensors({input("probe.wav", 1.0)}, 1, task, RowChoice::All);
        TrainedModel tensors = asked;
        tensors.inputOptions = made.options;
        const Predictions said = predictAlong(tensors, input("long.wav", 8.0), 1.0, 10.0, 2, task);
        QCOMPARE(said.rows.size(), std::size_t(6)); // never longer than a tensor is
        QCOMPARE((*said.rows[5].stretch)[1], 8.0);
    }

    void whatCannotBeMeasuredIsTold()
    {
        SilentTask task;
        FeatureInput missing;
        missing.path = m_folder.filePath(QStringLiteral("missing.wav")).toStdString();
        const Predictions said = predictAlong(tableModel({"ZCR"}), missing, 1.0, 1.0, 1, task);
        QVERIFY(said.rows.empty());
        QCOMPARE(said.failures.size(), std::size_t(1));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("learned from a table") << QString() << QStringLiteral("ZCR") << QStringLiteral("from a file");
        QTest::newRow("a column nobody measures") << QString::fromStdString(measuredOptions(Summary::First))
                                                  << QStringLiteral("IQR") << QStringLiteral("the column IQR");
    }
    void refuses()
    {
        QFETCH(QString, options);
        QFETCH(QString, column);
        QFETCH(QString, sentence);
        TrainedModel asked = tableModel({column.toStdString()});
        asked.inputOptions = options.toStdString();
        SilentTask task;
        try {
            predictAlong(asked, input("clip.wav", 1.0), 1.0, 1.0, 1, task);
            QFAIL("it answered");
        } catch (const ParameterError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(sentence), error.what());
        }
    }

    void theCsvSaysWhatIsMostProbable()
    {
        Predictions said{{"a", "b"}, {}, {0.25F, 0.75F, 0.5F, 0.5F}, {}};
        said.rows = {{0, 0, "x,y.wav", "", "", {{0.0, 1.5}}}, {0, 0, "z.wav", "", ""}};
        QCOMPARE(predictionsCsv(said), std::string("file,start,end,predicted,a,b\r\n"
                                                   "\"x,y.wav\",0,1.5,b,0.25,0.75\r\n"
                                                   "z.wav,,,a,0.5,0.5\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestPredictions)
#include "tst_predictions.moc"
