#include "core/annotation/Agreement.h"
#include "core/base/Error.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <set>

using namespace suara;

namespace {

QJsonObject sharedJson(const char* name)
{
    QFile file(QStringLiteral(SUARA_SHARED_DATA "/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::string text(const QJsonValue& value)
{
    return value.toVariant().toString().toStdString();
}

std::vector<std::string> texts(const QJsonArray& values)
{
    std::vector<std::string> result;
    for (const auto& value : values)
        result.push_back(text(value));
    return result;
}

AgreementTable tableOf(const std::vector<std::vector<double>>& counts)
{
    AgreementTable table{{}, counts};
    for (std::size_t index = 0; index < counts.size(); ++index)
        table.categories.push_back(std::to_string(index));
    return table;
}

Segment segmentFrom(std::int64_t start, std::int64_t end, const std::string& label = {})
{
    Segment segment;
    segment.start = start;
    segment.end = end;
    if (!label.empty())
        segment.labels["l"] = label;
    return segment;
}

bool near(std::optional<double> actual, double expected)
{
    return actual && std::abs(*actual - expected) < 1e-12;
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Values of agreement_vectors.json (an independent program; published where known), committed with the test.
    void kappaOfTables_data()
    {
        using Counts = std::vector<std::vector<double>>;
        QTest::addColumn<Counts>("counts");
        QTest::addColumn<double>("plain");
        QTest::addColumn<double>("linear");
        QTest::addColumn<double>("quadratic");
        QTest::addColumn<double>("error");
        const double none = std::nan("");
        QTest::newRow("20 5 / 10 15") << Counts{{20, 5}, {10, 15}} << 0.4 << 0.4 << 0.4 << 0.12699606293110033;
        QTest::newRow("three categories") << Counts{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}} << 0.4915254237288136
                                          << 0.4736842105263158 << 0.4545454545454546 << 0.05100181557607786;
        QTest::newRow("four categories") << Counts{{11, 0, 1, 2}, {4, 7, 0, 1}, {2, 2, 11, 4}, {2, 0, 0, 13}}
                                         << 0.5997034840622684 << 0.6196111580726966 << 0.6253776435045317 << none;
        QTest::newRow("Fleiss 1981") << Counts{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}} << 0.6764705882352942 << none << none
                                     << 0.08770295347521254;
        QTest::newRow("prevalence paradox: negative, not 0")
            << Counts{{118, 5}, {2, 0}} << -0.023391812865497075 << none << none << none;
    }
    void kappaOfTables()
    {
        QFETCH(std::vector<std::vector<double>>, counts);
        QFETCH(double, plain);
        QFETCH(double, linear);
        QFETCH(double, quadratic);
        QFETCH(double, error);
        const AgreementTable table = tableOf(counts);
        const Kappa kappa = cohenKappa(table);
        QVERIFY(near(kappa.value, plain));
        if (!std::isnan(linear))
            QVERIFY(near(cohenKappa(table, KappaWeights::Linear).value, linear));
        if (!std::isnan(quadratic))
            QVERIFY(near(cohenKappa(table, KappaWeights::Quadratic).value, quadratic));
        if (!std::isnan(error)) {
            QVERIFY(near(kappa.standardError, error));
            QVERIFY(near(kappa.low, plain - 1.959963984540054 * error));
            QVERIFY(near(kappa.high, std::min(1.0, plain + 1.959963984540054 * error)));
        }
    }

    void kappaEqualsScikitLearn_data()
    {
        QTest::addColumn<QJsonObject>("golden");
        const QJsonObject goldens = sharedJson("goldens_sklearn.json")[QStringLiteral("kappa")].toObject();
        for (auto golden = goldens.begin(); golden != goldens.end(); ++golden)
            QTest::newRow(qPrintable(golden.key())) << golden.value().toObject();
        if (goldens.isEmpty())
            QTest::newRow("shared data absent") << QJsonObject();
    }
    void kappaEqualsScikitLearn()
    {
        QFETCH(QJsonObject, golden);
        if (golden.isEmpty())
            QSKIP("goldens_sklearn.json is not there");
        if (golden[QStringLiteral("sample_weight")].isArray())
            return; // segments have no weights; the table itself takes them, see weightedPairs()
        const auto first = texts(golden[QStringLiteral("a")].toArray());
        const auto second = texts(golden[QStringLiteral("b")].toArray());
        auto categories = texts(golden[QStringLiteral("labels")].toArray());
        if (categories.empty()) {
            std::set<std::string> all(first.begin(), first.end());
            all.insert(second.begin(), second.end());
            categories.assign(all.begin(), all.end());
        }
        const std::pair<const char*, KappaWeights> kinds[] = {
            {"None", KappaWeights::None}, {"linear", KappaWeights::Linear}, {"quadratic", KappaWeights::Quadratic}};
        for (const auto& [name, weights] : kinds) {
            const QJsonObject expected = golden[QLatin1String(name)].toObject();
            if (first.size() != second.size()) {
                QVERIFY_THROWS_EXCEPTION(ParameterError, agreementTable(first, second, categories));
                continue;
            }
            const Kappa kappa = cohenKappa(agreementTable(first, second, categories), weights);
            if (expected[QStringLiteral("value")].isDouble())
                QVERIFY2(near(kappa.value, expected[QStringLiteral("value")].toDouble()), name);
            else
                QVERIFY2(!kappa.value, name); // "nan" with a warning, or refused for want of samples
        }
    }

    void weightedPairs() // goldens_sklearn.json, kappa/weights_sample
    {
        const AgreementTable table = tableOf({{1, 0, 0}, {0, 1, 2}, {0, 0, 0.5}});
        QVERIFY(near(cohenKappa(table).value, 0.4));
        QVERIFY(near(cohenKappa(table, KappaWeights::Linear).value, 0.5));
        QVERIFY(near(cohenKappa(table, KappaWeights::Quadratic).value, 0.625));
    }

    void oneCategoryIsUndefined()
    {
        const Kappa kappa = cohenKappa(tableOf({{7, 0}, {0, 0}}));
        QVERIFY(!kappa.value && !kappa.standardError && !kappa.low && !kappa.high && !kappa.highest);
        QVERIFY(near(kappa.observed, 1.0));
        QVERIFY(near(kappa.chance, 1.0));
        QVERIFY(!cohenKappa(tableOf({{0, 0}, {0, 0}})).observed);
        QVERIFY(!cohenKappa(AgreementTable()).value);
    }

    void tablesThatAreNoneAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(ParameterError, cohenKappa(tableOf({{1, 2}, {3}})));
        QVERIFY_THROWS_EXCEPTION(ParameterError, cohenKappa(tableOf({{1, -2}, {3, 4}})));
        QVERIFY_THROWS_EXCEPTION(ParameterError, linkSegments({}, {}, 0.0));
        QVERIFY_THROWS_EXCEPTION(ParameterError, linkSegments({}, {}, 1.1));
    }

    void categoriesByTheirOwn()
    {
        const auto rows = agreementByCategory(tableOf({{75, 1, 4}, {5, 4, 1}, {0, 0, 0}}));
        QCOMPARE(rows[0].first, 80.0);
        QCOMPARE(rows[0].second, 80.0);
        QVERIFY(near(rows[0].agreement, 150.0 / 160.0));
        QVERIFY(near(rows[1].agreement, 8.0 / 15.0));
        QVERIFY(near(rows[2].agreement, 0.0));
        QVERIFY(!agreementByCategory(tableOf({{1, 0}, {0, 0}}))[1].agreement);
    }

    void segmentsAreLinkedAsElanDoes() // agreement_vectors.json, elan_example
    {
        const std::vector<Segment> first{segmentFrom(0, 1000, "N"),    segmentFrom(1000, 2500, "M"),
                                         segmentFrom(2600, 4000, "S"), segmentFrom(4200, 5000, "N"),
                                         segmentFrom(5000, 6500, "M"), segmentFrom(7000, 8000, "S"),
                                         segmentFrom(8000, 9000, "N"), segmentFrom(9500, 10000, "M")};
        const std::vector<Segment> second{segmentFrom(50, 1000, "N"),   segmentFrom(1000, 2400, "M"),
                                          segmentFrom(2500, 3100, "S"), segmentFrom(3100, 4050, "N"),
                                          segmentFrom(4200, 5100, "N"), segmentFrom(5200, 6500, "S"),
                                          segmentFrom(7000, 8100, "S"), segmentFrom(8200, 9000, "N")};
        const std::vector<SegmentLink> links = linkSegments(first, second);
        QCOMPARE(links.size(), 7u);
        QCOMPARE(links[2].second, 3u);
        QVERIFY(near(links[2].overlap, 900.0 / 1400.0));
        std::vector<std::string> a;
        std::vector<std::string> b;
        for (const SegmentLink& link : links) {
            a.push_back(first[link.first].label("l"));
            b.push_back(second[link.second].label("l"));
        }
        const Kappa kappa = cohenKappa(agreementTable(a, b, {"M", "N", "S"}));
        QVERIFY(near(kappa.observed, 0.7142857142857143));
        QVERIFY(near(kappa.chance, 0.36734693877551017));
        QVERIFY(near(kappa.value, 0.5483870967741936));
        QVERIFY(near(kappa.highest, 0.7741935483870968));
    }

    void linkingTakesTheBestAndEachOnce()
    {
        // 0-100 overlaps 0-70 by 70 % and 5-100 by 95 %: the second wins, 0-70 stays alone.
        const auto links = linkSegments({segmentFrom(0, 100)}, {segmentFrom(0, 70), segmentFrom(5, 100)});
        QCOMPARE(links.size(), 1u);
        QCOMPARE(links[0].second, 1u);
        QCOMPARE(linkSegments({segmentFrom(0, 100)}, {segmentFrom(0, 60)}).size(), 1u); // just at the threshold
        QVERIFY(linkSegments({segmentFrom(0, 100)}, {segmentFrom(0, 59)}).empty());
        QVERIFY(linkSegments({segmentFrom(0, 100)}, {segmentFrom(100, 200)}, 0.01).empty());
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
