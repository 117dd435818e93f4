#pragma once

#include <string>
#include <vector>

namespace suara {

/// What one thing cost each time it was done: by the clock and of the calling thread's processor time. On a machine
/// that does other work besides, only the second says something.
class FrameTimes {
public:
    template<typename Work>
    void measure(const Work& work)
    {
        const Moment before = now();
        work();
        add(before, now());
    }

    double median() const { return quantile(m_processor, 0.5); } ///< ms of the processor
    double p99() const { return quantile(m_processor, 0.99); }

    static void printHead(const std::string& title);
    /// One line: median, p99 and most of both; how many times as long the peer's median takes, if there is one.
    void print(const std::string& name, const FrameTimes* peer = nullptr) const;

private:
    struct Moment {
        double wall; ///< ms
        double processor;
    };
    static Moment now();
    static double quantile(std::vector<double> values, double part);
    void add(const Moment& before, const Moment& after);

    std::vector<double> m_wall;
    std::vector<double> m_processor;
};

/// Memory of this process in MB: now, and the most it ever had.
double memoryNow();
double memoryPeak();

} // namespace suara
