#include "core/audio/ParallelReader.h"

#include "core/audio/MonoMix.h"
#include "core/base/Error.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <span>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace suara {

namespace {

/// mpg123 sums one channel in another order in every MP3 frame (of 1152 samples), and in the same one after four, so
/// decoding that begins a multiple of so many samples later gives the same bits.
constexpr std::int64_t alignment = 4608;
constexpr std::int64_t stretchFrames = 114 * alignment; ///< about 12 s
/// Frames to read before seeking. mpg123 goes on summing in the order it stopped in, so what it decodes between two
/// seeks must be a multiple of four MP3 frames: a multiple of the alignment, the four before where it seeks to, the one
/// begun at the end, and these three.
constexpr std::int64_t beforeSeeking = alignment / 4 * 3;
constexpr std::int64_t settling = alignment; ///< frames decoded before those that must be right
constexpr std::int64_t overlap = alignment;  ///< frames before a stretch that must be those of the one before ...
constexpr std::int64_t longOverlap = stretchFrames - settling; ///< ... and so many where those are silent

/// A file mixed to one channel, block by block while the block is in the processor's cache.
class MonoReader final : public AudioReader {
public:
    explicit MonoReader(const std::filesystem::path& file) : m_reader(AudioReader::open(file)), m_mix(*m_reader)
    {
        m_info = m_reader->info();
        m_info.channels = 1;
    }

    std::int64_t read(float* mono, std::int64_t frames) override { return m_mix.read({mono, std::size_t(frames)}); }
    void seek(std::int64_t frame) override { m_reader->seek(frame); }

private:
    std::unique_ptr<AudioReader> m_reader;
    MonoMix m_mix;
};

struct Stretch {
    std::vector<float> overlapped; ///< what comes before it, as its own decoder has it
    bool isProof = false;          ///< whether that tells where the decoder stands
    std::vector<float> samples;
    std::exception_ptr failure;
};

void readFrames(AudioReader& reader, std::int64_t frames, std::vector<float>& samples)
{
    samples.resize(std::size_t(frames));
    samples.resize(std::size_t(reader.read(samples.data(), frames)));
}

class ParallelReader final : public AudioReader {
public:
    ParallelReader(std::filesystem::path path, int threads) : m_path(std::move(path)), m_threads(threads)
    {
        m_info = MonoReader(m_path).info();
        start();
    }
    ~ParallelReader() override { stop(); }

    std::int64_t read(float* mono, std::int64_t frames) override
    {
        std::int64_t done = 0;
        while (done < frames) {
            if (m_alone)
                return done + m_alone->read(mono + done, frames - done);
            if (m_taken == m_current->samples.size() && !takeNext()) {
                if (m_alone)
                    continue;
                break;
            }
            const std::size_t some = std::min(m_current->samples.size() - m_taken, std::size_t(frames - done));
            std::copy_n(m_current->samples.begin() + std::ptrdiff_t(m_taken), some, mono + done);
            m_taken += some;
            done += std::int64_t(some);
        }
        return done;
    }

