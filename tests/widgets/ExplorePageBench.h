#pragma once

#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/project/Project.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/explore/ExploreInspector.h"
#include "widgets/explore/ExploreLanes.h"
#include "widgets/explore/ExplorePage.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/plots/ClipGrid.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <memory>
#include <numbers>

// What the tests of the Explore page share.

namespace suara {

inline constexpr int rate = 22050;

/// A tone of one frequency; `loudness` of the first half, half of that in the second.
inline std::vector<float> tone(double hertz, double seconds, double loudness)
{
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float((i < samples.size() / 2 ? loudness : loudness / 2.0) *
                           std::sin(2.0 * std::numbers::pi * hertz * double(i) / rate));
    return samples;
}

/// The page with a loud low tone and a quiet high one, in a project of its own.
class ExplorePageBench {
protected:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<ExplorePage> m_page;
    std::vector<ClipId> m_ids;

    std::filesystem::path file(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    bool idle() const { return m_workbench->jobs().jobs().isEmpty(); }

    void prepare() const
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
    }

    void makePage()
    {
        std::filesystem::remove(file("p.suara"));
        writeWav(file("low.wav"), tone(440.0, 1.0, 0.5), rate);
        writeWav(file("high.wav"), tone(3000.0, 2.0, 0.25), rate);
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(file("p.suara")));
        m_page = std::make_unique<ExplorePage>(*m_workbench);
        m_page->resize(1360, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        SilentTask task;
        m_ids = m_workbench->project()->addClips({probeClip(file("low.wav"), task), probeClip(file("high.wav"), task)});
    }

    void dropPage()
    {
        m_page.reset();
        m_workbench.reset();
    }
};

} // namespace suara
