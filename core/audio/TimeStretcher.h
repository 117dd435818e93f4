#pragma once

#include <cstdint>
#include <memory>

namespace suara {

/// Plays sound slower or faster at the same pitch, with Rubber Band's R3 engine in its real-time mode. Frames go in by
/// add() as wanted() asks, and come out by take(). What comes out has no delay against what went in, and is
/// round(frames / speed) frames long.
class TimeStretcher {
public:
    /// @param speed  above 0; 2 is twice as fast
    TimeStretcher(int sampleRate, int channels, double speed);
    ~TimeStretcher();

    std::int64_t wanted() const; ///< frames that add() should bring next; 0 if there is enough to take
    void add(const float* interleaved, std::int64_t frames, bool last);
    std::int64_t take(float* interleaved, std::int64_t frames); ///< returns how many were ready
    bool isFinished() const;                                    ///< all has been taken

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace suara
