#include "core/features/SpectrumTile.h"

#include <cfloat>
#include <cmath>
#include <utility>

namespace suara {

SpectrumTile::SpectrumTile(const SpectrumSetup& setup)
    : m_setup(setup)
    , m_magnitudes(std::size_t(setup.bins()) * tileFrames)
    , m_power(m_magnitudes.size())
    , m_sums{}
    , m_centroid{}
{
}

float* SpectrumTile::refill()
{
    m_hasPower = m_hasMelPower = m_hasMoments = false;
    return m_magnitudes.data();
}

const float* SpectrumTile::power()
{
    if (!std::exchange(m_hasPower, true))
        kernels().square(m_magnitudes.data(), std::ptrdiff_t(m_magnitudes.size()), m_power.data());
    return m_power.data();
}

const float* SpectrumTile::melPower()
{
    if (std::exchange(m_hasMelPower, true))
        return m_melPower.data();
    const MelFilterbank& filters = m_setup.mel();
    m_melPower.resize(std::size_t(filters.bands()) * tileFrames);
    if (m_setup.melPower() == 2.0) {
        filters.apply(power(), m_melPower.data());
    } else {
        AlignedFloats raised = m_magnitudes;
        for (float& value : raised)
            value = std::pow(value, float(m_setup.melPower()));
        filters.apply(raised.data(), m_melPower.data());
    }
    return m_melPower.data();
}

const double* SpectrumTile::sums()
{
    makeMoments();
    return m_sums.data();
}

const double* SpectrumTile::centroid()
{
    makeMoments();
    return m_centroid.data();
}

void SpectrumTile::makeMoments()
{
    if (std::exchange(m_hasMoments, true))
        return;
    kernels().moments(magnitudes(), bins(), m_setup.frequencies().data(), m_sums.data(), m_centroid.data());
    for (std::size_t frame = 0; frame < m_sums.size(); ++frame)
        if (m_sums[frame] >= double(FLT_MIN))
            m_centroid[frame] /= m_sums[frame];
}

} // namespace suara
