#include "tests/core/ProjectSample.h"

#include <QSignalSpy>
#include <random>

using namespace suara;
namespace fs = std::filesystem;

namespace {

/// Any edit of any kind; may change nothing.
void editSomehow(Project& project, std::mt19937& random)
{
    const auto below = [&](std::size_t count) {
        return std::size_t(random()) % std::max<std::size_t>(1, count);
    };
    const std::string word = "w" + std::to_string(random());
    if (project.clips().empty()) {
        project.addClips({clipNamed(word)});
        return;
    }
    const ClipId clip = project.clips()[below(project.clips().size())].id;
    if (project.annotators().empty()) {
        project.addAnnotator(word);
        return;
    }
    const AnnotatorId annotator = project.annotators()[below(project.annotators().size())].id;
    const SegmentTrack track = project.track(clip, annotator);
    const SegmentId segment = track.isEmpty() ? 0 : track.segments()[below(track.segments().size())].id;
    const auto at = std::int64_t(below(1000));
    LabelSet set = project.labelSets()[below(project.labelSets().size())];
    switch (below(14)) {
    case 0:
        project.addClips({clipNamed(word), clipNamed(word + "b")});
        break;
    case 1:
        project.removeClips({clip});
        break;
    case 2:
        project.setClipLabel({clip}, word);
        break;
    case 3:
        project.addAnnotator(word);
        break;
    case 4:
        project.removeAnnotator(annotator);
        break;
    case 5:
        set.add(word);
        project.updateLabelSet(set);
        break;
    case 6:
        if (set.categories.size() > 1)
            set.categories.erase(set.categories.begin() + std::ptrdiff_t(below(set.categories.size())));
        project.updateLabelSet(set);
        break;
    case 7:
        project.removeSegments({segment});
        break;
    case 8:
        project.editSegments(track.split(at), "Split");
        break;
    case 9:
        project.editSegments(track.join(segment), "Join");
        break;
    case 10:
        project.setSegmentTranscript(segment, word);
        break;
    default: {
        Segment model;
        if (!set.categories.empty())
            model.labels[set.name] = set.categories[below(set.categories.size())].name;
        project.editSegments(track.place(at, at + 1 + std::int64_t(below(300)), model), "Place");
    }
    }
}

} // namespace

class TestProjectHistory : public QObject {
    Q_OBJECT

    TestFolder m_folder;

    fs::path at(const std::string& name) const { return m_folder.at(name); }
    fs::path fresh() { return m_folder.fresh(); }

    /// A project of 3,000 clips that writes aside, and their ids.
    static std::vector<ClipId> fillMany(Project& project)
    {
        std::vector<Clip> clips;
        for (int i = 0; i < 3000; ++i)
            clips.push_back(clipNamed("many" + std::to_string(i)));
        const std::vector<ClipId> ids = project.addClips(std::move(clips));
        project.writeManyAside();
        return ids;
    }

private Q_SLOTS:
    void manyAreWrittenAside()
    {
        const auto project = Project::create(m_folder.fresh());
        const std::vector<ClipId> ids = fillMany(*project);
        QSignalSpy changed(project.get(), &Project::clipsChanged);
        QVERIFY(project->setClipLabel(ids, "kept"));
        QCOMPARE(project->clip(ids.front())->label, std::string()); // not before the event loop runs
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(project->clip(ids.back())->label, std::string("kept"));
        QVERIFY(project->undo());
        QCOMPARE(project->clip(ids.back())->label, std::string("kept"));
        QTRY_COMPARE(changed.count(), 2);
        QCOMPARE(project->clip(ids.back())->label, std::string());
        QVERIFY(project->canRedo());
        QVERIFY(project->removeClips(ids));
        QTRY_VERIFY(project->clips().empty());
        QVERIFY(!project->canRedo());
        QVERIFY(project->undo());
        QTRY_COMPARE(project->clips().size(), ids.size());
    }

