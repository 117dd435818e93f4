#include "core/audio/AudioWriter.h"
#include "core/audio/Resampler.h"
#include "core/audio/ShortSounds.h"
#include "core/base/Error.h"
#include "tests/core/Ramp.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

using namespace suara;

class TestResampler : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path place(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

private Q_SLOTS:
    void resamplingDoesNotDependOnBlocks()
    {
        const std::vector<float> samples = ramp(5000);
        const Audio whole = resampled({samples, 44100}, 22050);
        QCOMPARE(whole.samples.size(), std::size_t(2500));
        for (const std::size_t size : {1, 7, 1000}) {
            Resampler resampler(44100, 22050);
            std::vector<float> pieces;
            for (std::size_t at = 0; at < samples.size(); at += size)
                resampler.add(std::span(samples).subspan(at, std::min(size, samples.size() - at)), pieces);
            resampler.finish(pieces);
            pieces.resize(whole.samples.size());
            QCOMPARE(pieces, whole.samples);
        }
    }

    void resampledLengthIsRoundedUp()
    {
        QCOMPARE(resampledLength(5148, 8000, 22050), std::size_t(14190)); // 14189.175
        QCOMPARE(resampledLength(2, 44100, 22050), std::size_t(1));
        QCOMPARE(resampledLength(3, 44100, 22050), std::size_t(2));
        QCOMPARE(resampled({{}, 8000}, 22050).samples.size(), std::size_t(0));
        QVERIFY_THROWS_EXCEPTION(ParameterError, Resampler(0, 22050));
    }

    void resamplingTogetherIsAsOneByOne_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const int from : {4000, 8000, 11025, 16000, 24000, 32000, 44100, 48000, 96000, 192000})
            for (const int to : {16000, 22050, 44100})
                if (from != to)
                    QTest::addRow("%d to %d Hz", from, to) << from << to;
    }
    void resamplingTogetherIsAsOneByOne()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        std::vector<Audio> sounds;
        for (const int samples : {1, 3000, 0, 2, 60000, 5148, 777, 4096, 4097, 16383, 59999, 100, 101, 102, 103})
            sounds.push_back({ramp(samples), from});
        std::vector<Audio*> places;
        std::vector<Audio> expected;
        for (Audio& sound : sounds) {
            expected.push_back(resampled(sound, to));
            places.push_back(&sound);
        }
        resampleTogether(places, to);
        for (std::size_t i = 0; i < sounds.size(); ++i) {
            QCOMPARE(sounds[i].sampleRate, to);
            QVERIFY2(sounds[i].samples == expected[i].samples, qPrintable(QString::number(i)));
        }
    }

    void shortSoundsAreLoadedAsOneByOne()
    {
        const auto loaded = [this](const char* name, int samples, int rate) {
            writeWav(place(name), ramp(samples), rate);
            const auto reader = AudioReader::open(place(name));
            const std::optional<Audio> sound = loadIfShort(place(name), *reader, 22050);
            if (!sound) // it is read from its start then
                return readAll(*reader) == ramp(samples) ? std::optional<Audio>() : Audio();
            return sound;
        };
        QVERIFY(!loaded("long.wav", 16385, 8000));
        QVERIFY(!loaded("equal.wav", 100, 22050));
        QVERIFY(!loaded("higher.wav", 100, 44100));
        const std::vector<const char*> names{"a.wav", "b.wav", "c.wav", "d.wav", "e.wav", "f.wav"};
        std::vector<std::optional<Audio>> sounds{loaded("a.wav", 4000, 8000),  loaded("b.wav", 900, 16000),
                                                 loaded("c.wav", 16384, 8000), loaded("d.wav", 3900, 8000),
                                                 loaded("e.wav", 0, 8000),     loaded("f.wav", 3950, 8000)};
        std::vector<Audio*> places;
        for (std::optional<Audio>& sound : sounds)
            places.push_back(&sound.value());
        resampleShort(places, 22050);
        for (std::size_t i = 0; i < names.size(); ++i)
            QVERIFY2(sounds[i]->samples == loadMono(place(names[i])).samples && sounds[i]->sampleRate == 22050,
                     names[i]);
    }
};

QTEST_GUILESS_MAIN(TestResampler)
#include "tst_resampler.moc"
