#pragma once

#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/base/Task.h"
#include "core/project/Project.h"
#include "widgets/annotation/AnnotatePage.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/annotation/SegmentTable.h"
#include "widgets/annotation/TierLane.h"
#include "widgets/annotation/TierSet.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/LaneStack.h"

#include <QAction>
#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

// What the tests of the Annotate page share.

namespace suara {

inline constexpr int rate = 8000;
inline constexpr int seconds = 20;

inline std::vector<float> tone()
{
    std::vector<float> samples(std::size_t(rate) * seconds);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = float(0.4 * std::sin(double(i) * 0.1));
    return samples;
}

/// The page with two clips of twenty seconds, driven by mouse and keys.
class AnnotatePageBench {
protected:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<AnnotatePage> m_page;

    Project& project() const { return *m_workbench->project(); }
    TimeCursor& cursor() const { return m_workbench->cursor(); }
    LaneStack& lanes() const { return *m_page->lanes(); }
    QAbstractItemModel& rows() const { return *m_page->segments()->model(); }
    QString cell(int row, int column) const { return rows().index(row, column).data().toString(); }
    TierLane& tier(int index) const { return *m_page->tiers()->tiers()[index]; }
    std::vector<Segment> segments() const { return m_page->desk()->track().segments(); }

    QPoint at(const Lane& lane, double second) const
    {
        return {int(std::lround(lane.laneGeometry().x(second * rate))), lane.height() / 2};
    }
    void drag(Lane& lane, double from, double to)
    {
        QTest::mousePress(&lane, Qt::LeftButton, {}, at(lane, from));
        QTest::mouseMove(&lane, at(lane, (from + to) / 2));
        QTest::mouseMove(&lane, at(lane, to));
        QTest::mouseRelease(&lane, Qt::LeftButton, {}, at(lane, to));
    }
    void click(Lane& lane, double second) { QTest::mouseClick(&lane, Qt::LeftButton, {}, at(lane, second)); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&lanes(), Qt::Key(key), modifiers); }
    /// Selects a stretch on the topmost lane and labels it by key.
    void labelStretch(double from, double to, int digit)
    {
        drag(*lanes().lanes().front(), from, to);
        key(digit);
    }
    static double startOf(const Segment& segment) { return double(segment.start) / rate; }
    static double endOf(const Segment& segment) { return double(segment.end) / rate; }
    double pixel() const { return lanes().lanes().front()->laneGeometry().samplesPerPixel() / rate; }

    QAction& action(const char* id) const { return *m_page->findChild<QAction*>(QLatin1String(id)); }

    void prepare()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
        Language::instance().set(QStringLiteral("en"));
        QVERIFY(m_folder.isValid());
        const std::filesystem::path folder(m_folder.path().toStdString());
        writeWav(folder / "one.wav", tone(), rate);
        writeWav(folder / "two.wav", tone(), rate);
    }

    void makePage()
    {
        const std::filesystem::path folder(m_folder.path().toStdString());
        std::filesystem::remove(folder / "talk.suara");
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(folder / "talk.suara"));
        SilentTask task;
        project().addClips({probeClip(folder / "one.wav", task), probeClip(folder / "two.wav", task)});
        m_page = std::make_unique<AnnotatePage>(*m_workbench);
        m_page->resize(1400, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_workbench->selection().setCurrentClip(project().clips().front().id);
        lanes().setFocus();
    }

    void dropPage()
    {
        m_page.reset();
        m_workbench.reset();
    }
};

} // namespace suara
