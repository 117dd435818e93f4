#include "core/audio/DrumSynth.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace suara;

/// The measures below are plain code of their own, so that the drums are not judged by what they are to demonstrate.
class TestDrumSynth : public QObject {
    Q_OBJECT

    static constexpr int s_frame = 2048; // 46 ms at 44100 Hz: what librosa's first frame sees at 22050 Hz

    static double zeroCrossingRate(const std::vector<float>& sound)
    {
        int crossings = 0;
        for (int n = 1; n < s_frame; ++n)
            crossings += (sound[std::size_t(n)] < 0) != (sound[std::size_t(n - 1)] < 0);
        return double(crossings) / s_frame;
    }

    static double centroidHz(const std::vector<float>& sound)
    {
        double weighted = 0.0;
        double sum = 0.0;
        for (int bin = 1; bin < s_frame / 4; ++bin) { // to 11025 Hz
            double re = 0.0;
            double im = 0.0;
            for (int n = 0; n < s_frame; ++n) {
                const double window = 0.5 - 0.5 * std::cos(std::numbers::pi * (n + s_frame) / s_frame);
                const double angle = 2.0 * std::numbers::pi * bin * n / s_frame;
                re += window * double(sound[std::size_t(n)]) * std::cos(angle);
                im += window * double(sound[std::size_t(n)]) * std::sin(angle);
            }
            weighted += std::hypot(re, im) * bin * drumSampleRate / s_frame;
            sum += std::hypot(re, im);
        }
        return weighted / sum;
    }

private Q_SLOTS:
    void twoFeaturesTellThemApart_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %llu", seed) << seed;
    }
    void twoFeaturesTellThemApart()
    {
        QFETCH(quint64, seed);
        const auto kick = synthesiseKick(seed);
        const auto snare = synthesiseSnare(seed);
        QVERIFY2(zeroCrossingRate(kick) < 0.02, qPrintable(QString::number(zeroCrossingRate(kick))));
        QVERIFY2(zeroCrossingRate(snare) > 0.05, qPrintable(QString::number(zeroCrossingRate(snare))));
        QVERIFY2(zeroCrossingRate(snare) < 0.2, qPrintable(QString::number(zeroCrossingRate(snare))));
        QVERIFY2(centroidHz(kick) < 2300, qPrintable(QString::number(centroidHz(kick))));
        QVERIFY2(centroidHz(snare) > 2400, qPrintable(QString::number(centroidHz(snare))));
        QVERIFY2(centroidHz(snare) < 4000, qPrintable(QString::number(centroidHz(snare))));
    }

    void staysWithinFullScaleAndEndsInSilence_data() { twoFeaturesTellThemApart_data(); }
    void staysWithinFullScaleAndEndsInSilence()
    {
        QFETCH(quint64, seed);
        for (const auto& sound : {synthesiseKick(seed), synthesiseSnare(seed)}) {
            QCOMPARE(sound.front(), 0.f);
            QCOMPARE(std::abs(sound.back()), 0.f);
            for (const float sample : sound)
                QVERIFY(std::abs(sample) < 1.f);
        }
    }

    void theSameSeedGivesTheSameBits()
    {
        QCOMPARE(synthesiseKick(3), synthesiseKick(3));
        QCOMPARE(synthesiseSnare(3), synthesiseSnare(3));
    }

    void everySeedSoundsDifferent()
    {
        QVERIFY(synthesiseKick(1) != synthesiseKick(2));
        QVERIFY(synthesiseSnare(1) != synthesiseSnare(2));
    }
};

QTEST_GUILESS_MAIN(TestDrumSynth)
#include "tst_drumsynth.moc"
