#pragma once

#include "core/features/Parameters.h"

#include <optional>
#include <vector>

namespace suara {

class Arguments;
class Console;
struct FeatureSpec;

/// `--sr 22050` or `--sr native` (none). @throws UsageError
std::optional<int> takeSampleRate(Arguments& arguments, std::optional<int> fallback = 22050);

/// The same for one feature, of which some are defined at one rate only.
std::optional<int> takeSampleRateOf(Arguments& arguments, const FeatureSpec& feature);

/// The feature parameters on a command line, spelt as librosa spells them with dashes (`--n-fft 1024`, `--no-center`).
/// With a feature, its own names come first (`--fmin` of spectral_contrast); the shared ones are taken in any case. A
/// parameter that two features understand differently is `--feature-id.name` otherwise (`--spectral-contrast.fmin`).
/// @throws ParameterError saying what is allowed
Parameters takeParameters(Arguments& arguments, const FeatureSpec* feature = nullptr);

/// The option of a parameter where several features are measured together.
std::string optionOf(const ParameterSpec& spec);

/// Says which of the given parameters change nothing, since none of these features has them, and which one may be
/// meant.
void tellIdleParameters(const Parameters& parameters, const std::vector<const FeatureSpec*>& features,
                        Console& console);

/// The lines about them for a command's --help.
extern const char featureOptionsHelp[];

} // namespace suara