    void whatIsWrittenAsideKeepsItsPlaceAmongTheSteps()
    {
        const fs::path path = m_folder.fresh();
        auto project = Project::create(path);
        const std::vector<ClipId> ids = fillMany(*project);
        QVERIFY(project->setClipLabel(ids, "first"));
        QVERIFY(project->setClipLabel({ids[0]}, "second")); // waits for the first
        QCOMPARE(project->clip(ids[0])->label, std::string("second"));
        QCOMPARE(project->clip(ids[1])->label, std::string("first"));
        QVERIFY(project->setClipLabel(ids, "third"));
        QVERIFY(project->undo()); // the third, which is still being written
        QVERIFY(project->undo()); // the second, after that
        QTRY_COMPARE(project->clip(ids[0])->label, std::string("first"));
        QCOMPARE(project->undoText(), QStringLiteral("Set class “first”"));
        QVERIFY(project->setClipLabel(ids, "last"));
        project.reset(); // waits until it is on disk
        project = Project::open(path);
        QCOMPARE(project->clip(ids[2999])->label, std::string("last"));
    }

    void whatComesWhileMuchIsWrittenWaitsItsTurn()
    {
        const auto project = Project::create(m_folder.fresh());
        const std::vector<ClipId> ids = fillMany(*project);
        QSignalSpy changed(project.get(), &Project::clipsChanged);
        QVERIFY(project->setClipLabel(ids, "one"));
        QVERIFY(project->setClipSpeaker(ids, "two"));
        QVERIFY(project->undo());
        QVERIFY(project->isWritingAside());
        QCOMPARE(changed.count(), 0);
        QCOMPARE(project->clip(ids[0])->label, std::string());
        QTRY_COMPARE(changed.count(), 3);
        QVERIFY(!project->isWritingAside());
        QCOMPARE(project->clip(ids[0])->label, std::string("one"));
        QCOMPARE(project->clip(ids[0])->speaker, std::string());
        QCOMPARE(project->undoText(), QStringLiteral("Set class “one”"));
        QVERIFY(project->redo());
        QTRY_COMPARE(project->clip(ids[2999])->speaker, std::string("two"));
    }

    void whatWaitsIsWrittenBeforeTheProjectIsClosed()
    {
        const fs::path path = m_folder.fresh();
        auto project = Project::create(path);
        const std::vector<ClipId> ids = fillMany(*project);
        project->setClipLabel(ids, "one");
        project->setClipLabel(ids, "two");
        project->setClipSpeaker(ids, "three");
        project.reset();
        project = Project::open(path);
        QCOMPARE(project->clip(ids[2999])->label, std::string("two"));
        QCOMPARE(project->clip(ids[2999])->speaker, std::string("three"));
        QVERIFY(project->undo());
        QCOMPARE(project->clip(ids[2999])->speaker, std::string());
    }

    void manySegmentsAndWhatTheyHangOnAreWrittenAside()
    {
        const auto project = Project::create(m_folder.fresh());
        const ClipId clip = project->addClips({clipNamed("long")}).front();
        project->writeManyAside();
        const AnnotatorId annotator = project->annotators().front().id;
        std::vector<Segment> segments(3000);
        for (std::size_t i = 0; i < segments.size(); ++i) {
            segments[i].clip = clip;
            segments[i].annotator = annotator;
            segments[i].start = std::int64_t(2 * i);
            segments[i].end = std::int64_t(2 * i + 1);
            segments[i].labels["emotion"] = "happy";
        }
        QVERIFY(project->addSegments(segments).empty()); // they have no ids yet
        QVERIFY(project->isWritingAside());
        QTRY_COMPARE(project->segmentCount(), segments.size());
        QCOMPARE(project->segments(clip).back().label("emotion"), std::string("happy"));

        LabelSet set = *project->labelSet("emotion");
        set.name = "feeling";
        QVERIFY(project->updateLabelSet(set));
        QVERIFY(project->labelSet("feeling") == nullptr);
        QTRY_VERIFY(project->labelSet("feeling") != nullptr);
        QCOMPARE(project->segments(clip).back().label("feeling"), std::string("happy"));

        project->addAnnotator("Other");
        QVERIFY(project->removeAnnotator(annotator));
        QCOMPARE(project->segmentCount(), segments.size());
        QTRY_COMPARE(project->segmentCount(), std::size_t(0));
        QVERIFY(project->undo());
        QTRY_COMPARE(project->segmentCount(), segments.size());

        std::vector<SegmentId> ids;
        for (const Segment& segment : project->segments(clip))
            ids.push_back(segment.id);
        QVERIFY(project->removeSegments(ids));
        QVERIFY(project->removeLabelSet(set.id));
        QTRY_VERIFY(project->labelSet("feeling") == nullptr);
        QCOMPARE(project->segmentCount(), std::size_t(0));
    }

