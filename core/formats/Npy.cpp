#include "core/formats/Npy.h"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>

namespace suara {

namespace {

/// Magic, version 1.0, length and the dictionary, padded to a multiple of 64 bytes as NumPy writes it.
std::string header(Eigen::Index rows, Eigen::Index columns)
{
    std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " +
                       std::to_string(columns) + "), }";
    constexpr std::size_t fixed = 10;
    text.append(63 - (fixed + text.size()) % 64, ' ');
    text += '\n';
    std::string all("\x93NUMPY\x01\x00", 8);
    all += char(text.size() & 0xff);
    all += char(text.size() >> 8);
    return all + text;
}

} // namespace

void writeNpy(std::ostream& stream, const Eigen::Ref<const Eigen::ArrayXXf>& array)
{
    stream << header(array.rows(), array.cols());
    for (Eigen::Index row = 0; row < array.rows(); ++row) {
        const Eigen::ArrayXf values = array.row(row);
        stream.write(reinterpret_cast<const char*>(values.data()), std::streamsize(values.size()) * 4);
    }
}

} // namespace suara
