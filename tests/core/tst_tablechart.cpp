#include "core/base/Error.h"
#include "core/features/BoxStatistics.h"
#include "core/features/FeatureTable.h"
#include "core/features/Histogram.h"
#include "core/formats/Csv.h"
#include "core/formats/FeatureCsv.h"
#include "core/learning/TableChart.h"

#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <sstream>

using namespace suara;

namespace {

/// Two columns; classes a, b and none.
FeatureTable smallTable()
{
    FeatureTable table;
    table.columns = {"ZCR", "SC"};
    table.units = {"", "Hz"};
    const std::vector<std::string> labels{"b", "a", "a", "", "b", "a"};
    table.values.resize(6, 2);
    table.values << 0.0, 10, 0.1, 20, 0.2, 30, 0.1, 40, 0.4, std::nan(""), 0.15, 60;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        FeatureRow row;
        row.file = std::to_string(i) + ".wav";
        row.label = labels[i];
        table.rows.push_back(row);
    }
    return table;
}

FeatureTable read(const QByteArray& text)
{
    QTemporaryFile file;
    if (!file.open() || file.write(text) != text.size() || !file.flush())
        qFatal("cannot write the test's file");
    return readFeatureCsv(file.fileName().toStdString());
}

QString csvOf(const TableChart& chart, const ChartClasses& classes)
{
    return QString::fromStdString(chartCsv(chart, smallTable(), classes)).remove(u'\r');
}

} // namespace

