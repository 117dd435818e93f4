#include "core/audio/TimeStretcher.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace suara;

namespace {

constexpr int rate = 22050;
constexpr std::int64_t frames = 2 * rate;
constexpr double hertz = 441.0;

/// Silence for a second, then a tone; the right channel has half its height.
std::vector<float> toneAfterASecond()
{
    std::vector<float> samples(std::size_t(2 * frames));
    for (std::int64_t frame = rate; frame < frames; ++frame) {
        const auto value = float(0.5 * std::sin(2.0 * std::numbers::pi * hertz * double(frame) / rate));
        samples[std::size_t(2 * frame)] = value;
        samples[std::size_t(2 * frame + 1)] = value / 2.0f;
    }
    return samples;
}

/// All that comes out, taken in pieces of 700 frames as a device would.
std::vector<float> stretched(const std::vector<float>& samples, double speed)
{
    TimeStretcher stretcher(rate, 2, speed);
    std::vector<float> result;
    std::vector<float> piece(1400);
    for (std::int64_t given = 0; !stretcher.isFinished();) {
        const std::int64_t got = stretcher.take(piece.data(), 700);
        result.insert(result.end(), piece.begin(), piece.begin() + 2 * got);
        const std::int64_t some = std::min(stretcher.wanted(), frames - given);
        if (stretcher.wanted() > 0)
            stretcher.add(samples.data() + 2 * given, some, given + some == frames);
        given += some;
    }
    return result;
}

} // namespace

class TestTimeStretcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesTheTimeAndNotThePitch_data()
    {
        QTest::addColumn<double>("speed");
        for (double speed : {0.5, 0.75, 0.9, 1.25, 1.5, 2.0})
            QTest::addRow("%g", speed) << speed;
    }

    void changesTheTimeAndNotThePitch()
    {
        QFETCH(double, speed);
        const std::vector<float> out = stretched(toneAfterASecond(), speed);
        const auto length = std::int64_t(out.size()) / 2;
        QCOMPARE(length, std::llround(frames / speed));

        std::int64_t onset = 0;
        while (onset < length && std::abs(out[std::size_t(2 * onset)]) < 0.25f)
            ++onset;
        const double late = double(onset) / rate - 1.0 / speed;
        QVERIFY2(std::abs(late) < 0.02, qPrintable(QString::number(late))); // as honest as the cursor

        int rises = 0; // over half a second in the midst of the tone
        const std::int64_t from = std::llround(1.4 * rate / speed);
        const std::int64_t count = std::llround(0.4 * rate / speed);
        float highest[2] = {0.0f, 0.0f};
        for (std::int64_t frame = from; frame < from + count; ++frame) {
            rises += out[std::size_t(2 * frame)] < 0.0f && out[std::size_t(2 * frame + 2)] >= 0.0f ? 1 : 0;
            for (std::size_t side = 0; side < 2; ++side)
                highest[side] = std::max(highest[side], std::abs(out[std::size_t(2 * frame) + side]));
        }
        QVERIFY2(std::abs(rises - hertz * double(count) / rate) <= 1.5, qPrintable(QString::number(rises)));
        QVERIFY(std::abs(highest[0] - 0.5f) < 0.1f);
        QVERIFY(std::abs(highest[1] - 0.25f) < 0.05f);
    }

    void theEndMayBeSaidAfterTheLastFrame()
    {
        TimeStretcher stretcher(8000, 1, 0.5);
        const std::vector<float> samples(1000, 0.25f);
        std::vector<float> out(4000);
        stretcher.add(samples.data(), 1000, false);
        stretcher.add(samples.data(), 0, true);
        std::int64_t done = 0;
        while (!stretcher.isFinished())
            done += stretcher.take(out.data() + done, 4000 - done);
        QCOMPARE(done, 2000);
    }

    void nothingGivesNothing()
    {
        TimeStretcher stretcher(rate, 1, 2.0);
        float sample = 0.0f;
        stretcher.add(&sample, 0, true);
        QCOMPARE(stretcher.take(&sample, 1), 0);
        QVERIFY(stretcher.isFinished());
    }
};

QTEST_GUILESS_MAIN(TestTimeStretcher)
#include "tst_timestretcher.moc"
