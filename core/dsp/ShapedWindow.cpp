#include "core/dsp/ShapedWindow.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/dsp/Fft.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <numbers>

namespace suara {

namespace {

using Numbers = std::span<const double>;
using Values = std::vector<double>;
constexpr double pi = std::numbers::pi;

/// Value by value, of the distance from the middle in samples.
Values byDistance(int length, const std::function<double(double)>& value)
{
    Values window;
    for (int i = 0; i < length; ++i)
        window.push_back(value(std::abs(i - (length - 1) / 2.0)));
    return window;
}

Values kaiser(int length, Numbers numbers)
{
    const double half = (length - 1) / 2.0;
    return byDistance(length, [beta = numbers[0], half](double distance) {
        const double x = distance / half;
        return std::cyl_bessel_i(0.0, beta * std::sqrt(std::max(0.0, 1.0 - x * x))) / std::cyl_bessel_i(0.0, beta);
    });
}

Values gaussian(int length, Numbers numbers)
{
    return byDistance(length, [deviation = numbers[0]](double distance) {
        return std::exp(-distance * distance / (2.0 * deviation * deviation));
    });
}

Values generalGaussian(int length, Numbers numbers)
{
    return byDistance(length, [power = numbers[0], deviation = numbers[1]](double distance) {
        return std::exp(-0.5 * std::pow(distance / deviation, 2.0 * power));
    });
}

Values exponential(int length, Numbers numbers)
{
    return byDistance(length, [decay = numbers[0]](double distance) { return std::exp(-distance / decay); });
}

Values generalCosine(int length, Numbers numbers)
{
    return byDistance(length, [numbers, length](double distance) {
        double sum = 0.0;
        for (std::size_t k = 0; k < numbers.size(); ++k)
            sum += numbers[k] * std::cos(double(k) * 2.0 * pi * distance / (length - 1));
        return sum;
    });
}

Values generalHamming(int length, Numbers numbers)
{
    const std::array<double, 2> both{numbers[0], 1.0 - numbers[0]};
    return generalCosine(length, both);
}

Values tukey(int length, Numbers numbers)
{
    const double alpha = numbers[0];
    const int last = length - 1;
    const double taper = alpha * last / 2.0;
    Values window;
    for (int i = 0; i < length; ++i) {
        const int nearest = std::min(i, last - i);
        const bool isFlat = alpha <= 0.0 || nearest > int(taper);
        window.push_back(isFlat ? 1.0 : 0.5 * (1.0 + std::cos(pi * (nearest / taper - 1.0))));
    }
    return window;
}

/// The Chebyshev polynomial of this order, at the points whose transform is the window.
Values chebyshev(int length, double attenuation)
{
    const double order = length - 1.0;
    const double beta = std::cosh(std::acosh(std::pow(10.0, std::abs(attenuation) / 20.0)) / order);
    Values values;
    for (int k = 0; k < length; ++k) {
        const double x = beta * std::cos(pi * k / length);
        const double sign = x < 0.0 && length % 2 == 0 ? -1.0 : 1.0; // an odd order is odd
        const double size = std::abs(x);
        values.push_back(sign * (size > 1.0 ? std::cosh(order * std::acosh(size)) : std::cos(order * std::acos(size))));
    }
    return values;
}

/// Of an even length, the transform is read half a bin below each bin: at the odd ones of twice the length.
Values chebwin(int length, Numbers numbers)
{
    const bool isOdd = length % 2 == 1;
    const Values points = chebyshev(length, numbers[0]);
    Fft fft(std::size_t(isOdd ? length : 2 * length));
    std::ranges::fill(fft.input(), 0.0);
    std::ranges::copy(points, fft.input().begin());
    const std::span<const std::complex<double>> bins = fft.transform();
    Values half; // from the middle outwards
    for (int i = 0; i < (length + 1) / 2; ++i)
        half.push_back(bins[std::size_t(isOdd ? i : 2 * i + 1)].real());
    Values window(half.rbegin(), half.rend());
    window.insert(window.end(), half.begin() + (isOdd ? 1 : 0), half.end());
    const double largest = *std::ranges::max_element(window);
    for (double& value : window)
        value /= largest;
    return window;
}

/// A symmetric matrix that is nothing but its diagonal and the one beside it.
struct Tridiagonal {
    Values diagonal;
    Values beside; ///< beside[i] joins i and i + 1

