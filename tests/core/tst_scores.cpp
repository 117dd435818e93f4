#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/learning/TypedMatrix.h"

#include <QTest>
#include <cmath>
#include <sstream>

using namespace suara;

/// A confusion matrix in single numbers, against scikit-learn's (tests/reference/make_score_reference.py), and matrices
/// that were typed.
class TestScores : public QObject {
    Q_OBJECT

    static ConfusionMatrix matrixOf(const std::string& counts)
    {
        ConfusionMatrix matrix;
        std::istringstream in(counts);
        for (std::int64_t count = 0; in >> count;)
            matrix.counts.push_back(count);
        for (std::size_t i = 0; i * i < matrix.counts.size(); ++i)
            matrix.classes.push_back(std::to_string(i));
        return matrix;
    }

    static void compare(const std::optional<double>& ours, const std::string& theirs)
    {
        QCOMPARE(ours.has_value(), !theirs.empty());
        if (ours)
            QVERIFY2(std::abs(*ours - csvNumber(theirs).value()) < 1e-14, theirs.c_str());
    }

private Q_SLOTS:
    void asScikitLearn_data()
    {
        QTest::addColumn<std::vector<std::string>>("line");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/scores.csv");
        QVERIFY(table.rows.size() >= 9);
        for (const auto& row : table.rows)
            QTest::newRow(row[0].c_str()) << row;
    }
    void asScikitLearn()
    {
        QFETCH(std::vector<std::string>, line);
        const MatrixScores scores = scoresOf(matrixOf(line[1]));
        compare(scores.accuracy, line[2]);
        compare(scores.averageRecall, line[3]);
        compare(scores.matthews, line[4]);
        compare(scores.kappa, line[5]);
    }

    void nothingHasNoScores() { QVERIFY_THROWS_EXCEPTION(ParameterError, scoresOf(matrixOf("0 0 0 0"))); }

    void scoresAsText()
    {
        QCOMPARE(scoresText(scoresOf(matrixOf("50 3 7 40"))),
                 std::string("accuracy 0.9000\nunweighted average recall (UAR) 0.8972\n"
                             "Matthews correlation (MCC) 0.8009\nCohen's kappa 0.7983\n"));
        QVERIFY(scoresText(scoresOf(matrixOf("7 0 0 0"))).find("kappa nan\n") != std::string::npos);
    }

    void sharesAsText()
    {
        QCOMPARE(matrixText(matrixOf("3 1 0 4"), Normalisation::True),
                 std::string("       0      1\n0 0.7500 0.2500\n1 0.0000 1.0000\n"));
    }

    void typedInAnyWay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("classes");
        const QStringList named{"angry", "very sad"};
        const QStringList numbered{"0", "1"};
        QTest::newRow("spaces") << " 5  1\n 2 7\n" << numbered;
        QTest::newRow("NumPy's print") << "[[5 1]\n [2 7]]" << numbered;
        QTest::newRow("NumPy's repr") << "[[5, 1],\n [2, 7]]\n" << numbered;
        QTest::newRow("CSV, names all round") << ",angry,very sad\r\nangry,5,1\r\nvery sad,2,7\r\n" << named;
        QTest::newRow("tabs, names over the columns") << "angry\tvery sad\n5\t1\n2\t7" << named;
        QTest::newRow("semicolons, names before the rows") << "angry;5;1\n\nvery sad;2;7\n" << named;
        QTest::newRow("a word in the corner") << "true,angry,very sad\nangry,5,1\nvery sad,2,7\n" << named;
        QTest::newRow("as evaluate prints it") << "   0 1\n0  5 1\n1  2 7\n" << numbered;
    }
    void typedInAnyWay()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, classes);
        const ConfusionMatrix matrix = parseMatrix(text.toStdString(), "m");
        QCOMPARE(matrix.counts, (std::vector<std::int64_t>{5, 1, 2, 7}));
        for (std::size_t i = 0; i < 2; ++i)
            QCOMPARE(QString::fromStdString(matrix.classes[i]), classes[qsizetype(i)]);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("nothing") << QByteArray("\n  \n") << QByteArray("There is no matrix in it");
        QTest::newRow("names only") << QByteArray("a,b\n") << QByteArray("There is no matrix in it");
        QTest::newRow("a longer row") << QByteArray("1 2\n3 4 5\n") << QByteArray("Line 2 has 3 numbers");
        QTest::newRow("not square") << QByteArray("1 2 3 4\n3 4 5 6\n") << QByteArray("Line 1 has 4 numbers");
        QTest::newRow("a word") << QByteArray("1 2\nthree 4\n") << QByteArray("Line 2: “three”");
        QTest::newRow("a share") << QByteArray("1 2\n0.5 4\n") << QByteArray("Line 2: “0.5”");
        QTest::newRow("below 0") << QByteArray("1 2\n-3 4\n") << QByteArray("Line 2: “-3”");
        QTest::newRow("other names") << QByteArray(",a,b\na,1,2\nc,3,4\n") << QByteArray("are not those");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, sentence);
        try {
            parseMatrix(text.toStdString(), "typed.txt");
            QFAIL("it was taken");
        } catch (const IoError& error) {
            QVERIFY2(std::string(error.what()).find(sentence.toStdString()) != std::string::npos, error.what());
            QCOMPARE(error.file(), std::filesystem::path("typed.txt"));
        }
    }
};

QTEST_GUILESS_MAIN(TestScores)
#include "tst_scores.moc"
