#include "app/MainWindow.h"
#include "core/base/NumberLocale.h"
#include "core/project/Project.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/AudioOutput.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <cstdlib>
#include <iostream>

namespace {

/// A window that its screen has no room for with a frame around it fills the screen.
void show(QWidget& window)
{
    constexpr QSize frame{16, 48};
    const QSize whole = window.size() + frame;
    const QSize room = window.screen()->availableSize();
    const bool fits = whole.width() <= room.width() && whole.height() <= room.height();
    fits ? window.show() : window.showMaximized();
}

/// What is to be opened. Ends the program after --help and --version, and with a sentence after any other option.
QStringList pathsIn(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("Main", "A workbench for collections of audio clips."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("paths"),
                                 QCoreApplication::translate("Main", "A project, or sounds and folders of sounds."),
                                 QStringLiteral("[PROJECT.suara | FILE-or-FOLDER…]"));
    parser.process(application);
    return parser.positionalArguments();
}

} // namespace

/// suara [PROJECT.suara | FILE-or-FOLDER …]
int main(int argc, char** argv)
{
    QApplication::setAttribute(Qt::AA_DontShowIconsInMenus);
    QApplication application(argc, argv);
    suara::useNumbersWithPoints();
    QApplication::setOrganizationName(QStringLiteral("suara"));
    QApplication::setApplicationName(QStringLiteral("suara"));
    QApplication::setApplicationDisplayName(QStringLiteral("Suara"));
    QApplication::setApplicationVersion(QStringLiteral(SUARA_VERSION));
    suara::Language::instance().set(suara::Settings::instance().value(suara::Settings::Key::Language).toString());
    const QStringList paths = pathsIn(application);
    suara::Theme::instance().install(application);
    suara::Workbench workbench;
    suara::MainWindow window(workbench);
    window.openAtStart(paths);
    if (workbench.project() == nullptr) {
        std::cerr << window.note().toStdString() << '\n';
        return EXIT_FAILURE;
    }
    show(window);
    return QApplication::exec();
}
