#pragma once

#include <vector>

namespace suara {

struct FeatureSpec;
struct FrameOptions;

/// Bytes of the short-time Fourier transform of that many samples, held as a whole.
double spectrumBytes(const FrameOptions& options, double samples);

/// What making these features of a clip takes in memory. An estimate, on the safe side.
/// @param inStretches  features that are worked on piece by piece
/// @param ofWhole      features that need all of the clip at once
double frameBytesNeeded(const std::vector<const FeatureSpec*>& inStretches,
                        const std::vector<const FeatureSpec*>& ofWhole, const FrameOptions& options, double samples);

/// Refuses frames that would leave no memory for anything else. @throws ParameterError that says what to change
void checkFrameMemory(double bytes);

} // namespace suara
