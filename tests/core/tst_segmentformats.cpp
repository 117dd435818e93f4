#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/formats/AudacityLabels.h"
#include "core/formats/SegmentFile.h"
#include "core/formats/TextGrid.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <sstream>

using namespace suara;

/// Segments as other programs write and read them: tiers, Praat's TextGrid, Audacity's label tracks.
class TestSegmentFormats : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path at(const char* name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }

    static std::vector<SegmentRecord> said()
    {
        SegmentRecord first{"talk", 0.1, 1.0 / 3.0, "Ayu", "", "“Halo”, \"kata\" dia 😀\nbaris 2", {}, {}, {}};
        first.labels = {{"emotion", "sad"}, {"gender", "female"}};
        first.valence = -0.7;
        first.arousal = -0.5;
        SegmentRecord second{"talk", 1.0 / 3.0, 2.0, "Ayu", "", "", {{"emotion", "happy"}}, {}, {}};
        SegmentRecord other{"talk", 0.25, 1.5, "b@c", "", "", {{"emotion", "happy"}}, {}, {}};
        return {first, other, second};
    }

    static std::string utf16(const QString& text, bool isBigEndian)
    {
        std::string bytes = isBigEndian ? "\xFE\xFF" : "\xFF\xFE";
        for (const QChar letter : text) {
            const char high = char(letter.unicode() >> 8);
            const char low = char(letter.unicode() & 0xFF);
            bytes += isBigEndian ? high : low;
            bytes += isBigEndian ? low : high;
        }
        return bytes;
    }

