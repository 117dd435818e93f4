#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace suara::test {

/// A NumPy array file of float32, float64, or the like, as doubles in C order.
struct NpyArray {
    std::vector<int> shape;
    std::vector<double> values;

    int rows() const { return shape.size() < 2 ? 1 : shape[0]; }
    int columns() const { return shape.empty() ? 1 : shape.back(); }
};

/// Reads what numpy.save wrote ('<f4' or '<f8', C order). Throws std::runtime_error on anything else.
NpyArray parseNpy(const QByteArray& bytes);
NpyArray readNpy(const QString& path);

} // namespace suara::test
