#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/formats/Csv.h"

#include <QTest>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <sstream>

using namespace suara;
using Cells = QList<QStringList>;

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Cells>("cells"); // the header is the first row
        QTest::newRow("plain") << QByteArray("a,b\r\n1,2\r\n") << Cells{{"a", "b"}, {"1", "2"}};
        QTest::newRow("no last line end") << QByteArray("a,b\n1,2") << Cells{{"a", "b"}, {"1", "2"}};
        QTest::newRow("return alone") << QByteArray("a\r1\r") << Cells{{"a"}, {"1"}};
        QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a\n1\n")
                                         << Cells{{"a"}, {"1"}};
        QTest::newRow("quotes") << QByteArray("a,b\n\"x,\"\"y\"\"\",\"1\n2\"\n")
                                << Cells{{"a", "b"}, {"x,\"y\"", "1\n2"}};
        QTest::newRow("empty cells") << QByteArray("a,b\n,\n") << Cells{{"a", "b"}, {"", ""}};
        QTest::newRow("quoted empty row") << QByteArray("a\n\"\"\n") << Cells{{"a"}, {""}};
        QTest::newRow("empty lines") << QByteArray("a\n\n1\r\n\r\n2\n\n") << Cells{{"a"}, {"1"}, {"2"}};
        QTest::newRow("guard taken off") << QByteArray("a\n'=1+1\n") << Cells{{"a"}, {"=1+1"}};
        QTest::newRow("apostrophe stays") << QByteArray("a\n'tis\n") << Cells{{"a"}, {"'tis"}};
        QTest::newRow("not ASCII") << QByteArray("a\nsuara é 😀\n") << Cells{{"a"}, {"suara é 😀"}};
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(Cells, cells);
        const CsvTable table = parseCsv(text.toStdString(), "x.csv");
        Cells read{toList(table.header)};
        for (const auto& row : table.rows)
            read.append(toList(row));
        QCOMPARE(read, cells);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("empty") << QByteArray() << "The table is empty; its first line must name the columns.";
        QTest::newRow("only empty lines")
            << QByteArray("\n\n") << "The table is empty; its first line must name the columns.";
        QTest::newRow("ragged") << QByteArray("a,b\n1,2\n\"3\n4\"\n") << "Line 3 has 1 cells; the header has 2.";
        QTest::newRow("open quote") << QByteArray("a,b\n1,\"2\n")
                                    << "Line 2, column 3: the quote that opens here is never closed.";
        QTest::newRow("quote inside") << QByteArray("a,b\n1,é2\"\n")
                                      << "Line 2, column 5: a quote stands inside a cell that is not quoted.";
        QTest::newRow("text behind") << QByteArray("a,b\n\"1\" ,2\n")
                                     << "Line 2, column 4: text stands behind a closing quote.";
        QTest::newRow("Latin-1") << QByteArray("a\ncaf\xE9\n") << "Line 2, column 4: this is not UTF-8 text.";
        QTest::newRow("zero byte") << QByteArray("a\n1\0\n", 5) << "Line 2, column 2: this is not UTF-8 text.";
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "a\0",
                                              4)
                                << "Line 1, column 1: this is not UTF-8 text.";
        const QString commas =
            QStringLiteral("The columns are separated by semicolons or tabs; save the table as CSV with "
                           "commas between the columns and points in the numbers.");
        QTest::newRow("semicolons") << QByteArray("file;label\na.wav;kick\n") << commas;
        QTest::newRow("tabs") << QByteArray("file\tlabel\na.wav\tkick\n") << commas;
        QTest::newRow("twice") << QByteArray("a,a\n1,2\n") << "Two columns are named “a”; each needs its own name.";
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        try {
            parseCsv(text.toStdString(), "x.csv");
            QFAIL("was taken");
        } catch (const IoError& error) {
            QCOMPARE(QString::fromUtf8(filled(error.text(), error.arguments())), sentence);
        }
    }

    void everyTextComesBack_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "plain", "a,b", "\"", "\r\n", "=1+1", "'=1+1", "''@x", "'", "''", "'tis", "-5",
                                 "'-5", "+62 812", "-", "\ttab", "\rx", "é😀", " spaces "})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void everyTextComesBack()
    {
        QFETCH(QString, text);
        std::ostringstream out;
        CsvWriter writer(out);
        writer.text("a").endRow();
        writer.text(text.toStdString()).endRow();
        const CsvTable table = parseCsv(out.str(), "x.csv");
        QCOMPARE(table.rows.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(table.rows[0][0]), text);
    }

    void formulasAreGuardedAndNumbersAreNot()
    {
        QCOMPARE(csvGuarded("=SUM(A1)"), "'=SUM(A1)");
        QCOMPARE(csvGuarded("@x"), "'@x");
        QCOMPARE(csvGuarded("-5"), "-5");
        QCOMPARE(csvGuarded("kick"), "kick");
        std::ostringstream out;
        CsvWriter(out).number(-0.5).integer(-3).empty().text("a,b").endRow();
        QCOMPARE(out.str(), "-0.5,-3,,\"a,b\"\r\n");
    }

    void numbersReadBackToTheSameBits()
    {
        std::mt19937_64 random(7);
        for (int i = 0; i < 20000; ++i) {
            const auto value = std::bit_cast<double>(random());
            const auto back = csvNumber(shortest(value));
            QVERIFY(back.has_value());
            QVERIFY(std::isnan(value) ? std::isnan(*back)
                                      : std::bit_cast<quint64>(*back) == std::bit_cast<quint64>(value));
            const auto narrow = std::bit_cast<float>(quint32(random()));
            const auto narrowBack = csvNumber(shortest(narrow));
            QVERIFY(narrowBack.has_value());
            QVERIFY(std::isnan(narrow) ? std::isnan(*narrowBack) : float(*narrowBack) == narrow);
        }
    }

    void whatIsANumber_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("isNumber");
        for (const char* cell : {"0", "-1.5", "+2", " 3 ", "1e-3", ".5", "5.", "nan", "inf", "-inf"})
            QTest::newRow(cell) << QString(cell) << true;
        for (const char* cell : {"", " ", "1,5", "1 2", "x", "--1", "+-1", "0x10", "1e", "NA"})
            QTest::newRow(cell) << QString(cell) << false;
    }
    void whatIsANumber()
    {
        QFETCH(QString, cell);
        QFETCH(bool, isNumber);
        QCOMPARE(csvNumber(cell.toStdString()).has_value(), isNumber);
    }

private:
    static QStringList toList(const std::vector<std::string>& cells)
    {
        QStringList list;
        for (const std::string& cell : cells)
            list.append(QString::fromStdString(cell));
        return list;
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
