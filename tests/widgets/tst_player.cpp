#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/project/Project.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/AudioOutput.h"
#include "widgets/playback/Player.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace suara;

namespace {

/// A device whose clock the test turns by hand; hears what it is given.
class FakeOutput : public AudioOutput {
public:
    bool start(int sampleRate, int channels, Source source) override
    {
        rate = sampleRate;
        m_channels = channels;
        m_source = std::move(source);
        heard.clear();
        ended = false;
        ++starts;
        return present;
    }
    void stop() override { m_source = nullptr; }
    std::int64_t framesPlayed() const override { return std::int64_t(heard.size()) / m_channels; }
    bool isFinished() const override { return ended || failed; }
    bool hasFailed() const override { return failed; }

    void turn(std::int64_t frames)
    {
        std::vector<float> block(static_cast<std::size_t>(frames * m_channels));
        const std::int64_t got = m_source(block.data(), frames);
        heard.insert(heard.end(), block.begin(), block.begin() + got * m_channels);
        ended = got < frames;
    }

    bool present = true;
    bool failed = false;
    bool ended = false;
    int rate = 0;
    int starts = 0;
    std::vector<float> heard;

private:
    int m_channels = 1;
    Source m_source;
};

} // namespace

class TestPlayer : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Player> m_player;
    FakeOutput* m_output = nullptr;
    std::vector<ClipId> m_ids;

    std::filesystem::path file(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    static float sampleAt(int clip, std::int64_t index) { return float(index % 1000) / 4096.0f + 0.25f * float(clip); }
    TimeCursor& cursor() { return m_workbench->cursor(); }
    void hear(std::int64_t from, std::int64_t to, int clip = 0)
    {
        QCOMPARE(m_output->heard.size(), std::size_t(to - from));
        for (std::int64_t i = from; i < to; ++i)
            QCOMPARE(m_output->heard[std::size_t(i - from)], sampleAt(clip, i));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        for (int clip = 0; clip < 2; ++clip) {
            std::vector<float> samples(4000);
            for (std::size_t i = 0; i < samples.size(); ++i)
                samples[i] = sampleAt(clip, std::int64_t(i));
            writeWav(file(clip == 0 ? "a.wav" : "b.wav"), samples, 8000, SampleFormat::Float32);
        }
    }

    void init()
    {
        std::filesystem::remove(file("p.suara"));
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(file("p.suara")));
        SilentTask task;
        m_ids = m_workbench->project()->addClips({probeClip(file("a.wav"), task), probeClip(file("b.wav"), task)});
        QCOMPARE(m_ids.size(), std::size_t(2));
        auto output = std::make_unique<FakeOutput>();
        m_output = output.get();
        m_player = std::make_unique<Player>(*m_workbench, std::move(output));
        m_workbench->selection().setCurrentClip(m_ids[0]);
    }

    void cleanup()
    {
        m_player.reset();
        m_workbench.reset();
    }

    void severalClipsStayChosenWhileTheyPlay()
    {
        const QList<ClipId> both{m_ids[0], m_ids[1]};
        m_workbench->selection().setClips(both);
        m_player->playClips(both);
        QCOMPARE(m_workbench->selection().currentClip(), m_ids[0]);
        QCOMPARE(m_workbench->selection().clips(), both);
        m_output->turn(5000);
        QTRY_COMPARE(m_workbench->selection().currentClip(), m_ids[1]);
        QVERIFY(m_player->isPlaying());
        QCOMPARE(m_workbench->selection().clips(), both);
    }

    void playsFromThePlayheadToTheEnd()
    {
        cursor().setPosition(1000);
        m_player->play();
        QVERIFY(m_player->isPlaying());
        QCOMPARE(m_output->rate, 8000);
        m_output->turn(500);
        QTRY_COMPARE(cursor().position(), 1500); // what the device has played, not what it was given
        m_output->turn(5000);
        hear(1000, 4000);
        QTRY_VERIFY(!m_player->isPlaying());
        QCOMPARE(cursor().position(), 4000);
        m_player->play(); // at the end: from the start again
        m_output->turn(10);
        hear(0, 10);
    }

    void playsTheSelectionOnly()
    {
        cursor().setSelection({100, 300});
        m_player->playSelection();
        m_output->turn(1000);
        hear(100, 300);
        QTRY_VERIFY(!m_player->isPlaying());
    }

    void loopsWithoutAGap()
    {
        cursor().setSelection({100, 200});
        m_player->setLooping(true);
        m_player->playSelection();
        m_output->turn(250);
        QCOMPARE(m_output->heard.size(), std::size_t(250));
        QCOMPARE(m_output->heard[100], sampleAt(0, 100));
        QCOMPARE(m_output->heard[249], sampleAt(0, 149));
        QTRY_COMPARE(cursor().position(), 150);
        m_player->setLooping(false); // ends after the round that is under way
        m_output->turn(1000);
        QCOMPARE(m_output->heard.size(), std::size_t(300));
        QTRY_VERIFY(!m_player->isPlaying());
    }

    void aJumpWithinTheLoopKeepsTheLoop()
    {
        cursor().setSelection({100, 200});
        m_player->setLooping(true);
        m_player->playSelection();
        m_output->turn(10);
        cursor().setPosition(150);
        m_output->turn(100);
        QCOMPARE(m_output->heard[0], sampleAt(0, 150));
        QCOMPARE(m_output->heard[50], sampleAt(0, 100));
        QTRY_COMPARE(cursor().position(), 150);
    }

    void slowerAndFasterHoldTheClock_data()
    {
        QTest::addColumn<double>("speed");
        for (double speed : Player::speeds())
            QTest::addRow("%g", speed) << speed;
    }

    void slowerAndFasterHoldTheClock()
    {
        QFETCH(double, speed);
        m_player->setSpeed(speed);
        m_player->play();
        m_output->turn(500);
        QTRY_COMPARE(cursor().position(), std::int64_t(500 * speed)); // in the clip, whatever the device played
        m_output->turn(90000);
        QCOMPARE(std::int64_t(m_output->heard.size()), std::llround(4000.0 / speed));
        QTRY_VERIFY(!m_player->isPlaying());
        QCOMPARE(cursor().position(), 4000);
    }

    void aNewSpeedGoesOnFromWhereItIs()
    {
        QSignalSpy speeds(m_player.get(), &Player::speedChanged);
        m_player->play();
        m_output->turn(1000);
        m_player->faster();
        QVERIFY(m_player->isPlaying());
        QCOMPARE(m_player->speed(), 1.25);
        m_output->turn(400);
        QTRY_COMPARE(cursor().position(), 1500);
        m_player->slower();
        m_player->slower();
        m_player->slower();
        m_player->slower(); // there is nothing below the lowest
        QCOMPARE(m_player->speed(), Player::speeds().front());
        QCOMPARE(speeds.size(), 4);
    }

    void playsClipsOneAfterAnother()
    {
        m_player->playClips({m_ids[1], m_ids[0]});
        QCOMPARE(m_workbench->selection().currentClip(), m_ids[1]);
        m_output->turn(9000);
        hear(0, 4000, 1);
        QTRY_COMPARE(m_output->starts, 2);
        QCOMPARE(m_workbench->selection().currentClip(), m_ids[0]);
        QVERIFY(m_player->isPlaying());
        m_output->turn(9000);
        hear(0, 4000, 0);
        QTRY_VERIFY(!m_player->isPlaying());
    }

    void aClickInTheLanesGoesOnFromThere()
    {
        m_player->play();
        m_output->turn(100);
        cursor().setPosition(3000);
        QVERIFY(m_player->isPlaying());
        m_output->turn(50);
        hear(3000, 3050);
    }

    void anotherClipStopsIt()
    {
        m_player->play();
        m_workbench->selection().setCurrentClip(m_ids[1]);
        QVERIFY(!m_player->isPlaying());
    }

    void saysTheLevel()
    {
        cursor().setPosition(0);
        m_player->play();
        m_output->turn(1500);
        QTRY_COMPARE(m_player->levels()[0].peak, double(sampleAt(0, 1499))); // of what is being heard
        QCOMPARE(m_player->levels()[1], m_player->levels()[0]);
        double squares = 0.0; // of the last 300 ms, which here is all
        for (std::int64_t i = 0; i < 1500; ++i)
            squares += double(sampleAt(0, i)) * double(sampleAt(0, i));
        QVERIFY(std::abs(m_player->levels()[0].rms - std::sqrt(squares / 1500.0)) < 1e-9);
        m_player->stop();
        QCOMPARE(m_player->levels()[0].peak, 0.0);
    }

    void theGainIsHeardAndMeasured()
    {
        m_player->setGain(6.0);
        m_player->playRange({100, 200});
        m_output->turn(1000);
        const auto factor = float(std::pow(10.0, 6.0 / 20.0));
        QCOMPARE(m_output->heard[50], sampleAt(0, 150) * factor);
        m_player->setGain(99.0);
        QCOMPARE(m_player->gain(), Player::highestGain);
        m_player->setGain(-99.0);
        m_player->playRange({100, 200});
        m_output->turn(1000);
        QCOMPARE(m_output->heard[50], 0.0f);
    }

    void whatPassesFullScaleIsSaidAndLimited()
    {
        m_player->playRange({900, 1000}); // up to 0.24
        m_output->turn(50);
        QTRY_VERIFY(m_player->levels()[0].peak > 0.2);
        QVERIFY(!m_player->levels()[0].clips);
        m_player->setGain(20.0);
        m_output->turn(40);
        QTRY_VERIFY(m_player->levels()[0].clips);
        QCOMPARE(m_output->heard[80], 1.0f);
    }

    void severalClipsAreRepeatedTogether()
    {
        m_player->setLooping(true);
        m_player->playClips({m_ids[1], m_ids[0]});
        for (int round = 0; round < 2; ++round)
            for (const int clip : {1, 0}) {
                QTRY_COMPARE(m_workbench->selection().currentClip(), m_ids[std::size_t(clip)]);
                const int starts = m_output->starts;
                m_output->turn(9000);
                hear(0, 4000, clip);
                QTRY_COMPARE(m_output->starts, starts + 1);
            }
        m_player->stop();
        QVERIFY(!m_player->isPlaying());
    }

    void whereThePlayheadIsDraggedIsHeard()
    {
        cursor().scrub(1000);
        QCOMPARE(cursor().position(), 1000);
        QVERIFY(!m_player->isPlaying());
        m_output->turn(320); // half a grain of 80 ms fades in …
        for (std::size_t i = 0; i < 320; ++i) {
            const auto fade = float(0.5 - 0.5 * std::cos(3.141592653589793 * double(i) / 320.0));
            QVERIFY(std::abs(m_output->heard[i] - fade * sampleAt(0, 1000 + std::int64_t(i))) < 1e-5f);
        }
        cursor().scrub(2000);
        m_output->turn(320); // … and out under the next
        QVERIFY(std::abs(m_output->heard[480] - (sampleAt(0, 1480) + sampleAt(0, 2160)) / 2.0f) < 1e-3f);
        m_output->turn(640); // it rests: the last half, then silence
        QVERIFY(m_output->heard[700] != 0.0f);
        QCOMPARE(m_output->heard[1100], 0.0f);
        QCOMPARE(cursor().position(), 2000);
        cursor().endScrub();
        QVERIFY(!m_player->isPlaying());
    }

    void whatPlayedGoesOnAfterTheDrag()
    {
        m_player->play();
        m_output->turn(100);
        cursor().scrub(3000);
        m_output->turn(10);
        cursor().endScrub();
        QVERIFY(m_player->isPlaying());
        m_output->turn(50);
        hear(3000, 3050);
    }

    void anotherDeviceGoesOnFromThere()
    {
        m_player->play();
        m_output->turn(1000);
        Settings::instance().setValue(Settings::Key::OutputDevice, QStringLiteral("other"));
        QCOMPARE(m_output->starts, 2);
        m_output->turn(50);
        hear(1000, 1050);
        Settings::instance().setValue(Settings::Key::OutputDevice, QString());
    }

    void withoutADeviceOneSentence()
    {
        m_output->present = false;
        QSignalSpy problems(m_player.get(), &Player::problemChanged);
        m_player->playClips({m_ids[0], m_ids[1]});
        QVERIFY(!m_player->isPlaying());
        QCOMPARE(problems.size(), 1);
        QVERIFY(m_player->problem().contains(u"sound device"));
        cursor().scrub(1000); // still moves the playhead
        QCOMPARE(cursor().position(), 1000);
        cursor().endScrub();
        QCOMPARE(problems.size(), 1);
        m_output->present = true; // plugged in
        m_player->play();
        QVERIFY(m_player->isPlaying());
        QVERIFY(m_player->problem().isEmpty());
        QCOMPARE(problems.size(), 2);
    }

    void aDeviceThatGoesAwayStops()
    {
        m_player->play();
        m_output->turn(10);
        QSignalSpy problems(m_player.get(), &Player::problemChanged);
        m_output->failed = true;
        QTRY_VERIFY(!m_player->isPlaying());
        QCOMPARE(problems.size(), 1);
        QVERIFY(m_player->problem().contains(u"went away"));
    }

    void whyAFileCannotBePlayed()
    {
        const auto away = file("a.wav");
        std::filesystem::rename(away, file("elsewhere.wav"));
        m_player->play();
        QVERIFY(!m_player->isPlaying());
        QVERIFY2(m_player->problem().contains(u"a.wav"), qPrintable(m_player->problem()));
        std::filesystem::rename(file("elsewhere.wav"), away);
    }

    void nothingToPlayIsNoError()
    {
        m_workbench->selection().setCurrentClip(0);
        m_player->play();
        m_player->playSelection();
        m_player->playClips({});
        QVERIFY(!m_player->isPlaying());
        QCOMPARE(m_output->starts, 0);
    }
};

QTEST_MAIN(TestPlayer)
#include "tst_player.moc"
