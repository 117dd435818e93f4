#pragma once

#include "core/project/Project.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

// What the tests of the project share.

namespace suara {

inline Clip clipNamed(const std::string& name)
{
    Clip clip;
    clip.path = "audio/" + name + ".wav";
    clip.name = name;
    clip.contentHash = std::string(32, 'a');
    clip.sampleRate = 22050;
    clip.channels = 1;
    clip.frames = 44100;
    return clip;
}

inline Segment segmentOf(const Project& project, std::int64_t start, std::int64_t end, const std::string& emotion = {})
{
    Segment segment;
    segment.clip = project.clips().front().id;
    segment.annotator = project.annotators().front().id;
    segment.start = start;
    segment.end = end;
    if (!emotion.empty())
        segment.labels["emotion"] = emotion;
    return segment;
}

/// A project with two clips, two annotators, three segments and a run.
inline std::unique_ptr<Project> filledProject(const std::filesystem::path& path)
{
    auto project = Project::create(path);
    project->addClips({clipNamed("one"), clipNamed("two")});
    project->addAnnotator("Second");
    std::vector<Segment> segments{segmentOf(*project, 0, 100, "happy"), segmentOf(*project, 200, 300, "sad"),
                                  segmentOf(*project, 0, 90)};
    segments[0].valence = 0.1 + 0.2;
    segments[1].transcript = "Halo, “dunia”";
    segments[2].annotator = project->annotators().back().id;
    project->addSegments(segments);
    project->addRun("run", "{}", "model");
    return project;
}

/// Everything a project holds that an edit can change, as one text.
inline QString contents(const Project& project)
{
    QString text;
    for (const Clip& c : project.clips())
        text +=
            QStringLiteral("clip %1 %2 %3 %4 %5 %6 %7\n")
                .arg(c.id)
                .arg(QString::fromStdString(c.path), QString::fromStdString(c.name), QString::fromStdString(c.label),
                     QString::fromStdString(c.speaker), QString::fromStdString(c.episode))
                .arg(c.frames);
    for (const Annotator& a : project.annotators())
        text += QStringLiteral("annotator %1 %2\n").arg(a.id).arg(QString::fromStdString(a.name));
    for (const LabelSet& set : project.labelSets()) {
        text += QStringLiteral("set %1 %2:").arg(set.id).arg(QString::fromStdString(set.name));
        for (const Category& c : set.categories)
            text += QStringLiteral(" %1=%2/%3/%4")
                        .arg(c.id)
                        .arg(QString::fromStdString(c.name), QString::fromStdString(c.key))
                        .arg(c.colour);
        text += QLatin1Char('\n');
    }
    for (const Clip& c : project.clips())
        for (const Segment& s : project.segments(c.id)) {
            text += QStringLiteral("segment %1 %2 %3 [%4,%5) %6 %7 '%8'")
                        .arg(s.id)
                        .arg(s.clip)
                        .arg(s.annotator)
                        .arg(s.start)
                        .arg(s.end)
                        .arg(s.valence ? QString::number(*s.valence, 'g', 17) : QStringLiteral("-"),
                             s.arousal ? QString::number(*s.arousal, 'g', 17) : QStringLiteral("-"),
                             QString::fromStdString(s.transcript));
            for (const auto& [set, category] : s.labels)
                text += QStringLiteral(" %1=%2").arg(QString::fromStdString(set), QString::fromStdString(category));
            text += QLatin1Char('\n');
        }
    for (const Run& run : project.runs())
        text += QStringLiteral("run %1 %2\n").arg(run.id).arg(QString::fromStdString(run.name));
    return text;
}

inline void writeBytes(const std::filesystem::path& path, const QByteArray& bytes)
{
    std::filesystem::create_directories(path.parent_path());
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A WAV file of 16-bit mono at 8 kHz; other seeds give other bytes.
inline QByteArray wav(int frames, int seed)
{
    const auto number = [](quint32 value, int bytes) {
        return QByteArray(reinterpret_cast<const char*>(&value), bytes);
    };
    QByteArray data;
    for (int frame = 0; frame < frames; ++frame)
        data += number(quint32((frame * seed) % 3000), 2);
    return "RIFF" + number(quint32(36 + data.size()), 4) + "WAVEfmt " + number(16, 4) + number(1, 2) + number(1, 2) +
           number(8000, 4) + number(16000, 4) + number(2, 2) + number(16, 2) + "data" +
           number(quint32(data.size()), 4) + data;
}

/// A folder for the test's files, which vanishes with it.
class TestFolder {
public:
    std::filesystem::path at(const std::string& name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    std::filesystem::path fresh() { return at("p" + std::to_string(++m_count) + ".suara"); }

private:
    QTemporaryDir m_folder;
    int m_count = 0;
};

} // namespace suara
