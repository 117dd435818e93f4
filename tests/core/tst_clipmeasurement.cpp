#include "core/base/ScratchStore.h"
#include "core/dsp/kernels/Kernels.h"
#include "core/features/Catalog.h"
#include "core/features/ClipMeasurement.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/TuningPeaks.h"

#include <QTest>
#include <cmath>
#include <cstring>

using namespace suara;

namespace {

std::vector<float> sound(std::size_t samples)
{
    std::vector<float> values(samples);
    std::uint32_t state = 7;
    for (std::size_t i = 0; i < samples; ++i) {
        state = state * 1664525u + 1013904223u;
        const float noise = float(state >> 8) / float(1u << 24) - 0.5f;
        const bool isLoud = (i / 9000) % 3 != 2;
        values[i] = isLoud ? 0.3f * float(int(i % (90 + i / 5000)) - 50) / 50.0f + 0.02f * noise : 1e-6f * noise;
    }
    return values;
}

/// Hands a signal out in pieces of an odd length.
StretchCutter::Source inPieces(const std::vector<float>& samples)
{
    return [&samples, done = std::size_t(0)](std::vector<float>& out) mutable {
        const std::size_t count = std::min<std::size_t>(4099, samples.size() - done);
        out.insert(out.end(), samples.begin() + std::ptrdiff_t(done), samples.begin() + std::ptrdiff_t(done + count));
        done += count;
        return count > 0;
    };
}

std::vector<double> inStretches(const std::vector<float>& samples, const Parameters& parameters,
                                const FeatureSpec& spec, Summary summary, std::size_t memory, int jobs)
{
    const FeatureSpec* const features[] = {&spec};
    const FeaturePlan plan(22050, parameters, features);
    ClipMeasurement measurement(plan, summary, memory);
    SilentTask task;
    measurement.run(inPieces(samples), jobs, task);
    std::vector<double> values;
    measurement.values(0).appendSummary(false, {}, values);
    return values;
}

std::vector<double> atOnce(const std::vector<float>& samples, const Parameters& parameters, const FeatureSpec& spec,
                           Summary summary)
{
    std::vector<double> values;
    appendSummary(spec.compute(FrameAnalysis(Audio{samples, 22050}, parameters)), false, summary, {}, values);
    return values;
}

std::vector<float> tileOfNoise(std::size_t values)
{
    std::vector<float> noise = sound(values);
    for (float& value : noise)
        value = std::abs(value) + 1e-9f;
    return noise;
}

} // namespace

