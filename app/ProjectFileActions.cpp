#include "app/ProjectFiles.h"

#include "app/MissingClips.h"
#include "widgets/common/commands/Actions.h"

#include <QWidget>

namespace suara {

void ProjectFiles::makeActions()
{
    makeAction(
        &m_window, "new_project", [] { return tr("New project…"); }, [this] { chooseNew(); });
    makeAction(
        &m_window, "open_project", [] { return tr("Open project…"); }, [this] { chooseProject(); });
    makeAction(
        &m_window, "open_files", [] { return tr("Add audio files…"); }, [this] { chooseFiles(); },
        QStringLiteral("add"));
    makeAction(
        &m_window, "open_folder", [] { return tr("Add a folder…"); }, [this] { chooseFolder(false); },
        QStringLiteral("folder"));
    makeAction(
        &m_window, "open_class_folders", [] { return tr("Add a folder, its names as classes…"); },
        [this] { chooseFolder(true); });
    makeAction(
        &m_window, "save_copy", [] { return tr("Save a copy…"); }, [this] { chooseCopy(); });
    makeAction(
        &m_window, "find_moved", [] { return tr("Find moved clips…"); }, [this] { m_missing->chooseFolder(); });
    makeAction(
        &m_window, "quit", [] { return tr("Quit"); }, [this] { m_window.close(); });
}

} // namespace suara
