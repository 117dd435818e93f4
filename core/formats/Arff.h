#pragma once

#include <iosfwd>

namespace suara {

struct FeatureTable;

/// A feature table as Weka's ARFF: the attributes file (a string), the columns (numeric), and last the class, whose
/// values are the labels in order of first appearance; no class where nothing is labelled, for Weka reads no class
/// without values. What is missing is a question mark.
void writeArff(const FeatureTable& table, std::ostream& out);

} // namespace suara
