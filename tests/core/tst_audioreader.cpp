#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"
#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/audio/MonoMix.h"
#include "core/audio/PacketClock.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "tests/core/Ramp.h"
#include "tests/support/MediaFile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <cstring>
#include <limits>
#include <unistd.h>

using namespace suara;

namespace {

const QString odd = QStringLiteral(SUARA_SHARED_DATA "/");

} // namespace

class TestAudioReader : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path place(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    std::filesystem::path fileOf(const char* name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write the test's file");
        return place(name);
    }

    static QByteArray bytesOf(const std::filesystem::path& path)
    {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("isFloat");
        for (const int channels : {1, 2, 3, 64})
            for (const bool isFloat : {false, true})
                QTest::addRow("%d channels, %s", channels, isFloat ? "float" : "16 bit") << channels << isFloat;
    }
    void whatIsWrittenIsRead()
    {
        QFETCH(int, channels);
        QFETCH(bool, isFloat);
        const std::vector<float> samples = ramp(channels * 333);
        AudioWriter writer(place("written.wav"), 8000, channels, isFloat ? SampleFormat::Float32 : SampleFormat::Pcm16);
        writer.write(samples);
        writer.finish();

        const auto reader = AudioReader::open(place("written.wav"));
        QCOMPARE(reader->info().format, std::string("WAV"));
        QCOMPARE(reader->info().sampleRate, 8000);
        QCOMPARE(reader->info().channels, channels);
        QCOMPARE(reader->info().frames, 333);
        QCOMPARE(readAll(*reader), samples);
    }

    void sixteenBitsAreClippedAndRounded()
    {
        writeWav(place("clipped.wav"), std::vector<float>{2.0f, -2.0f, 1.0f, 0.6f / 32768.0f}, 8000);
        const auto reader = AudioReader::open(place("clipped.wav"));
        QCOMPARE(readAll(*reader),
                 (std::vector<float>{32767.0f / 32768.0f, -1.0f, 32767.0f / 32768.0f, 1.0f / 32768.0f}));
    }

    void withoutFinishNothingIsLeft()
    {
        {
            AudioWriter writer(place("half.wav"), 8000);
            writer.write(ramp(100));
        }
        QVERIFY(!std::filesystem::exists(place("half.wav")));
        QVERIFY_THROWS_EXCEPTION(ParameterError, AudioWriter(place("bad.wav"), 0));
        QVERIFY_THROWS_EXCEPTION(IoError, AudioWriter(place("no/such/folder.wav"), 8000));
    }

    void seekingMeansTheSameSamples()
    {
        const std::vector<float> samples = ramp(2000);
        writeWav(place("seek.wav"), samples, 8000);
        const auto reader = AudioReader::open(place("seek.wav"));
        for (const int frame : {1234, 0, 1999, 2000, 5000}) {
            reader->seek(frame);
            const std::vector<float> rest = readAll(*reader);
            QCOMPARE(rest, std::vector<float>(samples.begin() + std::min(frame, 2000), samples.end()));
        }
    }

    void aHeaderThatClaimsTooMuchIsNotTrusted()
    {
        writeWav(place("whole.wav"), ramp(1000), 8000);
        const auto cut = fileOf("cut.wav", bytesOf(place("whole.wav")).left(44 + 2 * 600));
        const Audio audio = loadMono(cut, std::nullopt);
        QCOMPARE(audio.samples, std::vector<float>(ramp(600)));
        SilentTask task;
        QCOMPARE(probeClip(cut, task).frames, 600);
    }

    void channelsAreAveragedInNumpysOrder_data()
    {
        QTest::addColumn<QList<float>>("frame");
        QTest::addColumn<float>("mean");
        const float tiny = std::ldexp(1.0f, -24);
        QTest::newRow("two") << QList<float>{0.5f, 0.25f} << 0.375f;
        QTest::newRow("three, one after another") << QList<float>{1.0f, tiny, tiny} << 1.0f / 3.0f;
        QTest::newRow("eight, pairwise") << QList<float>{1.0f, 0.0f, tiny, tiny, 0.0f, 0.0f, 0.0f, 0.0f}
                                         << (1.0f + 2.0f * tiny) / 8.0f;
    }
    void channelsAreAveragedInNumpysOrder()
    {
        QFETCH(QList<float>, frame);
        QFETCH(float, mean);
        std::vector<float> interleaved(frame.begin(), frame.end());
        interleaved.insert(interleaved.end(), frame.begin(), frame.end());
        std::vector<float> mono(2);
        mixDown(interleaved, int(frame.size()), mono);
        QCOMPARE(mono, (std::vector<float>{mean, mean}));
    }

    void samplesThatAreNoNumbersAreNamed()
    {
        std::vector<float> samples = ramp(1000);
        samples[700] = std::numeric_limits<float>::quiet_NaN();
        writeWav(place("nan.wav"), samples, 8000, SampleFormat::Float32);
        try {
            loadMono(place("nan.wav"));
            QFAIL("it was accepted");
        } catch (const IoError& error) {
            QCOMPARE(error.what(), "Sample 700 is not a number (NaN or infinite).");
        }
    }

    void whatIsNoSoundIsRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("start");
        QTest::newRow("empty file") << QByteArray() << QStringLiteral("The file is empty (0 bytes).");
        QTest::newRow("no MP3") << QByteArray(3000, 'x') << QStringLiteral("This is no sound file");
        QTest::newRow("RIFF without sound")
            << QByteArray::fromHex("524946462400000057415645666d74201000000001000100401f0000803e000002001000")
            << QStringLiteral("The file ends before its sound begins.");
        QTest::newRow("RIFF with half a head")
            << QByteArray::fromHex("524946462400000057415645666d7420040000000100010064617461040000000000000000000000")
            << QStringLiteral("The head of the file is damaged.");
        QTest::newRow("text") << QByteArray("hello, I am no sound\n") << QStringLiteral("This is no sound file");
        QTest::newRow("cut in its header")
            << QByteArray("RIFF\x24\0\0\0WAVEfmt ", 16) << QStringLiteral("The file ends before its sound begins.");
    }
    void whatIsNoSoundIsRefusedWithAReason()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, start);
        SilentTask task;
        const Clip clip = probeClip(fileOf("bad.wav", bytes), task);
        QVERIFY(!clip.isReadable());
        QVERIFY2(QString::fromStdString(clip.error).startsWith(start), clip.error.c_str());
        QCOMPARE(clip.name, std::string("bad"));
        QVERIFY_THROWS_EXCEPTION(IoError, AudioReader::open(place("bad.wav")));
    }

    void foldersAndMissingFilesAreNamed()
    {
        SilentTask task;
        QCOMPARE(probeClip(place("nowhere.wav"), task).error, std::string("There is no such file."));
        QCOMPARE(probeClip(m_folder.path().toStdString(), task).error,
                 std::string("This is a folder, not a sound file."));
        QCOMPARE(probeClip(place("nowhere").string() + std::string(300, 'x'), task).error,
                 std::string("The file cannot be read."));
    }

    void aProbedClipKnowsItsFile()
    {
        writeWav(place("kick one.wav"), ramp(800), 16000);
        SilentTask task;
        const Clip clip = probeClip(place("kick one.wav"), task);
        QVERIFY(clip.isReadable());
        QCOMPARE(clip.name, std::string("kick one"));
        QCOMPARE(clip.sampleRate, 16000);
        QCOMPARE(clip.channels, 1);
        QCOMPARE(clip.frames, 800);
        QCOMPARE(clip.contentHash, hashFile(place("kick one.wav")));
    }

    void aClipWithSamplesThatAreNoNumbersSaysSo()
    {
        std::vector<float> samples(100000, 0.25f);
        samples[70001] = std::numeric_limits<float>::quiet_NaN();
        writeWav(place("nan.wav"), samples, 16000, SampleFormat::Float32);
        SilentTask task;
        const Clip clip = probeClip(place("nan.wav"), task);
        QVERIFY(!clip.isReadable());
        QCOMPARE(filledPacked(clip.error, clip.errorArguments),
                 std::string("Sample 70001 is not a number (NaN or infinite)."));
    }

    void hashIsXxh3Of128Bits() // values of xxhsum -H2
    {
        QCOMPARE(hashText(""), std::string("99aa06d3014798d86001c324468d497f"));
        QCOMPARE(hashText("a"), std::string("a96faf705af16834e6c632b61e964e1f"));
    }

    void oddFilesAreWhatTheLibrarySaysOrBetter_data()
    {
        QTest::addColumn<QStringList>("cells");
        QFile table(odd + QStringLiteral("goldens/libsndfile_open.tsv"));
        if (!table.open(QIODevice::ReadOnly))
            QSKIP("The optional test data folder with goldens/libsndfile_open.tsv is not there.");
        const QStringList lines = QString::fromUtf8(table.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines.mid(1))
            QTest::newRow(qPrintable(line.section(u'\t', 0, 0))) << line.split(u'\t');
    }
    /// Every file gives its frames or one sentence; what libsndfile reads has exactly the frames that could be read.
    void oddFilesAreWhatTheLibrarySaysOrBetter()
    {
        QFETCH(QStringList, cells);
        SilentTask task;
        const Clip clip = probeClip((odd + cells[0]).toStdString(), task);
        QCOMPARE(clip.isReadable(), clip.frames > 0 && clip.error.empty());
        if (cells[1] == u"ok" && cells[3].toLongLong() > 0) {
            QVERIFY2(clip.isReadable(), clip.error.c_str());
            QCOMPARE(clip.frames, cells[3].toLongLong());
            QCOMPARE(clip.sampleRate, cells[4].toInt());
            QCOMPARE(clip.channels, cells[5].toInt());
        } else if (cells[1] == u"ok") {
            QVERIFY(!clip.isReadable());
        }
    }

    void aClockTellsSamplesOnlyWhenTheyAreWholeTicks_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::addColumn<int>("rate");
        QTest::addColumn<bool>("tells");
        QTest::newRow("MP4: a tick is a sample") << 1 << 44100 << 44100 << true;
        QTest::newRow("ADTS: 640 ticks a sample") << 1 << 28224000 << 44100 << true;
        QTest::newRow("Matroska at 48,000: 48 samples a tick") << 1 << 1000 << 48000 << false;
        QTest::newRow("Matroska at 44,100") << 1 << 1000 << 44100 << false;
        QTest::newRow("Matroska in microseconds at 8,000: 125 ticks a sample") << 1 << 1000000 << 8000 << true;
        QTest::newRow("MPEG at 44,100: 2.04 ticks a sample") << 1 << 90000 << 44100 << false;
        QTest::newRow("a clock that says nothing") << 0 << 0 << 44100 << false;
        QTest::newRow("no rate") << 1 << 1000 << 0 << false;
    }
    void aClockTellsSamplesOnlyWhenTheyAreWholeTicks()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        QFETCH(int, rate);
        QTEST(tellsEverySample(AVRational{num, den}, rate), "tells");
    }

    void seekingInFilmContainersMeansTheSameSamples_data()
    {
        QTest::addColumn<QByteArray>("encoder");
        QTest::addColumn<int>("rate");
        QTest::addColumn<QString>("name");
        QTest::newRow("PCM in Matroska") << QByteArray("pcm_f32le") << 44100 << "pcm.mkv";
        QTest::newRow("Opus in WebM") << QByteArray("libopus") << 48000 << "opus.webm";
        QTest::newRow("Vorbis in WebM") << QByteArray("libvorbis") << 44100 << "vorbis.webm";
        QTest::newRow("AAC in Matroska") << QByteArray("aac") << 44100 << "aac.mkv";
        QTest::newRow("AAC in MP4") << QByteArray("aac") << 44100 << "aac.mp4";
    }
    void seekingInFilmContainersMeansTheSameSamples()
    {
        QFETCH(QByteArray, encoder);
        QFETCH(int, rate);
        QFETCH(QString, name);
        std::vector<float> samples;
        for (int i = 0; i < rate * 8; ++i) // a rising tone: no place is like another
            samples.push_back(0.5f * float(std::sin(1e-5 * i * double(i) / 8.0)));
        const std::filesystem::path file = place(qPrintable(name));
        if (!writeMedia(file.string(), encoder, rate, samples))
            QSKIP(qPrintable(QStringLiteral("This libavcodec cannot write ") + QString::fromLatin1(encoder)));
        const auto reader = AudioReader::open(file);
        const std::vector<float> all = readAll(*reader);
        QVERIFY(all.size() + 4096 > samples.size());
        for (const int frame : {rate * 5, rate * 2 + 7, rate * 7 + 1, 3, rate * 3 + 333, rate * 6, 0}) {
            reader->seek(frame);
            std::vector<float> some(1000);
            QCOMPARE(reader->read(some.data(), 1000), 1000);
            for (std::size_t i = 0; i < some.size(); ++i)
                QVERIFY2(std::abs(some[i] - all[std::size_t(frame) + i]) < 1e-4f,
                         qPrintable(QStringLiteral("sample %1 after %2").arg(i).arg(frame)));
        }
    }

    void aColonInAFilesNameIsNoProtocol()
    {
        const std::vector<float> samples(8000, 0.25f);
        if (!writeMedia(place("talk.mkv").string(), "pcm_f32le", 8000, samples))
            QSKIP("This libavcodec cannot write pcm_f32le");
        std::filesystem::rename(place("talk.mkv"), place("10:30 talk.mkv"));
        const QString here = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder.path()));
        const auto reader = AudioReader::open("10:30 talk.mkv");
        QVERIFY(QDir::setCurrent(here));
        QCOMPARE(readAll(*reader), samples);
    }

    void whatTalkShowsComeAsIsRead()
    {
        const QString file = odd + QStringLiteral("formats/wrong_extension.aac"); // an M4A
        if (!QFile::exists(file))
            QSKIP("The optional test data folder with formats/wrong_extension.aac is not there.");
        const auto reader = AudioReader::open(file.toStdString());
        QCOMPARE(reader->info().encoding, std::string("aac"));
        const std::vector<float> all = readAll(*reader);
        QVERIFY(all.size() > 400000);
        for (const std::size_t frame : {300000, 5, 100000, 60000, 420000, 300001, 0}) {
            reader->seek(std::int64_t(frame));
            std::vector<float> some(1000);
            QCOMPARE(reader->read(some.data(), 1000), 1000);
            QCOMPARE(some, std::vector<float>(all.begin() + std::ptrdiff_t(frame),
                                              all.begin() + std::ptrdiff_t(frame) + 1000));
        }
    }
};

QTEST_GUILESS_MAIN(TestAudioReader)
#include "tst_audioreader.moc"
