#include "core/features/Parameters.h"

#include "core/base/Error.h"
#include "core/base/Join.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/dsp/Window.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace suara {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double wholeLimit = 2147483647.0;

std::optional<double> numberOf(std::string_view text)
{
    double number = 0.0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// "[1, 4194304]" or "(0, 1)": the same in every language.
std::string interval(const ParameterSpec& spec)
{
    const bool closedRight = !spec.openEnds && spec.maximum != unlimited;
    return (spec.openEnds ? "(" : "[") + shortest(spec.minimum) + ", " +
           (spec.maximum == unlimited ? "∞" : shortest(spec.maximum)) + (closedRight ? "]" : ")");
}

bool inside(const ParameterSpec& spec, double number)
{
    return spec.openEnds ? number > spec.minimum && number < spec.maximum
                         : number >= spec.minimum && number <= spec.maximum;
}

[[noreturn]] void refuse(const ParameterSpec& spec, std::string_view text)
{
    const std::vector<std::string> given{std::string(spec.id), std::string(text)};
    const auto with = [&](const std::string& allowed) {
        std::vector<std::string> arguments = given;
        arguments.push_back(allowed);
        return arguments;
    };
    switch (spec.kind) {
    case ParameterKind::Flag:
        throw ParameterError(SUARA_TEXT("Core", "%1 is \"%2\"; allowed is true or false."), given);
    case ParameterKind::Choice:
        throw ParameterError(SUARA_TEXT("Core", "%1 is \"%2\"; allowed is one of %3."),
                             with(joined(spec.choices, ", ")));
    case ParameterKind::Integer:
        if (spec.optional)
            throw ParameterError(SUARA_TEXT("Core", "%1 is \"%2\"; allowed is a whole number in %3, or none."),
                                 with(interval(spec)));
        throw ParameterError(SUARA_TEXT("Core", "%1 is \"%2\"; allowed is a whole number in %3."),
                             with(interval(spec)));
    case ParameterKind::Real:
        break;
    }
    if (!spec.choices.empty()) {
        std::string words = joined(spec.choices, ", ");
        if (spec.optional)
            words += ", none";
        throw ParameterError(SUARA_TEXT("Core", "%1 is \"%2\"; allowed is a number in %3, or one of %4."),
                             {given[0], given[1], interval(spec), words});
    }
    if (spec.optional)
        throw ParameterError(SUARA_TEXT("Core", "%1 is \"%2\"; allowed is a number in %3, or none."),
                             with(interval(spec)));
    throw ParameterError(SUARA_TEXT("Core", "%1 is \"%2\"; allowed is a number in %3."), with(interval(spec)));
}

std::optional<std::string> flagOf(std::string_view text)
{
    if (text == "true" || text == "True" || text == "1")
        return "true";
    if (text == "false" || text == "False" || text == "0")
        return "false";
    return std::nullopt;
}

constexpr std::array<std::string_view, 5> padModes{"constant", "edge", "linear_ramp", "reflect", "symmetric"};
constexpr std::array<std::string_view, 3> melNorms{"slaney", "inf", "-inf"};

} // namespace

std::string ParameterSpec::checked(std::string_view text) const
{
    if (optional && (text == "none" || text == "None"))
        return "none";
    if (std::find(choices.begin(), choices.end(), text) != choices.end())
        return std::string(text);
    if (spelling != nullptr)
        return spelling(text);
    if (kind == ParameterKind::Choice)
        refuse(*this, text);
    if (kind == ParameterKind::Flag) {
        const std::optional<std::string> value = flagOf(text);
        return value ? *value : (refuse(*this, text), std::string());
    }
    const std::optional<double> number = numberOf(text);
    if (!number || !inside(*this, *number) || (kind == ParameterKind::Integer && *number != std::floor(*number)))
        refuse(*this, text);
    return kind == ParameterKind::Integer ? std::to_string(std::int64_t(*number)) : shortest(*number);
}

void Parameters::set(const ParameterSpec& spec, std::string_view value)
{
    m_given.insert_or_assign(std::string(spec.key), spec.checked(value));
}

void Parameters::set(const ParameterSpec& spec, double value)
{
    set(spec, shortest(value));
}

std::string Parameters::text(const ParameterSpec& spec) const
{
    const auto given = m_given.find(spec.key);
    return given == m_given.end() ? std::string(spec.defaultValue) : given->second;
}

int Parameters::integer(const ParameterSpec& spec) const
{
    return int(real(spec));
}

double Parameters::real(const ParameterSpec& spec) const
{
    return numberOf(text(spec)).value();
}

