#include "core/features/SpectrogramDb.h"

#include "core/base/Text.h"
#include "core/features/FrameAnalysis.h"

#include <array>
#include <limits>

namespace suara {

DecibelOptions spectrogramDecibels(const Parameters& parameters, float largest)
{
    const auto squared = [](double amplitude) {
        return float(amplitude * amplitude);
    };
    const std::optional<double> topDb = parameters.optionalReal(parameter::stftTopDb);
    const std::optional<double> reference = parameters.optionalReal(parameter::stftRef);
    return {reference ? squared(*reference) : largest * largest, squared(parameters.real(parameter::stftAmin)),
            topDb ? std::optional(float(*topDb)) : std::nullopt};
}

Eigen::ArrayXXf spectrogramDb(const FrameAnalysis& analysis)
{
    const Eigen::ArrayXXf& magnitudes = analysis.magnitudes();
    const float largest = magnitudes.size() > 0 ? magnitudes.maxCoeff() : 1.0f;
    return powerToDb(magnitudes.square(), spectrogramDecibels(analysis.parameters(), largest));
}

namespace parameter {

constexpr std::array<std::string_view, 1> references{"max"};

const ParameterSpec stftRef{.id = "ref",
                            .key = "stft_db.ref",
                            .title = SUARA_TEXT("Core", "Reference of 0 dB"),
                            .unit = "",
                            .kind = ParameterKind::Real,
                            .defaultValue = "max",
                            .minimum = 0,
                            .maximum = 1e15,
                            .choices = references};
const ParameterSpec stftAmin{.id = "amin",
                             .key = "stft_db.amin",
                             .title = SUARA_TEXT("Core", "Smallest amplitude"),
                             .unit = "",
                             .kind = ParameterKind::Real,
                             .defaultValue = "1e-05",
                             .minimum = 1e-18,
                             .maximum = 1e15};
const ParameterSpec stftTopDb{.id = "top_db",
                              .key = "stft_db.top_db",
                              .title = SUARA_TEXT("Core", "Depth"),
                              .unit = "dB",
                              .kind = ParameterKind::Real,
                              .defaultValue = "80",
                              .minimum = 0,
                              .maximum = std::numeric_limits<double>::infinity(),
                              .optional = true};

} // namespace parameter

} // namespace suara
