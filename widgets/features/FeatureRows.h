#pragma once

#include "core/features/FeatureTable.h"

#include <functional>
#include <string>
#include <vector>

namespace suara {

class Project;

/// What a feature table has a row of.
struct TableRows {
    enum class Kind { Clips, Segments, Windows };
    Kind kind = Kind::Clips;
    std::string labelSet; ///< of segments: whose label is the class
    double seconds = 3.0; ///< of windows
};

/// Finds the inputs of such a table: all readable clips, every annotator's segments of them, or their windows. Owns
/// what it reads, so any thread may run it later. Empty if there is nothing to measure.
std::function<std::vector<FeatureInput>(Task&)> inputMaker(const Project& project, const TableRows& choice);

} // namespace suara
