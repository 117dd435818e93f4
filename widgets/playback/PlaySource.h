#pragma once

#include "core/audio/AudioReader.h"
#include "core/audio/TimeStretcher.h"
#include "widgets/common/workbench/TimeCursor.h"

#include <QString>
#include <memory>
#include <mutex>
#include <vector>

namespace suara {

/// One range of one file as a device takes it: two channels at most (more are left out), repeated if wished, slower or
/// faster if wished. Read by the device's thread, watched by the window's.
class PlaySource {
public:
    struct Request {
        TimeRange range;       ///< in frames of the file
        std::int64_t from = 0; ///< where in the range to begin
        double speed = 1.0;
        bool loop = false;
    };

    /// @throws IoError
    PlaySource(std::unique_ptr<AudioReader> reader, const Request& request);

    TimeRange range() const { return m_request.range; }
    int channels() const { return m_channels; }

    /// The next frames; fewer than asked: there are no more.
    std::int64_t fill(float* interleaved, std::int64_t frames);

    std::int64_t positionAt(std::int64_t played); ///< in the file, once the device has played that many frames
    void setLooping(bool loop);                   ///< false: the round under way is the last
    QString failure();                            ///< why it ended early; empty if it did not

private:
    void readOn(float* out, std::int64_t frames, std::int64_t& done);
    std::int64_t readSome(float* out, std::int64_t frames);
    void stretch(float* out, std::int64_t frames, std::int64_t& done);
    bool rewind();

    Request m_request;
    std::unique_ptr<AudioReader> m_reader;
    std::unique_ptr<TimeStretcher> m_stretcher; ///< none at speed 1, where every sample is the file's own
    int m_channels;
    std::int64_t m_next; ///< position of the reader
    std::vector<float> m_block;
    std::vector<float> m_toStretch;
    std::mutex m_mutex; // guards loop and failure
    QString m_failure;
};

} // namespace suara
