#include "app/WindowActions.h"

#include "app/AboutSheet.h"
#include "app/SettingsSheet.h"
#include "core/project/Project.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/CommandPalette.h"
#include "widgets/common/commands/KeySheet.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/Player.h"

#include <QCoreApplication>
#include <QWidget>

namespace suara {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

/// "Undo: Add 20 clips", or the plain word when there is nothing to undo.
QString withStep(const QString& word, const QString& step)
{
    return step.isEmpty() ? word : QStringLiteral("%1: %2").arg(word, step);
}

/// Sheets are made when they are first asked for: the window stands sooner.
template<typename SheetType>
void openSheet(QWidget& window)
{
    auto* sheet = window.findChild<SheetType*>();
    if (sheet == nullptr)
        sheet = new SheetType(&window);
    sheet->open();
}

} // namespace

void makeEditActions(QWidget& window, Workbench& workbench)
{
    const auto project = [&workbench] {
        return workbench.project();
    };
    Action* undo = makeAction(
        &window, "undo", [project] { return withStep(Tr::tr("Undo"), project() ? project()->undoText() : QString()); },
        [project] { project()->undo(); }, QStringLiteral("undo"));
    Action* redo = makeAction(
        &window, "redo", [project] { return withStep(Tr::tr("Redo"), project() ? project()->redoText() : QString()); },
        [project] { project()->redo(); }, QStringLiteral("redo"));
    const auto refresh = [=] {
        undo->setEnabled(project() && project()->canUndo());
        redo->setEnabled(project() && project()->canRedo());
        undo->refresh();
        redo->refresh();
    };
    const auto follow = [=, &window] {
        QObject::connect(project(), &Project::historyChanged, &window, refresh);
        refresh();
    };
    QObject::connect(&workbench, &Workbench::projectChanged, &window, follow);
    refresh();
}

void makePlayActions(QWidget& window, Workbench& workbench, Player& player)
{
    const auto toggle = [&workbench, &player] {
        if (!player.isPlaying() && workbench.selection().clips().size() > 1)
            player.playClips(workbench.selection().clips());
        else
            player.toggle();
    };
    makeAction(
        &window, "play", [] { return Tr::tr("Play or stop"); }, toggle, QStringLiteral("play"));
    makeAction(
        &window, "play_anywhere", [] { return Tr::tr("Play or stop while typing"); }, toggle);
    makeAction(
        &window, "play_selection", [] { return Tr::tr("Play the selection"); }, [&player] { player.playSelection(); });
    makeAction(
        &window, "to_beginning", [] { return Tr::tr("Back to the start"); }, [&player] { player.toStart(); },
        QStringLiteral("start"));
    makeAction(
        &window, "slower", [] { return Tr::tr("Play slower"); }, [&player] { player.slower(); });
    makeAction(
        &window, "faster", [] { return Tr::tr("Play faster"); }, [&player] { player.faster(); });
    Action* loop = makeToggle(
        &window, "loop", [] { return Tr::tr("Repeat"); }, [&player](bool on) { player.setLooping(on); },
        QStringLiteral("loop"));
    loop->setChecked(player.isLooping());
    QObject::connect(&player, &Player::loopingChanged, loop, &QAction::setChecked);
}

void makeViewActions(QWidget& window)
{
    makeAction(
        &window, "command_palette", [] { return Tr::tr("Find an action…"); },
        [&window] { openSheet<CommandPalette>(window); }, QStringLiteral("search"));
    makeAction(
        &window, "key_sheet", [] { return Tr::tr("Keys"); }, [&window] { openSheet<KeySheet>(window); });
    makeAction(
        &window, "settings", [] { return Tr::tr("Settings…"); }, [&window] { openSheet<SettingsSheet>(window); },
        QStringLiteral("settings"));
    makeAction(
        &window, "about", [] { return Tr::tr("About Suara"); }, [&window] { openSheet<AboutSheet>(window); });
    makeAction(
        &window, "full_screen", [] { return Tr::tr("Full screen"); },
        [&window] { window.setWindowState(window.windowState() ^ Qt::WindowFullScreen); },
        QStringLiteral("fullscreen"));
    makeAction(
        &window, "switch_theme", [] { return Tr::tr("Switch between the light and the dark theme"); },
        [] {
            const QString other = Theme::instance().isDark() ? QStringLiteral("light") : QStringLiteral("dark");
            Settings::instance().setValue(Settings::Key::Theme, other);
        },
        QStringLiteral("theme"));
    makeAction(
        &window, "language", [] { return Tr::tr("Language"); },
        [] { // from the palette; the header's button opens its menu
            const QString other =
                Language::instance().code() == QLatin1String("id") ? QStringLiteral("en") : QStringLiteral("id");
            Settings::instance().setValue(Settings::Key::Language, other);
        },
        QStringLiteral("language"));
}

} // namespace suara
