#pragma once

#include "core/annotation/SegmentTrack.h"
#include "core/base/Error.h"
#include "core/project/Contents.h"
#include "core/project/History.h"
#include "core/project/ProjectFile.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>
#include <QVariant>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace suara {

class ProjectCopy;
class Task;
enum class ClipProperty;

/// Clips on their way into a project, a piece at a time.
struct ClipAdding {
    std::vector<Clip> clips; ///< paths absolute or relative to the project
    std::size_t next = 0;    ///< the first of them that is not in the project yet
    std::vector<ClipId> added;
    std::int64_t step = 0; ///< of the history
};

/// One open project: a SQLite file of clips, annotators, label sets, segments and runs.
///
/// Every edit is one transaction that is on disk before the signal says it is done, and every edit can be undone, also
/// after the program was closed. Edits never throw for what the disk does: they return false (0, or an empty list),
/// change nothing and emit failed(). They throw ParameterError only for calls that break their contract. Lives in one
/// thread; only edits of very many rows may be written aside, see writeManyAside().
class Project : public QObject {
    Q_OBJECT

public:
    using Access = ProjectFile::Access;

    /// A new project file with the built-in label sets and one annotator. @throws IoError, also if the file exists.
    /// @param annotator  name of the first annotator; "" for "First" in the user's language
    static std::unique_ptr<Project> create(const std::filesystem::path& path, const std::string& annotator = {});
    /// @throws IoError with one clear sentence when the file is missing, damaged, newer, in use or no project. A file
    /// that cannot be written to is opened to read: see isReadOnly().
    static std::unique_ptr<Project> open(const std::filesystem::path& path, Access access = Access::ReadWrite);
    ~Project() override;

    const std::filesystem::path& path() const { return m_file->path(); } ///< absolute
    QString name() const;                                                ///< the file's name without ending
    bool isReadOnly() const { return m_file->isReadOnly(); }
    QString readOnlySentence() const; ///< why edits are refused, in the user's language; "" if they are not

    /// From now on edits of very many rows are written in a thread of their own while this one goes on: removing clips,
    /// giving them a class, speaker or episode, adding, changing and removing segments, label sets and annotators where
    /// there are many segments, and undoing or redoing much. The call returns true at once, and memory changes, with
    /// its signals, when the event loop runs and all is on disk. Those that come meanwhile, and every undoing, wait
    /// their turn there; whatever else needs the file waits for all of them, so steps keep their order.
    void writeManyAside() { m_writesAside = true; }
    bool isWritingAside() const { return m_aside.valid(); } ///< failed() or historyChanged() will say when it is done

    // What it holds. References stay valid until the next edit.
    const std::vector<Clip>& clips() const { return m_contents.clips(); } ///< in the order of adding
    const Clip* clip(ClipId id) const { return m_contents.clip(id); }     ///< null if there is none
    const std::vector<Annotator>& annotators() const { return m_contents.annotators(); }
    const Annotator* annotator(AnnotatorId id) const { return m_contents.annotator(id); }
    const std::vector<LabelSet>& labelSets() const { return m_contents.labelSets(); }
    const LabelSet* labelSet(const std::string& name) const { return m_contents.labelSet(name); }
    /// Every annotator's, by start.
    const std::vector<Segment>& segments(ClipId clip) const { return m_contents.segments(clip); }
    const Segment* segment(SegmentId id) const { return m_contents.segment(id); }
    SegmentTrack track(ClipId clip, AnnotatorId annotator) const;
    std::size_t segmentCount() const { return m_contents.segmentCount(); }
    const std::vector<Run>& runs() const { return m_contents.runs(); } ///< oldest first
    const Run* run(RunId id) const { return m_contents.run(id); }
    QByteArray runModel(RunId id) const; ///< the model file's bytes; empty if it cannot be read

    /// Where the clip's file is: relative to the project, else where it was last seen. The file may be missing.
    std::filesystem::path absolutePath(const Clip& clip) const;
    /// How a file's place is written in this project.
    std::string relativePath(const std::filesystem::path& file) const;

