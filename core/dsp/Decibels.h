#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>

namespace suara {

/// Power to decibels as librosa.power_to_db, in float:
///
///     dB = 10 log10(max(amin, power)) - 10 log10(max(amin, reference))
///
/// then raised to at least (largest dB - topDb), over the whole array. An empty array gives an empty one.
struct DecibelOptions {
    float reference = 1.0f;
    float amin = 1e-10f;                ///< above 0
    std::optional<float> topDb = 80.0f; ///< 0 or more; none: no floor

    void check() const; ///< @throws ParameterError
};

/// The formula above for many values at once, without the floor below the largest.
void powerToDb(const float* power, std::ptrdiff_t count, const DecibelOptions& options, float* decibels);

Eigen::ArrayXXf powerToDb(const Eigen::Ref<const Eigen::ArrayXXf>& power, const DecibelOptions& options = {});

} // namespace suara
