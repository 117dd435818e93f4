#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace suara {

/// Windows of scipy.signal.get_window that need no further parameter, by their scipy names: "hann", "hamming",
/// "blackman", "blackmanharris", "nuttall", "bartlett", "cosine", "boxcar", "triang", "flattop", "parzen", "bohman",
/// "barthann", "lanczos", "tukey".
std::span<const std::string_view> windowNames();

/// The periodic (DFT-even) window, double, as scipy.signal.get_window(name, length).
/// @throws ParameterError if the name is not in windowNames() or length is below 1
std::vector<double> makeWindow(std::string_view name, int length);

} // namespace suara
