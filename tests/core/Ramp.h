#pragma once

#include "core/audio/AudioReader.h"

#include <vector>

namespace suara {

inline std::vector<float> ramp(int samples)
{
    std::vector<float> values;
    for (int i = 0; i < samples; ++i)
        values.push_back(float((i * 37) % 2001 - 1000) / 1024.0f); // exact at 16 bits
    return values;
}

inline std::vector<float> readAll(AudioReader& reader)
{
    std::vector<float> all;
    std::vector<float> block(std::size_t(reader.info().channels) * 100);
    while (const std::int64_t got = reader.read(block.data(), 100))
        all.insert(all.end(), block.begin(), block.begin() + got * reader.info().channels);
    return all;
}

} // namespace suara
