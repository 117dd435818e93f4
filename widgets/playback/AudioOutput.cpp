#include "widgets/playback/AudioOutput.h"

#include "widgets/playback/OutputDevices.h"
#include "widgets/playback/PlayClock.h"

#include <QAudioFormat>
#include <QAudioSink>
#include <QElapsedTimer>
#include <QIODevice>
#include <algorithm>
#include <atomic>
#include <cstring>
#include <vector>

namespace suara {

namespace {

constexpr double patience = 0.5; // s for a device that does not say that it has come to the end
constexpr double settling = 0.1; // s after a device has said so: a busy sound server's clock runs ahead of the sound
constexpr double stalled = 5.0;  // s without a word of a device that has more to play: it is gone

/// What the sink reads from. The device asks for float frames; whoever plays fills them.
class SourceDevice : public QIODevice {
public:
    SourceDevice(AudioOutput::Source source, int channels) : m_source(std::move(source)), m_channels(channels)
    {
        open(QIODevice::ReadOnly);
    }

    bool isAtEnd() const { return m_ended; }
    std::int64_t framesGiven() const { return m_given; }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_ended ? 0 : 1 << 20; }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        const qint64 frameBytes = m_channels * qint64(sizeof(float));
        const std::int64_t frames = size / frameBytes;
        if (m_ended || frames == 0)
            return 0;
        m_buffer.resize(static_cast<std::size_t>(frames * m_channels));
        const std::int64_t given = m_source(m_buffer.data(), frames);
        std::memcpy(data, m_buffer.data(), static_cast<std::size_t>(given * frameBytes));
        m_given += given;
        m_ended = given < frames;
        return given * frameBytes;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    AudioOutput::Source m_source;
    int m_channels;
    std::vector<float> m_buffer;
    std::atomic<bool> m_ended = false;
    std::atomic<std::int64_t> m_given = 0;
};

class DeviceOutput : public AudioOutput {
public:
    bool start(int sampleRate, int channels, Source source) override
    {
        stop();
        const QAudioDevice device = OutputDevices::instance().chosen();
        QAudioFormat format;
        format.setSampleRate(sampleRate);
        format.setChannelCount(channels);
        format.setSampleFormat(QAudioFormat::Float);
        if (device.isNull() || !device.isFormatSupported(format))
            return false;
        m_rate = sampleRate;
        m_source = std::make_unique<SourceDevice>(std::move(source), channels);
        m_sink = std::make_unique<QAudioSink>(device, format);
        m_clock = PlayClock(sampleRate);
        m_sinceStart.start();
        m_silentAt = 0.0;
        m_lastWord = {};
        m_sink->start(m_source.get());
        return m_sink->error() == QAudio::NoError;
    }

    void stop() override
    {
        if (m_sink != nullptr)
            m_sink->reset();
        m_sink.reset();
        m_source.reset();
    }

    std::int64_t framesPlayed() const override
    {
        if (m_sink == nullptr)
            return 0;
        const auto played = std::int64_t(reported() * m_rate);
        return std::min(m_clock.at(played, seconds()), m_source->framesGiven());
    }

    /// The sink is idle as soon as it has handed over the last sample; that one is heard only a buffer later.
    bool isFinished() const override
    {
        if (m_sink == nullptr || hasFailed())
            return true;
        if (!m_source->isAtEnd() || m_sink->state() == QAudio::ActiveState)
            return false;
        const double unheard = double(m_source->framesGiven()) / m_rate - reported();
        const double now = seconds();
        if (m_silentAt == 0.0)
            m_silentAt = now + unheard + patience;
        if (unheard <= 0.0)
            m_silentAt = std::min(m_silentAt, now + settling);
        return now >= m_silentAt;
    }

    bool hasFailed() const override
    {
        if (m_sink == nullptr)
            return false;
        const double heard = reported();
        if (heard != m_lastWord.heard || m_source->isAtEnd())
            m_lastWord = {heard, seconds()};
        return m_sink->error() == QAudio::FatalError || m_sink->error() == QAudio::IOError ||
               seconds() - m_lastWord.at > stalled;
    }

private:
    double reported() const { return double(m_sink->processedUSecs()) * 1e-6; } // s heard, by the device's own word
    double seconds() const { return double(m_sinceStart.nsecsElapsed()) * 1e-9; }

    struct Word {
        double heard = 0.0;
        double at = 0.0; // s since the start
    };

    std::unique_ptr<SourceDevice> m_source;
    std::unique_ptr<QAudioSink> m_sink;
    mutable PlayClock m_clock{44100};
    QElapsedTimer m_sinceStart;
    mutable double m_silentAt = 0.0; // s since the start, by when all must have been heard; 0 while unknown
    mutable Word m_lastWord;
    int m_rate = 44100;
};

} // namespace

std::unique_ptr<AudioOutput> makeDeviceOutput()
{
    return std::make_unique<DeviceOutput>();
}

} // namespace suara
