#include "core/audio/AudioFiles.h"
#include "core/audio/AudioWriter.h"
#include "core/base/Error.h"
#include "core/base/FolderFiles.h"
#include "core/base/Task.h"
#include "core/features/FeatureTable.h"
#include "core/features/LogMelTensor.h"
#include "core/formats/Picture.h"
#include "core/learning/Dataset.h"
#include "core/learning/SplitComparison.h"
#include "core/learning/TrainingRun.h"
#include "tests/support/DeepFolder.h"
#include "tests/support/PngFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

using namespace suara;

class TestDataset : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTables()
    {
        const Dataset dataset = fromText("file,ZCR,label,speaker,SC\na.wav,1,kick,ann,2\nb.wav,3,snare,bob,4\n");
        QCOMPARE(dataset.columns, (std::vector<std::string>{"ZCR", "SC"}));
        QCOMPARE(dataset.table, (std::vector<double>{1, 2, 3, 4}));
        QCOMPARE(dataset.labels(), (std::vector<std::string>{"kick", "snare"}));
        QCOMPARE(dataset.groups(), (std::vector<std::string>{"ann", "bob"}));
        QCOMPARE(dataset.rows[1].file, "b.wav");
    }

    void lastColumnIsTheLabelUnlessOneIsNamed()
    {
        QCOMPARE(fromText("x,species\n1,a\n").labels(), (std::vector<std::string>{"a"}));
        QCOMPARE(fromText("x,y\n1,2\n", {.label = "x"}).columns, (std::vector<std::string>{"y"}));
        QCOMPARE(fromText("x,g,label\n1,7,a\n", {.group = "g"}).columns, (std::vector<std::string>{"x"}));
        QCOMPARE(fromText("b,a,label\n1,2,k\n", {.inputs = {"a", "b"}}).table, (std::vector<double>{2, 1}));
    }

    void wrongTablesGiveASentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* text, const char* sentence) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(sentence);
        };
        row("text", "x,label\n1,a\nfoo,b\n",
            "Line 3, column “x”: “foo” is not a finite number. Mend it, or take the row or the column out.");
        row("nothing", "x,label\n,a\n",
            "Line 2, column “x” is empty. Write a number there, or take the row or the column out.");
        row("NaN", "x,label\nnan,a\n",
            "Line 2, column “x”: “nan” is not a finite number. Mend it, or take the row or the column out.");
        row("infinity", "x,label\n-inf,a\n",
            "Line 2, column “x”: “-inf” is not a finite number. Mend it, or take the row or the column out.");
        row("no label", "x,label\n1,\n", "No row has a label in column “label”.");
        row("no rows", "x,label\n", "The table has a header but no rows.");
        row("no numbers", "file,label\na,b\n", "There is no column of numbers to learn from.");
    }
    void wrongTablesGiveASentence()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        try {
            fromText(text);
            QFAIL("was taken");
        } catch (const IoError& error) {
            QCOMPARE(QString::fromUtf8(filled(error.text(), error.arguments())), sentence);
        }
        QVERIFY_THROWS_EXCEPTION(IoError, fromText("x,label\n1,a\n", {.label = "y"}));
    }

    void numbersThatNoFloatHoldsAreRefused()
    {
        const Dataset dataset = fromText("x,big,label\n1,1e300,a\n2,0,b\n");
        QCOMPARE(examples(dataset, {1}, {}, {0, 1}).inputs, (AlignedFloats{2.0F, 0.0F}));
        try {
            examples(dataset, {0, 1}, {}, {0, 1});
            QFAIL("was taken");
        } catch (const ParameterError& error) {
            QCOMPARE(QString::fromUtf8(filled(error.text(), error.arguments())),
                     QStringLiteral("The column “big” holds numbers too large to learn from; leave it out."));
        }
    }

    void measuredRowsWithoutLabelAreLeftOut()
    {
        FeatureTable table;
        table.columns = {"ZCR", "SC"};
        table.rows = {{1, 0, "a", "kick", ""}, {2, 0, "b", "", ""}, {3, 0, "c", "snare", "s"}, {4, 0, "d", "kick", ""}};
        table.values.resize(4, 2);
        table.values << 1, 2, 3, 4, 5, 6, 7, std::nan("");
        const Dataset dataset = datasetFromTable(table);
        QCOMPARE(dataset.table, (std::vector<double>{1, 2, 5, 6}));
        QCOMPARE(dataset.rows[1].clip, ClipId(3));
        QCOMPARE(dataset.failures.size(), std::size_t(1));
        QCOMPARE(dataset.failures[0].row.file, "d");
        QCOMPARE(dataset.failures[0].arguments[0], "SC");
    }

    void picturesComeFromClassFolders()
    {
        const QTemporaryDir dir;
        for (const char* folder : {"angry", "sad", "empty", ".hidden"})
            QVERIFY(QDir(dir.path()).mkdir(folder));
        Picture white(9, 12);
        std::ranges::fill(white.pixels, std::uint8_t(255));
        writePng(white, path(dir, "angry/2.png"));
        writePng(Picture(8, 8), path(dir, "angry/1.png"));
        writePng(white, path(dir, "sad/1.png"));
        writePng(white, path(dir, ".hidden/1.png"));
        writePng(white, path(dir, "beside.png"));
        write(dir.filePath("sad/2.png"), "no picture");
        write(dir.filePath("sad/notes.txt"), "text");

        const ClassFolders folders = classFolders(dir.path().toStdString(), isPictureFile);
        QCOMPARE(folders.files.size(), std::size_t(4));
        QCOMPARE(folders.emptyFolders, (std::vector<std::string>{"empty"}));
        SilentTask task;
        const Dataset dataset = datasetFromPictures(folders.files, 10, 2, task);
        QCOMPARE(dataset.labels(), (std::vector<std::string>{"angry", "angry", "sad"}));
        QCOMPARE(shapeText(dataset.input), "10 × 10 × 3");
        QCOMPARE(dataset.pictures.size(), std::size_t(3 * 300));
        QCOMPARE(dataset.pictures[0], 0.0F);
        QCOMPARE(dataset.pictures[300], 1.0F);
        QCOMPARE(dataset.failures.size(), std::size_t(1));
        QVERIFY(dataset.failures[0].row.file.ends_with("2.png"));
        QVERIFY_THROWS_EXCEPTION(ParameterError, datasetFromPictures(folders.files, 4, 1, task));
        QVERIFY_THROWS_EXCEPTION(IoError, classFolders(path(dir, "empty"), isPictureFile));
        QVERIFY_THROWS_EXCEPTION(IoError, classFolders("/nowhere", isPictureFile));
    }

    void aFolderThatCannotBeReadIsNamed()
    {
        const QTemporaryDir dir;
        for (const char* folder : {"angry", "sad"}) {
            QVERIFY(QDir(dir.path()).mkdir(folder));
            writePng(Picture(8, 8), path(dir, folder) / "1.png");
        }
        test::makeTooDeep(path(dir, "sad"));
        const ClassFolders folders = classFolders(dir.path().toStdString(), isPictureFile);
        QCOMPARE(folders.files.size(), std::size_t(2));
        QCOMPARE(folders.unreadable.size(), std::size_t(1));
        std::filesystem::remove_all(path(dir, "sad"));
    }

    void clipsBecomeMelPictures()
    {
        const QString folder = QStringLiteral(SUARA_SHARED_DATA "/seed_audio/drum_samples_train");
        if (!QDir(folder).exists())
            QSKIP("the optional test data folder is not there");
        std::vector<FeatureInput> inputs;
        for (const auto& file : filesIn(folder.toStdString(), isAudioName).files) {
            FeatureInput input;
            input.path = file;
            input.row.file = file.string();
            input.row.label = file.filename().string().substr(0, 2);
            inputs.push_back(input);
        }
        inputs.push_back({{7, 0, "gone", "ki", ""}, "/gone.wav", "", 0, {}});
        SilentTask task;
        const Dataset dataset = datasetFromClips(inputs, kPictureSide, 2, task);
        QCOMPARE(dataset.rows.size(), inputs.size() - 1);
        QCOMPARE(dataset.failures.size(), std::size_t(1));
        QCOMPARE(dataset.failures[0].row.clip, ClipId(7));
        // kicks are low: their pictures are brighter in the lower half, where the low bands stand
        const auto half = [&](std::size_t row, std::size_t from, std::size_t lines) {
            double sum = 0.0;
            for (std::size_t i = 0; i < lines * 70 * 3; ++i)
                sum += double(dataset.pictures[row * dataset.input.size() + from * 70 * 3 + i]);
            return sum;
        };
        for (std::size_t row = 0; row < dataset.rows.size(); ++row)
            if (dataset.rows[row].label == "ki")
                QVERIFY(half(row, 35, 35) > half(row, 0, 35));
    }

    void runsGoFromTableToReport()
    {
        const Dataset dataset = twoCorners(60);
        TrainingRecipe recipe;
        recipe.model = modelPlan("dense");
        recipe.split = {0.25, 3, SplitKind::Stratified};
        recipe.training.epochs = 20;
        SilentTask task;
        const TrainingRun run = trainModel(dataset, recipe, task);
        QCOMPARE(run.truth.size(), std::size_t(15));
        QCOMPARE(run.matrix.total(), std::int64_t(15));
        QCOMPARE(run.report.micro.f1, 1.0);
        QCOMPARE(run.model.trainingRows, std::size_t(45));
        QCOMPARE(run.model.columns, dataset.columns);
        QCOMPARE(run.probabilities.size(), std::size_t(30));

        const TrainedModel model = parseModel(modelBytes(run.model), "m");
        const ModelEvaluation evaluation = evaluateModel(model, dataset);
        for (std::size_t i = 0; i < run.split.test.size(); ++i)
            for (std::size_t k = 0; k < 2; ++k)
                QCOMPARE(evaluation.probabilities[run.split.test[i] * 2 + k], run.probabilities[i * 2 + k]);
        QVERIFY(runRecord(dataset, run).find("\"test_rows\"") != std::string::npos);
        QVERIFY(evaluationJson(run.matrix, run.report).find("\"weighted avg\"") != std::string::npos);
    }

    void scalersSeeOnlyTheTrainingPart()
    {
        Dataset dataset = twoCorners(20);
        const SplitOptions options{0.25, 3, SplitKind::Stratified};
        TrainingRecipe recipe{modelPlan("dense"), options, ScalerKind::MinMax, 0.0, 1.0, {}};
        recipe.training.epochs = 1;
        SilentTask task;
        const TrainingRun before = trainModel(dataset, recipe, task);
        dataset.table[before.split.test[0] * 2] = 1e6;
        QVERIFY(trainModel(dataset, recipe, task).model.scaler == before.model.scaler);
        dataset.table[before.split.training[0] * 2] = 1e6;
        QVERIFY(!(trainModel(dataset, recipe, task).model.scaler == before.model.scaler));
    }

    void warningsNameWhatIsWrong()
    {
        Dataset dataset = twoCorners(60);
        for (std::size_t row = 0; row < 60; ++row) {
            dataset.table[row * 2 + 1] = 7.0;
            dataset.rows[row].group = row % 2 == 0 ? "ann" : "bob";
        }
        std::vector<int> classes;
        for (const DatasetRow& row : dataset.rows)
            classes.push_back(row.label == "a" ? 0 : 1);
        const auto warnings = warningsFor(dataset, splitRows(classes, {}, {0.1, 1, SplitKind::Stratified}));
        QStringList sentences;
        for (const TrainingWarning& warning : warnings)
            sentences.append(QString::fromStdString(filled(warning.text, warning.arguments)));
        QCOMPARE(
            sentences,
            (QStringList{"Fewer than 5 rows in the test part: a, b. Their scores say little.",
                         "The same value in every row, so nothing to learn from: y.",
                         "On both sides of the split: ann, bob. Scores will be better than on unseen ones; split by "
                         "group to see those."}));
    }

    void moreWarnings()
    {
        const auto sentencesOf = [](const Dataset& dataset, const Split& split) {
            QStringList sentences;
            for (const TrainingWarning& warning : warningsFor(dataset, split))
                sentences.append(QString::fromStdString(filled(warning.text, warning.arguments)));
            return sentences.join(u'\n');
        };
        Dataset dataset = twoCorners(40);
        Split last;
        for (std::size_t row = 0; row < 40; ++row)
            (row < 34 ? last.training : last.test).push_back(row);
        QVERIFY(sentencesOf(dataset, last).contains(QStringLiteral("the last rows as they stand")));
        dataset.rows[3].label = dataset.rows[36].label = "c";
        for (std::size_t row = 0; row < 40; ++row)
            dataset.rows[row].group = row < 34 ? "ann" : "bob";
        const QString grouped = sentencesOf(dataset, last);
        QVERIFY(!grouped.contains(QStringLiteral("the last rows"))); // the last group is held out: no accident
        QVERIFY(grouped.contains(QStringLiteral("Two rows or fewer in all: c.")));
        for (std::size_t row = 0; row < 40; ++row)
            dataset.rows[row].file = "take" + std::to_string(row / 4) + ".wav";
        QVERIFY(sentencesOf(dataset, last)
                    .contains(QStringLiteral("Parts of one recording stand on both sides of the split: take8.wav.")));
        QVERIFY(!sentencesOf(twoCorners(40), splitRows(classNumbers(twoCorners(40)), {}, {0.1, 1, SplitKind::Shuffled}))
                     .contains(QStringLiteral("the last rows")));
    }

    void uselessNetworksAreNamed()
    {
        const auto said = [](const std::vector<std::int64_t>& counts) {
            const auto warnings = resultWarnings({{"a", "b"}, counts});
            return warnings.empty() ? std::string() : filled(warnings[0].text, warnings[0].arguments);
        };
        QCOMPARE(
            said({6, 0, 4, 0}),
            "60 % of the test rows are right, no more than by always saying “a” (60 %): nothing useful was learned.");
        QCOMPARE(said({6, 0, 3, 1}), "");
        QCOMPARE(said({0, 0, 0, 0}), "");
        QCOMPARE(said({4, 0, 0, 0}), ""); // one class only: nothing to tell apart
    }

    void lossesThatAreNoNumbersAreNamed()
    {
        const auto said = [](const std::vector<double>& losses) {
            std::vector<EpochRecord> epochs;
            epochs.reserve(losses.size());
            for (const double loss : losses)
                epochs.push_back({int(epochs.size()) + 1, loss, 0.5, {}, {}});
            const auto warnings = courseWarnings(epochs);
            return warnings.empty() ? std::string() : filled(warnings[0].text, warnings[0].arguments);
        };
        QCOMPARE(said({}), "");
        QCOMPARE(said({0.5, 0.0}), "");
        for (const double lost : {std::numeric_limits<double>::infinity(), std::nan("")})
            QVERIFY(said({0.5, lost, lost}).starts_with("From epoch 2 on the loss is no number"));
    }

    void bothSplitsTellWhatALeakIsWorth()
    {
        // a class that only the speaker betrays: known speakers are easy, unseen ones are not
        Dataset dataset = twoCorners(120);
        for (std::size_t row = 0; row < 120; ++row) {
            const std::size_t speaker = row / 12;
            dataset.rows[row].group = "s" + std::to_string(speaker);
            dataset.rows[row].label = speaker * 7 % 10 < 5 ? "a" : "b";
            dataset.table[2 * row] = std::cos(2.0 * double(speaker)) + 0.001 * double(row % 12);
            dataset.table[2 * row + 1] = std::sin(2.0 * double(speaker));
        }
        TrainingRecipe recipe;
        recipe.model = modelPlan("dense");
        recipe.training.epochs = 60;
        recipe.split.testSize = 0.3;
        SilentTask task;
        const SplitComparison comparison = compareSplits(dataset, recipe, task);
        QVERIFY(comparison.mixed.accuracy > comparison.grouped.accuracy + 0.2);
        QCOMPARE(comparison.grouped.rows % 12, std::size_t(0));
        class Stopped final : public Task {
            bool isCancelled() const override { return true; }
            void report(double) override {}
        } stopped;
        QVERIFY(compareSplits(dataset, recipe, stopped).wasStopped);
        QVERIFY_THROWS_EXCEPTION(ParameterError, compareSplits(twoCorners(40), recipe, task));
    }

    void bothSplitsAreSaidInBothMeasures()
    {
        // 9 of 10 right, and recalls 7/7 and 2/3; then 5 of 10, 4/5 and 1/5
        const SplitComparison comparison = compared({{"a", "b"}, {7, 0, 1, 2}}, {{"a", "b"}, {4, 1, 4, 1}});
        QCOMPARE(comparison.mixed.averageRecall, 0.5 * (1.0 + 2.0 / 3.0));
        QCOMPARE(comparison.grouped.rows, std::size_t(10));
        QCOMPARE(filled(comparison.sentence().text, comparison.sentence().arguments),
                 "With groups on both sides 90 % of the test rows are right (UAR 83.3 %), with unseen groups 50 % "
                 "(UAR 50 %; always the most frequent class: 50 %). Expect the second of new recordings.");
        QCOMPARE(compared({}, {}).mixed.rows, std::size_t(0));
    }

    void leaksAreNamedAsTheyAre()
    {
        Dataset dataset = twoCorners(4);
        for (std::size_t row = 0; row < 4; ++row) {
            dataset.rows[row].group = row % 2 == 0 ? "S#2" : "S#3";
            dataset.rows[row].clip = 7;
            dataset.rows[row].file = "take #1.wav";
        }
        const auto warnings = leakWarnings(leaksOf(originsOf(dataset), {{0, 1}, {2, 3}}));
        QCOMPARE(warnings.size(), std::size_t(2));
        QCOMPARE(warnings[0].arguments[0], "S#2, S#3");
        QCOMPARE(warnings[1].arguments[0], "take #1.wav");
    }

    void manyNamesAreCounted()
    {
        std::vector<Leak> leaks;
        for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h"})
            leaks.push_back({LeakKind::Speaker, name});
        QCOMPARE(leakWarnings(leaks).front().arguments[0], "a, b, c, d, e, f (+2)");
    }

    void picturesOfAnySizeAndOrder()
    {
        const QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkdir("red"));
        Picture red(20, 20);
        for (std::size_t i = 0; i < red.pixels.size(); i += 3)
            red.pixels[i] = 255;
        writePng(red, path(dir, "red/1.png"));
        const std::vector<ClassFile> files = classFolders(dir.path().toStdString(), isPictureFile).files;
        SilentTask task;
        const Dataset rgb = datasetFromPictures(files, {16, 12}, 1, task);
        QCOMPARE(shapeText(rgb.input), "12 × 16 × 3"); // height x width
        QCOMPARE(rgb.pictures[0], 1.0F);
        QCOMPARE(rgb.pictures[2], 0.0F);
        const Dataset bgr = datasetFromPictures(files, {16, 12, ChannelOrder::Bgr}, 1, task);
        QCOMPARE(bgr.pictures[0], 0.0F);
        QCOMPARE(bgr.pictures[2], 1.0F);
        QVERIFY(pictureOptionsOf(bgr.options, bgr.input).channels == ChannelOrder::Bgr);
        QVERIFY(pictureOptionsOf(rgb.options, rgb.input).channels == ChannelOrder::Rgb);
        QCOMPARE(pictureOptionsOf(rgb.options, rgb.input).width, 16);
        const std::vector<ClassFile> many(100'000, files[0]);
        QVERIFY_THROWS_EXCEPTION(ParameterError, datasetFromPictures(many, 1024, 1, task));
    }

    void clipsBecomeTensors()
    {
        const QTemporaryDir dir;
        std::vector<float> samples(5 * LogMel::sampleRate); // 3 s and a part of 3 s
        for (std::size_t i = 0; i < 2 * LogMel::sampleRate; ++i)
            samples[i] = 0.5F * std::sin(0.3F * float(i)); // then silence
        writeWav(path(dir, "a.wav"), samples, LogMel::sampleRate);
        FeatureInput input;
        input.path = path(dir, "a.wav");
        input.row.file = "a.wav";
        input.row.label = "tone";
        SilentTask task;
        const Dataset dataset =
            datasetFromTensors({input, {{0, 0, "gone", "tone", ""}, "/gone.wav", "", 0, {}}}, 2, task);
        QCOMPARE(shapeText(dataset.input), "600 × 128 × 1");
        QCOMPARE(dataset.rows.size(), std::size_t(2));
        QCOMPARE(dataset.failures.size(), std::size_t(1));
        QCOMPARE((*dataset.rows[1].stretch)[0], 3.0);
        const Eigen::ArrayXXf expected = logMelTensor(samples);
        for (const auto& [frame, band] : {std::pair(0, 0), {100, 35}, {700, 5}, {1199, 127}})
            QVERIFY(std::abs(dataset.pictures[std::size_t(frame * 128 + band)] -
                             (1.0F + expected(frame, band) / 23.025851F)) < 1e-3F);
        QVERIFY(std::abs(dataset.pictures[599 * 128]) < 1e-6F); // silence
        QVERIFY(isFromTensors(dataset.options));
    }

    /// Four hours, of which only the head is written: 4,800 windows of 600 kB each and input.
    void tensorsThatNoMemoryHoldsAreRefused()
    {
        const QTemporaryDir dir;
        const std::filesystem::path file = path(dir, "hours.wav");
        writeWav(file, std::vector<float>(8), 8000);
        QFile wav(QString::fromStdString(file.string()));
        QVERIFY(wav.open(QIODevice::ReadWrite));
        const qint64 head = wav.size() - 16;
        const quint32 bytes = 4 * 3600 * 8000 * 2;
        QVERIFY(wav.resize(head + bytes));
        const quint32 sizes[] = {quint32(head) - 8 + bytes, bytes};
        for (const auto& [place, size] : {std::pair(qint64(4), sizes[0]), {head - 4, sizes[1]}})
            QVERIFY(wav.seek(place) && wav.write(reinterpret_cast<const char*>(&size), sizeof size) == sizeof size);
        wav.close();
        FeatureInput input;
        input.path = file;
        input.row.label = "long";
        SilentTask task;
        QVERIFY_THROWS_EXCEPTION(ParameterError, datasetFromTensors(std::vector<FeatureInput>(2000, input), 2, task));
    }

    void runsRefuse()
    {
        SilentTask task;
        TrainingRecipe recipe;
        recipe.model = modelPlan("dense");
        QVERIFY_THROWS_EXCEPTION(ParameterError, trainModel(Dataset(), recipe, task));
        Dataset oneClass = twoCorners(20);
        for (DatasetRow& row : oneClass.rows)
            row.label = "a";
        QVERIFY_THROWS_EXCEPTION(ParameterError, trainModel(oneClass, recipe, task));
        recipe.model = modelPlan("cnn");
        QVERIFY_THROWS_EXCEPTION(ParameterError, trainModel(twoCorners(20), recipe, task));
        recipe.model = modelPlan("dense");
        recipe.model.layers[0].units = 60000;
        recipe.training.batchSize = 1 << 20;
        QVERIFY_THROWS_EXCEPTION(ParameterError, trainModel(twoCorners(400'000), recipe, task)); // outputs of 86 GB
        recipe.model = modelPlan("dense");
        recipe.training.epochs = 1;
        trainModel(twoCorners(20), recipe, task); // no batch is larger than the rows that there are
    }

    void modelsRefuseOtherData()
    {
        TrainingRecipe recipe;
        recipe.model = modelPlan("dense");
        recipe.training.epochs = 1;
        SilentTask task;
        const TrainedModel model = trainModel(twoCorners(40), recipe, task).model;
        Dataset renamed = twoCorners(10);
        renamed.columns[0] = "z";
        QVERIFY_THROWS_EXCEPTION(ParameterError, evaluateModel(model, renamed));
        Dataset stranger = twoCorners(10);
        stranger.rows[3].label = "c";
        QVERIFY_THROWS_EXCEPTION(ParameterError, evaluateModel(model, stranger));
        Dataset picture = twoCorners(10);
        picture.kind = InputKind::Picture;
        QVERIFY_THROWS_EXCEPTION(ParameterError, evaluateModel(model, picture));
        QVERIFY_THROWS_EXCEPTION(ParameterError, evaluateModel(model, Dataset()));
    }

private:
    static void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    static std::filesystem::path path(const QTemporaryDir& dir, const char* name)
    {
        return dir.filePath(name).toStdString();
    }

    static Dataset fromText(const QByteArray& text, const TableColumns& columns = {})
    {
        const QTemporaryDir dir;
        write(dir.filePath("t.csv"), text);
        return datasetFromCsv(path(dir, "t.csv"), columns);
    }

    static Dataset twoCorners(std::size_t count)
    {
        Dataset dataset;
        dataset.input = {1, 1, 2};
        dataset.columns = {"x", "y"};
        for (std::size_t i = 0; i < count; ++i) {
            const double side = i % 2 == 0 ? 100.0 : -100.0;
            dataset.table.insert(dataset.table.end(), {side + double(i), double(i % 7)});
            dataset.rows.push_back({0, 0, std::to_string(i), i % 2 == 0 ? "a" : "b", ""});
        }
        return dataset;
    }
};

QTEST_GUILESS_MAIN(TestDataset)
#include "tst_dataset.moc"
