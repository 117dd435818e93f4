#include "core/audio/AudioWriter.h"
#include "core/base/DiskCache.h"
#include "core/base/Hash.h"
#include "core/features/Catalog.h"
#include "core/features/FeatureTable.h"
#include "core/features/FrameAnalysis.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace suara;

namespace {

std::vector<float> sound(int samples, int period)
{
    std::vector<float> values;
    for (int i = 0; i < samples; ++i)
        values.push_back(float((i % period) * 2 - period) / float(period) * 0.5f + float((i * 7919) % 61) / 610.0f);
    return values;
}

const char* const lectureColumns = "ZCR,SC,RMSE,SB,SROLL,SFLAT,SCON";

} // namespace

class TestFeatureTable : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<FeatureInput> m_inputs;

    FeatureInput inputOf(const QString& name)
    {
        FeatureInput input;
        input.path = m_folder.filePath(name).toStdString();
        input.row.file = name.toStdString();
        return input;
    }

    static FrameAnalysis analysisOf(const FeatureInput& input, std::optional<int> rate = 22050)
    {
        return FrameAnalysis(loadMono(input.path, rate));
    }

    static bool sameTables(const FeatureTable& a, const FeatureTable& b)
    {
        return a.columns == b.columns && a.values.rows() == b.values.rows() && (a.values == b.values).all();
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (int i = 0; i < 5; ++i) {
            const FeatureInput input = inputOf(QStringLiteral("clip %1.wav").arg(i));
            writeWav(input.path, sound(9000 + 1500 * i, 60 + 17 * i), i % 2 == 0 ? 22050 : 16000);
            m_inputs.push_back(input);
        }
    }

    void theLecturesColumns()
    {
        const std::vector<std::string> columns = tableColumns({});
        QCOMPARE(columns.size(), std::size_t(47));
        QString first;
        for (std::size_t i = 0; i < 7; ++i)
            first += (i == 0 ? QString() : QStringLiteral(",")) + QString::fromStdString(columns[i]);
        QCOMPARE(first, QLatin1String(lectureColumns));
        QCOMPARE(columns[7], std::string("MFCC1"));
        QCOMPARE(columns[46], std::string("MFCC40"));
        const std::vector<std::string> units = tableUnits({});
        QCOMPARE(units.size(), columns.size());
        QCOMPARE(units[1], std::string("Hz"));
    }

    void theFirstFrame()
    {
        SilentTask task;
        const FeatureTable table = computeFeatureTable(m_inputs, {}, task);
        QCOMPARE(table.rows.size(), m_inputs.size());
        const FrameAnalysis analysis = analysisOf(m_inputs[1]);
        QCOMPARE(table.rows[1].file, std::string("clip 1.wav"));
        QCOMPARE(table.values(1, 0), double(featureSpec("zero_crossing_rate").compute(analysis)(0, 0)));
        QCOMPARE(table.values(1, 6), double(featureSpec("spectral_contrast").compute(analysis)(0, 0)));
        QCOMPARE(table.values(1, 9), double(featureSpec("mfcc").compute(analysis)(2, 0)));
    }

    void theMean()
    {
        SilentTask task;
        FeatureTableOptions options;
        options.summary = Summary::Mean;
        const FeatureTable table = computeFeatureTable(m_inputs, options, task);
        const FrameAnalysis analysis = analysisOf(m_inputs[2]);
        QCOMPARE(table.values(2, 1), featureSpec("spectral_centroid").compute(analysis).cast<double>().mean());
        QCOMPARE(table.values(2, 6), featureSpec("spectral_contrast").compute(analysis).cast<double>().mean());
        QCOMPARE(table.values(2, 7), featureSpec("mfcc").compute(analysis).row(0).cast<double>().mean());
    }

    void theStatistics()
    {
        SilentTask task;
        FeatureTableOptions options;
        options.features = {{"energy"}, {"spectral_contrast", true}};
        options.summary = Summary::Stats;
        const FeatureTable table = computeFeatureTable({m_inputs[0]}, options, task);
        QCOMPARE(table.columns.size(), std::size_t(5 + 7 * 5));
        QCOMPARE(table.columns[4], std::string("ENERGY_median"));
        QCOMPARE(table.columns[5], std::string("SCON1_mean"));
        Eigen::ArrayXd energy = featureSpec("energy").compute(analysisOf(m_inputs[0])).row(0).cast<double>();
        std::sort(energy.begin(), energy.end());
        const Eigen::Index n = energy.size();
        QCOMPARE(n % 2, 0); // 36 frames: the median lies between two
        QCOMPARE(table.values(0, 0), energy.mean());
        QVERIFY(std::abs(table.values(0, 1) - std::sqrt((energy - energy.mean()).square().mean())) < 1e-9);
        QCOMPARE(table.values(0, 2), energy[0]);
        QCOMPARE(table.values(0, 3), energy[n - 1]);
        QCOMPARE(table.values(0, 4), (energy[n / 2 - 1] + energy[n / 2]) / 2.0);
    }

    void everyTabulatedFeatureHasItsColumns_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const FeatureSpec& spec : featureCatalog())
            QTest::newRow(spec.id.data()) << QByteArray(spec.id.data(), qsizetype(spec.id.size()));
    }
    void everyTabulatedFeatureHasItsColumns()
    {
        QFETCH(QByteArray, id);
        const FeatureSpec& spec = featureSpec(id.toStdString());
        const Eigen::ArrayXXf frames =
            spec.compute(analysisOf(m_inputs[0], spec.sampleRate == 0 ? 22050 : spec.sampleRate));
        QVERIFY(frames.isFinite().all());
        QCOMPARE(int(frames.rows()) % spec.rows(Parameters()), 0);
        if (!spec.tabulated)
            return;
        FeatureTableOptions options;
        options.features = {{id.toStdString()}};
        SilentTask task;
        QCOMPARE(Eigen::Index(tableColumns(options).size()), frames.rows());
        QCOMPARE(computeFeatureTable({m_inputs[0]}, options, task).values.cols(), frames.rows());
    }

    void theResultDoesNotDependOnTheThreads()
    {
        SilentTask task;
        FeatureTableOptions options;
        options.features = fullFeatures();
        options.summary = Summary::Stats;
        options.jobs = 1;
        const FeatureTable one = computeFeatureTable(m_inputs, options, task);
        options.jobs = 3;
        QVERIFY(sameTables(computeFeatureTable(m_inputs, options, task), one));
    }

    void shortClipsByTheDozenAreAsOneByOne()
    {
        std::vector<FeatureInput> inputs;
        for (int i = 0; i < 70; ++i) {
            inputs.push_back(inputOf(QStringLiteral("short %1.wav").arg(i)));
            const std::size_t length = i % 30 == 7 ? 70000 : 2000 + 371 * std::size_t(i % 17); // some are long
            writeWav(inputs.back().path, sound(int(length), 50 + i), i % 3 == 0 ? 16000 : 8000);
        }
        inputs[20].path = m_folder.filePath(QStringLiteral("nowhere.wav")).toStdString();
        SilentTask task;
        FeatureTableOptions options;
        options.summary = Summary::Moments;
        const auto measured = [&](const std::vector<FeatureInput>& some, int jobs) {
            options.jobs = jobs;
            return computeFeatureTable(some, options, task);
        };
        const FeatureTable together = measured(inputs, 1);
        QCOMPARE(together.failures.size(), std::size_t(1));
        QCOMPARE(together.failures[0].text, std::string("There is no such file."));
        for (const int jobs : {2, 3, 16})
            QVERIFY(sameTables(measured(inputs, jobs), together));
        DiskCache cache(m_folder.filePath(QStringLiteral("short")).toStdString(), 1 << 20);
        options.cache = &cache;
        for (std::size_t i = 0; i < inputs.size(); i += 3)
            inputs[i].contentHash = hashFile(inputs[i].path);
        for (int time = 0; time < 2; ++time)
            QVERIFY(sameTables(measured(inputs, 2), together));
        options.cache = nullptr;
        inputs.erase(inputs.begin() + 20);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            QVERIFY((measured({inputs[i]}, 1).values.row(0) == together.values.row(Eigen::Index(i))).all());
    }

    void samplesTooLargeAreSaidAndTheOthersGoOn()
    {
        const FeatureInput huge = inputOf(QStringLiteral("huge.wav"));
        writeWav(huge.path, std::vector<float>(30000, 1e38f), 22050, SampleFormat::Float32);
        SilentTask task;
        const FeatureTable table = computeFeatureTable({huge, m_inputs.front()}, FeatureTableOptions{}, task);
        QCOMPARE(table.failures.size(), std::size_t(1));
        QCOMPARE(table.failures[0].row.file, huge.row.file);
        QCOMPARE(table.values.rows(), 1);
        QVERIFY(table.values.isFinite().all());
    }

    void featuresOfTheWholeClipStandBesideOthers()
    {
        const FeatureInput input = inputOf(QStringLiteral("long.wav"));
        writeWav(input.path, sound(270000, 60), 22050);
        SilentTask task;
        FeatureTableOptions options;
        options.features = {{"mfcc"}, {"tempo"}, {"chroma_stft"}};
        options.jobs = 500;
        const FeatureTable together = computeFeatureTable({input}, options, task);
        QVERIFY(together.failures.empty());
        options.jobs = 1;
        Eigen::Index column = 0;
        for (const TableFeature& feature : std::vector(options.features)) {
            options.features = {feature};
            const FeatureTable alone = computeFeatureTable({input}, options, task);
            QVERIFY((together.values.middleCols(column, alone.values.cols()) == alone.values).all());
            column += alone.values.cols();
        }
        QCOMPARE(column, together.values.cols());
    }

    void aStretchIsMeasuredAsIfItWereAFile()
    {
        const FeatureInput cut = inputOf(QStringLiteral("cut.wav"));
        const std::vector<float> whole = sound(9000, 60);
        writeWav(cut.path, std::span(whole).subspan(2000, 5000), 22050);
        FeatureInput stretch = m_inputs[0];
        stretch.start = 2000;
        stretch.end = 7000;
        SilentTask task;
        QVERIFY(sameTables(computeFeatureTable({stretch}, {}, task), computeFeatureTable({cut}, {}, task)));
    }

    void filesThatFailStandBeside()
    {
        QFile text(m_folder.filePath(QStringLiteral("text.wav")));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no sound") > 0);
        text.close();
        const FeatureInput empty = inputOf(QStringLiteral("empty.wav"));
        writeWav(empty.path, {}, 22050);
        SilentTask task;
        const FeatureTable table = computeFeatureTable(
            {inputOf(QStringLiteral("text.wav")), m_inputs[0], empty, inputOf(QStringLiteral("gone.wav")), m_inputs[1]},
            {}, task);
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.values.rows(), Eigen::Index(2));
        QCOMPARE(table.rows[1].file, std::string("clip 1.wav"));
        QCOMPARE(table.failures.size(), std::size_t(3));
        QCOMPARE(table.failures[0].row.file, std::string("text.wav"));
        QCOMPARE(table.failures[1].text, std::string("There is no sound in it: not one sample could be read."));
        QCOMPARE(filledPacked(table.failures[2].text, table.failures[2].arguments),
                 std::string("There is no such file."));
    }

    void theCacheGivesTheSameAndIsAsked()
    {
        DiskCache cache(m_folder.filePath(QStringLiteral("cache")).toStdString(), 1 << 20);
        SilentTask task;
        FeatureTableOptions options;
        const FeatureTable fresh = computeFeatureTable(m_inputs, options, task);
        options.cache = &cache;
        QVERIFY(sameTables(computeFeatureTable(m_inputs, options, task), fresh));
        QVERIFY(sameTables(computeFeatureTable(m_inputs, options, task), fresh));

        std::vector<FeatureInput> moved = m_inputs; // known by content: the files need not even be there
        for (FeatureInput& input : moved)
            input.contentHash = hashFile(m_inputs[0].path);
        computeFeatureTable({moved[0]}, options, task);
        moved[1].path = "/nowhere";
        const FeatureTable known = computeFeatureTable({moved[1]}, options, task);
        QCOMPARE(known.rows.size(), std::size_t(1));
        QVERIFY((known.values.row(0) == fresh.values.row(0)).all());
        options.parameters.set(parameter::nFft, "1024");
        QCOMPARE(computeFeatureTable({moved[1]}, options, task).failures.size(), std::size_t(1));
    }

    /// It is measured as it is now, but not kept as what it was.
    void aFileThatChangedUnnoticedIsNotKeptUnderItsOldHash()
    {
        DiskCache cache(m_folder.filePath(QStringLiteral("changed")).toStdString(), 1 << 20);
        SilentTask task;
        FeatureTableOptions options;
        options.cache = &cache;
        FeatureInput changed = m_inputs[1];
        changed.contentHash = hashFile(m_inputs[0].path); // of what stood there before
        const FeatureTable now = computeFeatureTable({changed}, options, task);
        changed.path = m_inputs[0].path; // and stands there again
        const FeatureTable again = computeFeatureTable({changed}, options, task);
        QVERIFY(!(again.values.row(0) == now.values.row(0)).all());
        options.cache = nullptr;
        QVERIFY((computeFeatureTable({changed}, options, task).values.row(0) == again.values.row(0)).all());
    }

    void wrongOptionsAreRefusedBeforeAnythingIsDone()
    {
        SilentTask task;
        FeatureTableOptions options;
        options.features = {{"no_such_feature"}};
        QVERIFY_THROWS_EXCEPTION(ParameterError, computeFeatureTable(m_inputs, options, task));
        options = {};
        options.parameters.set(parameter::winLength, "4096");
        QVERIFY_THROWS_EXCEPTION(ParameterError, computeFeatureTable(m_inputs, options, task));
    }

    void progressGoesByHowLargeTheClipsAre()
    {
        struct Listening final : Task {
            bool isCancelled() const override { return false; }
            void count(int done, int) override { fractionsAt.resize(std::size_t(done), fractions.size()); }
            void report(double fraction) override { fractions.push_back(fraction); }
            std::vector<double> fractions;
            std::vector<std::size_t> fractionsAt; ///< how many there were when a clip was done
        } task;
        std::vector<FeatureInput> inputs{m_inputs[0], m_inputs[1], {}};
        inputs[2].path = m_folder.filePath(QStringLiteral("long.wav")).toStdString();
        writeWav(inputs[2].path, sound(270000, 77), 22050);
        FeatureTableOptions options;
        options.jobs = 1;
        for (const char* feature : {"rms", "yin"}) { // one piece by piece, one of the whole sound
            options.features = {{feature}};
            task.fractions.clear();
            task.fractionsAt.clear();
            QVERIFY(computeFeatureTable(inputs, options, task).failures.empty());
            QVERIFY(std::ranges::is_sorted(task.fractions));
            QCOMPARE(task.fractions.back(), 1.0);
            QCOMPARE(task.fractionsAt.size(), std::size_t(3));
            QVERIFY(task.fractions[task.fractionsAt[1]] < 0.2); // two of three clips
            QVERIFY(task.fractions.size() > task.fractionsAt[1] + 4);
        }
    }

    void cancelStops()
    {
        struct Stopping final : Task {
            bool isCancelled() const override { return true; }
            void report(double) override {}
        } task;
        QVERIFY_THROWS_EXCEPTION(Cancelled, computeFeatureTable(m_inputs, {}, task));
    }

    void parametersAreSpeltOneWayAndChecked_data()
    {
        QTest::addColumn<QByteArray>("feature");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("spelt"); // empty: refused
        QTest::newRow("whole") << QByteArray("mfcc") << QByteArray("n_fft") << QByteArray("1024") << QByteArray("1024");
        QTest::newRow("exponent") << QByteArray("mfcc") << QByteArray("n_fft") << QByteArray("1e3")
                                  << QByteArray("1000");
        QTest::newRow("half") << QByteArray("mfcc") << QByteArray("n_fft") << QByteArray("2.5") << QByteArray();
        QTest::newRow("too small") << QByteArray("mfcc") << QByteArray("n_fft") << QByteArray("1") << QByteArray();
        QTest::newRow("text") << QByteArray("mfcc") << QByteArray("hop_length") << QByteArray("ten") << QByteArray();
        QTest::newRow("nan") << QByteArray("mfcc") << QByteArray("fmin") << QByteArray("nan") << QByteArray();
        QTest::newRow("none") << QByteArray("mfcc") << QByteArray("fmax") << QByteArray("None") << QByteArray("none");
        QTest::newRow("no none") << QByteArray("mfcc") << QByteArray("fmin") << QByteArray("none") << QByteArray();
        QTest::newRow("open end") << QByteArray("spectral_rolloff") << QByteArray("roll_percent") << QByteArray("1")
                                  << QByteArray();
        QTest::newRow("no float") << QByteArray("melspectrogram_db") << QByteArray("amin") << QByteArray("1e-50")
                                  << QByteArray();
        QTest::newRow("flag") << QByteArray("mfcc") << QByteArray("htk") << QByteArray("True") << QByteArray("true");
        QTest::newRow("no flag") << QByteArray("mfcc") << QByteArray("htk") << QByteArray("yes") << QByteArray();
        QTest::newRow("choice") << QByteArray("mfcc") << QByteArray("window") << QByteArray("hamming")
                                << QByteArray("hamming");
        QTest::newRow("no choice") << QByteArray("mfcc") << QByteArray("window") << QByteArray("ham") << QByteArray();
    }
    void parametersAreSpeltOneWayAndChecked()
    {
        QFETCH(QByteArray, feature);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, spelt);
        const ParameterSpec* spec = findParameter(featureSpec(feature.toStdString()), id.toStdString());
        QVERIFY(spec != nullptr);
        if (spelt.isEmpty())
            QVERIFY_THROWS_EXCEPTION(ParameterError, spec->checked(value.toStdString()));
        else
            QCOMPARE(spec->checked(value.toStdString()), spelt.toStdString());
    }

    void everyDefaultIsAllowed()
    {
        for (const FeatureSpec& feature : featureCatalog())
            for (const ParameterSpec* spec : feature.parameters)
                QCOMPARE(spec->checked(spec->defaultValue), std::string(spec->defaultValue));
    }

    void refusalsSayWhatIsAllowed()
    {
        Parameters parameters;
        try {
            parameters.set(parameter::hopLength, "0");
            QFAIL("it was accepted");
        } catch (const ParameterError& error) {
            QCOMPARE(error.what(), "hop_length is \"0\"; allowed is a whole number in [1, 2147483647].");
        }
        parameters.set(parameter::nFft, 1024);
        parameters.set(parameter::fmax, 8000);
        QCOMPARE(parameters.canonical(), std::string("fmax=8000 n_fft=1024"));
    }
};

QTEST_GUILESS_MAIN(TestFeatureTable)
#include "tst_featuretable.moc"
