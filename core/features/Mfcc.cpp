#include "core/features/Mfcc.h"

#include "core/base/Text.h"
#include "core/dsp/Dct.h"
#include "core/dsp/Decibels.h"
#include "core/features/Mel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

namespace suara {

namespace {

/// What liftering multiplies each coefficient by.
std::vector<float> lifterWeights(double lifter, Eigen::Index rows)
{
    std::vector<float> weights;
    for (Eigen::Index row = 0; row < rows && lifter > 0.0; ++row)
        weights.push_back(float(1.0 + lifter / 2.0 * std::sin(std::numbers::pi * double(row + 1) / lifter)));
    return weights;
}

/// Keeps the mel spectrogram in dB until its floor is known.
void keepDecibels(SpectrumTile& tile, std::ptrdiff_t count, float* out, ClipNotes& notes)
{
    powerToDb(tile.melPower(), count, {}, out);
    notes.largest = std::max(notes.largest, largestOf(out, count));
}

} // namespace

TileFeature mfcc(const SpectrumSetup& setup)
{
    const Parameters& given = setup.parameters();
    const Eigen::Index bands = setup.mel().bands();
    const auto transform =
        std::make_shared<const Dct>(bands, given.integer(parameter::nMfcc), given.integer(parameter::dctType),
                                    given.text(parameter::dctNorm) == "ortho");
    const std::vector<float> lifter = lifterWeights(given.real(parameter::lifter), transform->rows());
    return {.rows = transform->rows(),
            .keptRows = bands,
            .measure = [count = bands * tileFrames](SpectrumTile& tile, float* out,
                                                    ClipNotes& notes) { keepDecibels(tile, count, out, notes); },
            .finish = [transform, lifter](const ClipNotes& notes) -> FinishTile {
                const float floor = notes.largest - *DecibelOptions().topDb;
                return [=](const float* kept, float* values) {
                    transform->apply(kept, floor, values);
                    for (const float weight : lifter)
                        for (int frame = 0; frame < tileFrames; ++frame)
                            *values++ *= weight;
                };
            }};
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
                            .kind = norm.kind,
                            .defaultValue = norm.defaultValue,
                            .minimum = norm.minimum,
                            .maximum = norm.maximum,
                            .choices = norm.choices,
                            .optional = norm.optional};

} // namespace parameter

} // namespace suara
