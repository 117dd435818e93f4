#include "core/base/Error.h"
#include "core/learning/Augmentation.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace suara;

static std::vector<float> rising(const Shape& shape)
{
    std::vector<float> row(shape.size());
    std::iota(row.begin(), row.end(), 1.0F);
    return row;
}

static std::vector<float> augmented(const AugmentationOptions& options, const Shape& shape, std::uint32_t seed = 1,
                                    int epoch = 1, std::size_t sample = 0)
{
    std::vector<float> row = rising(shape);
    augment(options, shape, seed, epoch, sample, row.data());
    return row;
}

class TestAugmentation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hangsOnSeedEpochAndSampleAlone()
    {
        const Shape shape{6, 9, 2};
        const AugmentationOptions options{.noise = 0.1, .gain = 0.2, .shift = 0.3, .timeMasks = 1, .frequencyMasks = 1};
        const auto first = augmented(options, shape, 1, 2, 3);
        QVERIFY(augmented(options, shape, 1, 2, 3) == first);
        QVERIFY(augmented(options, shape, 2, 2, 3) != first);
        QVERIFY(augmented(options, shape, 1, 3, 3) != first);
        QVERIFY(augmented(options, shape, 1, 2, 4) != first);
        QVERIFY(augmented({}, shape) == rising(shape)); // nothing asked, nothing done
        QVERIFY(!AugmentationOptions{}.isOn() && options.isOn());
    }

    void noiseHasItsDeviation()
    {
        const Shape shape{1, 1, 100'000};
        const auto row = augmented({.noise = 0.5}, shape);
        double sum = 0.0;
        double squares = 0.0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double noise = double(row[i]) - double(i + 1);
            sum += noise;
            squares += noise * noise;
        }
        QVERIFY(std::abs(sum / 1e5) < 0.01);
        QVERIFY(std::abs(std::sqrt(squares / 1e5) - 0.5) < 0.01);
    }

    void gainIsOneNumberWithinItsRange()
    {
        double least = 2.0;
        double most = 0.0;
        for (std::size_t sample = 0; sample < 200; ++sample) {
            const auto row = augmented({.gain = 0.25}, {2, 3, 1}, 1, 1, sample);
            for (std::size_t i = 0; i < row.size(); ++i)
                QCOMPARE(row[i], row[0] * float(i + 1));
            least = std::min(least, double(row[0]));
            most = std::max(most, double(row[0]));
        }
        QVERIFY(least >= 0.75 && least < 0.77 && most <= 1.25 && most > 1.23);
    }

    void shiftGoesAlongTime_data()
    {
        QTest::addColumn<bool>("isTimeDown");
        QTest::newRow("to the right") << false;
        QTest::newRow("down") << true;
    }
    void shiftGoesAlongTime()
    {
        QFETCH(bool, isTimeDown);
        const Shape shape{10, 10, 2};
        bool wentForth = false;
        bool wentBack = false;
        for (std::size_t sample = 0; sample < 30; ++sample) {
            const auto row = augmented({.shift = 0.3, .isTimeDown = isTimeDown}, shape, 1, 1, sample);
            const auto value = [&](int time, int other) {
                return row[std::size_t((isTimeDown ? time : other) * 10 + (isTimeDown ? other : time)) * 2];
            };
            const auto before = [&](int time, int other) {
                return 1.0F + 2.0F * float(isTimeDown ? time * 10 + other : other * 10 + time);
            };
            int places = -4;
            for (int tried = -3; tried <= 3; ++tried)
                if (value(5, 4) == before(5 - tried, 4))
                    places = tried;
            QVERIFY(places >= -3);
            wentForth = wentForth || places > 0;
            wentBack = wentBack || places < 0;
            for (int time = 0; time < 10; ++time)
                for (int other = 0; other < 10; ++other) {
                    const int from = time - places;
                    QCOMPARE(value(time, other), from >= 0 && from < 10 ? before(from, other) : 0.0F);
                }
        }
        QVERIFY(wentForth && wentBack);
    }

    void masksCoverWholeLines()
    {
        const Shape shape{20, 30, 1};
        std::size_t widest = 0;
        for (std::size_t sample = 0; sample < 100; ++sample) {
            const auto row = augmented({.timeMasks = 1, .maskShare = 0.2}, shape, 1, 1, sample);
            std::size_t columns = 0;
            for (std::size_t column = 0; column < 30; ++column) {
                std::size_t zeros = 0;
                for (std::size_t line = 0; line < 20; ++line)
                    zeros += row[line * 30 + column] == 0.0F ? 1 : 0;
                QVERIFY(zeros == 0 || zeros == 20);
                columns += zeros / 20;
            }
            widest = std::max(widest, columns);
        }
        QCOMPARE(widest, std::size_t(6));
        const auto lines = augmented({.frequencyMasks = 2, .maskShare = 1.0}, shape, 1, 1, 7);
        QVERIFY(std::ranges::count(lines, 0.0F) % 30 == 0);
    }

    void refuses()
    {
        for (const AugmentationOptions& options : {AugmentationOptions{.noise = -1.0},
                                                   {.noise = std::nan("")},
                                                   {.gain = 1.0},
                                                   {.shift = 1.0},
                                                   {.timeMasks = -1},
                                                   {.frequencyMasks = -1},
                                                   {.maskShare = 1.1}})
            try {
                checkAugmentation(options);
                QFAIL("was taken");
            } catch (const ParameterError& error) {
                const std::string allowed = error.arguments().at(2); // is not translated
                QVERIFY2(std::ranges::none_of(allowed, [](char sign) { return sign >= 'a' && sign <= 'z'; }),
                         allowed.c_str());
            }
        checkAugmentation({.noise = 3.0, .gain = 0.9, .shift = 0.9, .timeMasks = 4, .maskShare = 1.0});
    }
};

QTEST_GUILESS_MAIN(TestAugmentation)
#include "tst_augmentation.moc"
