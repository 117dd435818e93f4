#pragma once

#include "app/MainWindow.h"
#include "core/base/Task.h"
#include "core/project/DemoProject.h"
#include "core/project/Project.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/AudioOutput.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

// What the tests of the window with the demo in it share.

namespace suara {

/// The real window with the demo project, in English and in the light theme, without a sound device.
class DemoWindow {
protected:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;

    /// Before there is an application: settings and data of its own.
    static void prepare(const QString& test)
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("suara-tests"));
        QCoreApplication::setApplicationName(test);
    }

    void open(const QSize& size)
    {
        QSettings().clear();
        Settings::instance().setValue(Settings::Key::Language, QStringLiteral("en"));
        Settings::instance().setValue(Settings::Key::Theme, QStringLiteral("light"));
        Language::instance().set(QStringLiteral("en"));
        Theme::instance().install(*qApp);
        SilentTask task;
        const DemoProject demo = makeDemo(m_folder.path().toStdString(), task);
        m_workbench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_workbench, std::make_unique<NoOutput>());
        m_window->openAtStart({QString::fromStdString(demo.project.string())});
        m_window->resize(size);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    bool atRest()
    {
        return QTest::qWaitFor([this] { return m_workbench->jobs().jobs().isEmpty(); }, 60000);
    }

    void choose(const char* clip)
    {
        const auto& clips = m_workbench->project()->clips();
        const auto found = std::ranges::find(clips, clip, &Clip::name);
        if (found != clips.end())
            m_workbench->selection().setCurrentClip(found->id);
    }

private:
    class NoOutput : public AudioOutput {
    public:
        bool start(int, int, Source) override { return false; }
        void stop() override {}
        std::int64_t framesPlayed() const override { return 0; }
        bool isFinished() const override { return true; }
    };
};

} // namespace suara
