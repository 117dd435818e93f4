#include "core/base/Error.h"
#include "core/project/SegmentExchange.h"
#include "tests/core/ProjectSample.h"

#include <algorithm>
#include <tuple>

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

    void eachClipHasAFileOfItsOwn_data()
    {
        QTest::addColumn<SegmentFormat>("format");
        QTest::newRow("TextGrid") << SegmentFormat::TextGrid;
        QTest::newRow("Audacity") << SegmentFormat::Audacity;
    }
    void eachClipHasAFileOfItsOwn()
    {
        QFETCH(SegmentFormat, format);
        const auto project = filledProject(fresh());
        std::vector<SegmentRecord> records = segmentRecords(*project);
        const fs::path folder = at(format == SegmentFormat::TextGrid ? "grids" : "tracks");
        fs::create_directory(folder);
        const std::size_t files = exportSegmentFiles(*project, records, format, folder);
        const auto other = Project::create(fresh());
        other->addClips({clipNamed("one"), clipNamed("two")});
        std::size_t read = 0;
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            const auto outcome = importSegments(*other, readSegments(entry.path()), "Nobody");
            QVERIFY(outcome->unknownFiles.empty());
            ++read;
        }
        QCOMPARE(read, files);
        std::erase_if(records, [](const SegmentRecord& record) { return countSilent({record}) > 0; });
        const auto byPlace = [](const SegmentRecord& record) {
            return std::tuple(record.file, record.start, record.annotator);
        };
        std::vector<SegmentRecord> arrived = segmentRecords(*other);
        std::ranges::sort(arrived, {}, byPlace);
        std::ranges::sort(records, {}, byPlace);
        QVERIFY(arrived == records);

        records[1].file = "elsewhere/one.wav";
        QVERIFY_THROWS_EXCEPTION(IoError, exportSegmentFiles(*project, records, format, folder));
    }

    void whatASegmentLacksIsTaken()
    {
        const auto project = filledProject(fresh());
        std::vector<SegmentRecord> records = segmentRecords(*project);
        QVERIFY(records[0].labels.at("emotion") == "happy" || records[1].labels.at("emotion") == "happy");
        SegmentRecord record = records[records[0].valence ? 0 : 1];
        record.labels = {{"emotion", "sad"}, {"gender", "female"}};
        record.valence = -1.0;
        record.transcript = "Ya.";
        const QString before = contents(*project);
        const auto outcome = importSegments(*project, {record}, "");
        QCOMPARE(outcome->completed, 1u);
        QCOMPARE(outcome->added + outcome->alreadyThere, 0u);
        const auto& segments = project->segments(project->clips()[0].id);
        const auto segment = std::ranges::find(segments, "Ya.", &Segment::transcript);
        QVERIFY(segment != segments.end());
        QCOMPARE(segment->label("emotion"), std::string("happy"));
        QCOMPARE(segment->label("gender"), std::string("female"));
        QCOMPARE(*segment->valence, 0.1 + 0.2);
        QCOMPARE(importSegments(*project, {record}, "")->alreadyThere, 1u);
        QVERIFY(project->undo());
        QCOMPARE(contents(*project), before);
    }

    /// With their annotator and their words, as one step.
    void manyAreWrittenAside()
    {
        const auto project = Project::create(fresh());
        Clip day = clipNamed("day");
        day.frames = 50'000'000;
        project->addClips({day});
        project->writeManyAside();
        std::vector<SegmentRecord> records(3000);
        for (std::size_t i = 0; i < records.size(); ++i) {
            records[i].file = "audio/day.wav";
            records[i].annotator = "Tamara";
            records[i].start = double(i) / 4.0;
            records[i].end = double(i) / 4.0 + 0.125;
            records[i].labels["topic"] = i % 2 == 0 ? "news" : "weather";
        }
        const QString before = contents(*project);
        QCOMPARE(importSegments(*project, records, "")->added, records.size());
        QVERIFY(project->isWritingAside());
        QTRY_COMPARE(project->segmentCount(), records.size());
        const std::vector<SegmentRecord> arrived = segmentRecords(*project);
        QCOMPARE(arrived.back().annotator, std::string("Tamara"));
        QVERIFY(arrived[1].labels == records[1].labels);
        QCOMPARE(project->undoText(), QStringLiteral("Import segments (3000)"));
        QVERIFY(project->undo());
        QTRY_COMPARE(project->segmentCount(), std::size_t(0));
        QCOMPARE(contents(*project), before);
    }

    void manyStandInOneClip()
    {
        const auto project = Project::create(fresh());
        Clip day = clipNamed("day");
        day.frames = 50'000'000;
        project->addClips({day});
        std::vector<SegmentRecord> records(20'000);
        for (std::size_t i = 0; i < records.size(); ++i) {
            records[i].file = "day";
            const auto place = double((i * 7919) % records.size()); // in no order
            records[i].start = place / 50.0;
            records[i].end = (place + 1.0) / 50.0;
        }
        QCOMPARE(importSegments(*project, records, "Ayu")->added, records.size());
        QCOMPARE(importSegments(*project, records, "Ayu")->alreadyThere, records.size());
        for (SegmentRecord& record : records)
            record.end -= 0.005;
        QCOMPARE(importSegments(*project, records, "Ayu")->noRoom.size(), records.size());
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
