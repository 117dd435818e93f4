#include "core/features/Mfcc.h"

#include "core/base/Text.h"
#include "core/dsp/Dct.h"
#include "core/dsp/Decibels.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Mel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace suara {

Eigen::ArrayXXf mfcc(const FrameAnalysis& analysis)
{
    return mfccOfDecibels(powerToDb(analysis.melPower()), analysis.parameters());
}

Eigen::ArrayXXf mfccOfDecibels(const Eigen::Ref<const Eigen::ArrayXXf>& mel, const Parameters& given)
{
    Eigen::ArrayXXf coefficients = dct(mel, given.integer(parameter::nMfcc), given.integer(parameter::dctType),
                                       given.text(parameter::dctNorm) == "ortho");
    const double lifter = given.real(parameter::lifter);
    if (lifter > 0.0)
        for (Eigen::Index row = 0; row < coefficients.rows(); ++row)
            coefficients.row(row) *= float(1.0 + lifter / 2.0 * std::sin(std::numbers::pi * double(row + 1) / lifter));
    return coefficients;
}

int mfccRows(const Parameters& parameters)
{
    return std::min(parameters.integer(parameter::nMfcc), melRows(parameters));
}

namespace parameter {

constexpr std::array<std::string_view, 3> dctTypes{"1", "2", "3"};
constexpr std::array<std::string_view, 2> dctNorms{"ortho", "none"};

const ParameterSpec nMfcc{.id = "n_mfcc",
                          .key = "n_mfcc",
                          .title = SUARA_TEXT("Core", "Coefficients"),
                          .unit = "",
                          .kind = ParameterKind::Integer,
                          .defaultValue = "40",
                          .minimum = 1,
                          .maximum = 4096};
const ParameterSpec dctType{.id = "dct_type",
                            .key = "dct_type",
                            .title = SUARA_TEXT("Core", "Type of cosine transform"),
                            .unit = "",
                            .kind = ParameterKind::Choice,
                            .defaultValue = "2",
                            .choices = dctTypes};
const ParameterSpec dctNorm{.id = "norm",
                            .key = "mfcc.norm",
                            .title = SUARA_TEXT("Core", "Norm of the cosine transform"),
                            .unit = "",
                            .kind = ParameterKind::Choice,
                            .defaultValue = "ortho",
                            .choices = dctNorms};
const ParameterSpec lifter{.id = "lifter",
                           .key = "lifter",
                           .title = SUARA_TEXT("Core", "Liftering"),
                           .unit = "",
                           .kind = ParameterKind::Real,
                           .defaultValue = "0",
                           .minimum = 0,
                           .maximum = 1e9};
const ParameterSpec melNorm{.id = "mel_norm",
                            .key = norm.key,
                            .title = norm.title,
                            .unit = "",
                            .kind = ParameterKind::Choice,
                            .defaultValue = norm.defaultValue,
                            .choices = norm.choices};

} // namespace parameter

} // namespace suara
