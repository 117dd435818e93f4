#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// Windows of scipy.signal.get_window by their scipy names: "hann", "hamming", "blackman", "blackmanharris", "nuttall",
/// "bartlett", "cosine", "boxcar", "triang", "flattop", "parzen", "bohman", "barthann", "lanczos", "tukey"; and
/// examples of those whose shape numbers say (ShapedWindow.h): "kaiser(14)" …
std::span<const std::string_view> windowNames();

/// A name, or a shaped window with any numbers, as it is always spelt. @throws ParameterError saying what is allowed
std::string checkedWindow(std::string_view text);

/// @throws ParameterError as makeWindow(), which takes longer
void checkWindow(std::string_view name, int length);

/// The periodic (DFT-even) window, double, as scipy.signal.get_window(name, length).
/// @throws ParameterError as checkedWindow(), or if length is below 1
std::vector<double> makeWindow(std::string_view name, int length);

} // namespace suara
