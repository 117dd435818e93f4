#include "core/features/Mel.h"

#include "core/base/Text.h"
#include "core/features/FrameAnalysis.h"

#include <array>
#include <limits>
#include <map>
#include <string>

namespace suara {

MelOptions melOptions(const Parameters& parameters)
{
    static const std::map<std::string, MelNorm> norms{{"slaney", MelNorm::Slaney},
                                                      {"none", MelNorm::None},
                                                      {"1", MelNorm::One},
                                                      {"2", MelNorm::Two},
                                                      {"inf", MelNorm::Max}};
    return {parameters.integer(parameter::nMels), parameters.real(parameter::fmin),
            parameters.optionalReal(parameter::fmax), parameters.flag(parameter::htk),
            norms.at(parameters.text(parameter::norm))};
}

DecibelOptions melDecibels(const Parameters& parameters, float largest)
{
    const std::optional<double> topDb = parameters.optionalReal(parameter::melTopDb);
    return {float(parameters.optionalReal(parameter::melRef).value_or(double(largest))),
            float(parameters.real(parameter::melAmin)), topDb ? std::optional(float(*topDb)) : std::nullopt};
}

Eigen::ArrayXXf melSpectrogram(const FrameAnalysis& analysis)
{
    return analysis.melPower();
}

Eigen::ArrayXXf melSpectrogramDb(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const Eigen::ArrayXXf& power = analysis.melPower();
    return powerToDb(power, melDecibels(given, power.size() > 0 ? power.maxCoeff() : 0.0f));
}

int melRows(const Parameters& parameters)
{
    return parameters.integer(parameter::nMels);
}

namespace parameter {

constexpr std::array<std::string_view, 1> references{"max"};

const ParameterSpec melPower{.id = "power",
                             .key = "power",
                             .title = SUARA_TEXT("Core", "Power of the magnitude"),
                             .unit = "",
                             .kind = ParameterKind::Real,
                             .defaultValue = "2",
                             .minimum = 0,
                             .maximum = std::numeric_limits<double>::infinity(),
                             .openEnds = true};
const ParameterSpec melRef{.id = "ref",
                           .key = "melspectrogram_db.ref",
                           .title = SUARA_TEXT("Core", "Reference of 0 dB"),
                           .unit = "",
                           .kind = ParameterKind::Real,
                           .defaultValue = "max",
                           .minimum = 0,
                           .maximum = 1e30,
                           .choices = references};
const ParameterSpec melAmin{.id = "amin",
                            .key = "melspectrogram_db.amin",
                            .title = SUARA_TEXT("Core", "Smallest power"),
                            .unit = "",
                            .kind = ParameterKind::Real,
                            .defaultValue = "1e-10",
                            .minimum = 0,
                            .maximum = 1e30,
                            .openEnds = true};
const ParameterSpec melTopDb{.id = "top_db",
                             .key = "melspectrogram_db.top_db",
                             .title = SUARA_TEXT("Core", "Depth"),
                             .unit = "dB",
                             .kind = ParameterKind::Real,
                             .defaultValue = "80",
                             .minimum = 0,
                             .maximum = std::numeric_limits<double>::infinity(),
                             .optional = true};

} // namespace parameter

} // namespace suara