    // Clips. Edits of many are one step.
    /// Adds clips whose path is absolute or relative to the project; those already in the project are left out.
    std::vector<ClipId> addClips(std::vector<Clip> clips);
    /// The same for very many, some at each call, so that the program goes on between: all are one step, whatever else
    /// is done meanwhile. Undoing that step ends it, as cancelling the task does; what stands then stays.
    /// @returns false after the last, and only then clipsChanged() is emitted
    bool addSomeClips(ClipAdding& adding, Task& task);
    bool removeClips(const std::vector<ClipId>& ids);
    bool setClipLabel(const std::vector<ClipId>& ids, const std::string& label);
    bool setClipSpeaker(const std::vector<ClipId>& ids, const std::string& speaker);
    bool setClipEpisode(const std::vector<ClipId>& ids, const std::string& episode);
    /// Gives each of many clips a word of its own.
    /// @param text  the step's name for the undo menu, marked with SUARA_TEXT("Core", …); %1 is how many
    bool setClipProperties(ClipProperty property, const std::vector<std::pair<ClipId, std::string>>& words,
                           const char* text);
    bool renameClip(ClipId id, const std::string& name);
    /// Clips whose file was found elsewhere: path, hash, rate, channels, length and error by id.
    bool updateClipFiles(const std::vector<Clip>& clips);
    /// The same of one clip whose file is another one now, where it always was.
    bool renewClip(const Clip& clip);

    // Annotators
    AnnotatorId addAnnotator(const std::string& name);
    bool renameAnnotator(AnnotatorId id, const std::string& name);
    bool removeAnnotator(AnnotatorId id); ///< with all segments of the tier

    // Label sets. Categories are recognised by their id: renaming one renames it in every segment.
    LabelSetId addLabelSet(const LabelSet& set);
    bool updateLabelSet(const LabelSet& set);
    bool removeLabelSet(LabelSetId id); ///< with all labels given from it

    // Segments
    std::vector<SegmentId> addSegments(std::vector<Segment> segments); ///< as editSegments()
    bool removeSegments(const std::vector<SegmentId>& ids);
    /// Applies what a SegmentTrack proposes, as one step. Returns the ids of edit.added, in order; none when it is
    /// written aside.
    /// @param text  the step's name for the undo menu, marked with SUARA_TEXT("Core", …)
    std::vector<SegmentId> editSegments(SegmentEdit edit, const char* text);
    bool setSegmentLabel(SegmentId id, const std::string& labelSet, const std::string& category); ///< "" takes it away
    bool setSegmentTranscript(SegmentId id, const std::string& transcript);
    bool setSegmentJudgement(SegmentId id, std::optional<double> valence, std::optional<double> arousal);

    // Runs. Adding one is not an undoable step (nobody undoes an hour of training by Ctrl+Z).
    RunId addRun(const std::string& name, const QByteArray& record, const QByteArray& model);
    bool renameRun(RunId id, const std::string& name);
    bool removeRun(RunId id);

    // How the user left the views. Not a step; written a moment later, so that it may change with every pixel.
    QVariant setting(const QString& key, const QVariant& fallback = {}) const;
    void setSetting(const QString& key, const QVariant& value);

    /// Makes several edits one step: all of them or, when one fails or throws, none. Signals come after the last.
    /// Within edits() the edit methods throw IoError instead of returning false.
    bool compose(const char* text, const std::vector<std::string>& arguments, const std::function<void()>& edits);

    /// The same for segments and the few things they need to be there. Where they are so many that they are written
    /// aside, what prepare() made stays if that fails.
    /// @param count     how many segments
    /// @param segments  asked after prepare()
    bool composeSegments(const char* text, const std::vector<std::string>& arguments, std::size_t count,
                         const std::function<void()>& prepare, const std::function<SegmentEdit()>& segments);

