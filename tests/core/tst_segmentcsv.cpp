#include "core/base/Error.h"
#include "core/formats/SegmentCsv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sstream>

using namespace suara;
namespace fs = std::filesystem;

class TestSegmentCsv : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path written(const QByteArray& text) const
    {
        fs::path path = fs::path(m_folder.path().toStdString()) / "segments.csv";
        QFile file(QString::fromStdString(path.string()));
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(text);
        return path;
    }

private Q_SLOTS:
    void theTableIsTheNeutralForm()
    {
        SegmentRecord segment{"audio/ep12.wav", 0.5, 1.25, "Diane", "", "Halo, \"dunia\"", {}, 0.5, std::nullopt};
        SegmentRecord bare{"audio/ep12.wav", 2, 3, "", "", "=1+1", {}, std::nullopt, std::nullopt};
        segment.labels = {{"emotion", "happy"}, {"gender", "female"}};
        std::ostringstream out;
        writeSegmentCsv(out, {segment, bare});
        QCOMPARE(out.str(),
                 std::string("file,start,end,tier,annotator,speaker,text,label,valence,arousal,confidence\r\n"
                             "audio/ep12.wav,0.5,1.25,emotion,Diane,,\"Halo, \"\"dunia\"\"\",happy,0.5,,\r\n"
                             "audio/ep12.wav,0.5,1.25,gender,Diane,,\"Halo, \"\"dunia\"\"\",female,0.5,,\r\n"
                             "audio/ep12.wav,2,3,,,,'=1+1,,,,\r\n"));
    }

    void whatWasWrittenComesBack()
    {
        std::vector<SegmentRecord> segments;
        for (int index = 0; index < 50; ++index) {
            SegmentRecord segment;
            segment.file = index % 2 ? "a,b \"c\".wav" : "dir/ü.wav";
            segment.start = (index * 7919) / 44100.0;
            segment.end = (index * 7919 + 4001) / 44100.0;
            segment.annotator = index % 3 ? "First" : "";
            segment.transcript = index % 5 ? "" : "line one\nline two; +62";
            if (index % 4)
                segment.labels["emotion"] = "sad";
            if (index % 7 == 0)
                segment.labels["sentiment"] = "negative";
            if (index % 2)
                segment.valence = 0.1 * (index % 10) - 0.3;
            segments.push_back(segment);
        }
        std::ostringstream out;
        writeSegmentCsv(out, segments);
        const fs::path path = written(QByteArray::fromStdString(out.str()));
        QVERIFY(readSegmentCsv(path) == segments);
        for (int index = 0; index < 50; ++index) // seconds keep the sample
            QCOMPARE(std::llround(readSegmentCsv(path)[std::size_t(index)].start * 44100), index * 7919LL);
    }

    void tablesOfOthersAreTaken()
    {
        const auto records = readSegmentCsv(written("end,file,label,start,comment\n2.5,x.wav,kick,1,good\n"));
        QCOMPARE(records.size(), 1u);
        QCOMPARE(records[0].start, 1.0);
        QCOMPARE(records[0].labels.at("label"), std::string("kick"));
        QVERIFY(readSegmentCsv(written("file,start,end\n")).empty());
    }

    void whatIsWrongNamesItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("sentence");
        const auto row = [](const char* name, const char* text, const char* sentence) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(sentence);
        };
        row("no end", "file,start\na,1\n", "The table has no column “end”.");
        row("no number", "file,start,end\na,1,2\nb,soon,2\n", "Line 3: “soon” is not a time in seconds.");
        row("below 0", "file,start,end\na,-1,2\n", "Line 2: “-1” is not a time in seconds.");
        row("not a number", "file,start,end\na,nan,2\n", "Line 2: “nan” is not a time in seconds.");
        row("endless", "file,start,end\na,1,inf\n", "Line 2: “inf” is not a time in seconds.");
        row("backwards", "file,start,end\na,3,2\n", "Line 2: the end, 2 s, is not after the start.");
        row("two labels on one tier", "file,start,end,tier,label\na,1,2,t,x\na,1,2,u,x\na,1,2,t,x\na,1,2,t,y\n",
            "Line 5: “y” is a second label of one segment on one tier.");
        row("too happy", "file,start,end,valence\na,1,2,9\n", "Line 2: “9” is not a number from -1 to 1.");
    }
    void whatIsWrongNamesItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, sentence);
        try {
            readSegmentCsv(written(text));
            QFAIL("taken");
        } catch (const IoError& error) {
            QCOMPARE(QByteArray(error.what()), sentence);
        }
    }
};

QTEST_GUILESS_MAIN(TestSegmentCsv)
#include "tst_segmentcsv.moc"
