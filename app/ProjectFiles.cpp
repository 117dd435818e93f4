#include "app/ProjectFiles.h"

#include "core/base/Error.h"
#include "core/project/ClipImport.h"
#include "core/project/ClipProperty.h"
#include "core/project/MediaLocator.h"
#include "core/project/Project.h"
#include "core/project/ProjectCopy.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/FileDialogs.h"
#include "widgets/common/FilePath.h"
#include "widgets/common/Note.h"
#include "widgets/common/Settings.h"
#include "widgets/common/Workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QPointer>
#include <QStandardPaths>
#include <QWidget>
#include <algorithm>
#include <set>

namespace suara {

namespace {

constexpr int recentProjects = 10;
constexpr int namedFolders = 4; // in a sentence; the others are dots
const QString projectEnding = QStringLiteral(".suara");

// Causes of what the note says.
const QString opening = QStringLiteral("opening");
const QString adding = QStringLiteral("adding");
const QString folderNames = QStringLiteral("folder names");
const QString missingFiles = QStringLiteral("missing files");
const QString copying = QStringLiteral("copying");

std::vector<std::filesystem::path> toPaths(const QStringList& paths)
{
    std::vector<std::filesystem::path> result;
    result.reserve(std::size_t(paths.size()));
    std::ranges::transform(paths, std::back_inserter(result), toPath);
    return result;
}

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
    : QObject(&window), m_workbench(workbench), m_note(note), m_window(window)
{
    makeActions();
    connect(&workbench, &Workbench::projectChanged, this, [this] {
        remember();
        m_asked.clear();
        connect(m_workbench.project(), &Project::clipsChanged, this, &ProjectFiles::forgetQuestion);
    });
}

void ProjectFiles::openAtStart(const QStringList& arguments)
{
    const auto given = std::ranges::find_if(arguments, isProject);
    if (given != arguments.end()) {
        if (!openProject(*given))
            openScratch();
        return;
    }
    if (!arguments.isEmpty()) {
        openScratch();
        addPaths(arguments, false);
        return;
    }
    const QStringList recent = Settings::instance().value(Settings::Key::RecentProjects).toStringList();
    const auto newest = std::ranges::find_if(recent, [](const QString& path) { return QFileInfo::exists(path); });
    if (newest == recent.end() || !openProject(*newest))
        openScratch();
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
    lookForMissing(false);
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

void ProjectFiles::addPaths(const QStringList& paths, bool folderNamesAsLabels)
{
    if (paths.isEmpty())
        return;
    m_workbench.jobs().start(
        tr("Reading clips"), m_workbench.project(),
        [given = toPaths(paths), folderNamesAsLabels](Task& task) {
            return readClips(given, ImportOptions{.folderNamesAsLabels = folderNamesAsLabels}, task);
        },
        [this](std::vector<Clip> clips) {
            if (clips.empty())
                return m_note.say(
                    Note::Kind::Warning, [] { return tr("There is no audio file in what you gave."); }, adding);
            m_note.solved(adding);
            addClips(std::move(clips));
        });
}

void ProjectFiles::addClips(std::vector<Clip> clips)
{
    const QPointer<Project> project = m_workbench.project();
    auto batch = std::make_shared<ClipAdding>();
    batch->clips = std::move(clips);
    m_workbench.jobs().startPieces(
        tr("Adding clips"), project, [project, batch](Task& task) { return project->addSomeClips(*batch, task); },
        [this, batch] {
            if (!batch->added.empty() && m_workbench.selection().currentClip() == 0)
                m_workbench.selection().setCurrentClip(batch->added.front());
            offerFolderNames(batch->added);
        });
}

/// Clips without a class that come from several folders: asks whether the folders' names are their classes.
void ProjectFiles::offerFolderNames(const std::vector<ClipId>& added)
{
    const QPointer<Project> project = m_workbench.project();
    const auto folderOf = [](const Clip& clip) {
        return std::filesystem::path(clip.lastSeen).parent_path().filename().string(); // whole since it was added
    };
    std::vector<ClipId> readable;
    std::set<std::string> folders;
    for (const ClipId id : added) {
        const Clip* found = project->clip(id); // it may have been taken away since
        if (found == nullptr || !found->label.empty())
            return;
        const Clip& clip = *found;
        if (!clip.isReadable())
            continue;
        readable.push_back(id);
        folders.insert(folderOf(clip));
    }
    if (folders.size() < 2)
        return;
    QStringList names;
    for (const std::string& folder : folders)
        names << QString::fromStdString(folder);
    if (names.size() > namedFolders)
        names = names.first(namedFolders) << QStringLiteral("…");
    m_note.say(
        Note::Kind::Info,
        [count = int(folders.size()), names = names.join(QStringLiteral(", "))] {
            return tr("The clips come from %n folder(s): %1. Are these their classes?", nullptr, count).arg(names);
        },
        folderNames);
    m_note.addAction([] { return tr("Use as classes"); },
                     [project, readable, folderOf] {
                         if (project != nullptr)
                             takeClipProperty(*project, readable, ClipProperty::Class, folderOf);
                     });
    m_asked = readable;
}

/// The question is idle once the clips are gone or have got their classes otherwise.
void ProjectFiles::forgetQuestion()
{
    const auto isOpen = [this](ClipId id) {
        const Clip* clip = m_workbench.project()->clip(id);
        return clip != nullptr && clip->label.empty();
    };
    if (!m_asked.empty() && !std::ranges::all_of(m_asked, isOpen)) {
        m_asked.clear();
        m_note.solved(folderNames);
    }
}

void ProjectFiles::dropped(const QStringList& paths)
{
    const auto project = std::ranges::find_if(paths, isProject);
    if (project != paths.end()) {
        openProject(*project);
        return;
    }
    addPaths(paths, false);
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
                         [this](const QStringList& paths) { addPaths(paths, false); });
}

void ProjectFiles::chooseFolder(bool folderNamesAsLabels)
{
    ::suara::chooseFolder(m_window, folderNamesAsLabels ? tr("Add a folder, its names as classes") : tr("Add a folder"),
                          [this, folderNamesAsLabels](const QString& path) { addPaths({path}, folderNamesAsLabels); });
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
            tr("Saving a copy"), this, [copy](Task&) { copy->finish(); },
            [this, path] {
                m_note.say(
                    Note::Kind::Info, [path] { return tr("A copy stands in %1.").arg(QDir::toNativeSeparators(path)); },
                    copying);
            });
    };
    m_workbench.jobs().startPieces(
        tr("Saving a copy"), project, [copy](Task& task) { return copy->copySome(task); }, finish);
}

