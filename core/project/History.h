#pragma once

#include "core/annotation/Segment.h"

#include <QString>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace suara {

class ProjectFile;

/// Which rows a step has touched, so that only they are read again.
struct Touched {
    std::set<ClipId> clips;
    std::set<ClipId> segmentsOf; ///< clips whose segments or their labels changed
    bool annotators = false;
    bool labelSets = false;
    bool runs = false;

    bool isEmpty() const;
};

/// What a step is called.
struct StepName {
    std::string text;      ///< English template
    std::string arguments; ///< as packedArguments() keeps them

    bool isEmpty() const { return text.empty(); }
    QString sentence() const; ///< in the user's language; "" if empty
    bool operator==(const StepName&) const = default;
};

/// Undo and redo, kept in the project file. While a step is recorded, triggers keep the first image of every row that
/// changes; reverting a step writes these images back, and the images that replaces become the way forth again. It
/// knows rows, not edits: what a table of recordedTables() holds can be undone, whoever changed it.
class History {
public:
    static constexpr int keptSteps = 1000;

    explicit History(const ProjectFile& file) : m_file(file) {}

    // Inside a transaction.
    std::int64_t begin(const std::string& text, const std::vector<std::string>& arguments);
    /// Ends recording. A step that changed nothing is dropped; otherwise steps that had been undone are.
    Touched end(std::int64_t step);
    /// Goes on recording a step that ended before, whatever was done since; pause() ends that. False if it was undone
    /// or is no longer kept.
    bool resume(std::int64_t step, const std::vector<std::string>& arguments);
    void pause() const { record(0); }
    Touched revert(std::int64_t step);
    Touched touched(std::int64_t step) const;
    void clear() const;

    std::int64_t undoStep() const; ///< 0 if there is none
    std::int64_t redoStep() const;
    std::size_t size(std::int64_t step) const;  ///< how many rows of clips, segments and labels it holds
    bool changesWords(std::int64_t step) const; ///< label sets or annotators, which every segment speaks of
    StepName name(std::int64_t step) const;     ///< empty for 0

private:
    void forget(const QString& condition) const;
    void record(std::int64_t step) const;

    const ProjectFile& m_file;
};

} // namespace suara