/// A clip measured stretch by stretch gives the bits of the same clip measured whole, however it is done.
class TestClipMeasurement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stretchesGiveTheWhole_data()
    {
        QTest::addColumn<QByteArray>("feature");
        QTest::addColumn<int>("samples");
        QTest::addColumn<QByteArrayList>("parameters");
        for (const FeatureSpec& spec : featureCatalog()) {
            if (!spec.compute.isStreamed())
                continue;
            const QByteArray id(spec.id.data(), qsizetype(spec.id.size()));
            QTest::newRow(id + ", one stretch") << id << 5000 << QByteArrayList();
            QTest::newRow(id + ", several") << id << 400001 << QByteArrayList();
            for (const int samples : {131072 + 2048 - 1, 131072 + 2048, 131072 + 2048 + 1})
                QTest::addRow("%s, %d samples", id.constData(), samples) << id << samples << QByteArrayList();
            QTest::newRow(id + ", odd parameters")
                << id << 300000
                << QByteArrayList{"hop_length=300", "n_fft=700", "frame_length=900", "pad_mode=reflect"};
            QTest::newRow(id + ", not centred")
                << id << 290000 << QByteArrayList{"hop_length=1000", "center=false", "n_fft=512"};
        }
    }
    void stretchesGiveTheWhole()
    {
        QFETCH(QByteArray, feature);
        QFETCH(int, samples);
        QFETCH(QByteArrayList, parameters);
        const FeatureSpec& spec = featureSpec(feature.toStdString());
        Parameters given;
        for (const QByteArray& each : parameters)
            if (const ParameterSpec* parameter = findParameter(spec, each.split('=')[0].toStdString()))
                given.set(*parameter, each.split('=')[1].toStdString());
        const std::vector<float> signal = sound(std::size_t(samples));
        for (const Summary summary : {Summary::Stats, Summary::First}) {
            const std::vector<double> whole = atOnce(signal, given, spec, summary);
            QVERIFY(inStretches(signal, given, spec, summary, std::size_t(1) << 30, 1) == whole);
            QVERIFY(inStretches(signal, given, spec, summary, 0, 3) == whole); // what is kept goes through a file
        }
    }

    void aClipTooShortIsRefused()
    {
        Parameters given;
        given.set(parameter::center, "false");
        QVERIFY_THROWS_EXCEPTION(ParameterError, inStretches(sound(100), given, featureSpec("spectral_centroid"),
                                                             Summary::Stats, 1 << 20, 2));
    }

    void everyInstructionSetGivesTheSameBits()
    {
        const std::size_t bins = 257;
        alignas(64) static float tile[257 * tileFrames];
        const std::vector<float> noise = tileOfNoise(bins * tileFrames);
        std::copy(noise.begin(), noise.end(), tile);
        std::vector<QByteArray> results;
        for (int level = 0; level < 3; ++level)
            if (const Kernels* set = kernelsOfLevel(level))
                results.push_back(resultsOf(*set, tile, std::ptrdiff_t(bins)));
        QVERIFY(!results.empty());
        for (const QByteArray& result : results)
            QCOMPARE(result.toHex(), results.front().toHex());
    }

    void theBestMovesAreTheLargestSums()
    {
        const std::vector<float> noise = tileOfNoise(4 * 64);
        const std::vector<double> values(noise.begin(), noise.end());
        const auto at = [&](std::size_t row) {
            return values.data() + row * 64;
        };
        for (int level = 0; level < 3; ++level)
            for (std::size_t count = 1; count <= 64; ++count)
                if (const Kernels* set = kernelsOfLevel(level)) {
                    double expected[2] = {-1e9, -1e9};
                    for (std::size_t i = 0; i < count; ++i) {
                        expected[0] = std::max({expected[0], at(0)[i] + at(2)[i], at(1)[i] + at(3)[i]});
                        expected[1] = std::max({expected[1], at(0)[i] + at(3)[i], at(1)[i] + at(2)[i]});
                    }
                    double best[2];
                    set->bestMoves(at(0), at(1), at(2), at(3), std::ptrdiff_t(count), -1e9, best);
                    QVERIFY(best[0] == expected[0] && best[1] == expected[1]);
                    set->bestMoves(at(0), at(1), at(2), at(3), std::ptrdiff_t(count), 1e9, best);
                    QVERIFY(best[0] == 1e9 && best[1] == 1e9);
                }
    }

    void scratchComesBackFromMemoryAndFile()
    {
        ScratchStore store(4000);
        std::vector<ScratchStore::Place> places;
        for (int i = 0; i < 5; ++i)
            places.push_back(store.put(std::vector<float>(300, float(i))));
        for (int i = 0; i < 5; ++i) {
            std::vector<float> back(10);
            store.get(places[std::size_t(i)], 290, back);
            QCOMPARE(back, std::vector<float>(10, float(i)));
        }
    }

    void peaksThatWerePutAwayCountAsBefore()
    {
        ScratchStore store(0);
        TuningPeaks kept;
        TuningPeaks putAway;
        for (int i = 0; i < 200001; ++i) {
            const bool isLoud = i % 2 == 0; // one more than half of them
            const float pitch = 440.0f * std::exp2((isLoud ? 0.305f : 0.105f) / 12.0f);
            const float magnitude = (isLoud ? 2.0f : 1.0f) + 1e-6f * float(i % 1000);
            kept.add(pitch, magnitude, 12);
            putAway.add(pitch, magnitude, 12);
            putAway.shrink(store);
        }
        QCOMPARE(kept.tuning(), 0.3); // of those as loud as the median, and no quieter
        QCOMPARE(putAway.tuning(), 0.3);
        for (int i = 0; i < 300000; ++i)
            putAway.add(440.0f * std::exp2(0.205f / 12.0f), 3.0f, 12);
        QCOMPARE(putAway.tuning(), 0.2);
    }

    void noRoomForScratchIsSaid()
    {
        const QByteArray before = qgetenv("TMPDIR");
        qputenv("TMPDIR", "/no/such/folder");
        ScratchStore store(0);
        QVERIFY_THROWS_EXCEPTION(IoError, store.put(std::vector<float>(10)));
        before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
    }

    void lostScratchIsSaid()
    {
        ScratchStore store(0);
        const ScratchStore::Place place = store.put(std::vector<float>(10));
        std::vector<float> back(20); // as if the file had been cut
        try {
            store.get(place, 0, back);
            QFAIL("read what is not there");
        } catch (const IoError& error) {
            QCOMPARE(QString::fromStdString(error.text()), QStringLiteral("Temporary data cannot be read back: %1."));
        }
    }

