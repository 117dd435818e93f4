#include "core/audio/AudioReader.h"
#include "core/audio/AudioWriter.h"
#include "core/audio/PeakPyramid.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace suara;

namespace {

std::vector<float> sound(int samples)
{
    std::vector<float> values;
    for (int i = 0; i < samples; ++i)
        values.push_back(float((i * 7919) % 4001 - 2000) / 2048.0f);
    return values;
}

/// What peaks() promises, computed from the samples themselves.
Peak slowPeak(const std::vector<float>& samples, std::int64_t start, std::int64_t end)
{
    end = std::min(end, std::int64_t(samples.size()));
    if (start >= end)
        return {};
    const auto [low, high] = std::minmax_element(samples.begin() + start, samples.begin() + end);
    double squares = 0.0;
    for (std::int64_t i = start; i < end; ++i)
        squares += double(samples[std::size_t(i)]) * double(samples[std::size_t(i)]);
    return {*low, *high, float(std::sqrt(squares / double(end - start)))};
}

bool sameUpToRounding(const Peak& a, const Peak& b)
{
    return a.minimum == b.minimum && a.maximum == b.maximum && std::abs(a.rms - b.rms) < 1e-5f;
}

} // namespace

class TestPeakPyramid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsOfWholeBlocksAreExact_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("blocks"); // of 256 a column
        for (const int samples : {256, 512, 256 * 37, 256 * 64})
            for (const int blocks : {1, 2, 4, 8})
                QTest::addRow("%d samples, %d blocks a column", samples, blocks) << samples << blocks;
    }
    void columnsOfWholeBlocksAreExact()
    {
        QFETCH(int, samples);
        QFETCH(int, blocks);
        const std::vector<float> values = sound(samples);
        const PeakPyramid pyramid = PeakPyramid::build(values);
        QCOMPARE(pyramid.samples(), samples);
        const int width = 256 * blocks;
        const int columns = samples / width;
        std::vector<Peak> peaks;
        pyramid.peaks(0, double(columns) * width, columns, peaks);
        QCOMPARE(int(peaks.size()), columns);
        for (int column = 0; column < columns; ++column)
            QVERIFY(sameUpToRounding(peaks[std::size_t(column)],
                                     slowPeak(values, std::int64_t(column) * width, std::int64_t(column + 1) * width)));
    }

    void everyColumnHoldsTheExtremesOfItsSamples()
    {
        const std::vector<float> values = sound(100003);
        const PeakPyramid pyramid = PeakPyramid::build(values);
        std::vector<Peak> peaks;
        pyramid.peaks(123.0, 98765.0, 77, peaks);
        for (int column = 0; column < 77; ++column) {
            const double width = (98765.0 - 123.0) / 77;
            const Peak inside = slowPeak(values, std::int64_t(std::ceil(123.0 + width * column)),
                                         std::int64_t(std::floor(123.0 + width * (column + 1))));
            QVERIFY(peaks[std::size_t(column)].minimum <= inside.minimum);
            QVERIFY(peaks[std::size_t(column)].maximum >= inside.maximum);
        }
    }

    void outsideTheSoundThereIsNothing()
    {
        const PeakPyramid pyramid = PeakPyramid::build(sound(1000));
        std::vector<Peak> peaks;
        pyramid.peaks(-2560, 0, 10, peaks);
        QCOMPARE(std::count(peaks.begin(), peaks.end(), Peak{}), 10);
        pyramid.peaks(1000, 3560, 10, peaks);
        QCOMPARE(std::count(peaks.begin(), peaks.end(), Peak{}), 10);
        pyramid.peaks(500, 500, 10, peaks);
        QCOMPARE(std::count(peaks.begin(), peaks.end(), Peak{}), 10);
        PeakPyramid().peaks(0, 100, 3, peaks);
        QCOMPARE(std::count(peaks.begin(), peaks.end(), Peak{}), 3);
        QCOMPARE(PeakPyramid::build(std::vector<float>()).samples(), 0);
    }

    void readingGivesTheSameAsMemory()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("a.wav")).toStdString();
        const std::vector<float> values = sound(70001);
        writeWav(file, values, 8000, SampleFormat::Float32);
        SilentTask task;
        const PeakPyramid read = PeakPyramid::build(*AudioReader::open(file), task);
        QCOMPARE(read.serialized(), PeakPyramid::build(values).serialized());
    }

    void whatGrowsIsTheSoundSoFar() // of half a minute more than is told of at once
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("long.wav")).toStdString();
        const std::vector<float> piece = sound(90'000);
        std::vector<float> values;
        for (int i = 0; i < 100; ++i)
            values.insert(values.end(), piece.begin(), piece.end());
        writeWav(file, values, 44100, SampleFormat::Float32);
        SilentTask task;
        std::vector<PeakPyramid> grown;
        const PeakPyramid whole = PeakPyramid::build(*AudioReader::open(file), task,
                                                     [&](PeakPyramid soFar) { grown.push_back(std::move(soFar)); });
        QCOMPARE(whole.samples(), 9'000'000);
        QCOMPARE(grown.size(), 1u);
        const std::int64_t there = grown[0].samples();
        QVERIFY(there > 8'000'000 && there < 9'000'000);
        QCOMPARE(grown[0].serialized(), PeakPyramid::build(std::span(values).first(std::size_t(there))).serialized());
    }

    void bytesReadBackOrAreRefused()
    {
        const PeakPyramid pyramid = PeakPyramid::build(sound(3000));
        const std::string bytes = pyramid.serialized();
        const std::optional<PeakPyramid> again = PeakPyramid::deserialized(bytes);
        QVERIFY(again.has_value());
        std::vector<Peak> expected;
        std::vector<Peak> peaks;
        pyramid.peaks(100, 2900, 5, expected);
        again->peaks(100, 2900, 5, peaks);
        QCOMPARE(peaks, expected);
        for (const std::size_t size : {std::size_t(0), std::size_t(7), bytes.size() - 1})
            QVERIFY(!PeakPyramid::deserialized(std::string_view(bytes).substr(0, size)));
        QVERIFY(!PeakPyramid::deserialized(bytes + "x"));
        QVERIFY(!PeakPyramid::deserialized(std::string(8, '\xff')));
        QVERIFY(!PeakPyramid::deserialized(std::string("\xff\xff\xff\xff\xff\xff\xff\x7f", 8)));
    }
};

QTEST_GUILESS_MAIN(TestPeakPyramid)
#include "tst_peakpyramid.moc"
