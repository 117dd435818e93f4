#include "core/project/Project.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/project/CoreText.h"
#include "core/project/MediaLocator.h"
#include "core/project/ProjectCopy.h"
#include "core/project/ProjectReading.h"
#include "core/project/Statement.h"

#include <algorithm>
#include <utility>

// Opening, steps and their undoing, copying. The edits themselves stand by their subject in ProjectClips.cpp,
// ProjectLabels.cpp, ProjectSegments.cpp and ProjectRuns.cpp.

namespace suara {
namespace fs = std::filesystem;
namespace {

// Above this many clips, views are told once that segments of many have changed.
constexpr std::size_t fewClips = 200;
// More rows than these take the interface long enough to be felt.
constexpr std::size_t manyRows = 2000;

} // namespace

Project::Project(std::unique_ptr<ProjectFile> file) : m_file(std::move(file))
{
    m_saveSettings.setSingleShot(true);
    connect(&m_saveSettings, &QTimer::timeout, this, [this] {
        if (m_aside.valid())
            m_saveSettings.start(m_saveSettings.interval()); // they can wait, the interface cannot
        else
            saveSettings();
    });
}

Project::~Project()
{
    waitAside();
    for (const auto& change : m_waiting)
        write(change);
    saveSettings();
}

std::unique_ptr<Project> Project::create(const fs::path& path, const std::string& annotator)
{
    std::unique_ptr<Project> project(new Project(ProjectFile::create(path)));
    try {
        project->fillNew(annotator);
        project->load();
        return project;
    } catch (...) {
        const fs::path half = project->path();
        project.reset();
        std::error_code ignored;
        fs::remove(half, ignored);
        throw;
    }
}

std::unique_ptr<Project> Project::open(const fs::path& path, Access access)
{
    std::unique_ptr<Project> project(new Project(ProjectFile::open(path, access)));
    project->dropRemovedRuns();
    project->load();
    return project;
}

void Project::fillNew(const std::string& annotator)
{
    m_file->transaction([&] {
        Statement(*m_file, QStringLiteral("INSERT INTO annotator (name) VALUES (?)"))
            .run(annotator.empty() ? coreText(SUARA_TEXT("Core", "First")) : QString::fromStdString(annotator));
        for (const LabelSet& set : builtInLabelSets()) {
            const LabelSetId id = Statement(*m_file, QStringLiteral("INSERT INTO label_set (name) VALUES (?)"))
                                      .run(set.name)
                                      .insertedId();
            writeCategories(id, set.categories);
        }
    });
}

void Project::dropRemovedRuns()
{
    if (isReadOnly())
        return;
    m_file->transaction([&] {
        m_file->run(QStringLiteral("DELETE FROM run WHERE removed AND id NOT IN (SELECT id FROM history_run)"));
    });
}

QString Project::name() const
{
    return QString::fromStdString(path().stem().string());
}

QString Project::readOnlySentence() const
{
    return isReadOnly() ? coreText(SUARA_TEXT("Core", "The project can only be read; save a copy to work in."))
                        : QString();
}

void Project::load()
{
    Replacement all = readAll(*m_file);
    m_contents.exchange(all);
    loadSettings();
    if (!isReadOnly())
        m_names = stepNames();
}

SegmentTrack Project::track(ClipId clip, AnnotatorId annotator) const
{
    std::vector<Segment> own;
    std::ranges::copy_if(segments(clip), std::back_inserter(own),
                         [&](const Segment& segment) { return segment.annotator == annotator; });
    return {clip, annotator, std::move(own)};
}

QByteArray Project::runModel(RunId id) const
{
    waitAside();
    try {
        Statement row(*m_file, QStringLiteral("SELECT model FROM run WHERE id = ?"));
        return row.run(id).next() ? row.bytes(0) : QByteArray();
    } catch (const IoError&) {
        return {};
    }
}

fs::path Project::absolutePath(const Clip& clip) const
{
    return locate(clip, path().parent_path());
}

std::string Project::relativePath(const fs::path& file) const
{
    return placeOf(file.generic_string(), path().parent_path()).relative;
}

bool Project::keep(const std::function<Touched()>& change, bool tells)
{
    finishAside();
    try {
        return take(write(change), tells);
    } catch (...) {
        takeBack();
        throw;
    }
}

Project::Written Project::write(const std::function<Touched()>& change) const
{
    Written written;
    try {
        m_file->transaction([&] {
            written.touched = change();
            // Read before it is committed: what cannot be read back is not kept either, so that memory is the file.
            written.rows = readTouched(*m_file, written.touched, m_contents.clipsWithSegments());
            written.names = stepNames();
        });
    } catch (const IoError& error) {
        written.error = error;
    }
    return written;
}

bool Project::take(Written written, bool tells)
{
    if (written.error) {
        takeBack();
        writeNext();
        Q_EMIT failed(*written.error);
        return false;
    }
    m_step = 0;
    m_replaced.clear();
    m_contents.exchange(written.rows);
    const bool hasNewHistory = written.names != m_names;
    m_names = std::move(written.names);
    writeNext(); // memory is the file again; who is told now may edit, and comes after it
    if (tells)
        tell(written.touched, hasNewHistory);
    return true;
}

bool Project::keepMany(std::size_t rows, std::function<Touched()> change)
{
    if (!isForAside(rows))
        return keep(change);
    if (m_aside.valid())
        m_waiting.push_back(std::move(change));
    else
        writeAside(std::move(change));
    return true;
}

bool Project::isForAside(std::size_t rows) const
{
    const bool isCopied = m_file.use_count() > 1; // a copy reads in pieces between which nothing may be half written
    return m_writesAside && m_step == 0 && rows > manyRows && !isCopied;
}

void Project::writeAside(std::function<Touched()> change)
{
    m_aside = std::async(std::launch::async, [this, change = std::move(change), number = ++m_asideNumber] {
        Written written;
        try {
            written = write(change);
        } catch (const Error& error) { // what it was asked for was right before those that it waited for
            written.error = IoError(path(), error.text(), error.arguments());
        }
        const auto takeThis = [this, number] {
            if (number == m_asideNumber && m_aside.valid()) // else somebody could not wait
                takeAside();
        };
        QMetaObject::invokeMethod(this, takeThis, Qt::QueuedConnection);
        return written;
    });
}

void Project::takeAside()
{
    take(m_aside.get(), true);
}

void Project::writeNext()
{
    if (m_waiting.empty())
        return;
    std::function<Touched()> change = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (m_file.use_count() > 1)
        keep(change); // a copy has begun meanwhile
    else
        writeAside(std::move(change));
}

void Project::finishAside()
{
    while (m_aside.valid())
        takeAside();
}

void Project::waitAside() const
{
    if (m_aside.valid())
        m_aside.wait();
}

void Project::takeBack()
{
    m_step = 0;
    for (auto rows = m_replaced.rbegin(); rows != m_replaced.rend(); ++rows)
        m_contents.exchange(*rows);
    m_replaced.clear();
}

bool Project::edit(const char* text, const std::vector<std::string>& arguments, const std::function<void()>& change)
{
    if (m_step == 0)
        return keep([&] {
            History history(*m_file);
            const std::int64_t step = history.begin(text, arguments);
            change();
            return history.end(step);
        });
    change(); // part of a composed step, which catches what goes wrong
    m_replaced.push_back(readTouched(*m_file, History(*m_file).touched(m_step), m_contents.clipsWithSegments()));
    m_contents.exchange(m_replaced.back());
    return true;
}

bool Project::editMany(std::size_t rows, const char* text, const std::vector<std::string>& arguments,
                       std::function<void()> change)
{
    if (m_step != 0)
        return edit(text, arguments, change);
    return keepMany(rows, [this, text, arguments, change = std::move(change)] {
        History history(*m_file);
        const std::int64_t step = history.begin(text, arguments);
        change();
        return history.end(step);
    });
}

bool Project::compose(const char* text, const std::vector<std::string>& arguments, const std::function<void()>& edits)
{
    return keep([&] {
        History history(*m_file);
        m_step = history.begin(text, arguments);
        edits();
        return history.end(m_step);
    });
}

bool Project::revert(bool redo)
{
    const auto change = [this, redo] {
        History history(*m_file);
        const std::int64_t step = redo ? history.redoStep() : history.undoStep();
        return step != 0 ? history.revert(step) : Touched();
    };
    if (m_aside.valid()) { // how much it is can only be seen after what is being written
        m_waiting.push_back(change);
        return true;
    }
    std::size_t rows = 0;
    try {
        const History history(*m_file);
        const std::int64_t step = redo ? history.redoStep() : history.undoStep();
        rows = history.size(step) + (history.changesWords(step) ? segmentCount() : 0);
    } catch (const IoError&) { // will be told when it is written
    }
    return keepMany(rows, change);
}

void Project::tell(const Touched& touched, bool hasNewHistory)
{
    if (touched.annotators)
        Q_EMIT annotatorsChanged();
    if (touched.labelSets)
        Q_EMIT labelSetsChanged();
    if (!touched.clips.empty())
        Q_EMIT clipsChanged();
    if (touched.labelSets || touched.segmentsOf.size() > fewClips)
        Q_EMIT segmentsChanged(0);
    else
        for (const ClipId id : touched.segmentsOf)
            Q_EMIT segmentsChanged(id);
    if (touched.runs)
        Q_EMIT runsChanged();
    if (hasNewHistory)
        Q_EMIT historyChanged();
}

bool Project::undo()
{
    return (canUndo() || m_aside.valid()) && revert(false);
}

bool Project::redo()
{
    return (canRedo() || m_aside.valid()) && revert(true);
}

QString Project::undoText() const
{
    return m_names.undo.sentence();
}

QString Project::redoText() const
{
    return m_names.redo.sentence();
}

void Project::retranslate()
{
    Q_EMIT historyChanged();
}

Project::StepNames Project::stepNames() const
{
    const History history(*m_file);
    return {history.name(history.undoStep()), history.name(history.redoStep())};
}

std::unique_ptr<ProjectCopy> Project::startCopy(const fs::path& target) const
{
    waitAside();
    return std::make_unique<ProjectCopy>(m_file, target);
}

void Project::saveCopy(const fs::path& target) const
{
    SilentTask task;
    const std::unique_ptr<ProjectCopy> copy = startCopy(target);
    while (copy->copySome(task)) {
    }
    copy->finish();
}

} // namespace suara
