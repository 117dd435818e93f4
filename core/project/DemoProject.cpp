#include "core/project/DemoProject.h"

#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/audio/DrumSynth.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"
#include "core/project/Project.h"
#include "core/project/TalkShow.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

namespace suara {
namespace fs = std::filesystem;
namespace {

constexpr int drumsPerClass = 10;
constexpr int episodes = 2;

void makeFolder(const fs::path& folder)
{
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem)
        throw IoError(folder, SUARA_TEXT("Core", "The folder cannot be made (%1)."), {problem.message()});
}

/// The second annotator hears a boundary a few hundredths of a second elsewhere.
std::int64_t shifted(std::int64_t sample, std::size_t line, int sampleRate)
{
    return sample + std::int64_t((double(line % 5) - 2.0) * 0.02 * sampleRate);
}

Segment judged(const SpokenLine& spoken, ClipId clip, AnnotatorId annotator)
{
    const TalkShowLine& line = *spoken.line;
    const Mood mood = moodOf(line.emotion);
    Segment segment;
    segment.clip = clip;
    segment.annotator = annotator;
    segment.start = spoken.start;
    segment.end = spoken.end;
    segment.labels = {{"emotion", std::string(line.emotion)},
                      {"sentiment", std::string(line.sentiment)},
                      {"gender", std::string(line.voice->gender)}};
    segment.valence = mood.valence;
    segment.arousal = mood.arousal;
    segment.transcript = line.text;
    return segment;
}

Segment judgedOtherwise(const SpokenLine& spoken, std::size_t index, int sampleRate, ClipId clip, AnnotatorId annotator)
{
    const TalkShowLine& line = *spoken.line;
    const Mood mood = moodOf(line.otherEmotion);
    Segment segment = judged(spoken, clip, annotator);
    segment.start = shifted(spoken.start, index, sampleRate);
    segment.end = shifted(spoken.end, index + 2, sampleRate);
    segment.labels["emotion"] = line.otherEmotion;
    segment.labels["sentiment"] = line.otherSentiment;
    segment.valence = 0.9 * mood.valence;
    segment.arousal = 0.9 * mood.arousal - 0.05;
    return segment;
}

/// A file that goes with its owner, whatever happened.
struct Draft {
    fs::path path;
    ~Draft()
    {
        std::error_code ignored;
        fs::remove(path, ignored);
    }
};

bool haveSameBytes(const fs::path& one, const fs::path& other)
{
    std::ifstream first(one, std::ios::binary);
    std::ifstream second(other, std::ios::binary);
    using Bytes = std::istreambuf_iterator<char>;
    return first && second && std::equal(Bytes(first), Bytes(), Bytes(second), Bytes());
}

class DemoMaker {
public:
    DemoMaker(fs::path folder, Task& task)
        : m_folder(std::move(folder)), m_target(m_folder / "demo.suara"), m_task(task)
    {
        requireUtf8Name(m_target); // before all sounds are made
        std::error_code ignored;
        if (fs::exists(m_target, ignored))
            throw IoError(m_target, SUARA_TEXT("Core", "There is a demo project already. Choose another folder."));
    }

    DemoProject make()
    {
        for (int hit = 1; hit <= drumsPerClass; ++hit) {
            writeDrum("kick", hit, synthesiseKick(std::uint64_t(hit)));
            writeDrum("snare", hit, synthesiseSnare(std::uint64_t(hit)));
        }
        const bool hasTalkShow = writeTalkShow();
        writeProject();
        m_task.checkpoint(1.0);
        return {m_target, hasTalkShow};
    }

private:
    void writeDrum(const std::string& drum, int hit, const std::vector<float>& samples)
    {
        char name[32];
        std::snprintf(name, sizeof name, "%s_%02d.wav", drum.c_str(), hit);
        const fs::path folder = m_folder / "drums" / drum;
        makeFolder(folder);
        writeSound(folder / name, samples, drumSampleRate);
        addClip(folder / name).label = drum;
        m_task.checkpoint(0.3 * double(m_clips.size()) / (2.0 * drumsPerClass));
    }

    /// A sound that an interrupted demo left stays; another file of its name is somebody's own.
    void writeSound(const fs::path& file, std::span<const float> samples, int sampleRate) const
    {
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            return writeWav(file, samples, sampleRate);
        const Draft draft{file.parent_path() / ".demo-draft.wav"};
        writeWav(draft.path, samples, sampleRate);
        if (!haveSameBytes(file, draft.path))
            throw IoError(file, SUARA_TEXT("Core", "Another file has this name already. Choose another folder for the "
                                                   "demo project."));
    }

    bool writeTalkShow()
    {
        for (int number = 1; number <= episodes; ++number) {
            std::optional<Episode> episode = speakEpisode(number, m_task);
            if (!episode)
                return false;
            makeFolder(m_folder / "talkshow");
            const fs::path file = m_folder / "talkshow" / ("episode_" + std::to_string(number) + ".wav");
            writeSound(file, episode->samples, episode->sampleRate);
            addClip(file).episode = "Obrolan Sore " + std::to_string(number);
            m_episodes.emplace_back(m_clips.size() - 1, std::move(*episode));
            m_task.checkpoint(0.3 + 0.6 * number / episodes);
        }
        return true;
    }

    Clip& addClip(const fs::path& file)
    {
        m_clips.push_back(probeClip(file, m_task));
        return m_clips.back();
    }

    /// Made under another name and copied: the copy has nothing to undo and appears when it is whole.
    void writeProject() const
    {
        const Draft draft{m_folder / ".demo-draft.suara"};
        std::error_code ignored;
        fs::remove(draft.path, ignored); // of a demo that was killed
        const auto project = Project::create(draft.path);
        fill(*project);
        project->saveCopy(m_target);
    }

    void fill(Project& project) const
    {
        std::optional<IoError> failure;
        QObject::connect(&project, &Project::failed, &project, [&](const IoError& error) { failure = error; });
        const auto done = [&](auto result) {
            if (failure)
                throw *failure;
            return result;
        };
        const std::vector<ClipId> ids = done(project.addClips(m_clips));
        const AnnotatorId ayu = project.annotators().front().id;
        done(project.renameAnnotator(ayu, "Ayu"));
        const AnnotatorId bima = done(project.addAnnotator("Bima"));
        std::vector<Segment> segments;
        for (const auto& [clip, episode] : m_episodes)
            for (std::size_t line = 0; line < episode.lines.size(); ++line) {
                segments.push_back(judged(episode.lines[line], ids[clip], ayu));
                segments.push_back(judgedOtherwise(episode.lines[line], line, episode.sampleRate, ids[clip], bima));
            }
        done(project.addSegments(segments));
    }

    fs::path m_folder;
    fs::path m_target;
    Task& m_task;
    std::vector<Clip> m_clips;
    std::vector<std::pair<std::size_t, Episode>> m_episodes; // by index of their clip
};

} // namespace

DemoProject makeDemo(const fs::path& folder, Task& task)
{
    makeFolder(folder);
    return DemoMaker(fs::absolute(folder).lexically_normal(), task).make();
}

} // namespace suara
