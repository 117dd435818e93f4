#include "core/project/TalkShow.h"

#include "core/audio/Audio.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <array>
#include <cmath>

namespace suara {
namespace {

constexpr TalkShowVoice rani = {"Rani", "female", "id+f2", 55};
constexpr TalkShowVoice joko = {"Joko", "male", "id+m3", 40};
constexpr TalkShowVoice dewi = {"Dewi", "female", "id+f4", 62};
constexpr TalkShowVoice agus = {"Agus", "male", "id+m7", 48};

constexpr std::array<TalkShowLine, 16> script = {{
    {1, &rani, "neutral", "neutral", "neutral", "positive",
     "Selamat sore, tamu kita hari ini penjual soto dari pasar lama."},
    {1, &joko, "happy", "positive", "happy", "positive", "Terima kasih, saya senang sekali bisa datang ke sini!"},
    {1, &rani, "neutral", "neutral", "neutral", "neutral", "Pak Joko, sejak kapan Bapak berjualan soto?"},
    {1, &joko, "neutral", "neutral", "neutral", "neutral", "Sejak tujuh belas tahun yang lalu, di dekat stasiun."},
    {1, &joko, "sad", "negative", "sad", "negative", "Tahun lalu warung saya terbakar, dan istri saya jatuh sakit."},
    {1, &rani, "sad", "negative", "neutral", "negative", "Kami semua ikut sedih mendengarnya, Pak."},
    {1, &joko, "angry", "negative", "angry", "negative", "Bantuan yang dijanjikan itu tidak pernah datang!"},
    {1, &rani, "surprised", "negative", "angry", "negative", "Astaga, sampai sekarang belum datang sama sekali?"},
    {2, &rani, "happy", "positive", "happy", "positive", "Kita kembali lagi, dan kali ini ada kabar gembira!"},
    {2, &dewi, "happy", "positive", "happy", "positive", "Anak saya juara lomba bernyanyi tingkat provinsi!"},
    {2, &agus, "surprised", "positive", "surprised", "positive", "Wah, padahal dia baru belajar enam bulan!"},
    {2, &dewi, "afraid", "negative", "surprised", "neutral", "Jujur saja, sebelum naik panggung saya takut sekali."},
    {2, &agus, "neutral", "neutral", "neutral", "neutral", "Latihannya setiap hari, dari jam empat sampai jam enam."},
    {2, &dewi, "angry", "negative", "angry", "negative", "Tetapi tetangga kami terus mengeluh, itu keterlaluan!"},
    {2, &agus, "sad", "negative", "sad", "negative", "Sayang sekali neneknya tidak sempat melihat dia menang."},
    {2, &rani, "neutral", "positive", "neutral", "neutral", "Terima kasih sudah menonton, sampai jumpa minggu depan."},
}};

/// How an emotion changes a voice, and where it stands on the plane.
struct Manner {
    std::string_view emotion;
    int pitch;     ///< added to the speaker's own
    int rate;      ///< words per minute
    int amplitude; ///< espeak-ng's, 0 to 200
    Mood mood;
};

constexpr std::array<Manner, 6> manners = {{
    {"neutral", 0, 150, 90, {0.0, 0.0}},
    {"happy", 18, 172, 120, {0.8, 0.5}},
    {"surprised", 30, 165, 120, {0.3, 0.8}},
    {"angry", -6, 190, 180, {-0.7, 0.8}},
    {"sad", -20, 112, 55, {-0.7, -0.5}},
    {"afraid", 24, 182, 70, {-0.6, 0.6}},
}};

const Manner& mannerOf(std::string_view emotion)
{
    return *std::ranges::find(manners, emotion, &Manner::emotion);
}

constexpr float headroom = 0.7f; // the loudest voice of espeak-ng comes close to full scale
constexpr double leadSeconds = 0.5;

double pauseSeconds(std::size_t line)
{
    return 0.45 + 0.1 * double(line % 3);
}

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// One sentence as espeak-ng says it, nullopt if it cannot.
std::optional<Audio> speak(const QString& program, const TalkShowLine& line)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("line.wav"));
    const Manner& manner = mannerOf(line.emotion);
    QProcess process;
    process.start(program, {QStringLiteral("-v"), qt(line.voice->voice), QStringLiteral("-p"),
                            QString::number(std::clamp(line.voice->pitch + manner.pitch, 0, 99)), QStringLiteral("-s"),
                            QString::number(manner.rate), QStringLiteral("-a"), QString::number(manner.amplitude),
                            QStringLiteral("-w"), file, qt(line.text)});
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        return std::nullopt;
    try {
        return loadMono(file.toStdString(), std::nullopt);
    } catch (const IoError&) {
        return std::nullopt;
    }
}

/// espeak-ng ends each sentence with silence, which is no part of the segment.
void trimSilence(std::vector<float>& samples)
{
    const auto isSound = [](float sample) {
        return std::abs(sample) > 0.005f;
    };
    const auto last = std::find_if(samples.rbegin(), samples.rend(), isSound).base();
    samples.erase(last, samples.end());
    samples.erase(samples.begin(), std::ranges::find_if(samples, isSound));
}

void addSilence(Episode& episode, double seconds)
{
    episode.samples.resize(episode.samples.size() + std::size_t(seconds * episode.sampleRate));
}

void addLine(Episode& episode, const TalkShowLine& line, Audio speech)
{
    if (episode.samples.empty()) {
        episode.sampleRate = speech.sampleRate;
        addSilence(episode, leadSeconds);
    }
    trimSilence(speech.samples);
    const auto start = std::int64_t(episode.samples.size());
    for (const float sample : speech.samples)
        episode.samples.push_back(headroom * sample);
    episode.lines.push_back({&line, start, std::int64_t(episode.samples.size())});
    addSilence(episode, pauseSeconds(episode.lines.size()));
}

} // namespace

std::span<const TalkShowLine> talkShowScript()
{
    return script;
}

Mood moodOf(std::string_view emotion)
{
    return mannerOf(emotion).mood;
}

std::optional<Episode> speakEpisode(int number, Task& task)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("espeak-ng"));
    if (program.isEmpty())
        return std::nullopt;
    Episode episode;
    for (const TalkShowLine& line : script) {
        if (line.episode != number)
            continue;
        if (task.isCancelled())
            throw Cancelled{};
        auto speech = speak(program, line);
        if (!speech || speech->samples.empty())
            return std::nullopt;
        addLine(episode, line, std::move(*speech));
    }
    return episode;
}

} // namespace suara
