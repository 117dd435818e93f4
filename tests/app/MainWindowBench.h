#pragma once

#include "app/MainWindow.h"
#include "core/project/Project.h"
#include "widgets/common/commands/Page.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/AudioOutput.h"

#include <QAction>
#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <memory>

// What the tests of the window with clips of their own share.

namespace suara {

/// The real window on a new project, in English, with a device that counts.
class MainWindowBench {
protected:
    QTemporaryDir m_folder;
    int m_starts = 0; // how often the device was asked to sound
    bool m_hasDevice = true;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_window;

    std::filesystem::path file(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    Project& project() const { return *m_workbench->project(); }

    QAction& action(const char* id) const
    {
        auto* found = m_window->findChild<QAction*>(QLatin1String(id));
        if (found == nullptr)
            qFatal("there is no action %s", id);
        return *found;
    }

    template<typename Widget>
    Widget* named(const QString& accessibleName) const
    {
        for (Widget* widget : m_window->findChildren<Widget*>())
            if (widget->accessibleName() == accessibleName)
                return widget;
        return nullptr;
    }

    bool show(const char* icon)
    {
        for (int index = 0; index < m_window->pages().size(); ++index)
            if (m_window->pages()[index]->iconName() == QLatin1String(icon)) {
                m_window->showPage(index);
                return m_window->currentPage()->isVisible();
            }
        return false;
    }

    /// Before there is an application: settings and data of its own.
    static void prepare(const QString& test)
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("suara-tests"));
        QCoreApplication::setApplicationName(test);
    }

    /// Opens the window on a project that is made there.
    void open(const std::filesystem::path& path)
    {
        QSettings().clear();
        Language::instance().set(QStringLiteral("en"));
        Theme::instance().install(*qApp);
        Project::create(path); // closed again: what is open cannot be opened, and a scratch one would be
        m_workbench = std::make_unique<Workbench>();
        m_window = std::make_unique<MainWindow>(*m_workbench, output());
        m_window->openAtStart({QString::fromStdString(path.string())});
        QCOMPARE(project().path(), path);
        m_window->resize(1600, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    std::unique_ptr<AudioOutput> output() { return std::make_unique<CountingOutput>(m_starts, m_hasDevice); }

private:
    /// A device that takes sound and counts how often it was asked to.
    class CountingOutput : public AudioOutput {
    public:
        CountingOutput(int& starts, const bool& isThere) : m_starts(starts), m_isThere(isThere) {}
        bool start(int, int, Source) override
        {
            ++m_starts;
            return m_isThere;
        }
        void stop() override {}
        std::int64_t framesPlayed() const override { return 0; }
        bool isFinished() const override { return false; }

    private:
        int& m_starts;
        const bool& m_isThere;
    };
};

} // namespace suara
