#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// A window of scipy.signal.get_window whose shape numbers say, written "kaiser(14)" or "general_gaussian(1.5,400)":
/// kaiser(beta), gaussian(std), general_gaussian(p,sig), general_hamming(alpha), general_cosine(a0,a1,…),
/// exponential(tau), tukey(alpha), chebwin(at), dpss(NW), taylor(nbar,sll); std, sig and tau in samples, at and sll in
/// dB.
struct ShapedWindow {
    std::string name;
    std::vector<double> numbers;

    /// None if it is written otherwise, has another count of numbers, or has some that are not allowed.
    static std::optional<ShapedWindow> parsed(std::string_view text);
    static std::span<const std::string_view> examples(); ///< one of each kind

    std::string text() const;     ///< as it is always spelt
    void check(int length) const; ///< @throws ParameterError if it cannot have that many samples
    /// Both ends alike, of 2 or more samples. @throws ParameterError as check()
    std::vector<double> symmetric(int length) const;
};

} // namespace suara
