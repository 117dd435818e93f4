#include "core/features/Intensity.h"

#include "core/base/Text.h"
#include "core/dsp/Decibels.h"
#include "core/features/Energy.h"
#include "core/features/FrameAnalysis.h"

#include <array>
#include <limits>

namespace suara {

Eigen::ArrayXXf intensity(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const Eigen::ArrayXXf amplitude = framesOf(analysis, rms);
    const double reference = given.optionalReal(parameter::intensityRef).value_or(double(amplitude.maxCoeff()));
    const double amin = given.real(parameter::intensityAmin);
    const std::optional<double> topDb = given.optionalReal(parameter::intensityTopDb);
    return powerToDb(amplitude.square(), {float(reference * reference), float(amin * amin),
                                          topDb ? std::optional(float(*topDb)) : std::nullopt});
}

namespace parameter {

constexpr std::array<std::string_view, 1> references{"max"};

const ParameterSpec intensityRef{.id = "ref",
                                 .key = "intensity.ref",
                                 .title = SUARA_TEXT("Core", "Reference of 0 dB"),
                                 .unit = "",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "1",
                                 .minimum = 0,
                                 .maximum = 1e15,
                                 .choices = references};
const ParameterSpec intensityAmin{.id = "amin",
                                  .key = "intensity.amin",
                                  .title = SUARA_TEXT("Core", "Smallest amplitude"),
                                  .unit = "",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = "1e-05",
                                  .minimum = 1e-18,
                                  .maximum = 1e15};
const ParameterSpec intensityTopDb{.id = "top_db",
                                   .key = "intensity.top_db",
                                   .title = SUARA_TEXT("Core", "Depth"),
                                   .unit = "dB",
                                   .kind = ParameterKind::Real,
                                   .defaultValue = "80",
                                   .minimum = 0,
                                   .maximum = std::numeric_limits<double>::infinity(),
                                   .optional = true};

} // namespace parameter

} // namespace suara