    /// The pivots of the matrix less `shift`; all are below 0 if and only if that is above every eigenvalue.
    bool isBelow(double shift, Values& pivots) const
    {
        pivots.resize(diagonal.size());
        for (std::size_t i = 0; i < diagonal.size(); ++i) {
            pivots[i] = diagonal[i] - shift - (i > 0 ? beside[i - 1] * beside[i - 1] / pivots[i - 1] : 0.0);
            if (!(pivots[i] < 0.0))
                return false;
        }
        return true;
    }

    /// Just above the largest eigenvalue.
    double bound() const
    {
        double low = *std::ranges::max_element(diagonal);
        double high = low + 2.0 * *std::ranges::max_element(beside);
        Values pivots;
        for (int i = 0; i < 200 && std::nextafter(low, high) < high; ++i) {
            const double middle = low + (high - low) / 2.0;
            (isBelow(middle, pivots) ? high : low) = middle;
        }
        return high;
    }

    /// Solves (matrix - shift) x = x in place, by the pivots of that.
    void solve(const Values& pivots, Values& x) const
    {
        for (std::size_t i = 1; i < x.size(); ++i)
            x[i] -= beside[i - 1] / pivots[i - 1] * x[i - 1];
        x.back() /= pivots.back();
        for (std::size_t i = x.size() - 1; i-- > 0;)
            x[i] = (x[i] - beside[i] * x[i + 1]) / pivots[i];
    }
};

/// The discrete prolate spheroidal sequence of order 0: the eigenvector to the largest eigenvalue, found by inverse
/// iteration.
Values dpss(int length, Numbers numbers)
{
    Tridiagonal matrix;
    for (int i = 0; i < length; ++i) {
        const double offset = (length - 1 - 2 * i) / 2.0;
        matrix.diagonal.push_back(offset * offset * std::cos(2.0 * pi * numbers[0] / length));
        if (i > 0)
            matrix.beside.push_back(double(i) * (length - i) / 2.0);
    }
    Values pivots;
    const double bound = matrix.bound();
    matrix.isBelow(bound + 1e-12 * std::abs(bound), pivots);
    Values window(std::size_t(length), 1.0);
    for (int i = 0; i < 6; ++i) {
        matrix.solve(pivots, window);
        const auto furthest = std::ranges::max_element(window, {}, [](double value) { return std::abs(value); });
        const double scale = *furthest;
        for (double& value : window)
            value /= scale;
    }
    if (length % 2 == 0) // its middle lies between two samples
        for (double& value : window)
            value *= double(length) * length / (double(length) * length + numbers[0]);
    return window;
}

Values taylor(int length, Numbers numbers)
{
    const int lobes = int(numbers[0]);
    const double a = std::acosh(std::pow(10.0, numbers[1] / 20.0)) / pi;
    const double scale = double(lobes) * lobes / (a * a + (lobes - 0.5) * (lobes - 0.5));
    Values weights;
    for (int m = 1; m < lobes; ++m) {
        double weight = m % 2 == 1 ? 0.5 : -0.5;
        for (int n = 1; n < lobes; ++n) {
            weight *= 1.0 - m * m / scale / (a * a + (n - 0.5) * (n - 0.5));
            if (n != m)
                weight /= 1.0 - double(m * m) / (n * n);
        }
        weights.push_back(weight);
    }
    const auto at = [&](double distance) {
        double sum = 1.0;
        for (std::size_t m = 0; m < weights.size(); ++m)
            sum += 2.0 * weights[m] * std::cos(2.0 * pi * double(m + 1) * distance / length);
        return sum;
    };
    const double middle = at(0.0);
    return byDistance(length, [&](double distance) { return at(distance) / middle; });
}

bool isPositive(double number)
{
    return number > 0.0;
}
bool isAny(double)
{
    return true;
}
bool isShare(double number)
{
    return number >= 0.0 && number <= 1.0;
}

struct Kind {
    std::string_view name;
    std::string_view example;
    std::size_t fewest; ///< numbers
    std::size_t most;
    bool (*allows)(double number);
    Values (*make)(int length, Numbers numbers);
};

constexpr std::array<Kind, 10> kinds{
    Kind{"kaiser", "kaiser(14)", 1, 1, [](double beta) { return beta >= 0.0 && beta <= 700.0; }, kaiser},
    Kind{"gaussian", "gaussian(400)", 1, 1, isPositive, gaussian},
    Kind{"general_gaussian", "general_gaussian(1.5,400)", 2, 2, isPositive, generalGaussian},
    Kind{"general_hamming", "general_hamming(0.75)", 1, 1, isAny, generalHamming},
    Kind{"general_cosine", "general_cosine(0.4,0.5,0.1)", 1, 16, isAny, generalCosine},
    Kind{"exponential", "exponential(500)", 1, 1, isPositive, exponential},
    Kind{"tukey", "tukey(0.25)", 1, 1, isShare, tukey},
    Kind{"chebwin", "chebwin(100)", 1, 1, [](double decibels) { return decibels > 0.0 && decibels <= 1000.0; },
         chebwin},
    Kind{"dpss", "dpss(3)", 1, 1, isPositive, dpss},
    Kind{"taylor", "taylor(4,30)", 2, 2, [](double number) { return number >= 1.0 && number <= 300.0; }, taylor}};

const Kind* kindOf(std::string_view name)
{
    const auto* found = std::ranges::find(kinds, name, &Kind::name);
    return found == kinds.end() ? nullptr : found;
}

/// "1.5,400"
std::optional<Values> numbersOf(std::string_view text)
{
    Values numbers;
    while (!text.empty()) {
        const std::size_t start = text.find_first_not_of(' ');
        if (start == std::string_view::npos)
            return std::nullopt;
        text.remove_prefix(start);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers.emplace_back());
        if (error != std::errc() || !std::isfinite(numbers.back()))
            return std::nullopt;
        text.remove_prefix(std::size_t(end - text.data()));
        if (text.empty())
            return numbers;
        if (text.front() != ',')
            return std::nullopt;
        text.remove_prefix(1);
    }
    return std::nullopt;
}

} // namespace