private:
    template<typename Value, std::size_t count>
    static void append(QByteArray& bytes, const Value (&values)[count])
    {
        bytes.append(reinterpret_cast<const char*>(values), qsizetype(sizeof values));
    }

    static QByteArray resultsOf(const Kernels& set, const float* tile, std::ptrdiff_t bins)
    {
        alignas(64) double sums[tileFrames];
        alignas(64) double moments[tileFrames];
        alignas(64) double spread[tileFrames];
        alignas(64) float low[tileFrames];
        alignas(64) float high[tileFrames];
        alignas(64) float logarithms[257 * tileFrames];
        alignas(64) std::int32_t below[tileFrames];
        std::vector<double> frequencies;
        for (std::ptrdiff_t bin = 0; bin < bins; ++bin)
            frequencies.push_back(double(bin) * 43.07);
        QByteArray bytes;
        set.moments(tile, bins, frequencies.data(), sums, moments);
        set.spread(tile, bins, frequencies.data(), moments, spread);
        set.countBelowShare(tile, bins, 0.85f, below);
        set.extremes(tile, bins, 9, low, high);
        set.logarithm(tile, bins * tileFrames, 1e-7f, 4.3429448f, 0.1f, logarithms);
        append(bytes, sums);
        append(bytes, moments);
        append(bytes, spread);
        append(bytes, below);
        append(bytes, low);
        append(bytes, high);
        append(bytes, logarithms);
        set.mantissas(tile, bins, 1e-10f, sums, below, moments);
        append(bytes, sums);
        append(bytes, below);
        AlignedDoubles weights(256, 0.7);
        AlignedDoubles scratch(64 * tileFrames / 2);
        AlignedFloats spectrum(33 * tileFrames);
        set.spectrum(tile, {64, weights.data(), 32, weights.data(), weights.data()}, scratch.data(), spectrum.data());
        bytes.append(reinterpret_cast<const char*>(spectrum.data()), qsizetype(spectrum.size() * sizeof(float)));
        const double squares[] = {set.sum(tile, 4000), set.sumOfSquares(tile, 4000, 0.3)};
        append(bytes, squares);
        std::vector<float> nearZero; // of either sign, about the threshold
        for (const float value : sound(3001))
            nearZero.push_back(value * 1e-9f);
        const std::ptrdiff_t changes[] = {set.signChanges(nearZero.data() + 1, 3000, -1e-10f, false),
                                          set.signChanges(nearZero.data() + 1, 3000, -1e-10f, true)};
        append(bytes, changes);
        return bytes;
    }
};

QTEST_GUILESS_MAIN(TestClipMeasurement)
#include "tst_clipmeasurement.moc"
