#include "app/ProjectFiles.h"

#include "app/ClipArrivals.h"
#include "app/MissingClips.h"
#include "core/base/Error.h"
#include "core/project/Project.h"
#include "core/project/ProjectCopy.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/workbench/Workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>
#include <QWidget>
#include <algorithm>

namespace suara {

namespace {

constexpr int recentProjects = 10;
const QString projectEnding = QStringLiteral(".suara");

// Causes of what the note says.
const QString opening = QStringLiteral("opening");
const QString copying = QStringLiteral("copying");

bool isProject(const QString& path)
{
    return path.endsWith(projectEnding, Qt::CaseInsensitive);
}

QString withEnding(const QString& path)
{
    return isProject(path) ? path : path + projectEnding;
}

/// The project if it can be opened and nothing was ever put into it; else null.
std::unique_ptr<Project> unusedProject(const QString& path)
{
    try {
        std::unique_ptr<Project> project = Project::open(toPath(path));
        const bool isUnused = project->clips().empty() && project->runs().empty() && !project->canUndo() &&
                              !project->canRedo() && !project->isReadOnly();
        return isUnused ? std::move(project) : nullptr;
    } catch (const Error&) {
        return nullptr;
    }
}

} // namespace

ProjectFiles::ProjectFiles(Workbench& workbench, Note& note, QWidget& window)
    : QObject(&window)
    , m_workbench(workbench)
    , m_note(note)
    , m_window(window)
    , m_arrivals(new ClipArrivals(workbench, note, this))
    , m_missing(new MissingClips(workbench, note, window))
{
    makeActions();
    connect(&workbench, &Workbench::projectChanged, this, &ProjectFiles::remember);
}

bool ProjectFiles::openAtStart(const QStringList& arguments)
{
    const auto given = std::ranges::find_if(arguments, isProject);
    if (given != arguments.end()) {
        if (!openProject(*given))
            openScratch();
        return false;
    }
    if (!arguments.isEmpty()) {
        openScratch();
        m_arrivals->add(arguments, false);
        return true;
    }
    const QStringList recent = Settings::instance().value(Settings::Key::RecentProjects).toStringList();
    const auto newest = std::ranges::find_if(recent, [](const QString& path) { return QFileInfo::exists(path); });
    if (newest == recent.end() || !openProject(*newest))
        openScratch();
    return false;
}

bool ProjectFiles::openProject(const QString& path)
{
    try {
        m_workbench.setProject(Project::open(toPath(path)));
    } catch (const Error&) {
        refused(path);
        return false;
    }
    m_note.clear();
    const Project& project = *m_workbench.project();
    if (project.isReadOnly()) {
        m_note.say(
            Note::Kind::Warning, [this] { return m_workbench.project()->readOnlySentence(); }, opening);
        m_note.addAction([] { return tr("Save a copy…"); }, [this] { chooseCopy(); });
    }
    m_missing->look(false);
    return true;
}

bool ProjectFiles::createProject(const QString& path)
{
    const QString annotator = Settings::instance().value(Settings::Key::Annotator).toString().trimmed();
    try {
        m_workbench.setProject(Project::create(toPath(path), annotator.toStdString()));
    } catch (const Error&) {
        refused(path);
        return false;
    }
    m_note.clear();
    return true;
}

/// A project of its own for who has not chosen one yet. It is a file like any other and is kept; the newest one is
/// taken again if nothing has been put into it. Where the usual folder is of no use it stands among temporary files.
void ProjectFiles::openScratch()
{
    const QString sentence = m_note.sentence();
    const QString usual =
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/projects");
    if (makeScratch(usual)) {
        if (!sentence.isEmpty())
            m_note.say(Note::Kind::Error, sentence); // why it is not the one that was asked for
        return;
    }
    const QString why = m_note.sentence();
    const QString other = QDir::temp().filePath(QStringLiteral("suara-projects"));
    if (makeScratch(other))
        m_note.say(Note::Kind::Warning,
                   why + QLatin1Char(' ') +
                       tr("This project stands among temporary files; save a copy elsewhere to keep it."));
}

bool ProjectFiles::makeScratch(const QString& folder)
{
    const QDir place(folder);
    place.mkpath(QStringLiteral("."));
    const auto path = [&](int number) {
        return place.filePath(tr("Untitled %1").arg(number) + projectEnding);
    };
    int number = 1;
    while (QFileInfo::exists(path(number)))
        ++number;
    if (std::unique_ptr<Project> unused = number > 1 ? unusedProject(path(number - 1)) : nullptr) {
        m_workbench.setProject(std::move(unused));
        m_note.clear();
        return true;
    }
    constexpr int others = 16; // windows that may be started at the same moment
    for (const int first = number; number < first + others; ++number)
        if (createProject(path(number)))
            return true;
        else if (!QFileInfo::exists(path(number)))
            return false;
    return false;
}

void ProjectFiles::refused(const QString& path)
{
    m_note.say(Note::Kind::Error, errorSentence(), opening);
    if (!QFileInfo::exists(path)) {
        QStringList recent = Settings::instance().value(Settings::Key::RecentProjects).toStringList();
        recent.removeAll(path);
        Settings::instance().setValue(Settings::Key::RecentProjects, recent);
    }
}

void ProjectFiles::remember()
{
    const QString path = fromPath(m_workbench.project()->path());
    QStringList recent = Settings::instance().value(Settings::Key::RecentProjects).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    Settings::instance().setValue(Settings::Key::RecentProjects, QStringList(recent.mid(0, recentProjects)));
}

void ProjectFiles::fillRecentMenu(QMenu& menu)
{
    menu.clear();
    const QString here = fromPath(m_workbench.project()->path());
    for (const QString& path : Settings::instance().value(Settings::Key::RecentProjects).toStringList())
        if (path != here)
            menu.addAction(QDir::toNativeSeparators(path), this, [this, path] { openProject(path); });
    menu.setEnabled(!menu.isEmpty());
}

void ProjectFiles::dropped(const QStringList& paths)
{
    const auto project = std::ranges::find_if(paths, isProject);
    if (project != paths.end()) {
        openProject(*project);
        return;
    }
    m_arrivals->add(paths, false);
}

void ProjectFiles::chooseNew()
{
    chooseToSave(m_window, tr("New project"), tr("Suara projects (*.suara)"), tr("New project") + projectEnding,
                 [this](const QString& path) { createProject(withEnding(path)); });
}

void ProjectFiles::chooseProject()
{
    chooseFile(m_window, tr("Open project"), tr("Suara projects (*.suara)"),
               [this](const QString& path) { openProject(path); });
}

void ProjectFiles::chooseFiles()
{
    ::suara::chooseFiles(m_window, tr("Add audio files"),
                         tr("Audio and video") +
                             QStringLiteral(" (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aif *.aiff *.aifc *.au *.snd "
                                            "*.caf *.w64 *.rf64 *.m4a *.mp4 *.mov *.mkv *.webm *.aac *.wma *.amr);;") +
                             tr("All files") + QStringLiteral(" (*)"),
                         [this](const QStringList& paths) { m_arrivals->add(paths, false); });
}

void ProjectFiles::chooseFolder(bool folderNamesAsLabels)
{
    ::suara::chooseFolder(
        m_window, folderNamesAsLabels ? tr("Add a folder, its names as classes") : tr("Add a folder"),
        [this, folderNamesAsLabels](const QString& path) { m_arrivals->add({path}, folderNamesAsLabels); });
}

void ProjectFiles::chooseCopy()
{
    const QString name = m_workbench.project()->name() + projectEnding;
    chooseToSave(m_window, tr("Save a copy"), tr("Suara projects (*.suara)"), name, [this](const QString& path) {
        try {
            copyTo(withEnding(path));
        } catch (const Error&) {
            m_note.say(Note::Kind::Error, errorSentence(), copying);
        }
    });
}

/// The pages in this thread, for the file is open in it; what makes them a project of their own place in another.
void ProjectFiles::copyTo(const QString& path)
{
    Project* project = m_workbench.project();
    const std::shared_ptr<ProjectCopy> copy = project->startCopy(toPath(path));
    const auto finish = [this, copy, path] {
        m_workbench.jobs().start(
            [] { return tr("Saving a copy"); }, this, [copy](Task&) { copy->finish(); },
            [this, path] {
                m_note.say(
                    Note::Kind::Info, [path] { return tr("A copy stands in %1.").arg(QDir::toNativeSeparators(path)); },
                    copying);
            });
    };
    m_workbench.jobs().startPieces([] { return tr("Saving a copy"); }, project,
                                   [copy](Task& task) { return copy->copySome(task); }, finish);
}

} // namespace suara