std::optional<ShapedWindow> ShapedWindow::parsed(std::string_view text)
{
    const std::size_t open = text.find('(');
    if (open == std::string_view::npos || !text.ends_with(')'))
        return std::nullopt;
    const Kind* const kind = kindOf(text.substr(0, open));
    const std::optional<Values> numbers = numbersOf(text.substr(open + 1, text.size() - open - 2));
    if (kind == nullptr || !numbers || numbers->size() < kind->fewest || numbers->size() > kind->most ||
        !std::ranges::all_of(*numbers, kind->allows))
        return std::nullopt;
    if (kind->name == "taylor" && numbers->front() != std::floor(numbers->front()))
        return std::nullopt; // a count of lobes
    return ShapedWindow{std::string(kind->name), *numbers};
}

std::span<const std::string_view> ShapedWindow::examples()
{
    static const auto all = [] {
        std::array<std::string_view, kinds.size()> names;
        std::ranges::transform(kinds, names.begin(), &Kind::example);
        return names;
    }();
    return all;
}

std::string ShapedWindow::text() const
{
    std::string all = name;
    for (const double number : numbers)
        all += (all.size() == name.size() ? "(" : ",") + shortest(number);
    return all + ")";
}

void ShapedWindow::check(int length) const
{
    if (name == "dpss" && numbers[0] >= length / 2.0)
        throw ParameterError(
            SUARA_TEXT("Core", "The window %1 cannot have %2 samples; it needs more, or a smaller number."),
            {text(), std::to_string(length)});
}

std::vector<double> ShapedWindow::symmetric(int length) const
{
    check(length);
    return kindOf(name)->make(length, numbers);
}

} // namespace suara