bool Parameters::flag(const ParameterSpec& spec) const
{
    return text(spec) == "true";
}

bool Parameters::isNone(const ParameterSpec& spec) const
{
    return text(spec) == "none";
}

std::optional<double> Parameters::optionalReal(const ParameterSpec& spec) const
{
    return numberOf(text(spec));
}

std::optional<double> Parameters::normOrder(const ParameterSpec& spec) const
{
    const std::string value = text(spec);
    if (value == "inf" || value == "-inf")
        return value == "inf" ? unlimited : -unlimited;
    return numberOf(value);
}

std::string Parameters::canonical() const
{
    return joined(m_given, " ", [](const auto& given) { return std::string(given.first) + "=" + given.second; });
}

namespace parameter {

const ParameterSpec nFft{.id = "n_fft",
                         .key = "n_fft",
                         .title = SUARA_TEXT("Core", "FFT length"),
                         .unit = "samples",
                         .kind = ParameterKind::Integer,
                         .defaultValue = "2048",
                         .minimum = 2,
                         .maximum = 4194304};
const ParameterSpec hopLength{.id = "hop_length",
                              .key = "hop_length",
                              .title = SUARA_TEXT("Core", "Hop length"),
                              .unit = "samples",
                              .kind = ParameterKind::Integer,
                              .defaultValue = "512",
                              .minimum = 1,
                              .maximum = wholeLimit};
const ParameterSpec winLength{.id = "win_length",
                              .key = "win_length",
                              .title = SUARA_TEXT("Core", "Window length"),
                              .unit = "samples",
                              .kind = ParameterKind::Integer,
                              .defaultValue = "none",
                              .minimum = 1,
                              .maximum = 4194304,
                              .optional = true};
const ParameterSpec window{.id = "window",
                           .key = "window",
                           .title = SUARA_TEXT("Core", "Window"),
                           .unit = "",
                           .kind = ParameterKind::Choice,
                           .defaultValue = "hann",
                           .choices = windowNames(),
                           .spelling = checkedWindow};
const ParameterSpec center{.id = "center",
                           .key = "center",
                           .title = SUARA_TEXT("Core", "Frames centred"),
                           .unit = "",
                           .kind = ParameterKind::Flag,
                           .defaultValue = "true"};
const ParameterSpec padMode{.id = "pad_mode",
                            .key = "pad_mode",
                            .title = SUARA_TEXT("Core", "Padding"),
                            .unit = "",
                            .kind = ParameterKind::Choice,
                            .defaultValue = "constant",
                            .choices = padModes};
const ParameterSpec frameLength{.id = "frame_length",
                                .key = "frame_length",
                                .title = SUARA_TEXT("Core", "Frame length"),
                                .unit = "samples",
                                .kind = ParameterKind::Integer,
                                .defaultValue = "2048",
                                .minimum = 1,
                                .maximum = wholeLimit};
const ParameterSpec nMels{.id = "n_mels",
                          .key = "n_mels",
                          .title = SUARA_TEXT("Core", "Mel bands"),
                          .unit = "",
                          .kind = ParameterKind::Integer,
                          .defaultValue = "128",
                          .minimum = 1,
                          .maximum = 4096};
const ParameterSpec fmin{.id = "fmin",
                         .key = "fmin",
                         .title = SUARA_TEXT("Core", "Lowest frequency"),
                         .unit = "Hz",
                         .kind = ParameterKind::Real,
                         .defaultValue = "0",
                         .minimum = 0,
                         .maximum = unlimited};
const ParameterSpec fmax{.id = "fmax",
                         .key = "fmax",
                         .title = SUARA_TEXT("Core", "Highest frequency"),
                         .unit = "Hz",
                         .kind = ParameterKind::Real,
                         .defaultValue = "none",
                         .minimum = 0,
                         .maximum = unlimited,
                         .openEnds = true,
                         .optional = true};
const ParameterSpec htk{.id = "htk",
                        .key = "htk",
                        .title = SUARA_TEXT("Core", "HTK mel scale"),
                        .unit = "",
                        .kind = ParameterKind::Flag,
                        .defaultValue = "false"};
const ParameterSpec norm{.id = "norm",
                         .key = "norm",
                         .title = SUARA_TEXT("Core", "Mel filter norm"),
                         .unit = "",
                         .kind = ParameterKind::Real,
                         .defaultValue = "slaney",
                         .minimum = 0,
                         .maximum = unlimited,
                         .choices = melNorms,
                         .optional = true};

} // namespace parameter

} // namespace suara
