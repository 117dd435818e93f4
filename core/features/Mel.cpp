#include "core/features/Mel.h"

#include "core/base/Text.h"
#include "core/dsp/Decibels.h"
#include "core/features/FrameAnalysis.h"

#include <array>
#include <limits>

namespace suara {

MelOptions melOptions(const Parameters& parameters)
{
    return {parameters.integer(parameter::nMels), parameters.real(parameter::fmin),
            parameters.optionalReal(parameter::fmax), parameters.flag(parameter::htk),
            parameters.text(parameter::norm) == "slaney"};
}

Eigen::ArrayXXf melSpectrogram(const FrameAnalysis& analysis)
{
    return analysis.melPower();
}

Eigen::ArrayXXf melSpectrogramDb(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const Eigen::ArrayXXf& power = analysis.melPower();
    DecibelOptions options;
    if (given.text(parameter::melRef) == "max" && power.size() > 0)
        options.reference = power.maxCoeff();
    options.amin = float(given.real(parameter::melAmin));
    options.topDb.reset();
    if (const std::optional<double> topDb = given.optionalReal(parameter::melTopDb))
        options.topDb = float(*topDb);
    return powerToDb(power, options);
}

int melRows(const Parameters& parameters)
{
    return parameters.integer(parameter::nMels);
}

namespace parameter {

constexpr std::array<std::string_view, 2> references{"max", "1"};

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
                           .kind = ParameterKind::Choice,
                           .defaultValue = "max",
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
