#pragma once

#include <Eigen/Core>
#include <iosfwd>

namespace suara {

/// Writes a NumPy array file: float32, little-endian, C order, shape (rows, columns). @throws nothing; check the stream
void writeNpy(std::ostream& stream, const Eigen::Ref<const Eigen::ArrayXXf>& array);

} // namespace suara