    void seek(std::int64_t frame) override
    {
        stop();
        m_alone = std::make_unique<MonoReader>(m_path);
        m_alone->seek(frame);
    }

private:
    void start()
    {
        m_workers.reserve(std::size_t(m_threads));
        try {
            while (m_workers.size() < std::size_t(m_threads))
                m_workers.emplace_back([this] { work(); });
        } catch (const std::system_error&) { // no more threads to be had: fewer do the same work
            if (m_workers.empty())
                m_alone = std::make_unique<MonoReader>(m_path);
        }
    }

    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOver = true;
        }
        m_changed.notify_all();
        m_workers.clear();
    }

    void work()
    {
        try {
            decodeStretches();
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            m_failure = std::current_exception();
            m_changed.notify_all();
        }
    }

    void decodeStretches()
    {
        std::unique_ptr<AudioReader> reader;
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_isOver || m_begun < m_handedOut + m_threads + 1; });
            if (m_isOver)
                return;
            const std::int64_t index = m_begun++;
            std::unique_ptr<Stretch> stretch = spare();
            lock.unlock();
            decode(reader, index, *stretch);
            lock.lock();
            m_ready.resize(std::max(m_ready.size(), std::size_t(index - m_handedOut + 1)));
            m_ready[std::size_t(index - m_handedOut)] = std::move(stretch);
            lock.unlock();
            m_changed.notify_all();
        }
    }

    /// One that was read to its end, whose memory is used again; else a new one.
    std::unique_ptr<Stretch> spare()
    {
        if (m_spare.empty())
            return std::make_unique<Stretch>();
        std::unique_ptr<Stretch> stretch = std::move(m_spare.back());
        m_spare.pop_back();
        return stretch;
    }

    void decode(std::unique_ptr<AudioReader>& reader, std::int64_t index, Stretch& stretch) const
    {
        try {
            if (!reader)
                reader = std::make_unique<MonoReader>(m_path);
            const std::int64_t begin = index * stretchFrames;
            stretch.isProof = index > 0 && (approach(*reader, begin, overlap, stretch.overlapped) ||
                                            approach(*reader, begin, longOverlap, stretch.overlapped));
            readFrames(*reader, stretchFrames, stretch.samples);
        } catch (...) {
            stretch.failure = std::current_exception();
        }
    }

    /// Decodes what comes before a frame. @return whether it is heard: silence is no proof that the decoder stands
    /// where it should, or has settled
    static bool approach(AudioReader& reader, std::int64_t frame, std::int64_t frames, std::vector<float>& overlapped)
    {
        readFrames(reader, beforeSeeking, overlapped);
        reader.seek(frame - frames - settling);
        readFrames(reader, settling, overlapped);
        readFrames(reader, frames, overlapped);
        return std::ranges::any_of(overlapped, [](float sample) { return std::abs(sample) >= 1e-4f; });
    }

    /// @return false at the end, or when m_alone goes on
    bool takeNext()
    {
        const std::int64_t index = m_handedOut;
        if (index > 0 && m_current->samples.size() < std::size_t(stretchFrames))
            return false; // the one before was the last
        std::unique_ptr<Stretch> next = waitForNext();
        if (index > 0 && (next->failure || !follows(*next))) {
            goOnAlone(index * stretchFrames);
            return false;
        }
        if (next->failure)
            std::rethrow_exception(next->failure);
        m_current.swap(next);
        m_taken = 0;
        const std::lock_guard lock(m_mutex);
        m_spare.push_back(std::move(next));
        return !m_current->samples.empty();
    }

    std::unique_ptr<Stretch> waitForNext()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_failure || (!m_ready.empty() && m_ready.front()); });
        if (m_failure)
            std::rethrow_exception(m_failure);
        std::unique_ptr<Stretch> next = std::move(m_ready.front());
        m_ready.pop_front();
        ++m_handedOut;
        lock.unlock();
        m_changed.notify_all();
        return next;
    }

    bool follows(const Stretch& next) const
    {
        return next.isProof &&
               std::ranges::equal(next.overlapped, std::span(m_current->samples).last(next.overlapped.size()));
    }

    /// From a frame on, reached by decoding all before it once more: where seeking is not exact, nothing else is.
    void goOnAlone(std::int64_t frame)
    {
        stop();
        m_alone = std::make_unique<MonoReader>(m_path);
        std::vector<float> skipped(4096);
        for (std::int64_t left = frame; left > 0;) {
            const std::int64_t got = m_alone->read(skipped.data(), std::min<std::int64_t>(left, 4096));
            if (got == 0)
                return;
            left -= got;
        }
    }

    std::filesystem::path m_path;
    int m_threads;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::unique_ptr<Stretch>> m_ready; ///< from m_handedOut on; null while it is being decoded
    std::int64_t m_begun = 0;                     ///< stretches whose decoding has begun
    std::int64_t m_handedOut = 0;
    bool m_isOver = false;
    std::exception_ptr m_failure; ///< of a thread, not of a stretch: out of memory
    std::unique_ptr<Stretch> m_current = std::make_unique<Stretch>();
    std::vector<std::unique_ptr<Stretch>> m_spare;
    std::size_t m_taken = 0;              ///< samples of m_current that were read
    std::unique_ptr<AudioReader> m_alone; ///< reads on where stretches cannot
    std::vector<std::jthread> m_workers;  ///< last: they end before what they use
};

} // namespace

std::unique_ptr<AudioReader> openInParallel(const std::filesystem::path& file, int threads)
{
    return std::make_unique<ParallelReader>(file, threads);
}

bool isWorthParallel(const AudioInfo& info)
{
    return info.encoding == "MPEG Layer III" && info.sampleRate >= 32000 && info.frames > 4 * stretchFrames;
}

} // namespace suara
