#include "core/annotation/SegmentTrack.h"
#include "core/base/Error.h"

#include <QTest>
#include <algorithm>
#include <random>

using namespace suara;

namespace {

Segment piece(SegmentId id, std::int64_t start, std::int64_t end)
{
    Segment segment;
    segment.id = id;
    segment.clip = 7;
    segment.annotator = 3;
    segment.start = start;
    segment.end = end;
    segment.labels["emotion"] = "c" + std::to_string(id);
    return segment;
}

/// What the project does with an edit, in memory.
SegmentTrack applied(const SegmentTrack& track, const SegmentEdit& edit)
{
    std::vector<Segment> segments = track.segments();
    std::erase_if(segments, [&](const Segment& s) { return std::ranges::count(edit.removed, s.id) > 0; });
    for (const Segment& changed : edit.changed)
        *std::ranges::find(segments, changed.id, &Segment::id) = changed;
    SegmentId next = 1000;
    for (const Segment& segment : segments)
        next = std::max(next, segment.id + 1);
    for (Segment added : edit.added) {
        added.id = next++;
        segments.push_back(added);
    }
    return {track.clip(), track.annotator(), segments};
}

/// "1[0,10) 2[10,20)"
std::string shown(const SegmentTrack& track)
{
    std::string text;
    for (const Segment& segment : track.segments())
        text += (text.empty() ? "" : " ") + segment.label("emotion") + "[" + std::to_string(segment.start) + "," +
                std::to_string(segment.end) + ")";
    return text;
}

SegmentTrack sample()
{
    return {7, 3, {piece(2, 200, 300), piece(1, 0, 100), piece(3, 300, 400)}};
}

} // namespace

class TestSegmentTrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lookup()
    {
        const SegmentTrack track = sample();
        QCOMPARE(shown(track), std::string("c1[0,100) c2[200,300) c3[300,400)"));
        QCOMPARE(track.at(0)->id, 1);
        QCOMPARE(track.at(99)->id, 1);
        QVERIFY(track.at(100) == nullptr);
        QVERIFY(track.at(-1) == nullptr);
        QCOMPARE(track.at(300)->id, 3);
        QVERIFY(track.at(400) == nullptr);
        QCOMPARE(track.next(0)->id, 2);
        QCOMPARE(track.next(-1)->id, 1);
        QVERIFY(track.next(300) == nullptr);
        QCOMPARE(track.previous(300)->id, 2);
        QVERIFY(track.previous(0) == nullptr);
        QCOMPARE(track.before(2)->id, 1);
        QCOMPARE(track.after(2)->id, 3);
        QVERIFY(track.before(1) == nullptr && track.after(3) == nullptr && track.after(99) == nullptr);
        QVERIFY(SegmentTrack().at(0) == nullptr);
    }

    void placeTakesItsRoom_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, qint64 start, qint64 end, const char* expected) {
            QTest::newRow(name) << start << end << QByteArray(expected);
        };
        row("into a gap", 120, 180, "c1[0,100) new[120,180) c2[200,300) c3[300,400)");
        row("exactly a gap", 100, 200, "c1[0,100) new[100,200) c2[200,300) c3[300,400)");
        row("over an end", 50, 150, "c1[0,50) new[50,150) c2[200,300) c3[300,400)");
        row("over a start", 150, 250, "c1[0,100) new[150,250) c2[250,300) c3[300,400)");
        row("inside one", 220, 240, "c1[0,100) c2[200,220) new[220,240) c2[240,300) c3[300,400)");
        row("exactly one", 200, 300, "c1[0,100) new[200,300) c3[300,400)");
        row("over all", 0, 500, "new[0,500)");
        row("over a boundary", 250, 350, "c1[0,100) c2[200,250) new[250,350) c3[350,400)");
        row("from its start", 200, 250, "c1[0,100) new[200,250) c2[250,300) c3[300,400)");
    }
    void placeTakesItsRoom()
    {
        QFETCH(qint64, start);
        QFETCH(qint64, end);
        QFETCH(QByteArray, expected);
        Segment model;
        model.labels["emotion"] = "new";
        const SegmentTrack track = sample();
        const SegmentEdit edit = track.place(start, end, model);
        QCOMPARE(edit.added[0].clip, 7);
        QCOMPARE(edit.added[0].annotator, 3);
        QCOMPARE(shown(applied(track, edit)), expected.toStdString());
        QCOMPARE(shown(track), shown(sample())); // a track is a value
    }

    void emptyStretchesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(ParameterError, sample().place(50, 50));
        QVERIFY_THROWS_EXCEPTION(ParameterError, sample().place(50, 40));
        QVERIFY_THROWS_EXCEPTION(ParameterError, sample().place(-1, 40));
    }

    void splitKeepsLabelsAndTheTranscriptOnce()
    {
        SegmentTrack track = sample();
        std::vector<Segment> segments = track.segments();
        segments[1].transcript = "halo";
        segments[1].valence = 0.5;
        track = {7, 3, segments};
        const SegmentTrack after = applied(track, track.split(250));
        QCOMPARE(shown(after), std::string("c1[0,100) c2[200,250) c2[250,300) c3[300,400)"));
        QCOMPARE(after.segments()[1].transcript, std::string("halo"));
        QCOMPARE(after.segments()[2].transcript, std::string());
        QCOMPARE(*after.segments()[2].valence, 0.5);
        QVERIFY(track.split(200).isEmpty()); // on the edge
        QVERIFY(track.split(150).isEmpty()); // in a gap
    }

    void joinClosesTheGap()
    {
        std::vector<Segment> segments = sample().segments();
        segments[0].transcript = "one";
        segments[1].transcript = "two";
        segments[1].labels["gender"] = "female";
        segments[1].arousal = -0.25;
        const SegmentTrack track(7, 3, segments);
        const SegmentTrack after = applied(track, track.join(1));
        QCOMPARE(shown(after), std::string("c1[0,300) c3[300,400)"));
        QCOMPARE(after.segments()[0].transcript, std::string("one two"));
        QCOMPARE(after.segments()[0].label("gender"), std::string("female"));
        QCOMPARE(*after.segments()[0].arousal, -0.25);
        QVERIFY(track.join(3).isEmpty());
        QVERIFY(track.join(99).isEmpty());
    }

    void edgesMoveAndNeighboursThatTouchFollow()
    {
        const SegmentTrack track = sample();
        QCOMPARE(shown(applied(track, track.moveEnd(2, 350))), std::string("c1[0,100) c2[200,350) c3[350,400)"));
        QCOMPARE(shown(applied(track, track.moveStart(3, 250))), std::string("c1[0,100) c2[200,250) c3[250,400)"));
        QCOMPARE(shown(applied(track, track.moveStart(2, 50))), std::string("c1[0,100) c2[100,300) c3[300,400)"));
        QCOMPARE(shown(applied(track, track.moveEnd(1, 500))), std::string("c1[0,200) c2[200,300) c3[300,400)"));
        QCOMPARE(shown(applied(track, track.moveEnd(2, 999))), std::string("c1[0,100) c2[200,399) c3[399,400)"));
        QCOMPARE(shown(applied(track, track.moveStart(2, 999))), std::string("c1[0,100) c2[299,300) c3[300,400)"));
        QCOMPARE(shown(applied(track, track.moveEnd(3, 999))), std::string("c1[0,100) c2[200,300) c3[300,999)"));
        QVERIFY(track.moveEnd(2, 300).isEmpty());
        QVERIFY(track.moveStart(1, -50).isEmpty());
        QVERIFY(track.moveStart(99, 5).isEmpty());
    }

    void anyEditsLeaveNoOverlap()
    {
        std::mt19937 random(5);
        const auto any = [&](std::int64_t below) {
            return std::int64_t(random() % std::uint32_t(below));
        };
        SegmentTrack track(7, 3, {});
        for (int round = 0; round < 3000; ++round) {
            const auto& segments = track.segments();
            const SegmentId id = segments.empty() ? 0 : segments[std::size_t(any(std::int64_t(segments.size())))].id;
            const std::int64_t at = any(1000);
            SegmentEdit edit;
            switch (random() % 5) {
            case 0:
                edit = track.place(at, at + 1 + any(100));
                break;
            case 1:
                edit = track.split(at);
                break;
            case 2:
                edit = track.join(id);
                break;
            case 3:
                edit = track.moveStart(id, at);
                break;
            default:
                edit = track.moveEnd(id, at);
            }
            track = applied(track, edit);
            std::int64_t last = 0;
            for (const Segment& segment : track.segments()) {
                QVERIFY(segment.start >= last);
                QVERIFY(segment.end > segment.start);
                last = segment.end;
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSegmentTrack)
#include "tst_segmenttrack.moc"
