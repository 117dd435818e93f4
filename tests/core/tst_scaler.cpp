#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/learning/Scaler.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>
#include <numeric>

using namespace suara;

class TestScaler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void minMaxByHand()
    {
        const std::vector<double> values{0, 5, 10, 5, 4, 5};
        const Scaler scaler = fittedScaler(ScalerKind::MinMax, values, 2, {0, 1, 2}, -1.0, 1.0);
        QCOMPARE(scaler.scaled(0, 0), -1.0);
        QCOMPARE(scaler.scaled(10, 0), 1.0);
        QCOMPARE(scaler.scaled(20, 0), 3.0); // not clipped
        QCOMPARE(scaler.scaled(5, 1), -1.0); // a constant column
    }

    void standardByHand()
    {
        const std::vector<double> values{1, 7, 3, 7, 1000, 7};
        const Scaler scaler = fittedScaler(ScalerKind::Standard, values, 2, {0, 1}); // the third row is held out
        QCOMPARE(scaler.scaled(1, 0), -1.0);
        QCOMPARE(scaler.scaled(3, 0), 1.0);
        QCOMPARE(scaler.scaled(7, 1), 0.0);
        QCOMPARE(scaler.scaled(9, 1), 2.0); // constant: divided by 1
    }

    void robustAsScikitLearn() // RobustScaler().fit on both columns, scikit-learn 1.9
    {
        const std::vector<double> values{1, 4, 2, 4, 4, 4, 8, 4, 16, 4, 1000, 4};
        const Scaler scaler = fittedScaler(ScalerKind::Robust, values, 2, {0, 1, 2, 3, 4, 5});
        QCOMPARE(scaler.offsets, (std::vector<double>{6.0, 4.0}));
        QCOMPARE(scaler.scales, (std::vector<double>{11.5, 1.0}));
        QCOMPARE(scaler.scaled(1000, 0), 994.0 / 11.5);
        const Scaler odd = fittedScaler(ScalerKind::Robust, values, 2, {0, 1, 2, 3, 4});
        QCOMPARE(odd.offsets[0], 4.0);
        QCOMPARE(odd.scales[0], 6.0);
    }

    void noneLeavesValues()
    {
        QCOMPARE(fittedScaler(ScalerKind::None, std::vector<double>{1, 2}, 2, {0}).scaled(0.1, 1), 0.1);
    }

    void fallingRangeIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(ParameterError,
                                 fittedScaler(ScalerKind::MinMax, std::vector<double>{1, 2}, 1, {0, 1}, 1.0, 1.0));
    }

    void whatIsTooLargeIsRefused_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("standard") << int(ScalerKind::Standard);
        QTest::newRow("min-max") << int(ScalerKind::MinMax);
        QTest::newRow("robust") << int(ScalerKind::Robust);
    }
    void whatIsTooLargeIsRefused() // else a model would hold what no file can
    {
        QFETCH(int, kind);
        const std::vector<double> values{1.0, 1e308, 2.0, -1e308, 3.0, 1.5e308};
        QVERIFY_THROWS_EXCEPTION(ParameterError, fittedScaler(ScalerKind(kind), values, 2, {0, 1, 2}));
    }

    void voiceTableAsScikitLearn()
    {
        QFile file(QStringLiteral(SUARA_SHARED_DATA "/goldens_sklearn.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the optional test data folder is not there");
        const auto golden = QJsonDocument::fromJson(file.readAll())["minmax_voice_csv"].toObject();
        const CsvTable table = readCsv(SUARA_SHARED_DATA "/gender/voice_dev.csv");
        const std::size_t columns = table.header.size() - 1;
        std::vector<double> values;
        for (const auto& row : table.rows)
            for (std::size_t i = 0; i < columns; ++i)
                values.push_back(*csvNumber(row[i]));
        std::vector<std::size_t> rows(table.rows.size());
        std::iota(rows.begin(), rows.end(), std::size_t(0));
        const Scaler scaler = fittedScaler(ScalerKind::MinMax, values, columns, rows, -1.0, 1.0);
        for (std::size_t i = 0; i < columns; ++i) {
            double mean = 0.0;
            for (const std::size_t row : rows)
                mean += scaler.scaled(values[row * columns + i], i) / double(rows.size());
            QVERIFY(std::abs(mean - golden["mean_of_scaled"][qsizetype(i)].toDouble()) < 1e-12);
            QVERIFY(std::abs(scaler.scaled(values[i], i) - golden["first_row_scaled"][qsizetype(i)].toDouble()) <
                    1e-14);
        }
    }
};

QTEST_GUILESS_MAIN(TestScaler)
#include "tst_scaler.moc"