    // History
    bool canUndo() const { return !m_names.undo.isEmpty(); }
    bool canRedo() const { return !m_names.redo.isEmpty(); }
    QString undoText() const; ///< what would be undone, translated: "Add clips (20)"; "" if nothing
    QString redoText() const;
    void retranslate(); ///< the language has changed
    bool undo();
    bool redo();

    /// Writes a whole copy, its clips' places relative to where it stands. Works also when the own file has vanished.
    /// @throws IoError
    void saveCopy(const std::filesystem::path& path) const;
    /// The same in pieces. @throws IoError
    std::unique_ptr<ProjectCopy> startCopy(const std::filesystem::path& path) const;

Q_SIGNALS:
    void clipsChanged();
    void segmentsChanged(suara::ClipId clip); ///< 0: of many clips
    void annotatorsChanged();
    void labelSetsChanged();
    void runsChanged();
    void historyChanged();                    ///< canUndo, canRedo or their texts
    void failed(const suara::IoError& error); ///< an edit could not be written; nothing has changed

private:
    struct StepNames {
        StepName undo;
        StepName redo;
        bool operator==(const StepNames&) const = default;
    };

    explicit Project(std::unique_ptr<ProjectFile> file);

    void fillNew(const std::string& annotator);
    void dropRemovedRuns(); ///< those that no step can bring back
    void load();
    void loadSettings();
    void saveSettings();
    StepNames stepNames() const;

    /// What a transaction has come to.
    struct Written {
        Touched touched;
        Replacement rows; ///< what it touched, read anew
        StepNames names;
        std::optional<IoError> error;
    };

    /// The one way to change: writes in a transaction, takes what that touched into memory, tells. All of it or
    /// nothing.
    bool keep(const std::function<Touched()>& change, bool tells = true);
    Written write(const std::function<Touched()>& change) const;
    bool take(Written written, bool tells);
    /// The same, written aside where this many rows are too many to wait for. change owns what it needs.
    bool keepMany(std::size_t rows, std::function<Touched()> change);
    bool isForAside(std::size_t rows) const;
    void writeAside(std::function<Touched()> change);
    void writeNext();       ///< what waits for its turn aside
    void takeAside();       ///< what has been written aside
    void finishAside();     ///< takes all of it
    void waitAside() const; ///< until nobody else uses the file
    void takeBack();        ///< what edits of a composed step have put into memory
    bool edit(const char* text, const std::vector<std::string>& arguments, const std::function<void()>& change);
    /// @param change  owns what it needs
    bool editMany(std::size_t rows, const char* text, const std::vector<std::string>& arguments,
                  std::function<void()> change);
    bool revert(bool redo);
    void tell(const Touched& touched, bool hasNewHistory);
    bool setClipColumn(const char* text, const QString& column, const std::vector<ClipId>& ids,
                       const std::string& value);
    void writeClipFiles(const std::vector<Clip>& clips) const;
    void leaveOutKnown(std::vector<Clip>& clips) const;
    std::vector<ClipId> insertClips(const std::vector<Clip>& clips);
    bool addPiece(ClipAdding& adding);
    std::vector<SegmentId> writeSegments(const SegmentEdit& change) const; ///< the ids of those added
    void writeCategories(LabelSetId id, const std::vector<Category>& categories) const;
    void checkAnnotatorName(const std::string& name, AnnotatorId own) const;
    void checkLabelSetName(const std::string& name, LabelSetId own) const;

    std::shared_ptr<ProjectFile> m_file; // a copy under way may need it a little longer
    Contents m_contents;
    QHash<QString, QVariant> m_settings;
    QSet<QString> m_unsavedSettings;
    QTimer m_saveSettings;
    StepNames m_names;
    std::int64_t m_step = 0;             // being composed
    std::vector<Replacement> m_replaced; // by its edits so far
    bool m_writesAside = false;
    std::future<Written> m_aside;
    std::int64_t m_asideNumber = 0; // of what is being written
    std::deque<std::function<Touched()>> m_waiting;
};

} // namespace suara
