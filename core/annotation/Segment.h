#pragma once

#include "core/audio/Clip.h"

#include <map>
#include <optional>
#include <string>

namespace suara {

using AnnotatorId = std::int64_t;
using SegmentId = std::int64_t;

/// Who judges. Each annotator has one tier on every clip.
struct Annotator {
    AnnotatorId id = 0;
    std::string name; ///< UTF-8, unique in the project

    bool operator==(const Annotator&) const = default;
};

/// A stretch of a clip on one annotator's tier.
struct Segment {
    SegmentId id = 0;
    ClipId clip = 0;
    AnnotatorId annotator = 0;
    std::int64_t start = 0;                    ///< first sample, at the clip's own rate
    std::int64_t end = 0;                      ///< one past the last sample
    std::map<std::string, std::string> labels; ///< label set -> category, e.g. "emotion" -> "happy"; absent: not judged
    std::optional<double> valence;             ///< in [-1, 1]; "not judged" is not 0
    std::optional<double> arousal;             ///< in [-1, 1]
    std::string transcript;                    ///< UTF-8

    std::int64_t length() const { return end - start; }
    /// The category chosen from a label set; "" when not judged.
    std::string label(const std::string& labelSet) const;
    bool operator==(const Segment&) const = default;
};

inline std::string Segment::label(const std::string& labelSet) const
{
    const auto found = labels.find(labelSet);
    return found == labels.end() ? std::string() : found->second;
}

} // namespace suara
