#include "core/base/Error.h"
#include "widgets/common/look/Theme.h"
#include "widgets/learning/results/ConfusionMatrixView.h"
#include "widgets/learning/results/MatrixSheet.h"
#include "widgets/learning/results/MatrixText.h"
#include "widgets/learning/results/ReportTable.h"
#include "widgets/learning/results/ScoreLine.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTest>

using namespace suara;

namespace {

/// Nine emotions of a lecture's slide, as NumPy prints a confusion matrix.
const QString nine = QStringLiteral("[[21  0  0  1  0  0  0  0  0]\n"
                                    " [ 0 17  2  0  0  1  0  0  0]\n"
                                    " [ 1  0 15  0  3  0  0  0  0]\n"
                                    " [ 0  0  0 19  0  0  2  0  0]\n"
                                    " [ 0  1  4  0 12  0  0  1  0]\n"
                                    " [ 0  0  0  0  0 20  0  0  3]\n"
                                    " [ 0  0  0  5  0  0 11  0  0]\n"
                                    " [ 2  0  0  0  0  0  0 16  0]\n"
                                    " [ 0  0  0  0  0  0  0  0  8]]\n");

} // namespace

/// Confusion matrices from elsewhere.
class TestMatrixText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install(*qApp);
    }

    void everyWayOfWriting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::newRow("plain") << QStringLiteral("3 1\n0 4") << QStringLiteral("1");
        QTest::newRow("NumPy") << QStringLiteral("[[3 1]\n [0 4]]") << QStringLiteral("1");
        QTest::newRow("Python") << QStringLiteral("[[3, 1], [0, 4]]") << QStringLiteral("1");
        QTest::newRow("repr") << QStringLiteral("array([[3, 1],\n       [0, 4]])") << QStringLiteral("1");
        QTest::newRow("semicolons") << QStringLiteral("3;1\n0;4\n\n") << QStringLiteral("1");
        QTest::newRow("names over it") << QStringLiteral("happy sad\n3 1\n0 4") << QStringLiteral("happy");
        QTest::newRow("names before it") << QStringLiteral("happy 3 1\nsad 0 4") << QStringLiteral("happy");
        QTest::newRow("names on both sides") << QStringLiteral("happy,3,1\nsad,0,4") << QStringLiteral("happy");
        QTest::newRow("copied here") << QStringLiteral("\tvery happy\tsad\nvery happy\t3\t1\nsad\t0\t4\n")
                                     << QStringLiteral("very happy");
        QTest::newRow("a corner") << QStringLiteral("true,happy,sad\nhappy,3,1\nsad,0,4") << QStringLiteral("happy");
    }

    void everyWayOfWriting()
    {
        QFETCH(QString, text);
        const ConfusionMatrix matrix = matrixFromText(text);
        QCOMPARE(matrix.counts, (std::vector<std::int64_t>{3, 1, 0, 4}));
        QTEST(QString::fromStdString(matrix.classes.front()), "first");
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("one line") << QStringLiteral("3 1") << QStringLiteral("here are 1");
        QTest::newRow("no square") << QStringLiteral("3 1 2\n0 4 1") << QStringLiteral("Line 1 has");
        QTest::newRow("a fraction") << QStringLiteral("3 0.5\n0 4") << QStringLiteral("“0.5” in line 1");
        QTest::newRow("less than nothing") << QStringLiteral("3 1\n0 -4") << QStringLiteral("“-4” in line 2");
        QTest::newRow("too many names") << QStringLiteral("a b c d\n3 1\n0 4") << QStringLiteral("4 names for 2 lines");
    }

    void refusals()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        try {
            matrixFromText(text);
            QFAIL("not refused");
        } catch (const ParameterError& error) {
            QVERIFY2(QString::fromUtf8(error.what()).contains(word), error.what());
        }
    }

    void thePastedMatrixHasItsReport()
    {
        QWidget window;
        window.resize(1200, 800);
        MatrixSheet sheet(&window);
        window.show();
        sheet.open();
        auto* text = sheet.findChild<QPlainTextEdit*>();
        text->setPlainText(nine);
        // scikit-learn 1.9: balanced_accuracy_score, matthews_corrcoef, cohen_kappa_score of the same counts
        QCOMPARE(sheet.findChild<ScoreLine*>()->text(), QStringLiteral("UAR 0.85 · MCC 0.82 · κ 0.82"));
        QCOMPARE(sheet.findChild<ConfusionMatrixView*>()->matrixModel().matrix().total(), std::int64_t(165));
        const auto* report = sheet.findChild<ReportTable*>();
        QCOMPARE(report->model()->index(2, ReportModel::Recall).data().toString(), QStringLiteral("0.79"));
        QCOMPARE(report->model()->index(8, ReportModel::Precision).data().toString(), QStringLiteral("0.73"));
        text->setPlainText(QStringLiteral("3 1\n0"));
        QVERIFY(!report->isVisible());
        bool isSaid = false;
        for (const QLabel* label : sheet.findChildren<QLabel*>())
            isSaid = isSaid || (label->isVisible() && label->text().startsWith(QStringLiteral("Line 2 has 1")));
        QVERIFY(isSaid);
    }
};

QTEST_MAIN(TestMatrixText)
#include "tst_matrixtext.moc"
