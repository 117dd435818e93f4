#include "core/project/Project.h"

#include "core/base/Error.h"

#include <QTemporaryDir>
#include <QTest>

using namespace suara;
namespace fs = std::filesystem;

namespace {

Clip clipNamed(const std::string& name)
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

} // namespace

class TestProject : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }

private Q_SLOTS:
    void whatWasWrittenComesBack()
    {
        const fs::path path = at("round.suara");
        SegmentId id = 0;
        {
            const auto project = Project::create(path);
            const std::vector<ClipId> clips = project->addClips({clipNamed("one"), clipNamed("two")});
            QCOMPARE(clips.size(), 2u);
            Segment segment;
            segment.clip = clips[0];
            segment.annotator = project->annotators().front().id;
            segment.start = 100;
            segment.end = 2000;
            segment.labels = {{"emotion", "happy"}, {"gender", "male"}};
            segment.valence = 0.1 + 0.2;
            segment.transcript = "Halo, “dunia”";
            const std::vector<SegmentId> ids = project->addSegments({segment});
            QCOMPARE(ids.size(), 1u);
            id = ids[0];
        }
        const auto project = Project::open(path);
        QCOMPARE(project->clips().size(), 2u);
        QCOMPARE(project->clips()[1].name, std::string("two"));
        const Segment* segment = project->segment(id);
        QVERIFY(segment != nullptr);
        QCOMPARE(segment->label("emotion"), std::string("happy"));
        QCOMPARE(*segment->valence, 0.1 + 0.2);
        QVERIFY(!segment->arousal);
        QCOMPARE(project->undoText(), QStringLiteral("Add segments"));
        QVERIFY(project->undo());
        QVERIFY(project->undo());
        QVERIFY(project->clips().empty());
        QVERIFY(!project->undo());
        QVERIFY(project->redo());
        QVERIFY(project->redo());
        QCOMPARE(project->segment(id)->labels.size(), 2u);
        QVERIFY(!project->redo());
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
