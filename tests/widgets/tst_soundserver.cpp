#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/project/Project.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/playback/AudioOutput.h"
#include "widgets/playback/OutputDevices.h"
#include "widgets/playback/Player.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>

using namespace suara;

namespace {

constexpr int rate = 44100;
constexpr std::int64_t frames = 2 * rate;
constexpr float tolerance = 2e-5f; // the server's sink has 16 bits

/// Noise that is nowhere silent, so that its first sample is found again.
std::vector<float> noise()
{
    std::vector<float> samples(static_cast<std::size_t>(frames));
    std::uint32_t state = 12345;
    for (float& sample : samples) {
        state = state * 1664525u + 1013904223u;
        const float value = float(state >> 8) / float(1 << 24) - 0.5f;
        sample = std::round((value < 0 ? value - 0.1f : value + 0.1f) * 32768.0f) / 32768.0f;
    }
    return samples;
}

} // namespace

/// The real player on a real sound server of its own (PulseAudio with a sink that goes nowhere): what comes out is what
/// stands in the file.
class TestSoundServer : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    std::vector<float> m_samples = noise();
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Player> m_player;

    static bool isListed(const char* device)
    {
        return std::ranges::any_of(OutputDevices::instance().all(),
                                   [&](const OutputDevices::Device& each) { return each.id == QLatin1String(device); });
    }

    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    bool startServer()
    {
        QFile script(file("null.pa"));
        if (!script.open(QIODevice::WriteOnly))
            return false;
        script.write("load-module module-native-protocol-unix\n"
                     "load-module module-null-sink sink_name=suara_null rate=44100 channels=2\n"
                     "load-module module-null-sink sink_name=suara_other rate=44100 channels=2\n"
                     "set-default-sink suara_null\n");
        script.close();
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(QStringLiteral("pulseaudio"),
                       {QStringLiteral("-n"), QStringLiteral("--file=") + script.fileName(),
                        QStringLiteral("--daemonize=no"), QStringLiteral("--exit-idle-time=-1"),
                        QStringLiteral("--disable-shm=yes"), QStringLiteral("--log-level=error")});
        const auto answers = [] {
            return QProcess::execute(QStringLiteral("pactl"), {QStringLiteral("set-sink-mute"),
                                                               QStringLiteral("suara_null"), QStringLiteral("0")}) == 0;
        };
        return m_server.waitForStarted() && QTest::qWaitFor(answers, 20000);
    }

    /// What a sink hears while the player plays to its end, from the first sound on.
    std::vector<float> heard(const std::function<void()>& play, const char* sink = "suara_null")
    {
        QProcess recorder;
        recorder.start(QStringLiteral("parec"), {QStringLiteral("-d"), QLatin1String(sink) + QStringLiteral(".monitor"),
                                                 QStringLiteral("--format=float32le"), QStringLiteral("--rate=44100"),
                                                 QStringLiteral("--channels=1"), QStringLiteral("--raw")});
        if (!recorder.waitForStarted() || !QTest::qWaitFor([&] { return recorder.bytesAvailable() > 0; }, 20000))
            return {};
        play();
        if (!QTest::qWaitFor([this] { return !m_player->isPlaying(); }, 60000))
            return {};
        const qint64 soFar = recorder.bytesAvailable();
        if (!QTest::qWaitFor([&] { return recorder.bytesAvailable() > soFar + 4 * rate; }, 20000))
            return {}; // what was on its way has not come
        recorder.terminate();
        recorder.waitForFinished();
        const QByteArray bytes = recorder.readAllStandardOutput();
        std::vector<float> all(std::size_t(bytes.size()) / sizeof(float));
        std::memcpy(all.data(), bytes.constData(), all.size() * sizeof(float));
        const auto first = std::ranges::find_if(all, [](float sample) { return sample != 0.0f; });
        return {first, all.end()};
    }

    void compare(const std::vector<float>& sound, TimeRange range)
    {
        QVERIFY2(std::int64_t(sound.size()) >= range.length(), "nothing, or not all of it, was heard");
        for (std::int64_t i = 0; i < range.length(); ++i) {
            const float wanted = m_samples[std::size_t(range.start + i)];
            const float got = sound[std::size_t(i)];
            QVERIFY2(std::abs(got - wanted) <= tolerance,
                     qPrintable(QStringLiteral("sample %1: %2, not %3").arg(i).arg(double(got)).arg(double(wanted))));
        }
        for (std::size_t i = std::size_t(range.length()); i < sound.size(); ++i)
            QVERIFY2(sound[i] == 0.0f, "there is sound after the end");
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pulseaudio")).isEmpty())
            QSKIP("pulseaudio is not installed");
        QVERIFY(m_folder.isValid());
        for (const char* name : {"XDG_RUNTIME_DIR", "HOME", "PULSE_RUNTIME_PATH", "PULSE_STATE_PATH"})
            qputenv(name, m_folder.path().toLocal8Bit());
        qunsetenv("PULSE_SERVER");
        QVERIFY2(startServer(), "the sound server did not start");

        writeWav(file("noise.wav").toStdString(), m_samples, rate, SampleFormat::Float32);
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(file("p.suara").toStdString()));
        SilentTask task;
        m_workbench->project()->addClips({probeClip(file("noise.wav").toStdString(), task)});
        m_player = std::make_unique<Player>(*m_workbench);
        m_workbench->selection().setCurrentClip(m_workbench->project()->clips().front().id);
    }

    void cleanupTestCase()
    {
        m_player.reset();
        m_workbench.reset();
        m_server.terminate();
        m_server.waitForFinished();
    }

    void aClipIsHeardAsItStandsInTheFile()
    {
        std::int64_t before = 0;
        bool goesBack = false;
        connect(&m_workbench->cursor(), &TimeCursor::positionChanged, this, [&](std::int64_t sample) {
            goesBack = goesBack || sample < before;
            before = sample;
        });
        compare(heard([this] { m_player->play(); }), {0, frames});
        QVERIFY2(!goesBack, "the playhead went back");
        QCOMPARE(m_workbench->cursor().position(), frames);
        disconnect(&m_workbench->cursor(), nullptr, this, nullptr);
    }

    void aSelectionIsHeardFromItsFirstToItsLastSample()
    {
        const TimeRange selection{30011, 61003};
        m_workbench->cursor().setSelection(selection);
        compare(heard([this] { m_player->playSelection(); }), selection);
    }

    void theDeviceOfTheSettingsPlays()
    {
        Settings::instance().setValue(Settings::Key::OutputDevice, QStringLiteral("suara_other"));
        const TimeRange range{1000, 9000};
        compare(heard([&] { m_player->playRange(range); }, "suara_other"), range);
        Settings::instance().setValue(Settings::Key::OutputDevice, QString());
    }

    void anotherDeviceWhilePlayingGoesOnFromThere()
    {
        m_workbench->cursor().setPosition(0);
        const std::vector<float> sound = heard(
            [this] {
                m_player->play();
                QTRY_VERIFY_WITH_TIMEOUT(m_workbench->cursor().position() > rate / 4, 20000);
                Settings::instance().setValue(Settings::Key::OutputDevice, QStringLiteral("suara_other"));
                QVERIFY(m_player->isPlaying());
            },
            "suara_other");
        Settings::instance().setValue(Settings::Key::OutputDevice, QString());
        QVERIFY(m_workbench->cursor().position() == frames);
        QVERIFY2(sound.size() >= std::size_t(rate), "nothing went on");
        // What is heard first stands somewhere behind where it played before, and is the file's own.
        const auto begin = std::search(m_samples.begin() + rate / 8, m_samples.end(), sound.begin(), sound.begin() + 64,
                                       [](float a, float b) { return std::abs(a - b) <= tolerance; });
        QVERIFY(begin != m_samples.end());
        compare(sound, {begin - m_samples.begin(), frames});
    }

    void aDeviceThatIsUnpluggedWhilePlayingIsSaid()
    {
        Settings::instance().setValue(Settings::Key::OutputDevice, QStringLiteral("suara_other"));
        m_workbench->cursor().setPosition(0);
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->cursor().position() > 0, 20000);
        QCOMPARE(QProcess::execute(QStringLiteral("pactl"),
                                   {QStringLiteral("unload-module"), QStringLiteral("module-null-sink")}),
                 0);
        QTRY_VERIFY_WITH_TIMEOUT(!m_player->isPlaying(), 20000);
        QVERIFY2(!m_player->problem().isEmpty(), "not a word");
        Settings::instance().setValue(Settings::Key::OutputDevice, QString());
        QCOMPARE(QProcess::execute(QStringLiteral("pactl"),
                                   {QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                                    QStringLiteral("sink_name=suara_null")}),
                 0);
        QTRY_VERIFY_WITH_TIMEOUT(isListed("suara_null"), 20000);
    }

    void aServerThatGoesAwayIsSaidInOneSentence()
    {
        m_workbench->cursor().setSelection({});
        m_workbench->cursor().setPosition(0);
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(m_workbench->cursor().position() > 0, 20000);
        m_server.kill();
        m_server.waitForFinished();
        QTRY_VERIFY_WITH_TIMEOUT(!m_player->isPlaying(), 20000);
        m_player->play();
        QTRY_VERIFY_WITH_TIMEOUT(!m_player->isPlaying(), 20000);
        QVERIFY2(m_player->problem().contains(QStringLiteral("sound device")), qPrintable(m_player->problem()));
    }
};

QTEST_MAIN(TestSoundServer)
#include "tst_soundserver.moc"
