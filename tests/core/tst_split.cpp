#include "core/base/Error.h"
#include "core/formats/Csv.h"
#include "core/learning/Folds.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/RandomState.h"
#include "core/learning/Split.h"

#include <QTest>
#include <algorithm>

using namespace suara;
using Rows = QList<int>;

class TestSplit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void picksTheRowsOfScikitLearn_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<double>("testSize");
        QTest::addColumn<Rows>("classes");
        QTest::addColumn<Rows>("training");
        QTest::addColumn<Rows>("test");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/splits.csv");
        for (const auto& row : table.rows)
            QTest::addRow("%s, seed %s, test_size %s, %d rows", row[0].c_str(), row[1].c_str(), row[2].c_str(),
                          int(rows(row[3]).size()))
                << QString::fromStdString(row[0]) << quint32(std::stoul(row[1])) << *csvNumber(row[2]) << rows(row[3])
                << rows(row[4]) << rows(row[5]);
    }
    void picksTheRowsOfScikitLearn()
    {
        QFETCH(QString, kind);
        QFETCH(quint32, seed);
        QFETCH(double, testSize);
        QFETCH(Rows, classes);
        QFETCH(Rows, training);
        QFETCH(Rows, test);
        SplitOptions options{testSize, seed, SplitKind::Shuffled};
        std::vector<std::string> groups;
        if (kind == "stratified")
            options.kind = SplitKind::Stratified;
        if (kind == "grouped") {
            options.kind = SplitKind::Grouped;
            for (const int group : classes)
                groups.push_back(std::to_string(group)); // below 10 groups text sorts as numbers do
        }
        const Split split = splitRows({classes.begin(), classes.end()}, groups, options);
        QCOMPARE(Rows(split.training.begin(), split.training.end()), training);
        QCOMPARE(Rows(split.test.begin(), split.test.end()), test);
    }

    void foldsAreScikitLearns_data()
    {
        QTest::addColumn<QStringList>("row");
        const CsvTable table = readCsv(SUARA_SOURCE_DIR "/tests/reference/folds.csv");
        int number = 0;
        for (const auto& row : table.rows) {
            QStringList cells;
            for (const std::string& cell : row)
                cells.append(QString::fromStdString(cell));
            QTest::addRow("%d: %s, %s folds", ++number, row[0].c_str(), row[1].c_str()) << cells;
        }
    }
    void foldsAreScikitLearns()
    {
        QFETCH(QStringList, row);
        const QStringList kinds{"plain", "stratified", "stratified_grouped", "leave_one_group_out"};
        const Rows numbers = rows(row[4].toStdString());
        const std::vector<int> classes(numbers.begin(), numbers.end());
        std::vector<std::string> groups;
        for (const int group : rows(row[5].toStdString()))
            groups.push_back(std::to_string(100 + group)); // text of one length sorts as numbers do
        const auto folds =
            foldsOf(classes, groups, {FoldKind(kinds.indexOf(row[0])), row[1].toInt(), row[2] == "1", row[3].toUInt()});
        QCOMPARE(int(folds.size()), row[1].toInt());
        Rows foldOfRow(numbers.size(), -1);
        for (std::size_t fold = 0; fold < folds.size(); ++fold) {
            QCOMPARE(folds[fold].training.size() + folds[fold].test.size(), classes.size());
            for (const std::size_t held : folds[fold].test)
                foldOfRow[qsizetype(held)] = int(fold);
        }
        QCOMPARE(foldOfRow, rows(row[6].toStdString()));
        const QStringList weights = row[7].split(u' ');
        const auto balanced = balancedClassWeights(classes, std::size_t(weights.size()));
        for (qsizetype i = 0; i < weights.size(); ++i)
            QCOMPARE(balanced[std::size_t(i)], weights[i].toDouble());
    }

    void foldsRefuse()
    {
        const std::vector<int> four{0, 0, 1, 1};
        const auto isRefused = [&](const FoldOptions& options, const std::vector<std::string>& groups = {}) {
            try {
                foldsOf(four, groups, options);
            } catch (const ParameterError&) {
                return true;
            }
            return false;
        };
        QVERIFY(isRefused({FoldKind::Plain, 1}));
        QVERIFY(isRefused({FoldKind::Plain, 5}));
        QVERIFY(!isRefused({FoldKind::Plain, 4}));
        QVERIFY(isRefused({FoldKind::Stratified, 3}));
        QVERIFY(isRefused({FoldKind::StratifiedGrouped, 2}));
        QVERIFY(isRefused({FoldKind::StratifiedGrouped, 2}, {"a", "a", "a", "a"}));
        QVERIFY(isRefused({FoldKind::LeaveOneGroupOut}, {"a", "a", "a", "a"}));
        QVERIFY(isRefused({FoldKind::LeaveOneGroupOut}, {"a", "b", "", "a"}));
        QCOMPARE(balancedClassWeights({0, 0, 0, 2}, 3), (std::vector<double>{4.0 / 6.0, 1.0, 2.0}));
    }

    void sizesRoundAsScikitLearn_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("testSize");
        QTest::addColumn<int>("held");
        QTest::newRow("10 rows") << 10 << 0.1 << 1;
        QTest::newRow("11 rows") << 11 << 0.1 << 2;
        QTest::newRow("15 rows") << 15 << 0.1 << 2;
        QTest::newRow("voice.csv") << 3168 << 0.1 << 317;
        QTest::newRow("a quarter") << 100 << 0.25 << 25;
        QTest::newRow("a third of seven") << 7 << 0.33 << 3;
        QTest::newRow("half of five") << 5 << 0.5 << 3;
        QTest::newRow("three") << 3 << 0.1 << 1;
    }
    void sizesRoundAsScikitLearn()
    {
        QFETCH(int, count);
        QFETCH(double, testSize);
        QFETCH(int, held);
        const Split split = splitRows(std::vector<int>(std::size_t(count)), {}, {testSize, 1, SplitKind::Shuffled});
        QCOMPARE(int(split.test.size()), held);
        QCOMPARE(int(split.training.size()), count - held);
    }

    void everyRowStandsOnOneSide_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("shuffled") << int(SplitKind::Shuffled);
        QTest::newRow("stratified") << int(SplitKind::Stratified);
        QTest::newRow("grouped") << int(SplitKind::Grouped);
    }
    void everyRowStandsOnOneSide()
    {
        QFETCH(int, kind);
        std::vector<int> classes;
        std::vector<std::string> groups;
        for (int i = 0; i < 97; ++i) {
            classes.push_back(i * i % 3 == 0 ? 0 : 1);
            groups.push_back("speaker " + std::to_string(i % 6));
        }
        for (std::uint32_t seed = 0; seed < 20; ++seed) {
            const Split split = splitRows(classes, groups, {0.2, seed, SplitKind(kind)});
            std::vector<std::size_t> all = split.training;
            all.insert(all.end(), split.test.begin(), split.test.end());
            std::sort(all.begin(), all.end());
            for (std::size_t i = 0; i < all.size(); ++i)
                QCOMPARE(all[i], i);
            QCOMPARE(all.size(), classes.size());
            if (SplitKind(kind) == SplitKind::Grouped)
                for (const std::size_t row : split.test)
                    QVERIFY(std::none_of(split.training.begin(), split.training.end(),
                                         [&](std::size_t other) { return groups[other] == groups[row]; }));
        }
    }

    void refuses()
    {
        const std::vector<int> four{0, 0, 1, 1};
        for (const double size : {0.0, 1.0, -0.1, std::numeric_limits<double>::quiet_NaN()})
            QVERIFY_THROWS_EXCEPTION(ParameterError, splitRows(four, {}, {size, 0, SplitKind::Shuffled}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, splitRows({0}, {}, {0.1, 0, SplitKind::Shuffled}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, splitRows({}, {}, {0.1, 0, SplitKind::Shuffled}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, splitRows({0, 0, 1}, {}, {0.5, 0, SplitKind::Stratified}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, splitRows(four, {}, {0.1, 0, SplitKind::Stratified}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, splitRows(four, {"a", "a", "a", "a"}, {0.5, 0, SplitKind::Grouped}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, splitRows(four, {}, {0.5, 0, SplitKind::Grouped}));
    }

    void mersenneTwisterDrawsAsPublished()
    {
        RandomState random(5489); // the seed of C++'s mt19937, whose 10,000th number the standard names
        std::uint32_t value = 0;
        for (int i = 0; i < 10000; ++i)
            value = random.next();
        QCOMPARE(value, 4123659995U);
    }

    void classesSortByCodePoint()
    {
        const LabelEncoder encoder({"b", "é", "10", "A", "9", "a", "B", "a"});
        QCOMPARE(encoder.classes(), (std::vector<std::string>{"10", "9", "A", "B", "a", "b", "é"}));
        QCOMPARE(encoder.encode({"a", "10"}), (std::vector<int>{4, 0}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, encoder.encode({"z"}));
    }

private:
    static Rows rows(const std::string& text)
    {
        Rows result;
        for (const QString& number : QString::fromStdString(text).split(' '))
            result.append(number.toInt());
        return result;
    }
};

QTEST_GUILESS_MAIN(TestSplit)
#include "tst_split.moc"
