#include "core/dsp/Window.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <array>
#include <cmath>
#include <numbers>
#include <string>

namespace suara {

namespace {

using Shape = double (*)(int position, int length); ///< one value of the window of this many samples, periodic

double phase(int position, int length)
{
    return 2.0 * std::numbers::pi * position / length;
}

double hann(int position, int length)
{
    return 0.5 - 0.5 * std::cos(phase(position, length));
}

double hamming(int position, int length)
{
    return 0.54 - 0.46 * std::cos(phase(position, length));
}

double blackman(int position, int length)
{
    const double x = phase(position, length);
    return 0.42 - 0.5 * std::cos(x) + 0.08 * std::cos(2.0 * x);
}

double blackmanHarris(int position, int length)
{
    const double x = phase(position, length);
    return 0.35875 - 0.48829 * std::cos(x) + 0.14128 * std::cos(2.0 * x) - 0.01168 * std::cos(3.0 * x);
}

double nuttall(int position, int length)
{
    const double x = phase(position, length);
    return 0.3635819 - 0.4891775 * std::cos(x) + 0.1365995 * std::cos(2.0 * x) - 0.0106411 * std::cos(3.0 * x);
}

double bartlett(int position, int length)
{
    return 1.0 - std::abs(2.0 * position / length - 1.0);
}

double cosine(int position, int length)
{
    return std::sin(std::numbers::pi / (length + 1) * (position + 0.5));
}

double boxcar(int, int)
{
    return 1.0;
}

constexpr std::array<std::string_view, 8> names{"hann",    "hamming",  "blackman", "blackmanharris",
                                                "nuttall", "bartlett", "cosine",   "boxcar"};
constexpr std::array<Shape, names.size()> shapes{hann,    hamming,  blackman, blackmanHarris,
                                                 nuttall, bartlett, cosine,   boxcar};

Shape shapeOf(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return shapes[i];
    std::string known;
    for (const std::string_view each : names)
        (known += known.empty() ? "" : ", ") += each;
    throw ParameterError(SUARA_TEXT("Core", "window is \"%1\"; allowed is one of %2."), {std::string(name), known});
}

} // namespace

std::span<const std::string_view> windowNames()
{
    return names;
}

std::vector<double> makeWindow(std::string_view name, int length)
{
    const Shape shape = shapeOf(name);
    if (length < 1)
        throw ParameterError(SUARA_TEXT("Core", "win_length is %1; allowed is 1 or more."), {std::to_string(length)});
    if (length == 1)
        return {1.0};
    std::vector<double> window;
    window.reserve(std::size_t(length));
    for (int position = 0; position < length; ++position)
        window.push_back(shape(position, length));
    return window;
}

} // namespace suara