    /// As of another annotator that is gone before it is their turn.
    void whatIsNoLongerPossibleWhenItsTurnComesIsSaid()
    {
        const auto project = Project::create(m_folder.fresh());
        const std::vector<ClipId> ids = fillMany(*project);
        QSignalSpy failed(project.get(), &Project::failed);
        Segment segment;
        segment.annotator = project->annotators().front().id;
        segment.end = 10;
        segment.labels["emotion"] = "happy";
        std::vector<Segment> segments;
        for (const ClipId id : ids) {
            segment.clip = id;
            segments.push_back(segment);
        }
        QVERIFY(project->removeClips(ids));
        project->addSegments(segments);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(project->clips().empty());
        QCOMPARE(project->segmentCount(), std::size_t(0));
        QVERIFY(project->undo()); // the removal, as the last that was done
        QTRY_COMPARE(project->clips().size(), ids.size());
    }

    void whatCannotBeWrittenAsideChangesNothing()
    {
        const fs::path path = m_folder.fresh();
        const auto project = Project::create(path);
        const std::vector<ClipId> ids = fillMany(*project);
        QSignalSpy failed(project.get(), &Project::failed);
        fs::rename(path, path.string() + ".moved");
        QVERIFY(project->setClipLabel(ids, "lost"));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(project->clip(ids[0])->label, std::string());
        fs::rename(path.string() + ".moved", path);
    }