private Q_SLOTS:
    void tiersHoldWhatIsSaid()
    {
        const std::vector<SegmentTier> tiers = tiersOf(said());
        QStringList names;
        for (const SegmentTier& tier : tiers)
            names << QString::fromStdString(tier.name);
        QCOMPARE(names.join(u' '),
                 QStringLiteral("arousal@Ayu emotion@Ayu gender@Ayu text@Ayu valence@Ayu emotion@b@c"));
        QVERIFY(tiers[1].stretches == (std::vector<NamedStretch>{{0.1, 1.0 / 3.0, "sad"}, {1.0 / 3.0, 2.0, "happy"}}));
        QVERIFY(recordsOf("talk", tiers) == said());
        QCOMPARE(countSilent({said()[0], SegmentRecord{}}), std::size_t(1));
        QVERIFY_THROWS_EXCEPTION(ParameterError, recordsOf("talk", {{"valence@Ayu", {{0, 1, "good"}}}}));
    }

    void textGridsGoOutAndComeIn()
    {
        std::ostringstream text;
        writeTextGrid(text, tiersOf(said()), 2.5);
        QVERIFY(recordsOf("talk", parseTextGrid(text.str(), "a")) == said());
        QVERIFY(text.str().find("xmax = 2.5\ntiers? <exists>\nsize = 6\n") != std::string::npos);
        writeFile(at("talk.TextGrid"), text.str());
        QVERIFY(readSegments(at("talk.TextGrid")) == said());
    }

    void intervalsFillTheirTier()
    {
        std::ostringstream text;
        writeTextGrid(text, {{"a", {{0.5, 1.0, "x"}, {1.0, 1.5, "y"}}}}, 2.0);
        const QString written = QString::fromStdString(text.str());
        QVERIFY(written.contains(QStringLiteral("intervals: size = 4\n")));
        QVERIFY(written.contains(QStringLiteral("intervals [1]:\n            xmin = 0\n            xmax = 0.5\n"
                                                "            text = \"\"\n")));
        QVERIFY(written.contains(QStringLiteral("intervals [4]:\n            xmin = 1.5\n            xmax = 2\n")));
    }

    void textGridsOfAnyHandAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString shortForm =
            QStringLiteral("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n2\n<exists>\n"
                           "2\n\"TextTier\"\n\"bell\"\n0\n2\n1\n0.5\n\"ding\"\n\"IntervalTier\"\n"
                           "\"kata\"\n0\n2\n3\n0\n0.5\n\"\"\n0.5\n1.25\n\"é \"\"ɔ\"\" 😀\"\n1.25\n2\n\"\"\n");
        QTest::newRow("short") << shortForm.toUtf8();
        QTest::newRow("with a mark") << "\xEF\xBB\xBF" + shortForm.toUtf8();
        QTest::newRow("line ends") << shortForm.toUtf8().replace("\n", "\r\n");
        QTest::newRow("old line ends") << shortForm.toUtf8().replace("\n", "\r");
        for (const bool isBigEndian : {true, false})
            QTest::newRow(isBigEndian ? "UTF-16 BE" : "UTF-16 LE")
                << QByteArray::fromStdString(utf16(shortForm, isBigEndian));
        QTest::newRow("by hand") << QByteArray(
            "\"ooTextFile\" \"TextGrid\" from 0 to 2 seconds <exists> with 1 tier ! and 9 \"remarks\"\n"
            "\"IntervalTier\" named \"kata\" 0 2 and 1 interval: 5e-1 1.25 \"é \"\"ɔ\"\" 😀\" ! the end");
    }
    void textGridsOfAnyHandAreRead()
    {
        QFETCH(QByteArray, bytes);
        const std::vector<SegmentTier> tiers = parseTextGrid(bytes.toStdString(), "a.TextGrid");
        QCOMPARE(tiers.size(), std::size_t(1));
        QCOMPARE(tiers[0].name, std::string("kata"));
        QVERIFY(tiers[0].stretches == (std::vector<NamedStretch>{{0.5, 1.25, "é \"ɔ\" 😀"}}));
    }

    void textGridsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const QByteArray head = "\"ooTextFile\" \"TextGrid\"\n0 2 <exists> 1\n\"IntervalTier\" \"a\" 0 2";
        const auto row = [](const char* name, const QByteArray& bytes, const char* sentence) {
            QTest::newRow(name) << bytes << QString::fromUtf8(sentence);
        };
        row("nothing", "", "This is no TextGrid of Praat.");
        row("a sound of Praat", "\"ooTextFile\" \"Sound\" 0 2", "This is no TextGrid of Praat.");
        row("binary", "ooBinaryFile\x08TextGrid", "save it there as a text file");
        row("cut", head + " 1\n0 2", "ends early, at line 4");
        row("an open quote", head + " 1\n0 2 \"x", "ends early, at line 4");
        row("no number", head + " 1\n0 \"x\"", "Line 4: a number is missing");
        row("more than it says",
            "\"ooTextFile\" \"TextGrid\"\n0 2 <exists> 2\n\"IntervalTier\" \"a\" 0 2 1\n"
            "0 1 \"x\"\n1 2 \"y\"\n\"IntervalTier\" \"b\" 0 2 0",
            "Line 5: a tier of the TextGrid holds more than it says.");
    }
    void textGridsAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        try {
            parseTextGrid(bytes.toStdString(), "a.TextGrid");
            QFAIL("it was read");
        } catch (const IoError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(sentence), error.what());
        }
    }

    void whatPraatWritesIsRead_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(SUARA_SHARED_DATA "/labels/praat_written"));
        for (const QString& name : folder.entryList({QStringLiteral("*.TextGrid")}))
            if (!name.contains(QStringLiteral("bin")))
                QTest::newRow(qPrintable(name)) << folder.filePath(name);
        if (!folder.exists())
            QTest::newRow("none") << QString();
    }
    void whatPraatWritesIsRead()
    {
        QFETCH(QString, file);
        if (file.isEmpty())
            QSKIP("the optional test data folder is not there");
        const std::vector<SegmentTier> tiers = readTextGrid(file.toStdString());
        QCOMPARE(tiers.size(), std::size_t(2));
        QCOMPARE(tiers[0].name, std::string("ann_A"));
        if (file.contains(QStringLiteral("uni_")))
            QVERIFY(tiers[0].stretches == (std::vector<NamedStretch>{{0.0, 2.3, "emoji 😀 ipa ɔ\nbaris 2"}}));
    }

    void labelTracksGoOutAndComeIn()
    {
        std::ostringstream text;
        writeAudacityLabels(text, {{0.0, 1.0 / 3.0, "sad"}, {0.5, 12345.5, "é\tè\nê"}});
        QCOMPARE(text.str(), std::string("0.000000\t0.333333\tsad\n0.500000\t12345.500000\té è ê\n"));
        writeFile(at("talk.1.emotion@Ayu B.txt"), text.str());
        const std::vector<SegmentRecord> records = readSegments(at("talk.1.emotion@Ayu B.txt"));
        QCOMPARE(records.size(), std::size_t(2));
        QCOMPARE(records[0].file, std::string("talk.1"));
        QCOMPARE(records[0].annotator, std::string("Ayu B"));
        QCOMPARE(records[1].labels.at("emotion"), std::string("é è ê"));
    }

    void labelTracksOfAnyHandAreRead()
    {
        writeFile(at("talk.txt"),
                  "\xEF\xBB\xBF"
                  "2,5\t3,5\tsedih\tsekali\r\n\\\t120.0\t3400.0\r\n\r\n1.5\t1\tmarah\r\n4\t4\ttitik\r\n");
        const std::vector<SegmentRecord> records = readSegments(at("talk.txt"));
        QCOMPARE(records.size(), std::size_t(2)); // a moment is no segment
        QCOMPARE(records[0].start, 1.0);
        QCOMPARE(records[0].end, 1.5);
        QCOMPARE(records[0].labels.at("label"), std::string("marah"));
        QCOMPARE(records[1].labels.at("label"), std::string("sedih\tsekali"));
        QVERIFY(records[1].annotator.empty() && records[1].file == "talk");
    }

    void otherTextIsRefused()
    {
        for (const char* text :
             {"1.0\t2.0\tsad\nhello\n", "1.0\t2.0\tsad\n1.0 2.0 sad\n", "1.0\t2.0\tsad\n-1\t2\tx\n"}) {
            writeFile(at("odd.txt"), text);
            try {
                readSegments(at("odd.txt"));
                QFAIL("it was read");
            } catch (const IoError& error) {
                QVERIFY2(QString::fromUtf8(error.what()).startsWith(QStringLiteral("Line 2")), error.what());
            }
        }
        writeFile(at("odd.txt"), "1.0\t2.0\t\xe9\n");
        QVERIFY_THROWS_EXCEPTION(IoError, readSegments(at("odd.txt")));
    }
};

QTEST_GUILESS_MAIN(TestSegmentFormats)
#include "tst_segmentformats.moc"
