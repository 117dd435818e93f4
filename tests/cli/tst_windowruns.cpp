#include "tests/cli/CliRun.h"
#include "tests/widgets/TrainPageBench.h"

#include <algorithm>
#include <filesystem>

using namespace suara;

static const std::filesystem::path emotions(SUARA_SHARED_DATA "/emotion/emodb/wav");

/// The window and the command line make the same model of the same project and choices, to the byte.
class TestWindowRuns : public QObject, private TrainPageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { makePage(); }
    void cleanup() { dropPage(); }

    void theCommandLineMakesTheSameModel_data()
    {
        QTest::addColumn<bool>("isEmotion");
        QTest::addColumn<int>("holdOut");
        QTest::addColumn<QStringList>("words");
        using HoldOut = TrainSetup::HoldOut;
        const auto row = [](const char* name, bool isEmotion, HoldOut holdOut, const QStringList& words) {
            QTest::newRow(name) << isEmotion << int(holdOut) << words;
        };
        row("tones, shuffled", false, HoldOut::Random, {});
        row("tones, stratified", false, HoldOut::Stratified, {"--stratify"});
        row("tones, unseen speakers", false, HoldOut::Speaker, {"--group", "speaker"});
        row("tones, unseen episodes", false, HoldOut::Episode, {"--group", "episode"});
        row("EmoDB, stratified", true, HoldOut::Stratified, {"--stratify"});
        row("EmoDB, unseen speakers", true, HoldOut::Speaker, {"--group", "speaker"});
    }
    void theCommandLineMakesTheSameModel()
    {
        QFETCH(bool, isEmotion);
        QFETCH(int, holdOut);
        QFETCH(QStringList, words);
        if (isEmotion) {
            if (!std::filesystem::exists(emotions))
                QSKIP("the optional test data folder is not there");
            makeEmotionProject();
        } else {
            nameSpeakers();
        }
        TrainSetup setup = quickSetup();
        setup.holdOut = TrainSetup::HoldOut(holdOut);
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        const QByteArray model = project().runModel(run->id);
        QVERIFY(!model.isEmpty());

        project().saveCopy(file("copy.suara")); // the window holds its own
        const QString made = m_folder.filePath(QStringLiteral("m.suaramodel"));
        const CliOutcome outcome =
            runCli(QStringList{"train", QString::fromStdString(file("copy.suara").string()), "--quiet", "--out", made,
                               "--epochs", QString::number(setup.epochs), "--batch-size",
                               QString::number(setup.batchSize), "--test-size", QString::number(setup.testSize)} +
                   words);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.messages));
        QFile written(made);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY2(written.readAll() == model, "another model");
    }

private:
    /// Two of each clip's class in turn, from four speakers in two episodes.
    void nameSpeakers()
    {
        int i = 0;
        for (const Clip& clip : std::vector<Clip>(project().clips())) {
            project().setClipSpeaker({clip.id}, "speaker " + std::to_string(i / 2 % 4));
            project().setClipEpisode({clip.id}, "episode " + std::to_string(i / 2 % 2));
            ++i;
        }
    }

    /// Seven emotions by ten speakers, which the names of the files tell.
    void makeEmotionProject()
    {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(emotions))
            files.push_back(entry.path());
        std::ranges::sort(files);
        std::vector<Clip> clips;
        SilentTask task;
        for (const auto& path : files) {
            clips.push_back(probeClip(path, task));
            clips.back().label = path.stem().string().substr(5, 1);
            clips.back().speaker = path.stem().string().substr(0, 2);
        }
        m_workbench->setProject(Project::create(file("emotion" + std::to_string(++m_projects) + ".suara")));
        project().addClips(clips);
    }
};

QTEST_MAIN(TestWindowRuns)
#include "tst_windowruns.moc"
