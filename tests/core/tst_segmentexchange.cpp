#include "core/project/SegmentExchange.h"
#include "tests/core/ProjectSample.h"

using namespace suara;
namespace fs = std::filesystem;

class TestSegmentExchange : public QObject {
    Q_OBJECT

    TestFolder m_folder;

    fs::path at(const std::string& name) const { return m_folder.at(name); }
    fs::path fresh() { return m_folder.fresh(); }

private Q_SLOTS:
    void segmentsGoOutAndComeIn()
    {
        const fs::path csv = at("segments.csv");
        const auto project = filledProject(fresh());
        exportSegmentCsv(segmentRecords(*project), csv);
        const std::vector<SegmentRecord> records = readSegmentCsv(csv);
        QVERIFY(records == segmentRecords(*project));
        QCOMPARE(records.size(), 3u);
        QCOMPARE(records[0].file, std::string("audio/one.wav"));

        // Into a project of the same clips that knows neither the annotator nor the words.
        const auto other = Project::create(fresh());
        other->addClips({clipNamed("one"), clipNamed("two")});
        other->removeLabelSet(other->labelSet("emotion")->id);
        const QString before = contents(*other);
        auto outcome = importSegments(*other, records, "Nobody");
        QCOMPARE(outcome->added, 3u);
        QVERIFY(segmentRecords(*other) == records);
        QCOMPARE(other->annotators().size(), 2u);
        outcome = importSegments(*other, records, "Nobody");
        QCOMPARE(outcome->added, 0u);
        QCOMPARE(outcome->alreadyThere, 3u);
        QVERIFY(other->undo());
        QCOMPARE(contents(*other), before);
    }

    void whatCannotComeInIsSaid()
    {
        const auto project = filledProject(fresh());
        const auto record = [](const char* file, double start, double end) {
            SegmentRecord made;
            made.file = file;
            made.start = start;
            made.end = end;
            return made;
        };
        const auto outcome = importSegments(*project,
                                            {record("elsewhere/one.wav", 1.0, 1.5), // known by its name
                                             record("one.wav", 1.4, 1.9),           // overlaps the first
                                             record("one.wav", 1.9, 1e300),         // beyond the end of 2 s: cut
                                             record("one.wav", 5.0, 6.0),           // wholly beyond
                                             record("three.wav", 0.0, 1.0), record("three.wav", 1.0, 2.0)},
                                            "Third");
        QCOMPARE(outcome->added, 2u);
        QCOMPARE(outcome->noRoom.size(), 2u);
        QVERIFY(outcome->unknownFiles == std::vector<std::string>{"three.wav"});
        const SegmentTrack track = project->track(project->clips()[0].id, project->annotators().back().id);
        QCOMPARE(track.segments().back().start, 41895);
        QCOMPARE(track.segments().back().end, 44100);
        QCOMPARE(project->undoText(), QStringLiteral("Import segments (2)"));
    }
};

QTEST_GUILESS_MAIN(TestSegmentExchange)
#include "tst_segmentexchange.moc"
