#pragma once

#include "core/formats/SegmentCsv.h"

#include <cstddef>
#include <string>
#include <vector>

namespace suara {

/// A word over a stretch of a clip: what other programs call a label or an interval.
struct NamedStretch {
    double start = 0.0; ///< seconds
    double end = 0.0;
    std::string text; ///< UTF-8

    bool operator==(const NamedStretch&) const = default;
};

/// Words one after another, never overlapping.
struct SegmentTier {
    std::string name;
    std::vector<NamedStretch> stretches;

    bool operator==(const SegmentTier&) const = default;
};

/// The segments of one clip as tiers, for programs whose stretches carry a word each: "SET@ANNOTATOR" for each label
/// set that an annotator has used, and "text@…", "valence@…" and "arousal@…" for what else they said. What a tier
/// cannot hold is left out: who speaks, and segments about which nothing is said (countSilent()).
std::vector<SegmentTier> tiersOf(const std::vector<SegmentRecord>& records);

/// The reverse: stretches of one annotator with the same ends are one segment. A tier without '@' is a label set, or
/// the transcript, of nobody in particular. Stretches without a word are none.
/// @param clip  what the file of each record is
/// @throws ParameterError if a tier of valence or arousal holds what is no number from -1 to 1
std::vector<SegmentRecord> recordsOf(const std::string& clip, const std::vector<SegmentTier>& tiers);

/// How many segments have no label, no transcript and no judgement, and so stand on no tier.
std::size_t countSilent(const std::vector<SegmentRecord>& records);

} // namespace suara
