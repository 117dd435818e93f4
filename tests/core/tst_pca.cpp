#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/features/FeatureTable.h"
#include "core/formats/Csv.h"
#include "core/learning/Pca.h"

#include <QTest>
#include <cmath>
#include <sstream>

using namespace suara;

namespace {

/// Numbers parted by spaces, row by row.
Eigen::MatrixXd matrixOf(const std::string& text, Eigen::Index columns)
{
    std::vector<double> numbers;
    std::istringstream in(text);
    for (std::string word; in >> word;)
        numbers.push_back(csvNumber(word).value());
    using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const RowMajor>(numbers.data(), Eigen::Index(numbers.size()) / columns, columns);
}

void compare(const Eigen::MatrixXd& ours, const Eigen::MatrixXd& theirs, double tolerance)
{
    QCOMPARE(ours.rows(), theirs.rows());
    QCOMPARE(ours.cols(), theirs.cols());
    const double worst = (ours - theirs).cwiseAbs().maxCoeff();
    QVERIFY2(worst <= tolerance * std::max(1.0, theirs.cwiseAbs().maxCoeff()), qPrintable(QString::number(worst)));
}

FeatureTable tableOf(const Eigen::ArrayXXd& values, std::vector<std::string> columns)
{
    FeatureTable table;
    table.columns = std::move(columns);
    table.units.resize(table.columns.size());
    table.rows.resize(std::size_t(values.rows()));
    table.values = values;
    return table;
}

} // namespace

/// Principal components against scikit-learn's (tests/reference/make_chart_reference.py).
class TestPca : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asScikitLearn_data()
    {
        QTest::addColumn<std::vector<std::string>>("line");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/pca.csv");
        QVERIFY(table.rows.size() >= 8);
        for (const auto& row : table.rows)
            QTest::newRow(row[0].c_str()) << row;
    }
    void asScikitLearn()
    {
        QFETCH(std::vector<std::string>, line);
        const auto columns = Eigen::Index(std::stoi(line[1]));
        const int components = std::stoi(line[2]);
        const Eigen::MatrixXd values = matrixOf(line[3], columns);
        const Pca pca = fittedPca(values, components);
        compare(pca.components, matrixOf(line[4], columns), 1e-9);
        compare(pca.explainedVariance, matrixOf(line[5], 1), 1e-9);
        compare(pca.explainedVarianceRatio, matrixOf(line[6], 1), 1e-9);
        compare(pca.scores(values), matrixOf(line[7], components), 1e-9);
    }

    void thereAreNoMoreComponentsThanRowsAndColumns()
    {
        QCOMPARE(fittedPca(Eigen::MatrixXd::Random(9, 3), 10).components.rows(), 3);
        QCOMPARE(fittedPca(Eigen::MatrixXd::Random(4, 30), 10).components.rows(), 4);
        QVERIFY_THROWS_EXCEPTION(ParameterError, fittedPca(Eigen::MatrixXd::Random(1, 3), 2));
        QVERIFY_THROWS_EXCEPTION(ParameterError, fittedPca(Eigen::MatrixXd(5, 0), 2));
    }

    /// Centring leaves five rows four directions in which they differ.
    void fewRowsHaveDirectionsAtRightAngles()
    {
        const Eigen::MatrixXd values = Eigen::MatrixXd::Random(5, 30);
        const Pca pca = fittedPca(values, 10);
        compare(pca.components * pca.components.transpose(), Eigen::MatrixXd::Identity(5, 5), 1e-9);
        const Eigen::MatrixXd scores = pca.scores(values);
        compare(scores.col(4), Eigen::MatrixXd::Zero(5, 1), 1e-9);
        compare(scores * pca.components, values.rowwise() - pca.mean, 1e-9);
        const Pca same = fittedPca(Eigen::MatrixXd::Constant(3, 4, 2.5), 3); // no direction at all
        compare(same.components * same.components.transpose(), Eigen::MatrixXd::Identity(3, 3), 1e-9);
    }

    void aMapLeavesOutWhatSaysNothing()
    {
        Eigen::ArrayXXd values = Eigen::ArrayXXd::Random(20, 5);
        values.col(1) = 3.5;
        values(7, 3) = std::nan("");
        SilentTask task;
        const PcaMap map = pcaMap(tableOf(values, {"ZCR", "SC", "MFCC1", "F0", "MFCC2"}), {}, 10, task);
        QCOMPARE(map.columns, (std::vector<std::string>{"ZCR", "MFCC1", "MFCC2"}));
        QCOMPARE(map.constant, std::vector<std::string>{"SC"});
        QCOMPARE(map.missing, std::vector<std::string>{"F0"});
        QCOMPARE(map.scores.rows(), 20);
        QCOMPARE(map.scores.cols(), 3);
        QVERIFY(std::abs(map.explainedVarianceRatio.sum() - 1.0) < 1e-12);
        QVERIFY(std::abs(map.scores.squaredNorm() - 20.0 * 3.0) < 1e-9); // every column has variance 1
    }

    void aMapOfChosenFeatures()
    {
        SilentTask task;
        const FeatureTable table =
            tableOf(Eigen::ArrayXXd::Random(10, 4), {"ZCR_mean", "MFCC1_mean", "MFCC12_mean", "SC_mean"});
        QCOMPARE(pcaMap(table, {"MFCC"}, 10, task).columns, (std::vector<std::string>{"MFCC1_mean", "MFCC12_mean"}));
        QCOMPARE(pcaMap(table, {"ZCR"}, 10, task).scores.size(), 0); // one column is no map
        QCOMPARE(pcaMap(tableOf(Eigen::ArrayXXd::Random(1, 4), table.columns), {}, 10, task).scores.size(), 0);
    }

    void columnsSayTheirFeature()
    {
        QCOMPARE(columnFeature("MFCC12"), std::string("MFCC"));
        QCOMPARE(columnFeature("MFCC12_p97.5"), std::string("MFCC"));
        QCOMPARE(columnFeature("ZCR"), std::string("ZCR"));
        QCOMPARE(columnFeature("F0_mean"), std::string("F0"));
    }
};

QTEST_GUILESS_MAIN(TestPca)
#include "tst_pca.moc"
