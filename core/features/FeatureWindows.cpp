#include "core/features/FeatureWindows.h"

#include "core/audio/AudioReader.h"

#include <algorithm>
#include <cmath>

namespace suara {

std::vector<FeatureInput> windowsOf(const FeatureInput& input, double seconds, const Task& task)
{
    std::vector<FeatureInput> windows;
    try {
        const std::unique_ptr<AudioReader> reader = AudioReader::open(input.path);
        const std::int64_t end = input.end ? *input.end : countFrames(*reader, task);
        const double rate = reader->info().sampleRate;
        const std::int64_t step = std::max<std::int64_t>(1, std::llround(seconds * rate));
        for (std::int64_t start = input.start; start < end; start += step) {
            FeatureInput& window = windows.emplace_back(input);
            window.start = start;
            window.end = std::min(end, start + step);
            window.row.stretch = {double(start) / rate, double(*window.end) / rate};
        }
    } catch (const IoError&) {
        windows.clear();
    }
    if (windows.empty())
        windows.push_back(input);
    return windows;
}

} // namespace suara
