#include "core/audio/AudioReader.h"
#include "core/audio/MonoMix.h"
#include "core/audio/Mp3Reader.h"
#include "core/audio/SndfileReader.h"
#include "core/audio/mp3/FrameHeader.h"
#include "core/base/Error.h"
#include "core/dsp/kernels/Kernels.h"
#include "tests/core/Ramp.h"
#include "tests/support/MediaFile.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cmath>
#include <fcntl.h>
#include <limits>
#include <numbers>
#include <random>
#include <sys/syscall.h>
#include <unistd.h>

using namespace suara;

namespace {

int failingReads = 0;             ///< how many of the next ones fail
std::atomic<int> filesOpened = 0; ///< by open()

constexpr std::size_t stretch = std::size_t(114) * 4608; ///< that one thread decodes at a time

} // namespace

/// In place of the C library's: of a disk that fails.
extern "C" ssize_t pread(int file, void* to, std::size_t bytes, off_t offset)
{
    if (failingReads > 0) {
        --failingReads;
        errno = EIO;
        return -1;
    }
    return ::syscall(SYS_pread64, file, to, bytes, offset);
}

/// In place of the C library's: one that counts.
extern "C" int open(const char* path, int flags, ...)
{
    ++filesOpened;
    return int(::syscall(SYS_openat, AT_FDCWD, path, flags, 0600));
}

