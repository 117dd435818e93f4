#include "core/base/Error.h"
#include "core/features/BoxStatistics.h"
#include "core/features/FeatureTable.h"
#include "core/features/Histogram.h"
#include "core/formats/Csv.h"
#include "core/learning/TableChart.h"

#include <QTest>
#include <algorithm>
#include <cmath>
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
    }
};

QTEST_MAIN(TestTableChart)
#include "tst_tablechart.moc"
