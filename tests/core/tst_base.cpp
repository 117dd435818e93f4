#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/base/Join.h"
#include "core/base/Parallel.h"

#include <QTest>
#include <atomic>
#include <thread>
#include <vector>

using namespace suara;

class TestBase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorsFillTheirSentence()
    {
        QCOMPARE(ParameterError("n_fft is %1; allowed is %2 or more.", {"0", "1"}).what(),
                 "n_fft is 0; allowed is 1 or more.");
        QCOMPARE(ParameterError("100 % of %3", {"a"}).what(), "100 % of %3");
    }

    void partsAreJoined()
    {
        QCOMPARE(joined(std::vector<std::string>{}, ", "), std::string());
        QCOMPARE(joined(std::vector<std::string>{"", "a", ""}, ", "), std::string(", a, "));
        QCOMPARE(joined(std::vector{1, 2, 3}, " × ", [](int side) { return std::to_string(side); }),
                 std::string("1 × 2 × 3"));
    }

    void endingsAreInSmallLetters_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("ending");
        QTest::newRow("capitals") << "a/Table.CSV"
                                  << ".csv";
        QTest::newRow("two dots") << "a.b.Npy"
                                  << ".npy";
        QTest::newRow("none") << "a.csv/table"
                              << "";
        QTest::newRow("a hidden file") << ".csv"
                                       << "";
        QTest::newRow("beyond ASCII") << "a.É"
                                      << ".É";
    }
    void endingsAreInSmallLetters()
    {
        QFETCH(QString, file);
        QFETCH(QString, ending);
        QCOMPARE(QString::fromStdString(endingOf(file.toStdString())), ending);
    }

    void parallelForVisitsEveryIndexOnce_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("jobs");
        for (int count : {0, 1, 2, 1000})
            for (int jobs : {0, 1, 3, 64})
                QTest::addRow("%d items, %d jobs", count, jobs) << count << jobs;
    }
    void parallelForVisitsEveryIndexOnce()
    {
        QFETCH(int, count);
        QFETCH(int, jobs);
        std::vector<std::atomic<int>> visits(static_cast<std::size_t>(count));
        parallelFor(visits.size(), jobs, [&](std::size_t index) { ++visits[index]; });
        for (const auto& visit : visits)
            QCOMPARE(visit.load(), 1);
    }

    void parallelForNests()
    {
        std::vector<std::atomic<int>> visits(60);
        parallelFor(6, 3, [&](std::size_t outer) {
            parallelFor(10, 4, [&](std::size_t inner) { ++visits[outer * 10 + inner]; });
        });
        for (const auto& visit : visits)
            QCOMPARE(visit.load(), 1);
    }

    void parallelForIsForAnyThread()
    {
        std::atomic<int> visits = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int loop = 0; loop < 200; ++loop)
                        parallelFor(5, 3, [&](std::size_t) { ++visits; });
                });
        }
        QCOMPARE(visits.load(), 4 * 200 * 5);
    }

    void parallelForPassesTheFirstErrorOn()
    {
        const auto failing = [](std::size_t index) {
            if (index == 7)
                throw ParameterError("seven");
        };
        QVERIFY_THROWS_EXCEPTION(ParameterError, parallelFor(100, 4, failing));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