/// What charts of a feature table show, in numbers.
class TestTableChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boxesAsMatplotlib_data()
    {
        QTest::addColumn<std::vector<std::string>>("line");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/boxes.csv");
        QVERIFY(table.rows.size() >= 11);
        for (const auto& row : table.rows)
            QTest::newRow(row[0].c_str()) << row;
    }
    void boxesAsMatplotlib()
    {
        QFETCH(std::vector<std::string>, line);
        std::vector<double> values;
        std::istringstream in(line[1]);
        for (std::string word; in >> word;)
            values.push_back(csvNumber(word).value());
        const BoxStatistics box = boxStatistics(values);
        QCOMPARE(box.lowWhisker, csvNumber(line[2]).value());
        QCOMPARE(box.q1, csvNumber(line[3]).value());
        QCOMPARE(box.median, csvNumber(line[4]).value());
        QCOMPARE(box.q3, csvNumber(line[5]).value());
        QCOMPARE(box.highWhisker, csvNumber(line[6]).value());
        QCOMPARE(std::ranges::count_if(values, [&](double value) { return box.isOutlier(value); }), std::stoi(line[7]));
    }

    void aBoxOfNothing()
    {
        QCOMPARE(boxStatistics({}).count, 0U);
        QVERIFY(std::isnan(boxStatistics({std::nan("")}).median));
        QCOMPARE(boxStatistics({std::nan(""), 2.0}).median, 2.0);
    }

    void histogramsWithoutClasses()
    {
        TableChart chart;
        chart.x = "ZCR";
        chart.bins = 4;
        ChartClasses classes = classesOf(smallTable());
        QCOMPARE(classes.names, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(classes.ofRow, (std::vector<int>{1, 0, 0, -1, 1, 0}));
        QCOMPARE(csvOf(chart, classes),
                 QStringLiteral("bin_start,bin_end,a,b,no_class\n0,0.1,0,1,0\n0.1,0.2,2,0,1\n"
                                "0.2,0.30000000000000004,1,0,0\n0.30000000000000004,0.4,0,1,0\n"));
        classes.hidesUnclassed = true;
        classes.hidden = {false, true};
        chart.bins = 2;
        QCOMPARE(csvOf(chart, classes), QStringLiteral("bin_start,bin_end,a\n0.1,0.15000000000000002,2\n"
                                                       "0.15000000000000002,0.2,1\n")); // the range of what is shown
    }

    void densityIsAnAreaOfOne()
    {
        TableChart chart;
        chart.density = true;
        const std::vector<std::vector<int>> counts{{1, 3}, {0, 0}, {5, 1}};
        const std::vector<double> factors = densityFactors(chart, counts, 0.5);
        QCOMPARE(factors, (std::vector<double>{1.0 / (4 * 0.5), 0.0, 1.0 / (6 * 0.5)}));
        chart.stacked = true;
        QCOMPARE(densityFactors(chart, counts, 0.5), std::vector<double>(3, 1.0 / (10 * 0.5)));
        chart.density = false;
        QCOMPARE(densityFactors(chart, counts, 0.5), std::vector<double>(3, 1.0));
    }

    void boxesAsCsv()
    {
        TableChart chart;
        chart.kind = ChartKind::Box;
        chart.x = "SC";
        QCOMPARE(csvOf(chart, classesOf(smallTable())),
                 QStringLiteral("label,count,low_whisker,q1,median,q3,high_whisker,outliers\n"
                                "a,3,20,25,30,45,60,0\nb,1,10,10,10,10,10,0\n\"\",1,40,40,40,40,40,0\n"));
    }

    void pointsAsCsv()
    {
        const TableChart chart{
            .kind = ChartKind::Scatter, .x = "ZCR", .y = "SC", .scaling = {ScalerKind::MinMax, 0.0, 1.0}};
        ChartClasses classes = classesOf(smallTable());
        classes.hidesUnclassed = true;
        const QStringList lines = csvOf(chart, classes).split(u'\n');
        QCOMPARE(lines.size(), 6); // the head, four points that are whole, the end
        QCOMPARE(lines[0], QStringLiteral("file,label,ZCR,SC"));
        QCOMPARE(lines[1], QStringLiteral("0.wav,b,0,0"));
        QCOMPARE(lines[4].section(u',', 0, 1), QStringLiteral("5.wav,a"));
        QCOMPARE(lines[4].section(u',', 3).toDouble(), 1.0); // the last is the largest of all rows that have a value
    }

    void aColumnThatIsNotThere()
    {
        TableChart chart;
        chart.x = "MFCC1";
        QVERIFY_THROWS_EXCEPTION(ParameterError, chartCsv(chart, smallTable(), classesOf(smallTable())));
    }

    void scriptsNameWhatTheyDraw()
    {
        TableChart chart;
        chart.x = "ZCR";
        chart.lower = 0.0;
        chart.upper = 0.2;
        ChartClasses classes = classesOf(smallTable());
        classes.colours = {"#164adb", "#fa5211"};
        classes.names[1] = "he said \"b\"";
        const std::string code = chartScript(chart, classes);
        QVERIFY(code.find("bins=20, range=(0, 0.2)") != std::string::npos);
        const std::string expected = "{\"a\": \"#164adb\", \"he said \\\"b\\\"\": \"#fa5211\", \"\": ";
        QVERIFY(code.find(expected) != std::string::npos);
        QVERIFY(code.find("density") == std::string::npos);
        QVERIFY(code.find("row.get(\"label\", \"\")") != std::string::npos);
    }

    void aVowelChartIsDrawnFromHighToLow()
    {
        TableChart chart{.kind = ChartKind::Scatter, .x = "SC", .y = "ZCR"};
        const std::string usual = chartScript(chart, classesOf(smallTable()));
        chart.reversed = true;
        const std::string reversed = chartScript(chart, classesOf(smallTable()));
        const std::string turned = "plt.gca().invert_xaxis()\nplt.gca().invert_yaxis()\nplt.show()\n";
        QVERIFY(!usual.ends_with(turned));
        QVERIFY(reversed.ends_with(turned));
    }

    void scriptsTakeAnyName_data()
    {
        QTest::addColumn<ChartKind>("kind");
        QTest::newRow("histogram") << ChartKind::Histogram;
        QTest::newRow("box") << ChartKind::Box;
        QTest::newRow("scatter") << ChartKind::Scatter;
    }
    void scriptsTakeAnyName()
    {
        QFETCH(ChartKind, kind);
        ChartClasses classes = classesOf(smallTable());
        classes.column = "class\rimport os";
        const std::string script = chartScript({.kind = kind, .x = "ZCR\nimport os", .y = "SC\rimport os"}, classes);
        QStringList lines = QString::fromStdString(script).replace(u'\r', u'\n').split(u'\n');
        QCOMPARE(lines.filter(QRegularExpression(QStringLiteral("^import"))),
                 (QStringList{"import csv", "import sys", "import matplotlib.pyplot as plt", "import numpy as np"}));
        QVERIFY(script.find("column(\"ZCR\\nimport os\")") != std::string::npos);
        QVERIFY(script.find("row.get(\"class\\rimport os\", \"\")") != std::string::npos);
    }

    void tablesOfOthersAreRead()
    {
        const FeatureTable table = read("ZCR,SC,species\n1,,cat\n3,4,dog\n");
        QCOMPARE(table.columns, (std::vector<std::string>{"ZCR", "SC"}));
        QCOMPARE(table.labelColumn, std::string("species"));
        QCOMPARE(classesOf(table).column, std::string("species"));
        QCOMPARE(classesOf(table).names, (std::vector<std::string>{"cat", "dog"}));
        QVERIFY(std::isnan(table.values(0, 1)));
        QCOMPARE(read("SC,label,ZCR\n1,cat,2\n").labelColumn, std::string("label"));
        for (const char* wrong : {"inf", "-inf", "nan", "1e999", "two"})
            QVERIFY_THROWS_EXCEPTION(IoError, read(QByteArray("SC,label\n") + wrong + ",cat\n"));
    }

    void binsOfEqualValues_data()
    {
        QTest::addColumn<double>("value");
        QTest::newRow("nothing") << 0.0;
        QTest::newRow("small") << 3.5;
        QTest::newRow("half a unit is lost") << 1e17;
        QTest::newRow("below") << -1e17;
    }
    void binsOfEqualValues()
    {
        QFETCH(double, value);
        const std::vector<double> values(5, value);
        const HistogramBins bins(20, 0.0, 0.0, values);
        QVERIFY(bins.lower() < value && value < bins.upper());
        QCOMPARE(bins.counts(values)[10], 5);
        if (std::abs(value) < 1e9)
            QCOMPARE(bins.upper() - bins.lower(), 1.0); // as numpy.histogram has it
    }

    void binsOfAllThereIs()
    {
        const double most = std::numeric_limits<double>::max();
        const std::vector<int> counts = HistogramBins(3, 0.0, 0.0, {{-most, most}}).counts({{-most, most}});
        QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0), 2);
    }
};

QTEST_GUILESS_MAIN(TestTableChart)
#include "tst_tablechart.moc"
