#include "core/base/Error.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/Metrics.h"
#include "core/learning/PairwiseSum.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>

using namespace suara;

static std::string labelText(const QJsonValue& value)
{
    return value.isString() ? value.toString().toStdString() : std::to_string(value.toInt());
}

static std::vector<std::string> labelTexts(const QJsonValue& array)
{
    std::vector<std::string> texts;
    for (const QJsonValue& value : array.toArray())
        texts.push_back(labelText(value));
    return texts;
}

static QJsonValue inner(const QJsonObject& object, const char* outer, const char* name)
{
    return object[QLatin1String(outer)].toObject()[QLatin1String(name)];
}

/// The golden's "nan" is text.
static double number(const QJsonValue& value)
{
    return value.isString() ? std::nan("") : value.toDouble();
}

static bool close(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-15;
}

class TestMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(SUARA_SHARED_DATA "/goldens_sklearn.json"));
        if (file.open(QIODevice::ReadOnly))
            m_goldens = QJsonDocument::fromJson(file.readAll()).object();
    }

    void sumsAreNumPys_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("sum"); // numpy.sum(1 / numpy.arange(1, count + 1))
        QTest::newRow("one after another") << 7 << 2.5928571428571425;
        QTest::newRow("eight and one") << 9 << 2.8289682539682537;
        QTest::newRow("a block") << 128 << 5.433147092589173;
        QTest::newRow("two blocks") << 129 << 5.440899030573669;
        QTest::newRow("blocks") << 1000 << 7.485470860550345;
        QTest::newRow("blocks and a rest") << 4097 << 8.895347978001228;
    }
    void sumsAreNumPys()
    {
        QFETCH(int, count);
        QFETCH(double, sum);
        std::vector<double> values;
        for (int i = 1; i <= count; ++i)
            values.push_back(1.0 / i);
        QVERIFY(pairwiseSum(values) == sum); // to the last bit
    }

    void asScikitLearn_data()
    {
        QTest::addColumn<QJsonObject>("golden");
        if (m_goldens.isEmpty())
            QSKIP("the optional test data folder is not there");
        const auto cases = m_goldens["classification"].toObject();
        for (const QString& name : cases.keys())
            QTest::newRow(qPrintable(name)) << cases[name].toObject();
        for (const char* name : {"seed_matrix", "seed_matrix_transposed"})
            QTest::newRow(name) << m_goldens[name].toObject();
    }
    void asScikitLearn()
    {
        QFETCH(QJsonObject, golden);
        if (golden["report_text2"].toObject().contains("error")) {
            QVERIFY_THROWS_EXCEPTION(ParameterError, matrixOf(golden));
            return;
        }
        const ConfusionMatrix matrix = matrixOf(golden);
        compareMatrix(matrix, golden);
        const auto report = classificationReport(matrix, wantedLabels(golden, matrix), zeroDivision(golden));
        QCOMPARE(QString::fromStdString(reportText(report, 2)), inner(golden, "report_text2", "value").toString());
        QCOMPARE(QString::fromStdString(reportText(report, 4)), inner(golden, "report_text4", "value").toString());
        compareValues(report, inner(golden, "report_dict", "value").toObject());
        QStringList warnings;
        for (const std::string& warning : report.warnings)
            warnings.append("UndefinedMetricWarning: " + QString::fromStdString(warning));
        QCOMPARE(warnings, inner(golden, "report_text2", "warnings").toVariant().toStringList());
    }

    void absentClassesStandInTheFullReport()
    {
        const ConfusionMatrix matrix = confusionMatrix({0, 0, 1}, {0, 1, 1}, {"a", "b", "c"});
        QCOMPARE(classificationReport(matrix).rows.size(), std::size_t(2));
        const ClassificationReport report = fullReport(matrix);
        QCOMPARE(report.rows.size(), std::size_t(3));
        QCOMPARE(report.rows[2].support, std::int64_t(0));
        QVERIFY(report.coversAll);
        QCOMPARE(report.warnings.size(), std::size_t(3)); // precision, recall and F-score of c
    }

    void undefinedCanBeNaN()
    {
        const auto report =
            classificationReport(confusionMatrix({0, 0, 1}, {0, 0, 0}, {"a", "b"}), std::nullopt, ZeroDivision::NaN);
        QVERIFY(std::isnan(report.rows[1].precision));
        QCOMPARE(report.macro.precision, 2.0 / 3.0); // what is not a number does not count
        QVERIFY(reportText(report).find("nan") != std::string::npos);
    }

    void namesAlignByCharacters()
    {
        const std::string text = matrixText(confusionMatrix({0, 1, 1}, {0, 0, 1}, {"é", "kick"}));
        QCOMPARE(text, "        é kick\n   é    1    0\nkick    1    1\n");
    }

    void refuses()
    {
        QVERIFY_THROWS_EXCEPTION(ParameterError, confusionMatrix({0}, {0, 0}, {"a"}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, confusionMatrix({1}, {0}, {"a"}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, confusionMatrix({-1}, {0}, {"a"}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, fullReport({{"a"}, {0}}));
    }

private:
    static ConfusionMatrix matrixOf(const QJsonObject& golden)
    {
        if (golden.contains("matrix_rows_true_cols_pred") || !golden.contains("y_true"))
            return matrixFromCounts(inner(golden, "confusion", "value").toArray());
        std::vector<std::string> truth = labelTexts(golden["y_true"]);
        std::vector<std::string> predicted = labelTexts(golden["y_pred"]);
        std::vector<std::string> all = truth;
        all.insert(all.end(), predicted.begin(), predicted.end());
        const LabelEncoder encoder(all);
        std::vector<std::string> names = encoder.classes();
        const auto given = labelTexts(inner(golden, "args", "target_names"));
        return confusionMatrix(encoder.encode(truth), encoder.encode(predicted), given.empty() ? names : given);
    }

    static ConfusionMatrix matrixFromCounts(const QJsonArray& rows)
    {
        ConfusionMatrix matrix;
        for (const QJsonValue& row : rows) {
            matrix.classes.push_back(std::to_string(matrix.classes.size()));
            for (const QJsonValue& count : row.toArray())
                matrix.counts.push_back(count.toInt());
        }
        return matrix;
    }

    static std::optional<std::vector<std::size_t>> wantedLabels(const QJsonObject& golden,
                                                                const ConfusionMatrix& matrix)
    {
        if (!golden["args"].toObject().contains("labels"))
            return std::nullopt;
        std::vector<std::size_t> labels;
        for (const std::string& name : labelTexts(inner(golden, "args", "labels")))
            labels.push_back(
                std::size_t(std::find(matrix.classes.begin(), matrix.classes.end(), name) - matrix.classes.begin()));
        return labels;
    }

    static ZeroDivision zeroDivision(const QJsonObject& golden)
    {
        return golden["args"].toObject().contains("zero_division") ? ZeroDivision::One : ZeroDivision::Warn;
    }

    static void compareMatrix(const ConfusionMatrix& matrix, const QJsonObject& golden)
    {
        const std::size_t size = matrix.classes.size();
        const auto shares = [&](const char* name, Normalisation by) {
            const auto values = normalised(matrix, by);
            for (std::size_t i = 0; i < size * size; ++i) {
                const auto expected = inner(golden, name, "value")[qsizetype(i / size)][qsizetype(i % size)].toDouble();
                QVERIFY2(close(values[i], expected), name);
            }
        };
        for (std::size_t i = 0; i < size * size; ++i)
            QCOMPARE(int(matrix.counts[i]),
                     inner(golden, "confusion", "value")[qsizetype(i / size)][qsizetype(i % size)].toInt());
        shares("confusion_norm_true", Normalisation::True);
        shares("confusion_norm_pred", Normalisation::Predicted);
        shares("confusion_norm_all", Normalisation::All);
        QVERIFY(
            close(double(matrix.correct()) / double(matrix.total()), inner(golden, "accuracy", "value").toDouble()));
    }

    static void compareRow(const ReportRow& row, const QJsonObject& golden)
    {
        QVERIFY(close(row.precision, number(golden["precision"])));
        QVERIFY(close(row.recall, number(golden["recall"])));
        QVERIFY(close(row.f1, number(golden["f1-score"])));
        QCOMPARE(double(row.support), golden["support"].toDouble());
    }

    static void compareValues(const ClassificationReport& report, const QJsonObject& golden)
    {
        for (const ReportRow& row : report.rows) {
            QVERIFY(golden.contains(QString::fromStdString(row.name)));
            compareRow(row, golden[QString::fromStdString(row.name)].toObject());
        }
        compareRow(report.macro, golden["macro avg"].toObject());
        compareRow(report.weighted, golden["weighted avg"].toObject());
        QCOMPARE(report.coversAll, golden.contains("accuracy"));
        if (report.coversAll)
            QVERIFY(close(report.micro.f1, golden["accuracy"].toDouble()));
        else
            compareRow(report.micro, golden["micro avg"].toObject());
    }

    QJsonObject m_goldens;
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
