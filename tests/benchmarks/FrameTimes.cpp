#include "FrameTimes.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>

namespace suara {

namespace {

double statusInMegabytes(const std::string& name)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == name) {
            double kilobytes = 0.0;
            status >> kilobytes;
            return kilobytes / 1024.0;
        }
    return 0.0;
}

} // namespace

FrameTimes::Moment FrameTimes::now()
{
    timespec processor{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &processor);
    const auto wall = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration<double, std::milli>(wall).count(),
            1e3 * double(processor.tv_sec) + 1e-6 * double(processor.tv_nsec)};
}

void FrameTimes::add(const Moment& before, const Moment& after)
{
    m_wall.push_back(after.wall - before.wall);
    m_processor.push_back(after.processor - before.processor);
}

double FrameTimes::quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0.0;
    std::ranges::sort(values);
    return values[std::size_t(std::ceil(part * double(values.size() - 1)))];
}

void FrameTimes::printHead(const std::string& title)
{
    std::printf("\n%-58s %23s   %23s\n", title.c_str(), "processor, ms", "clock, ms");
    std::printf("%-58s %7s %7s %7s   %7s %7s %7s\n", "", "median", "p99", "most", "median", "p99", "most");
}

void FrameTimes::print(const std::string& name, const FrameTimes* peer) const
{
    std::printf("%-58s %7.1f %7.1f %7.1f   %7.1f %7.1f %7.1f", name.c_str(), median(), p99(),
                quantile(m_processor, 1.0), quantile(m_wall, 0.5), quantile(m_wall, 0.99), quantile(m_wall, 1.0));
    if (peer != nullptr)
        std::printf("   peer takes %.1f times as long", peer->median() / median());
    std::printf("\n");
    std::fflush(stdout);
}

double memoryNow()
{
    return statusInMegabytes("VmRSS:");
}

double memoryPeak()
{
    return statusInMegabytes("VmHWM:");
}

} // namespace suara
