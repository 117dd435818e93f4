#include "widgets/annotation/SegmentTableModel.h"
#include "widgets/common/text/Language.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace suara;

namespace {

constexpr int rate = 1000;

Segment segment(SegmentId id, std::int64_t start, std::int64_t end, const std::string& emotion = {})
{
    Segment made;
    made.id = id;
    made.start = start;
    made.end = end;
    if (!emotion.empty())
        made.labels["emotion"] = emotion;
    return made;
}

SegmentTrack track(std::vector<Segment> segments)
{
    return {1, 1, std::move(segments)};
}

} // namespace

class TestSegmentTableModel : public QObject {
    Q_OBJECT

private:
    SegmentTableModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    QString text(int row, int column) const { return m_model.index(row, column).data().toString(); }

private Q_SLOTS:
    void initTestCase() { Language::instance().set(QStringLiteral("en")); }

    void init()
    {
        m_model.setTrack({}, rate);
        m_model.setLabelSet(builtInLabelSets().front());
    }

    void figuresInTheirUnits()
    {
        Segment judged = segment(7, 6680, 7160, "surprised");
        judged.valence = 0.0; // 5 of 1 to 9
        judged.arousal = 0.5; // 7
        judged.transcript = "Hello?";
        m_model.setTrack(track({judged}), rate);
        QCOMPARE(text(0, SegmentTableModel::Start), QStringLiteral("0:06.68"));
        QCOMPARE(text(0, SegmentTableModel::Length), QStringLiteral("0.48\u00A0s"));
        QCOMPARE(text(0, SegmentTableModel::Label), QStringLiteral("surprised"));
        QCOMPARE(text(0, SegmentTableModel::Valence), QStringLiteral("5"));
        QCOMPARE(text(0, SegmentTableModel::Arousal), QStringLiteral("7"));
        QCOMPARE(text(0, SegmentTableModel::Transcript), QStringLiteral("Hello?"));
        QCOMPARE(m_model.segmentAt(0), SegmentId(7));
        QCOMPARE(m_model.rowOf(7), 0);
        QCOMPARE(m_model.index(0, 0).data(SegmentTableModel::ColourRole).toInt(), 0); // surprised is the first colour
    }

    void notJudgedIsEmptyNotZero()
    {
        m_model.setTrack(track({segment(1, 0, 10)}), rate);
        QCOMPARE(text(0, SegmentTableModel::Label), QString());
        QCOMPARE(text(0, SegmentTableModel::Valence), QString());
        QCOMPARE(text(0, SegmentTableModel::Arousal), QString());
        QCOMPARE(m_model.index(0, 0).data(SegmentTableModel::ColourRole).toInt(), -1);
    }

    void anotherLabelSetShowsItsOwnLabels()
    {
        m_model.setTrack(track({segment(1, 0, 10, "happy")}), rate);
        m_model.setLabelSet(builtInLabelSets().back()); // gender
        QCOMPARE(text(0, SegmentTableModel::Label), QString());
        QCOMPARE(m_model.headerData(SegmentTableModel::Label, Qt::Horizontal).toString(), QStringLiteral("Gender"));
    }

    void rowsThatStayKeepTheirIndex_data()
    {
        QTest::addColumn<QList<int>>("before");
        QTest::addColumn<QList<int>>("after");
        QTest::addColumn<int>("kept");
        QTest::newRow("one is inserted before") << QList{2, 3} << QList{1, 2, 3} << 3;
        QTest::newRow("one is removed before") << QList{1, 2, 3} << QList{2, 3} << 3;
        QTest::newRow("one goes, two come") << QList{1, 3, 5} << QList{2, 3, 4, 6} << 3;
        QTest::newRow("all others go") << QList{1, 2, 3, 4} << QList{4} << 4;
    }
    void rowsThatStayKeepTheirIndex()
    {
        QFETCH(QList<int>, before);
        QFETCH(QList<int>, after);
        QFETCH(int, kept);
        const auto made = [](const QList<int>& ids) {
            std::vector<Segment> segments;
            for (const int id : ids)
                segments.push_back(segment(id, id * 100, id * 100 + 50));
            return track(std::move(segments));
        };
        m_model.setTrack(made(before), rate);
        const QPersistentModelIndex index = m_model.index(m_model.rowOf(kept), SegmentTableModel::Start);
        m_model.setTrack(made(after), rate);
        QVERIFY(index.isValid());
        QCOMPARE(m_model.segmentAt(index.row()), SegmentId(kept));
        QList<int> shown;
        for (int row = 0; row < m_model.rowCount(); ++row)
            shown.append(int(m_model.segmentAt(row)));
        QCOMPARE(shown, after);
    }

    void onlyTheTranscriptIsEdited()
    {
        m_model.setTrack(track({segment(4, 0, 10)}), rate);
        QSignalSpy edited(&m_model, &SegmentTableModel::transcriptEdited);
        QVERIFY(!m_model.setData(m_model.index(0, SegmentTableModel::Label), QStringLiteral("happy")));
        QVERIFY(m_model.setData(m_model.index(0, SegmentTableModel::Transcript), QStringLiteral(" Oh,  hello. ")));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].value<SegmentId>(), SegmentId(4));
        QCOMPARE(edited[0][1].toString(), QStringLiteral("Oh, hello."));
        QCOMPARE(text(0, SegmentTableModel::Transcript), QString()); // until the project answers
    }

    void anUnchangedTranscriptIsNoEdit()
    {
        m_model.setTrack(track({segment(4, 0, 10)}), rate);
        QSignalSpy edited(&m_model, &SegmentTableModel::transcriptEdited);
        m_model.setData(m_model.index(0, SegmentTableModel::Transcript), QString());
        QCOMPARE(edited.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSegmentTableModel)
#include "tst_segmenttablemodel.moc"
