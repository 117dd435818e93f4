#include "core/learning/LeakGuard.h"
#include "core/learning/RandomState.h"

#include <QDir>
#include <QTest>
#include <cmath>
#include <numbers>

using namespace suara;

/// A tone that rises and swells, so that time and frequency both matter.
static Audio tone(double hertz, double seconds, double gain = 0.5, double noise = 0.0, int sampleRate = 22050)
{
    RandomState random(1);
    Audio audio{{}, sampleRate};
    for (int i = 0; i < int(seconds * sampleRate); ++i) {
        const double time = double(i) / sampleRate;
        const double phase = 2.0 * std::numbers::pi * hertz * (time + 0.4 * time * time);
        const double swell = 0.2 + std::abs(std::sin(3.0 * time));
        const double hiss = noise * (std::ldexp(double(random.next()), -31) - 1.0);
        audio.samples.push_back(float(gain * swell * (std::sin(phase) + 0.3 * std::sin(2.5 * phase)) + hiss));
    }
    return audio;
}

class TestLeakGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesAreNearDuplicates()
    {
        const SoundPrint clip = soundPrint(tone(300, 2.0));
        QVERIFY(areNearDuplicates(clip, clip));
        QVERIFY(areNearDuplicates(clip, soundPrint(tone(300, 2.0, 0.05))));
        QVERIFY(areNearDuplicates(clip, soundPrint(tone(300, 2.01))));
        QVERIFY(!areNearDuplicates(clip, soundPrint(tone(300, 2.5))));
        QVERIFY(!areNearDuplicates(clip, soundPrint(tone(420, 2.0))));
        const SoundPrint silence = soundPrint({std::vector<float>(22050), 22050});
        QVERIFY(silence.values.empty());
        QVERIFY(!areNearDuplicates(silence, silence)); // says nothing
    }

    void soDifferentRecordingsAreNot() // other takes of the same words by the same speakers
    {
        QDir folder(QStringLiteral(SUARA_SHARED_DATA "/fsdd"));
        if (!folder.exists())
            QSKIP("the optional test data folder is not there");
        QStringList files;
        for (const char* name : {"recordings", "."})
            for (const QString& file : QDir(folder.filePath(name)).entryList({"*.wav"}, QDir::Files, QDir::Name))
                files.append(folder.filePath(name) + u'/' + file);
        files = files.mid(0, 120);
        QVERIFY(files.size() > 50);
        std::vector<SoundPrint> prints;
        for (const QString& file : files)
            prints.push_back(soundPrint(loadMono(file.toStdString())));
        int alike = 0;
        for (std::size_t i = 0; i < prints.size(); ++i)
            for (std::size_t k = 0; k < i; ++k)
                alike += areNearDuplicates(prints[i], prints[k]) ? 1 : 0;
        QCOMPARE(alike, 0);
    }

    void tellsWhatStandsOnBothSides()
    {
        const SoundPrint clip = soundPrint(tone(300, 1.0));
        const SoundPrint copy = soundPrint(tone(300, 1.0, 0.2));
        const SoundPrint other = soundPrint(tone(700, 1.0));
        const std::vector<RowOrigin> origins{{"ann", "one", "a.wav", clip},
                                             {"ann", "one", "b.wav", other},
                                             {"bob", "two", "a.wav", clip},
                                             {"ann", "", "c.wav", copy},
                                             {"", "", "", {}},
                                             {"", "", "", {}}};
        const std::vector<Leak> leaks = leaksOf(origins, {{0, 1, 4}, {2, 3, 5}});
        QCOMPARE(leaks.size(), std::size_t(3));
        QCOMPARE(leaks[0].kind, LeakKind::Speaker);
        QCOMPARE(leaks[0].name, "ann");
        QCOMPARE(leaks[0].trainingRows, std::size_t(2));
        QCOMPARE(leaks[0].testRow, std::size_t(3));
        QCOMPARE(leaks[1].kind, LeakKind::Source);
        QCOMPARE(leaks[1].name, "a.wav");
        QCOMPARE(leaks[2].kind, LeakKind::NearDuplicate);
        QCOMPARE(leaks[2].name, "c.wav");
        QCOMPARE(leaks[2].trainingRow, std::size_t(0));
        QVERIFY(leaksOf(origins, {{0, 1, 3}, {4, 5}}).empty());
    }
};

QTEST_GUILESS_MAIN(TestLeakGuard)
#include "tst_leakguard.moc"
