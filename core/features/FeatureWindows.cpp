#include "core/features/FeatureWindows.h"

#include "core/audio/AudioReader.h"

#include <algorithm>
#include <cmath>

namespace suara {

std::vector<FeatureInput> windowsOf(const FeatureInput& input, double step, double length, const Task& task)
{
    std::vector<FeatureInput> windows;
    try {
        const std::unique_ptr<AudioReader> reader = AudioReader::open(input.path);
        const std::int64_t end = input.end ? *input.end : countFrames(*reader, task);
        const double rate = reader->info().sampleRate;
        const std::int64_t stepFrames = std::max<std::int64_t>(1, std::llround(step * rate));
        const std::int64_t frames = std::max<std::int64_t>(1, std::llround(length * rate));
        for (std::int64_t start = input.start; start < end; start += stepFrames) {
            FeatureInput& window = windows.emplace_back(input);
            window.start = start;
            window.end = std::min(end, start + frames);
            window.row.stretch = {double(start) / rate, double(*window.end) / rate};
            if (frames > stepFrames && *window.end == end)
                break; // what follows would only be shorter
        }
    } catch (const IoError&) {
        windows.clear();
    }
    if (windows.empty())
        windows.push_back(input);
    return windows;
}

} // namespace suara
