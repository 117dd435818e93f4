#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/retrieval/Index.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>
#include <sstream>

using namespace suara;

/// Nearest rows, against scikit-learn's distances (tests/reference/make_distance_reference.py).
class TestIndex : public QObject {
    Q_OBJECT

    static std::vector<double> numbers(const std::string& text)
    {
        std::istringstream in(text);
        return {std::istream_iterator<double>(in), {}};
    }

    static Eigen::MatrixXd table(const std::string& text, Eigen::Index columns)
    {
        const std::vector<double> values = numbers(text);
        using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
        return Eigen::Map<const RowMajor>(values.data(), Eigen::Index(values.size()) / columns, columns);
    }

    static Eigen::VectorXd vector(const std::string& text)
    {
        const std::vector<double> values = numbers(text);
        return Eigen::Map<const Eigen::VectorXd>(values.data(), Eigen::Index(values.size()));
    }

    static Eigen::MatrixXd randomRows(Eigen::Index rows, Eigen::Index columns)
    {
        std::mt19937 random(4);
        std::normal_distribution<double> normal;
        return Eigen::MatrixXd::NullaryExpr(rows, columns, [&] { return normal(random); });
    }

private Q_SLOTS:
    void asScikitLearn_data()
    {
        QTest::addColumn<std::vector<std::string>>("line");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/distances.csv");
        QCOMPARE(table.rows.size(), std::size_t(16));
        for (const auto& row : table.rows)
            QTest::addRow("%s, %s", row[1].c_str(), row[0].c_str()) << row;
    }
    void asScikitLearn()
    {
        QFETCH(std::vector<std::string>, line);
        const auto name = std::ranges::find(kDistanceNames, line[1]);
        const Index index(table(line[3], Eigen::Index(csvNumber(line[2]).value())),
                          Distance(name - kDistanceNames.begin()));
        const std::vector<double> expected = numbers(line[5]);
        const std::vector<Neighbour> found = index.nearest(vector(line[4]), expected.size());
        QCOMPARE(found.size(), expected.size());
        const double largest = std::ranges::max(expected);
        for (std::size_t i = 0; i < found.size(); ++i) {
            QVERIFY2(std::abs(found[i].distance - expected[found[i].row]) < 1e-7 * largest, line[1].c_str());
            QVERIFY(i == 0 || found[i - 1].distance <= found[i].distance);
        }
    }

    void manyRowsAndThreads()
    {
        const Eigen::MatrixXd rows = randomRows(10000, 12);
        for (const Distance distance :
             {Distance::Euclidean, Distance::Cosine, Distance::Mahalanobis, Distance::Scaled}) {
            const Index index(rows, distance);
            const auto one = index.nearest(rows.row(9876).transpose(), 5, 1);
            const auto three = index.nearest(rows.row(9876).transpose(), 5, 3);
            QCOMPARE(one.front().row, std::size_t(9876));
            for (std::size_t i = 0; i < 5; ++i)
                QVERIFY(one[i].row == three[i].row && one[i].distance == three[i].distance);
        }
    }

    void nearnessSumsToTheDistance_data()
    {
        QTest::addColumn<Distance>("distance");
        QTest::newRow("euclidean") << Distance::Euclidean;
        QTest::newRow("mahalanobis") << Distance::Mahalanobis;
        QTest::newRow("scaled") << Distance::Scaled;
    }
    void nearnessSumsToTheDistance()
    {
        QFETCH(Distance, distance);
        const Eigen::MatrixXd rows = randomRows(40, 6);
        const Index index(rows, distance);
        const Eigen::VectorXd query = rows.row(3).transpose();
        Eigen::VectorXd sum = Eigen::VectorXd::Zero(6);
        for (std::size_t row = 0; row < 40; ++row)
            sum += index.nearness(row, query);
        QVERIFY2(sum.norm() < 1e-9, "on average no column brings rows near");
        const auto all = index.nearest(query, 40);
        const double mean = [&] {
            double squares = 0.0;
            for (const Neighbour& one : all)
                squares += one.distance * one.distance;
            return squares / 40.0;
        }();
        for (const Neighbour& one : all)
            QVERIFY(std::abs(index.nearness(one.row, query).sum() - (mean - one.distance * one.distance)) < 1e-9);
    }

    void theColumnThatIsAlikeIsNamed()
    {
        Eigen::MatrixXd rows = randomRows(50, 4);
        rows.row(10) = rows.row(20);
        rows(10, 0) += 3.0;
        rows(10, 1) -= 3.0;
        rows(10, 3) += 2.0; // what is left alike is column 2
        rows(20, 2) = rows(10, 2) = 4.0;
        for (const Distance distance : {Distance::Euclidean, Distance::Scaled, Distance::Cosine}) {
            Eigen::Index strongest = 0;
            Index(rows, distance).nearness(10, rows.row(20).transpose()).maxCoeff(&strongest);
            QCOMPARE(strongest, Eigen::Index(2));
        }
    }

    void manyColumnsAreNotSetAgainstEachOther()
    {
        const Eigen::MatrixXd rows = randomRows(4, 200'000); // whose covariance would be 320 GB
        for (const Distance distance : {Distance::Euclidean, Distance::Cosine, Distance::Scaled})
            QCOMPARE(Index(rows, distance).nearest(rows.row(2).transpose(), 1).front().row, std::size_t(2));
        QVERIFY_THROWS_EXCEPTION(ParameterError, Index(rows, Distance::Mahalanobis));
    }

    void refuses()
    {
        QVERIFY_THROWS_EXCEPTION(ParameterError, Index(Eigen::MatrixXd(0, 3), Distance::Euclidean));
        QVERIFY_THROWS_EXCEPTION(ParameterError, Index(Eigen::MatrixXd(1, 3), Distance::Scaled));
        const Index index(randomRows(3, 3), Distance::Euclidean);
        QVERIFY_THROWS_EXCEPTION(ParameterError, index.nearest(Eigen::VectorXd::Zero(2), 1));
        QCOMPARE(index.nearest(Eigen::VectorXd::Zero(3), 9).size(), std::size_t(3));
    }

    void zeroIsFarFromEverything()
    {
        Eigen::MatrixXd rows = randomRows(3, 2);
        rows.row(1).setZero();
        const auto found = Index(rows, Distance::Cosine).nearest(rows.row(0).transpose(), 3);
        QCOMPARE(std::ranges::find(found, std::size_t(1), &Neighbour::row)->distance, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestIndex)
#include "tst_index.moc"
