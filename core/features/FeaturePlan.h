#pragma once

#include "core/dsp/Stft.h"
#include "core/features/Catalog.h"
#include "core/features/SpectrumSetup.h"

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace suara {

/// How features that can be had piece by piece are measured at one sample rate. Made once, used by many threads.
class FeaturePlan {
public:
    /// One feature: of tiles or of samples.
    struct Part {
        std::optional<TileFeature> tiles;
        std::optional<SampleFeature> samples;

        Eigen::Index rows() const { return tiles ? tiles->rows : samples->rows; }
    };

    /// What one thread works with.
    struct Workspace {
        explicit Workspace(const SpectrumSetup& setup) : stft(setup.stft()), tile(setup) {}
        Stft stft;
        SpectrumTile tile;
        AlignedFloats values;            ///< of one tile
        std::vector<AlignedFloats> kept; ///< of a few tiles, by part
    };

    /// @throws ParameterError
    FeaturePlan(int sampleRate, const Parameters& parameters, std::span<const FeatureSpec* const> features);

    const SpectrumSetup& setup() const { return m_setup; }
    const std::vector<Part>& parts() const { return m_parts; }
    bool hasTiles() const { return m_hasTiles; }
    std::ptrdiff_t step() const;                       ///< samples from one stretch to the next
    std::ptrdiff_t margin() const { return m_margin; } ///< samples around a stretch that its frames may reach

    /// A workspace to be given back. Those given back are used again.
    std::unique_ptr<Workspace> borrow() const;
    void giveBack(std::unique_ptr<Workspace> workspace) const;

private:
    SpectrumSetup m_setup;
    std::vector<Part> m_parts;
    bool m_hasTiles = false;
    std::ptrdiff_t m_margin;
    mutable std::mutex m_mutex;
    mutable std::vector<std::unique_ptr<Workspace>> m_free;
};

} // namespace suara