void ProjectFiles::lookForMissing(bool sayIfNone)
{
    const Project& project = *m_workbench.project();
    m_workbench.jobs().start(
        tr("Looking for the clips"), m_workbench.project(),
        [clips = project.clips(), folder = project.path().parent_path()](Task& task) {
            return missingClips(clips, folder, task);
        },
        [this, sayIfNone](const std::vector<Clip>& missing) {
            QSet<ClipId> ids;
            for (const Clip& clip : missing)
                ids.insert(clip.id);
            m_workbench.setMissing(std::move(ids));
            if (!missing.empty()) {
                m_note.say(
                    Note::Kind::Warning,
                    [count = int(missing.size())] { return tr("%n clip(s) are not where they were.", nullptr, count); },
                    missingFiles);
                m_note.addAction([] { return tr("Choose their folder…"); }, [this] { chooseFolderOfMoved(); });
                return;
            }
            m_note.solved(missingFiles);
            if (sayIfNone)
                m_note.say(Note::Kind::Info, [] { return tr("Every clip is where it was."); });
        });
}

void ProjectFiles::chooseFolderOfMoved()
{
    ::suara::chooseFolder(m_window, tr("Folder of the moved clips"), [this](const QString& path) { findIn(path); });
}

void ProjectFiles::findIn(const QString& folder)
{
    const Project& project = *m_workbench.project();
    m_workbench.jobs().start(
        tr("Finding moved clips"), m_workbench.project(),
        [clips = project.clips(), home = project.path().parent_path(), there = toPath(folder)](Task& task) {
            const std::vector<Clip> missing = missingClips(clips, home, task);
            return findClips(missing, there, task);
        },
        [this](const std::vector<Clip>& found) {
            if (found.empty()) {
                m_note.say(Note::Kind::Warning, [] { return tr("None of the missing clips is in this folder."); });
                m_note.addAction([] { return tr("Choose their folder…"); }, [this] { chooseFolderOfMoved(); });
            } else if (m_workbench.project()->updateClipFiles(found)) {
                lookForMissing(true);
            }
        });
}

} // namespace suara
