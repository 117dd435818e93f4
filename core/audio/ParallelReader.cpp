#include "core/audio/ParallelReader.h"

#include "core/audio/MonoMix.h"
#include "core/audio/SndfileReader.h"
#include "core/audio/mp3/Odd.h"
#include "core/base/Error.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace suara {

namespace {

constexpr std::int64_t stretchFrames = std::int64_t(114) * 4608; ///< about 12 s

/// A file mixed to one channel, block by block while the block is in the processor's cache.
class MonoReader final : public AudioReader {
public:
    explicit MonoReader(std::unique_ptr<AudioReader> reader) : m_reader(std::move(reader)), m_mix(*m_reader)
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
    std::vector<float> samples;
    bool isOdd = false; ///< somewhere in it
    std::exception_ptr failure;
};

using OpenReader = std::function<std::unique_ptr<AudioReader>()>;

class ParallelReader final : public AudioReader {
public:
    ParallelReader(std::filesystem::path path, const AudioInfo& info, int threads, OpenReader openReader)
        : m_path(std::move(path)), m_threads(threads), m_openReader(std::move(openReader))
    {
        m_info = info;
        m_info.channels = 1;
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
        m_alone = std::make_unique<MonoReader>(AudioReader::open(m_path));
        m_alone->seek(frame);
    }

private:
    void start()
    {
        m_workers.reserve(std::size_t(m_threads));
        try {
            while (m_workers.size() < std::size_t(m_threads))
                m_workers.emplace_back([this] { work(); });
        } catch (const std::exception&) { // no more threads to be had: fewer do the same work
            if (m_workers.empty())
                m_alone = std::make_unique<MonoReader>(AudioReader::open(m_path));
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
                reader = std::make_unique<MonoReader>(m_openReader());
            reader->seek(index * stretchFrames);
            stretch.samples.resize(std::size_t(stretchFrames));
            stretch.samples.resize(std::size_t(reader->read(stretch.samples.data(), stretchFrames)));
        } catch (const mp3::Odd&) {
            stretch.isOdd = true;
        } catch (...) {
            stretch.failure = std::current_exception();
        }
    }

    /// @return false at the end, or when m_alone goes on
    bool takeNext()
    {
        const std::int64_t index = m_handedOut;
        if (index > 0 && m_current->samples.size() < std::size_t(stretchFrames))
            return false; // the one before was the last
        std::unique_ptr<Stretch> next = waitForNext();
        if (next->failure)
            std::rethrow_exception(next->failure);
        if (next->isOdd) {
            stop();
            m_alone = std::make_unique<MonoReader>(openSndfileAt(m_path, index * stretchFrames));
            return false;
        }
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

    std::filesystem::path m_path;
    int m_threads;
    OpenReader m_openReader;
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

std::unique_ptr<AudioReader> readInParallel(const std::filesystem::path& file, const AudioInfo& info, int threads,
                                            OpenReader openReader)
{
    if (info.frames < 4 * stretchFrames)
        return nullptr;
    return std::make_unique<ParallelReader>(file, info, threads, std::move(openReader));
}

} // namespace suara
