#include "app/ClipArrivals.h"

#include "core/project/ClipImport.h"
#include "core/project/ClipProperty.h"
#include "core/project/MediaLocator.h"
#include "core/project/Project.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/workbench/Workbench.h"

#include <QPointer>
#include <QSet>
#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <string>

namespace suara {

namespace {

constexpr int named = 4; // folders or clips in a sentence; the others are dots

// Causes of what the note says.
const QString adding = QStringLiteral("adding");
const QString folderNames = QStringLiteral("folder names");
const QString missingEnds = QStringLiteral("missing ends");

std::vector<std::filesystem::path> toPaths(const QStringList& paths)
{
    std::vector<std::filesystem::path> result;
    result.reserve(std::size_t(paths.size()));
    std::ranges::transform(paths, std::back_inserter(result), toPath);
    return result;
}

} // namespace

ClipArrivals::ClipArrivals(Workbench& workbench, Note& note, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_note(note)
{
    connect(&workbench, &Workbench::projectChanged, this, [this] {
        m_asked.clear();
        connect(m_workbench.project(), &Project::clipsChanged, this, &ClipArrivals::forgetQuestion);
    });
}

void ClipArrivals::add(const QStringList& paths, bool folderNamesAsLabels)
{
    if (paths.isEmpty())
        return;
    m_workbench.jobs().start(
        [] { return tr("Reading clips"); }, m_workbench.project(),
        [given = toPaths(paths), folderNamesAsLabels](Task& task) {
            Arrived arrived;
            arrived.clips = readClips(given, ImportOptions{.folderNamesAsLabels = folderNamesAsLabels}, task);
            for (const Clip& clip : cutClips(arrived.clips, {}, task))
                arrived.cut.insert(clip.path);
            return arrived;
        },
        [this](Arrived arrived) {
            if (arrived.clips.empty())
                return m_note.say(
                    Note::Kind::Warning, [] { return tr("There is no audio file in what you gave."); }, adding);
            m_note.solved(adding);
            addClips(std::move(arrived));
        });
}

void ClipArrivals::addClips(Arrived arrived)
{
    const QPointer<Project> project = m_workbench.project();
    auto batch = std::make_shared<ClipAdding>();
    batch->clips = std::move(arrived.clips);
    m_workbench.jobs().startPieces([] { return tr("Adding clips"); }, project,
                                   [project, batch](Task& task) { return project->addSomeClips(*batch, task); },
                                   [this, batch, cut = std::move(arrived.cut)] {
                                       if (!batch->added.empty() && m_workbench.selection().currentClip() == 0)
                                           m_workbench.selection().setCurrentClip(batch->added.front());
                                       offerFolderNames(batch->added);
                                       tellCut(batch->added, cut);
                                   });
}

/// Marks the clips whose end is missing and names them.
void ClipArrivals::tellCut(const std::vector<ClipId>& added, const std::set<std::string>& cut)
{
    QSet<ClipId> ids;
    QStringList names;
    for (const ClipId id : added)
        if (const Clip* clip = m_workbench.project()->clip(id); clip != nullptr && cut.contains(clip->lastSeen)) {
            ids.insert(id);
            names << QString::fromStdString(clip->name);
        }
    if (ids.isEmpty())
        return;
    m_workbench.addCut(ids);
    if (names.size() > named)
        names = names.first(named) << QStringLiteral("…");
    m_note.say(
        Note::Kind::Warning,
        [count = int(ids.size()), names = names.join(QStringLiteral(", "))] {
            return tr("The end of %n clip(s) is missing: %1. What is there is used; get the whole files if you can.",
                      nullptr, count)
                .arg(names);
        },
        missingEnds);
}

/// Clips without a class that come from several folders: asks whether the folders' names are their classes.
void ClipArrivals::offerFolderNames(const std::vector<ClipId>& added)
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
    if (names.size() > named)
        names = names.first(named) << QStringLiteral("…");
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
void ClipArrivals::forgetQuestion()
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

} // namespace suara
