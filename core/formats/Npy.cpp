#include "core/formats/Npy.h"

#include "core/base/Bytes.h"
#include "core/base/Join.h"

#include <array>
#include <bit>
#include <cstdint>
#include <ostream>

namespace suara {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

std::string npyHead(std::span<const std::size_t> shape)
{
    std::string sides = joined(shape, ", ", [](std::size_t side) { return std::to_string(side); });
    if (shape.size() == 1)
        sides += ','; // "(5,)"
    std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sides + "), }";
    std::string head("\x93NUMPY\x01\x00", 8);
    constexpr std::size_t border = 64; // on which the values begin
    text.append(border - 1 - (head.size() + sizeof(std::uint16_t) + text.size()) % border, ' ');
    text += '\n';
    appendNumber(head, std::uint16_t(text.size()));
    return head + text;
}

void writeNpy(std::ostream& stream, const Eigen::Ref<const Eigen::ArrayXXf>& array)
{
    stream << npyHead(std::array{std::size_t(array.rows()), std::size_t(array.cols())});
    for (Eigen::Index row = 0; row < array.rows(); ++row) {
        const Eigen::ArrayXf values = array.row(row);
        stream.write(reinterpret_cast<const char*>(values.data()), std::streamsize(values.size()) * 4);
    }
}

} // namespace suara
