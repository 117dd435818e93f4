#pragma once

#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/learning/ModelFile.h"
#include "core/project/Project.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/TrainPage.h"
#include "widgets/learning/data/TrainData.h"
#include "widgets/learning/results/ConfusionMatrixView.h"
#include "widgets/learning/results/HitList.h"
#include "widgets/learning/results/ReportTable.h"
#include "widgets/learning/results/ResultPanel.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/runs/LogPanel.h"
#include "widgets/learning/runs/RunRecord.h"
#include "widgets/learning/runs/RunsModel.h"
#include "widgets/learning/runs/RunsPanel.h"
#include "widgets/learning/setup/TrainSetupPanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

// What the tests of the Train page share.

namespace suara {

inline constexpr int rate = 22050;
inline constexpr int clipsOfClass = 10;
inline constexpr int tested = 4; // test_size 0.2 of 20 clips

inline std::vector<float> sine(double hertz)
{
    std::vector<float> samples(rate / 5);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float(0.5 * std::sin(2.0 * std::numbers::pi * hertz * double(i) / rate));
    return samples;
}

inline TrainSetup quickSetup()
{
    TrainSetup setup;
    setup.testSize = 0.2;
    setup.epochs = 12;
    setup.batchSize = 4;
    return setup;
}

/// The page with ten low and ten high tones, in a project of its own.
class TrainPageBench {
protected:
    QTemporaryDir m_folder;
    int m_projects = 0;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<TrainPage> m_page;

    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    Clip tone(const char* label, int hertz)
    {
        const auto path = file(std::to_string(hertz) + ".wav");
        writeWav(path, sine(hertz), rate);
        SilentTask task;
        Clip clip = probeClip(path, task);
        clip.label = label;
        return clip;
    }

    std::vector<Clip> tones()
    {
        std::vector<Clip> clips;
        for (int i = 0; i < clipsOfClass; ++i) {
            clips.push_back(tone("low", 200 + 10 * i));
            clips.push_back(tone("high", 3000 + 100 * i));
        }
        return clips;
    }

    Project& project() const { return *m_workbench->project(); }
    template<typename Widget>
    Widget& part(const char* name = "") const
    {
        auto* found = m_page->findChild<Widget*>(QLatin1String(name));
        Q_ASSERT(found != nullptr);
        return *found;
    }
    LiveRun& live() const { return m_page->liveRun(); }
    QString note() const { return part<Note>().sentence(); }

    /// Trains to the end; the stored run, null if there was none.
    const Run* trained(const TrainSetup& setup)
    {
        const std::size_t before = project().runs().size();
        part<TrainSetupPanel>().setSetup(setup);
        QTest::mouseClick(&part<QPushButton>("trainButton"), Qt::LeftButton);
        if (!QTest::qWaitFor([this] { return !live().isRunning(); }, 60000) || project().runs().size() == before)
            return nullptr;
        return &project().runs().back();
    }

    void prepare()
    {
        QStandardPaths::setTestModeEnabled(true);
        userCache().clear();
        Theme::instance().install(*qApp);
        QVERIFY(m_folder.isValid());
    }

    void makePage()
    {
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(file(std::to_string(++m_projects) + ".suara")));
        project().addClips(tones());
        m_page = std::make_unique<TrainPage>(*m_workbench);
        m_page->resize(1600, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void dropPage()
    {
        m_page.reset();
        m_workbench.reset();
        Language::instance().set(QStringLiteral("en"));
    }
};

} // namespace suara
