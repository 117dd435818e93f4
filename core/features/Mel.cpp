#include "core/features/Mel.h"

#include "core/base/Text.h"
#include "core/dsp/Decibels.h"

#include <algorithm>
#include <array>
#include <limits>

namespace suara {

MelOptions melOptions(const Parameters& parameters)
{
    return {parameters.integer(parameter::nMels),
            parameters.real(parameter::fmin),
            parameters.optionalReal(parameter::fmax),
            parameters.flag(parameter::htk),
            {parameters.text(parameter::norm) == "slaney", parameters.normOrder(parameter::norm)}};
}

DecibelOptions melDecibels(const Parameters& parameters, float largest)
{
    const std::optional<double> topDb = parameters.optionalReal(parameter::melTopDb);
    return {float(parameters.optionalReal(parameter::melRef).value_or(double(largest))),
            float(parameters.real(parameter::melAmin)), topDb ? std::optional(float(*topDb)) : std::nullopt};
}

TileFeature melSpectrogram(const SpectrumSetup& setup)
{
    const Eigen::Index rows = setup.mel().bands();
    return {.rows = rows, .measure = [count = rows * tileFrames](SpectrumTile& tile, float* out, ClipNotes&) {
                std::copy_n(tile.melPower(), count, out);
            }};
}

TileFeature melSpectrogramDb(const SpectrumSetup& setup)
{
    const Eigen::Index rows = setup.mel().bands();
    const std::ptrdiff_t count = rows * tileFrames;
    return {.rows = rows,
            .keptRows = rows,
            .measure =
                [count](SpectrumTile& tile, float* out, ClipNotes& notes) {
                    std::copy_n(tile.melPower(), count, out);
                    notes.largest = std::max(notes.largest, largestOf(out, count));
                },
            .finish = [count, given = setup.parameters()](const ClipNotes& notes) -> FinishTile {
                const DecibelOptions options = melDecibels(given, notes.largest);
                float floor = 0.0f;
                powerToDb(&notes.largest, 1, options, &floor);
                floor -= options.topDb.value_or(std::numeric_limits<float>::infinity());
                return [=](const float* kept, float* values) {
                    powerToDb(kept, count, options, values);
                    std::transform(values, values + count, values, [=](float value) { return std::max(value, floor); });
                };
            }};
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
                            .minimum = 1e-37,
                            .maximum = 1e30};
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
