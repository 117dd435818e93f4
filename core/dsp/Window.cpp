#include "core/dsp/Window.h"

#include "core/base/Error.h"
#include "core/base/Join.h"
#include "core/base/Text.h"
#include "core/dsp/ShapedWindow.h"

#include <algorithm>
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

/// Where a sample lies between the window's ends, -1 and 1.
double place(int position, int length)
{
    return 2.0 * position / length - 1.0;
}

double triang(int position, int length) // of length + 1 samples, as all that follow
{
    const int whole = length + 1;
    const int nearest = std::min(position, length - position);
    return whole % 2 == 0 ? (2.0 * nearest + 1.0) / whole : 2.0 * (nearest + 1.0) / (whole + 1.0);
}

double flattop(int position, int length)
{
    const double x = phase(position, length);
    return 0.21557895 - 0.41663158 * std::cos(x) + 0.277263158 * std::cos(2.0 * x) - 0.083578947 * std::cos(3.0 * x) +
           0.006947368 * std::cos(4.0 * x);
}

double parzen(int position, int length)
{
    const double offset = std::abs(position - length / 2.0);
    const double x = offset / ((length + 1) / 2.0);
    return offset <= length / 4.0 ? 1.0 - 6.0 * x * x + 6.0 * x * x * x : 2.0 * std::pow(1.0 - x, 3);
}

double bohman(int position, int length)
{
    if (position == 0)
        return 0.0;
    const double x = std::abs(place(position, length));
    return (1.0 - x) * std::cos(std::numbers::pi * x) + std::sin(std::numbers::pi * x) / std::numbers::pi;
}

double barthann(int position, int length)
{
    const double x = std::abs(place(position, length)) / 2.0;
    return 0.62 - 0.48 * x + 0.38 * std::cos(2.0 * std::numbers::pi * x);
}

double lanczos(int position, int length)
{
    const double x = std::numbers::pi * place(position, length);
    return x == 0.0 ? 1.0 : std::sin(x) / x;
}

/// With a quarter of its length at either end tapered, scipy's default.
double tukey(int position, int length)
{
    const int taper = length / 4;
    const int nearest = std::min(position, length - position);
    return nearest > taper ? 1.0 : 0.5 * (1.0 + std::cos(std::numbers::pi * (4.0 * nearest / length - 1.0)));
}

constexpr std::array<std::string_view, 15> names{"hann",     "hamming", "blackman", "blackmanharris", "nuttall",
                                                 "bartlett", "cosine",  "boxcar",   "triang",         "flattop",
                                                 "parzen",   "bohman",  "barthann", "lanczos",        "tukey"};
constexpr std::array<Shape, names.size()> shapes{hann,     hamming, blackman, blackmanHarris, nuttall,
                                                 bartlett, cosine,  boxcar,   triang,         flattop,
                                                 parzen,   bohman,  barthann, lanczos,        tukey};

Shape shapeOf(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return shapes[i];
    return nullptr;
}

/// Any window but "hann" and its like, of one sample more than it shall have: what is periodic ends before it repeats.
std::vector<double> shapedWindow(std::string_view text, int length)
{
    std::vector<double> window = ShapedWindow::parsed(checkedWindow(text))->symmetric(length + 1);
    window.pop_back();
    return window;
}

} // namespace

std::span<const std::string_view> windowNames()
{
    static const std::vector<std::string_view> all = [] {
        std::vector<std::string_view> known(names.begin(), names.end());
        known.insert(known.end(), ShapedWindow::examples().begin(), ShapedWindow::examples().end());
        return known;
    }();
    return all;
}

std::string checkedWindow(std::string_view text)
{
    if (shapeOf(text) != nullptr)
        return std::string(text);
    if (const std::optional<ShapedWindow> shaped = ShapedWindow::parsed(text))
        return shaped->text();
    throw ParameterError(SUARA_TEXT("Core", "window is \"%1\"; allowed is one of %2; where numbers stand in brackets, "
                                            "others may."),
                         {std::string(text), joined(windowNames(), ", ")});
}

void checkWindow(std::string_view name, int length)
{
    const std::string text = checkedWindow(name);
    if (length < 1)
        throw ParameterError(SUARA_TEXT("Core", "win_length is %1; allowed is 1 or more."), {std::to_string(length)});
    if (const std::optional<ShapedWindow> shaped = ShapedWindow::parsed(text); shaped && length > 1)
        shaped->check(length + 1);
}

std::vector<double> makeWindow(std::string_view name, int length)
{
    checkWindow(name, length);
    if (length == 1)
        return {1.0};
    const Shape shape = shapeOf(name);
    if (shape == nullptr)
        return shapedWindow(name, length);
    std::vector<double> window;
    window.reserve(std::size_t(length));
    for (int position = 0; position < length; ++position)
        window.push_back(shape(position, length));
    return window;
}

} // namespace suara
