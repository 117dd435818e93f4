#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace suara {

enum class ParameterKind { Integer, Real, Flag, Choice };

/// One parameter of a feature: its name as librosa spells it, what it is by default and what is allowed. Values are
/// written as text ("2048", "0.85", "true", "hann"); "none" where none is allowed.
struct ParameterSpec {
    std::string_view id;  ///< librosa's name
    std::string_view key; ///< what Parameters knows it by: the id, or "feature.id" where two features mean two things
    const char* title;    ///< English, marked with SUARA_TEXT; the widgets translate it
    std::string_view unit;
    ParameterKind kind;
    std::string_view defaultValue;
    double minimum = 0.0; ///< of numbers
    double maximum = 0.0;
    std::span<const std::string_view> choices = {}; ///< of a choice; of a number, the words that may stand for one
    bool openEnds = false;                          ///< minimum and maximum themselves are not allowed
    bool optional = false;                          ///< "none" is allowed
    /// Of a choice whose values may be others of the same kind: one as it is always spelt. @throws ParameterError
    std::string (*spelling)(std::string_view text) = nullptr;

    /// The value as it is always spelt (2.048e3 becomes 2048, True true). @throws ParameterError saying what is allowed
    std::string checked(std::string_view text) const;
};

/// The parameters that were given; what was not given stands at each feature's default. A value, cheap to copy.
class Parameters {
public:
    /// @throws ParameterError saying what is allowed
    void set(const ParameterSpec& spec, std::string_view value);
    void set(const ParameterSpec& spec, double value);

    int integer(const ParameterSpec& spec) const;
    double real(const ParameterSpec& spec) const;
    bool flag(const ParameterSpec& spec) const;
    std::string text(const ParameterSpec& spec) const;
    bool isNone(const ParameterSpec& spec) const;
    std::optional<double> optionalReal(const ParameterSpec& spec) const;
    std::optional<double> normOrder(const ParameterSpec& spec) const; ///< also of "inf" and "-inf"; none of other words
    bool isGiven(const ParameterSpec& spec) const { return m_given.contains(spec.key); }

    std::string canonical() const; ///< "fmax=8000 n_fft=1024": same text, same parameters; part of cache keys
    bool operator==(const Parameters&) const = default;

private:
    std::map<std::string, std::string, std::less<>> m_given;
};

/// Parameters that several features share; those of one feature alone stand in its header.
namespace parameter {
extern const ParameterSpec nFft;
extern const ParameterSpec hopLength;
extern const ParameterSpec winLength;
extern const ParameterSpec window;
extern const ParameterSpec center;
extern const ParameterSpec padMode;
extern const ParameterSpec frameLength;
extern const ParameterSpec nMels;
extern const ParameterSpec fmin;
extern const ParameterSpec fmax;
extern const ParameterSpec htk;
extern const ParameterSpec norm;
} // namespace parameter

} // namespace suara