/// Our MP3 decoder against libsndfile's, which is libmpg123.
class TestMp3 : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string place(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

    /// Rising tones with clicks, for which encoders change to short blocks, and a pause.
    static std::vector<float> sound(std::size_t frames, int channels)
    {
        std::mt19937 random(1);
        std::vector<float> samples;
        for (std::size_t i = 0; i < frames; ++i)
            for (int channel = 0; channel < channels; ++channel) {
                const auto t = double(i);
                const double tone = 0.3 * std::sin(2e-6 * t * t + channel) + 0.1 * std::sin(0.01 * (channel + 1) * t);
                const double click = i % 9000 < 300 ? 0.4 * (double(random() % 2001) / 1000.0 - 1.0) : 0.0;
                samples.push_back(i > 30000 && i < 36000 ? 0.0f : float(tone + click));
            }
        return samples;
    }

    static QByteArray bytesOf(const std::string& file)
    {
        QFile in(QString::fromStdString(file));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    static void write(const std::string& file, const QByteArray& bytes)
    {
        QFile out(QString::fromStdString(file));
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(bytes), bytes.size());
    }

    /// The samples are the same bits where libmpg123 sums as it does with AVX; else nearly.
    static bool isSame(const std::vector<float>& ours, const std::vector<float>& theirs)
    {
#if defined(__x86_64__)
        if (__builtin_cpu_supports("avx"))
            return ours == theirs;
#endif
        return std::ranges::equal(ours, theirs, [](float a, float b) { return std::abs(a - b) < 1e-5f; });
    }

    static std::vector<float> mixed(const std::vector<float>& interleaved, int channels)
    {
        std::vector<float> mono(interleaved.size() / std::size_t(channels));
        mixDown(interleaved, channels, mono);
        return mono;
    }

private Q_SLOTS:
    void itDecodesAsLibmpg123_data()
    {
        QTest::addColumn<int>("sampleRate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("bitRate");
        for (const int rate : {44100, 48000, 32000, 22050, 24000, 16000})
            for (const int channels : {1, 2})
                QTest::addRow("%d Hz, %d channels", rate, channels) << rate << channels << 0;
        QTest::newRow("the largest frames") << 32000 << 2 << 320000;
        QTest::newRow("small frames") << 48000 << 2 << 32000;
        QTest::newRow("small frames of MPEG-2") << 16000 << 1 << 8000;
    }
    void itDecodesAsLibmpg123()
    {
        QFETCH(int, sampleRate);
        QFETCH(int, channels);
        QFETCH(int, bitRate);
        const std::string file = place("sound.mp3");
        if (!writeMedia(file, "libmp3lame", sampleRate, sound(100000, channels), channels, bitRate))
            QSKIP("This libavcodec cannot write MP3.");
        const auto ours = openMp3(file);
        QVERIFY(ours != nullptr);
        const auto theirs = openSndfile(file);
        QCOMPARE(ours->info().sampleRate, theirs->info().sampleRate);
        QCOMPARE(ours->info().channels, theirs->info().channels);
        QCOMPARE(ours->info().format, theirs->info().format);
        QCOMPARE(ours->info().encoding, theirs->info().encoding);
        QCOMPARE(ours->tags(), theirs->tags());
        const std::vector<float> expected = readAll(*theirs);
        QCOMPARE(ours->info().frames, std::int64_t(expected.size()) / channels);
        QVERIFY(isSame(readAll(*ours), expected));
    }

    void realClipsToo()
    {
        QDirIterator files(QStringLiteral(SUARA_SHARED_DATA), {QStringLiteral("*.mp3")}, QDir::Files,
                           QDirIterator::Subdirectories);
        if (!files.hasNext())
            QSKIP("The shared data folder is not there.");
        int decoded = 0;
        while (files.hasNext()) {
            const std::string file = files.next().toStdString();
            const auto ours = openMp3(file);
            if (!ours)
                continue; // tags at the end, MPEG 2.5 ...
            ++decoded;
            QVERIFY2(isSame(readAll(*ours), readAll(*openSndfile(file))), file.c_str());
        }
        QVERIFY(decoded > 20);
    }

    void everyInstructionSetGivesTheSameBits()
    {
        constexpr std::ptrdiff_t slots = 48;
        constexpr std::ptrdiff_t stride = slots + 16;
        std::mt19937 random(7);
        const auto noise = [&random](std::size_t count) {
            std::vector<float> values(count);
            for (float& value : values)
                value = float(random() % 20001) / 10000.0f - 1.0f;
            return values;
        };
        const std::vector<float> lines = noise(18 * 32);
        std::vector<float> window = noise(36 * 16);
        for (std::size_t i = 0; i < window.size(); ++i)
            window[i] = window[i / 16 * 16 + i % 2]; // by turns for even and odd subbands
        std::vector<float> alias = noise(16 * 32);
        for (std::size_t row = 0; row < 16; ++row)
            alias[row * 32 + 31] = row < 8 ? 1.0f : 0.0f;
        const std::vector<float> secants = noise(31);
        const std::vector<float> synthesis = noise(32 * 16);
        const std::vector<float> subbands = noise(slots * 32);
        std::vector<std::vector<float>> results;
        for (int level = 0; level < 3; ++level)
            if (const Kernels* set = kernelsOfLevel(level)) {
                std::vector<float> all = lines;
                std::vector<float> overlap = lines;
                std::vector<float> slotsOut(18 * 32);
                set->reduceAlias(alias.data(), all.data());
                set->inverseLong(all.data(), window.data(), overlap.data(), slotsOut.data());
                all.insert(all.end(), slotsOut.begin(), slotsOut.end());
                set->inverseShort(lines.data(), window.data(), overlap.data(), slotsOut.data());
                all.insert(all.end(), slotsOut.begin(), slotsOut.end());
                all.insert(all.end(), overlap.begin(), overlap.end());
                for (const bool isPaired : {false, true}) {
                    std::vector<float> history(33 * stride, 0.25f);
                    std::vector<float> samples(slots * 32);
                    set->synthesise({secants.data(), synthesis.data()}, isPaired, subbands.data(), slots,
                                    history.data(), stride, samples.data());
                    all.insert(all.end(), samples.begin(), samples.end());
                }
                results.push_back(std::move(all));
            }
        for (const std::vector<float>& result : results) {
            const auto place = std::ranges::mismatch(result, results.front()).in1 - result.begin();
            QCOMPARE(place, std::ptrdiff_t(result.size()));
        }
    }

    void anyPlaceIsReachedExactly_data()
    {
        QTest::addColumn<int>("sampleRate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("bitRate");
        QTest::newRow("MPEG-1") << 44100 << 1 << 0;
        QTest::newRow("MPEG-2") << 22050 << 1 << 0;
        QTest::newRow("frames with 3 bytes of main data") << 24000 << 2 << 8000; // some need those of 85 before
    }
    void anyPlaceIsReachedExactly()
    {
        QFETCH(int, sampleRate);
        QFETCH(int, channels);
        QFETCH(int, bitRate);
        const std::string file = place("seek.mp3");
        if (!writeMedia(file, "libmp3lame", sampleRate, sound(200000, channels), channels, bitRate))
            QSKIP("This libavcodec cannot write MP3.");
        filesOpened = 0;
        const auto reader = openMp3(file);
        QVERIFY(reader != nullptr);
        const std::vector<float> all = readAll(*reader);
        const std::int64_t frames = reader->info().frames;
        for (const std::int64_t frame : {150000, 5, 100000, 4608, 9216, 199500, 100001, 0}) {
            reader->seek(frame);
            std::vector<float> some(std::size_t(1000 * channels));
            const auto got = reader->read(some.data(), 1000);
            QCOMPARE(got, std::min<std::int64_t>(1000, frames - frame));
            QVERIFY(std::equal(some.begin(), some.begin() + got * channels, all.begin() + frame * channels));
        }
        QCOMPARE(filesOpened, 1); // libsndfile never had to
        reader->seek(std::numeric_limits<std::int64_t>::max());
        QCOMPARE(readAll(*reader).size(), std::size_t(0));
    }

    void inParallelItIsTheSameSound_data()
    {
        QTest::addColumn<int>("channels");
        QTest::newRow("one channel") << 1;
        QTest::newRow("two channels") << 2;
    }
    void inParallelItIsTheSameSound()
    {
        QFETCH(int, channels);
        const std::string file = place("parallel.mp3");
        if (!writeMedia(file, "libmp3lame", 44100, sound(4 * stretch + 100000, channels), channels))
            QSKIP("This libavcodec cannot write MP3.");
        const auto alone = AudioReader::open(file);
        const std::vector<float> expected = mixed(readAll(*alone), channels);
        filesOpened = 0;
        const auto parallel = alone->monoInParallel(2);
        QVERIFY(parallel != nullptr);
        QCOMPARE(parallel->info().channels, 1);
        QVERIFY(readAll(*parallel) == expected);
        QVERIFY2(filesOpened <= 2, qPrintable(QString::number(filesOpened))); // one each, and none to go on alone
        QVERIFY(readAll(*alone->monoInParallel(3)) == expected);
        const auto sought = alone->monoInParallel(2);
        sought->seek(1200000);
        QVERIFY(readAll(*sought) == std::vector<float>(expected.begin() + 1200000, expected.end()));
        const auto left = alone->monoInParallel(2);
        std::vector<float> some(100);
        QCOMPARE(left->read(some.data(), 100), 100); // and no more of it
    }

    void whatIsDamagedInTheMiddleIsTheSameInParallel()
    {
        const std::string file = place("damaged.mp3");
        if (!writeMedia(file, "libmp3lame", 44100, sound(4 * stretch + 100000, 2), 2))
            QSKIP("This libavcodec cannot write MP3.");
        QByteArray bytes = bytesOf(file);
        const auto header = [&bytes](qsizetype from) {
            return bytes.indexOf(bytes.mid(419 * 3, 2), from);
        };
        for (qsizetype at = header(bytes.size() / 2), end = at + 4000; at >= 0 && at < end; at = header(at + 100))
            bytes[at + 4] = char(0xff); // main data that begin before all that there is
        write(file, bytes);
        const auto alone = AudioReader::open(file);
        const std::vector<float> expected = readAll(*openSndfile(file));
        QVERIFY(isSame(readAll(*alone), expected));
        const auto again = AudioReader::open(file);
        const auto parallel = again->monoInParallel(2);
        QVERIFY(parallel != nullptr);
        QVERIFY(isSame(readAll(*parallel), mixed(expected, 2)));
    }

    void aStreamThatBeginsInTheMiddleIsReadWhole()
    {
        const std::string file = place("cut.mp3");
        if (!writeMedia(file, "libmp3lame", 44100, sound(100000, 2), 2))
            QSKIP("This libavcodec cannot write MP3.");
        const QByteArray whole = bytesOf(file);
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(whole.constData());
        std::vector<std::size_t> begins{0};
        if (whole.startsWith("ID3"))
            begins[0] = 10 + std::size_t(bytes[8] * 128 + bytes[9]);
        while (begins.back() + mp3::frameHeaderBytes < std::size_t(whole.size())) {
            const auto header = mp3::frameHeader(bytes + begins.back());
            QVERIFY(header.has_value());
            begins.push_back(begins.back() + header->size);
        }
        for (const std::size_t cut : {2, 10, 23}) { // frames; their main data are missed by those that follow
            write(file, whole.mid(qsizetype(begins[cut])));
            filesOpened = 0;
            const auto ours = openMp3(file);
            QVERIFY(ours != nullptr);
            std::vector<float> samples = readAll(*ours);
            QCOMPARE(filesOpened, 1);
            QCOMPARE(samples.size(), (begins.size() - 1 - cut) * 2 * 1152);
            const std::vector<float> theirs = readAll(*openSndfile(file));
            QVERIFY(theirs.size() <= samples.size() && theirs.size() + 4608 > samples.size()); // where it guesses
            samples.resize(theirs.size());
            QVERIFY(isSame(samples, theirs));
        }
    }

    void whatStandsBehindTheSoundIsNoneOfIt_data()
    {
        QTest::addColumn<QByteArray>("end");
        const QByteArray item("\5\0\0\0\0\0\0\0Title\0sound", 19);
        const QByteArray size("\xd0\7\0\0\x33\0\0\0\1\0\0\0\0\0\0", 15); // of item and footer
        const QByteArray rest(8, '\0');
        const QByteArray id3 = QByteArray("TAG").leftJustified(128, '\0');
        const QByteArray footer = "APETAGEX" + size + '\0' + rest;
        const QByteArray withHeader = "APETAGEX" + size + '\xa0' + rest + item + "APETAGEX" + size + '\x80' + rest;
        QTest::newRow("ID3v1") << id3;
        QTest::newRow("APE without a header") << item + footer;
        QTest::newRow("APE with a header") << withHeader;
        QTest::newRow("APE and ID3v1") << withHeader + id3;
    }
    void whatStandsBehindTheSoundIsNoneOfIt()
    {
        QFETCH(QByteArray, end);
        const std::string file = place("tagged.mp3");
        if (!writeMedia(file, "libmp3lame", 44100, sound(20000, 1), 1))
            QSKIP("This libavcodec cannot write MP3.");
        const std::vector<float> expected = readAll(*openSndfile(file));
        write(file, bytesOf(file) + end);
        const auto ours = openMp3(file);
        QVERIFY(ours != nullptr);
        QVERIFY(isSame(readAll(*ours), expected));
        QVERIFY(readAll(*openSndfile(file)) == expected);
        write(file, bytesOf(file) + "more");
        QVERIFY(openMp3(file) == nullptr);
    }

    void damagedFilesSoundAsWithLibmpg123()
    {
        const std::string file = place("damaged.mp3");
        if (!writeMedia(file, "libmp3lame", 44100, sound(60000, 2), 2))
            QSKIP("This libavcodec cannot write MP3.");
        const QByteArray whole = bytesOf(file);
        std::mt19937 random(3);
        int decoded = 0;
        for (int round = 0; round < 200; ++round) {
            QByteArray bytes = whole;
            const auto place = qsizetype(random() % std::size_t(bytes.size()));
            if (round % 4 == 0)
                bytes.truncate(place);
            else if (round % 4 == 1)
                bytes.remove(place, qsizetype(random() % 1000));
            else
                for (qsizetype i = place; i < std::min(bytes.size(), place + round % 4 * 2); ++i)
                    bytes[i] = char(random());
            write(file, bytes);
            const auto ours = openMp3(file);
            if (!ours)
                continue;
            ++decoded;
            QVERIFY2(isSame(readAll(*ours), readAll(*openSndfile(file))), qPrintable(QString::number(round)));
        }
        QVERIFY(decoded > 50);
    }

    void otherFilesAreLeftToOthers_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a tag") << QByteArray("ID3\4\0\0\0\0\0\0", 10);
        QTest::newRow("a tag that is longer than the file") << QByteArray("ID3\4\0\0\x7f\x7f\x7f\x7f", 10);
        QTest::newRow("one frame, cut") << QByteArray("\xff\xfb\x90\x44\0\0\0\0", 8);
        QTest::newRow("text") << QByteArray("ID3 is no tag here, nor is this a sound");
    }
    void otherFilesAreLeftToOthers()
    {
        QFETCH(QByteArray, bytes);
        const std::string file = place("other.mp3");
        write(file, bytes);
        QVERIFY(openMp3(file) == nullptr);
    }

    void aDiskThatFailsIsNoEnd()
    {
        std::vector<float> samples(44100 * 20);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 0.5f * std::sin(0.1f * float(i % 1000));
        const std::filesystem::path file = place("failing.mp3");
        if (!writeMedia(file.string(), "libmp3lame", 44100, samples, 1))
            QSKIP("This libavcodec cannot write MP3.");
        const auto reader = AudioReader::open(file);
        QCOMPARE(reader->read(samples.data(), 100), 100);
        failingReads = 1;
        try {
            readAll(*reader);
            QFAIL("the rest was left out in silence");
        } catch (const IoError& error) {
            QCOMPARE(error.file(), file);
            QCOMPARE(error.text(), std::string("The file cannot be read."));
        }
        QCOMPARE(failingReads, 0);
    }
};

QTEST_GUILESS_MAIN(TestMp3)
#include "tst_mp3.moc"
