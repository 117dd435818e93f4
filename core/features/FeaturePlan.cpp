#include "core/features/FeaturePlan.h"

#include <algorithm>
#include <utility>

namespace suara {

FeaturePlan::FeaturePlan(int sampleRate, const Parameters& parameters, std::span<const FeatureSpec* const> features)
    : m_setup(sampleRate, parameters), m_margin(m_setup.stft().nFft)
{
    for (const FeatureSpec* spec : features) {
        Part& part = m_parts.emplace_back();
        if (spec->compute.tiles != nullptr) {
            part.tiles = spec->compute.tiles(m_setup);
            m_hasTiles = true;
        } else {
            part.samples = spec->compute.samples(parameters, sampleRate);
            m_margin = std::max<std::ptrdiff_t>(m_margin, part.samples->frameLength);
        }
    }
}

std::ptrdiff_t FeaturePlan::step() const
{
    constexpr std::ptrdiff_t wanted = 131072; // samples: enough to be worth a thread's while, and small in memory
    const std::ptrdiff_t hop = m_setup.stft().hopLength;
    return std::clamp<std::ptrdiff_t>(wanted / (hop * tileFrames), 1, 256) * tileFrames * hop;
}

std::unique_ptr<FeaturePlan::Workspace> FeaturePlan::borrow() const
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_free.empty()) {
            std::unique_ptr<Workspace> workspace = std::move(m_free.back());
            m_free.pop_back();
            return workspace;
        }
    }
    return std::make_unique<Workspace>(m_setup);
}

void FeaturePlan::giveBack(std::unique_ptr<Workspace> workspace) const
{
    const std::lock_guard lock(m_mutex);
    m_free.push_back(std::move(workspace));
}

} // namespace suara
