#pragma once

#include <iosfwd>

namespace suara {

struct FeatureTable;

/// A feature table as CSV: `file,label`, then a column a value. `group` stands after label if any row has one. Numbers
/// read back to the same bits; a value that is not a number is an empty cell.
void writeFeatureCsv(const FeatureTable& table, std::ostream& out);

} // namespace suara