    void everyKindOfEditIsUndone_data()
    {
        using Edit = std::function<void(Project&)>;
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char* name, const Edit& edit) {
            QTest::newRow(name) << edit;
        };
        const auto firstClip = [](Project& p) {
            return p.clips()[0].id;
        };
        const auto segment = [](Project& p, std::size_t i) {
            return p.segments(p.clips()[0].id)[i];
        };
        row("add clips", [](Project& p) { p.addClips({clipNamed("three"), clipNamed("four")}); });
        row("remove a clip with segments", [=](Project& p) { p.removeClips({firstClip(p)}); });
        row("remove all clips", [](Project& p) { p.removeClips({p.clips()[0].id, p.clips()[1].id}); });
        row("class", [](Project& p) { p.setClipLabel({p.clips()[0].id, p.clips()[1].id}, "kick"); });
        row("speaker", [=](Project& p) { p.setClipSpeaker({firstClip(p)}, "Diane"); });
        row("episode", [=](Project& p) { p.setClipEpisode({firstClip(p)}, "12"); });
        row("clip's name", [=](Project& p) { p.renameClip(firstClip(p), "new name"); });
        row("clip's file", [=](Project& p) {
            Clip clip = p.clips()[0];
            clip.path = "elsewhere/x.wav";
            clip.frames = 5;
            p.updateClipFiles({clip});
        });
        row("add annotator", [](Project& p) { p.addAnnotator("Third"); });
        row("rename annotator", [](Project& p) { p.renameAnnotator(p.annotators()[0].id, "Other"); });
        row("remove annotator with segments", [](Project& p) { p.removeAnnotator(p.annotators()[0].id); });
        row("add label set", [](Project& p) {
            LabelSet set{0, "mood", {}};
            set.add("calm");
            set.add("loud");
            p.addLabelSet(set);
        });
        row("rename, reorder, drop and add categories", [](Project& p) {
            LabelSet set = *p.labelSet("emotion");
            set.name = "feeling";
            set.categories[0].name = "even";
            std::swap(set.categories[1], set.categories[2]);
            std::erase_if(set.categories, [](const Category& c) { return c.name == "sad"; });
            set.add("proud");
            p.updateLabelSet(set);
        });
        row("remove label set with labels", [](Project& p) { p.removeLabelSet(p.labelSet("emotion")->id); });
        row("add segments", [](Project& p) { p.addSegments({segmentOf(p, 500, 600, "angry")}); });
        row("remove segments", [=](Project& p) { p.removeSegments({segment(p, 0).id, segment(p, 1).id}); });
        row("split", [=](Project& p) {
            const SegmentTrack track = p.track(firstClip(p), p.annotators()[0].id);
            p.editSegments(track.split(50), "Split");
        });
        row("place over others", [=](Project& p) {
            const SegmentTrack track = p.track(firstClip(p), p.annotators()[0].id);
            p.editSegments(track.place(50, 400), "Place");
        });
        row("label", [=](Project& p) { p.setSegmentLabel(segment(p, 0).id, "gender", "male"); });
        row("another label", [=](Project& p) { p.setSegmentLabel(segment(p, 0).id, "emotion", "bored"); });
        row("no label", [=](Project& p) { p.setSegmentLabel(segment(p, 0).id, "emotion", ""); });
        row("transcript", [=](Project& p) { p.setSegmentTranscript(segment(p, 0).id, "O'Neill; DROP TABLE clip"); });
        row("judgement", [=](Project& p) { p.setSegmentJudgement(segment(p, 0).id, -1.0 / 3.0, 0.7); });
        row("run's name", [](Project& p) { p.renameRun(p.runs()[0].id, "better"); });
        row("remove run", [](Project& p) { p.removeRun(p.runs()[0].id); });
    }
    void everyKindOfEditIsUndone()
    {
        QFETCH(std::function<void(Project&)>, edit);
        const fs::path path = fresh();
        auto project = filledProject(path);
        const QString before = contents(*project);
        edit(*project);
        const QString after = contents(*project);
        QVERIFY(after != before);
        QVERIFY(!project->undoText().isEmpty());
        for (int round = 0; round < 3; ++round) {
            QVERIFY(project->undo());
            QCOMPARE(contents(*project), before);
            QVERIFY(project->redo());
            QCOMPARE(contents(*project), after);
        }
        QVERIFY(!project->canRedo());
        project.reset();
        project = Project::open(path); // the history outlives the program
        QCOMPARE(contents(*project), after);
        QVERIFY(project->undo());
        QCOMPARE(contents(*project), before);
        project.reset();
        project = Project::open(path);
        QCOMPARE(contents(*project), before);
        QVERIFY(project->redo());
        QCOMPARE(contents(*project), after);
    }

    void anyEditsAreUndoneOneByOne_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyEditsAreUndoneOneByOne()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        const auto project = filledProject(fresh());
        QStringList states{contents(*project)};
        for (int round = 0; round < 60; ++round) {
            editSomehow(*project, random);
            if (contents(*project) != states.back())
                states += contents(*project);
        }
        QVERIFY(states.size() > 30);
        for (qsizetype index = states.size() - 1; index > 0; --index) {
            QCOMPARE(contents(*project), states[index]);
            QVERIFY(project->undo());
        }
        for (const QString& state : states) {
            QCOMPARE(contents(*project), state);
            project->redo();
        }
    }

    void aNewEditEndsWhatCouldBeRedone()
    {
        const auto project = filledProject(fresh());
        project->renameClip(project->clips()[0].id, "a");
        project->undo();
        QVERIFY(project->canRedo());
        project->renameClip(project->clips()[0].id, "b");
        QVERIFY(!project->canRedo());
        QCOMPARE(project->undoText(), QStringLiteral("Rename clip to “b”"));
    }

    void whatChangesNothingIsNoStep()
    {
        const auto project = filledProject(fresh());
        const QString text = project->undoText();
        QSignalSpy changed(project.get(), &Project::historyChanged);
        project->setClipLabel({project->clips()[0].id}, project->clips()[0].label);
        project->removeClips({});
        project->addClips({clipNamed("one")}); // is there already
        QCOMPARE(project->undoText(), text);
        QCOMPARE(changed.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestProjectHistory)
#include "tst_projecthistory.moc"
