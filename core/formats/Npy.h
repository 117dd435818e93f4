#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>

namespace suara {

/// What stands before the values of a NumPy array file of float32, little-endian, C order: the magic, version 1.0 and
/// the dictionary, padded as NumPy pads it.
std::string npyHead(std::span<const std::size_t> shape);

/// Writes a NumPy array file: float32, little-endian, C order, shape (rows, columns). @throws nothing; check the stream
void writeNpy(std::ostream& stream, const Eigen::Ref<const Eigen::ArrayXXf>& array);

} // namespace suara
