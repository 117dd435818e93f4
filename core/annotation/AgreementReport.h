#pragma once

#include "core/annotation/Agreement.h"
#include "core/annotation/LabelSet.h"
#include "core/base/Task.h"

#include <vector>

namespace suara {

/// One clip's segments by two annotators, each in time order. Of a segment only id, clip, stretch and the label of the
/// set that is compared need to be there.
struct JudgedClip {
    std::vector<Segment> first;
    std::vector<Segment> second;
};

/// A stretch that both have labelled, differently.
struct Disagreement {
    Segment first;
    Segment second;
};

/// How far two annotators agree on one label set.
struct AgreementReport {
    AgreementTable table; ///< of the categories that either used, in the set's order
    Kappa kappa;
    std::size_t linked = 0;                  ///< stretches that both have cut out alike
    std::size_t stretches = 0;               ///< all that either has cut out, linked ones once
    std::vector<Disagreement> disagreements; ///< in the order of clips, then time
};

/// @param overlap  share of the longer segment from which two segments are the same stretch, in (0, 1]
/// @throws Cancelled
AgreementReport agreementReport(const std::vector<JudgedClip>& clips, const LabelSet& set, double overlap, Task& task);

} // namespace suara
