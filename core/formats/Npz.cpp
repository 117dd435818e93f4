#include "core/formats/Npz.h"

#include "core/base/Bytes.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/Npy.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <zlib.h>

namespace suara {

namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kLocal = 0x04034b50;   // signatures of a file, …
constexpr std::uint32_t kCentral = 0x02014b50; // … its line in the directory …
constexpr std::uint32_t kEnd = 0x06054b50;     // … and the directory's end
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kMostGrowth = 1032; // of deflate

std::string npyBytes(const NpzArray& array)
{
    std::string bytes = npyHead(array.shape);
    bytes.append(reinterpret_cast<const char*>(array.values.data()), array.values.size() * sizeof(float));
    return bytes;
}

/// What a file's own head and its line in the directory have in common. Dated 1 January 1980, so that the same arrays
/// are the same bytes.
void appendEntry(std::string& bytes, const std::string& name, std::uint32_t checksum, std::size_t size)
{
    appendNumber(bytes, std::uint16_t(20)); // version 2.0
    appendNumber(bytes, std::uint16_t(0));
    appendNumber(bytes, std::uint16_t(0)); // stored
    appendNumber(bytes, std::uint16_t(0));
    appendNumber(bytes, std::uint16_t(0x21));
    appendNumber(bytes, checksum);
    appendNumber(bytes, std::uint32_t(size));
    appendNumber(bytes, std::uint32_t(size));
    appendNumber(bytes, std::uint16_t(name.size()));
    appendNumber(bytes, std::uint16_t(0));
}

class Reader {
public:
    Reader(std::string_view bytes, const fs::path& file) : m_bytes(bytes), m_file(file) {}

    std::vector<NpzArray> arrays() const
    {
        const std::size_t end = m_bytes.size() < kEndSize ? std::string_view::npos : m_bytes.rfind(kEndMark);
        if (!m_bytes.starts_with("PK") || end == std::string_view::npos || m_bytes.size() - end < kEndSize)
            throw IoError(m_file, SUARA_TEXT("Core", "This is no NumPy archive (.npz)."));
        std::vector<NpzArray> arrays;
        std::size_t line = numberAt<std::uint32_t>(m_bytes, end + 16);
        const std::size_t count = numberAt<std::uint16_t>(m_bytes, end + 10);
        std::size_t left = m_bytes.size(); // files do not share their bytes, else few could stand for any number
        for (std::size_t i = 0; i < count; ++i) {
            check(line + kCentralSize <= end && numberAt<std::uint32_t>(m_bytes, line) == kCentral);
            const std::size_t packed = numberAt<std::uint32_t>(m_bytes, line + 20);
            check(packed <= left);
            left -= packed;
            arrays.push_back(array(line));
            line += kCentralSize + numberAt<std::uint16_t>(m_bytes, line + 28) +
                    numberAt<std::uint16_t>(m_bytes, line + 30) + numberAt<std::uint16_t>(m_bytes, line + 32);
        }
        return arrays;
    }

private:
    static constexpr std::string_view kEndMark{"PK\x05\x06", 4};

    void check(bool isWhole) const
    {
        if (!isWhole)
            throw IoError(m_file, SUARA_TEXT("Core", "The archive is damaged: it was cut or changed."));
    }

    /// The array that a line of the directory speaks of.
    NpzArray array(std::size_t line) const
    {
        const std::size_t nameSize = numberAt<std::uint16_t>(m_bytes, line + 28);
        check(line + kCentralSize + nameSize <= m_bytes.size());
        std::string name(m_bytes.substr(line + kCentralSize, nameSize));
        const std::size_t head = numberAt<std::uint32_t>(m_bytes, line + 42);
        const std::size_t packed = numberAt<std::uint32_t>(m_bytes, line + 20);
        const std::size_t size = numberAt<std::uint32_t>(m_bytes, line + 24);
        check(head + kLocalSize <= m_bytes.size() && numberAt<std::uint32_t>(m_bytes, head) == kLocal);
        const std::size_t first = head + kLocalSize + numberAt<std::uint16_t>(m_bytes, head + 26) +
                                  numberAt<std::uint16_t>(m_bytes, head + 28);
        check(first <= m_bytes.size() && packed <= m_bytes.size() - first);
        const std::string content =
            unpacked(m_bytes.substr(first, packed), numberAt<std::uint16_t>(m_bytes, line + 10), size);
        check(crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size()) ==
              numberAt<std::uint32_t>(m_bytes, line + 16));
        if (name.ends_with(".npy"))
            name.resize(name.size() - 4);
        return npy(name, content);
    }

    std::string unpacked(std::string_view packed, std::uint16_t method, std::size_t size) const
    {
        if (method == 0) {
            check(packed.size() == size);
            return std::string(packed);
        }
        check(method == Z_DEFLATED && size <= packed.size() * kMostGrowth);
        std::string content(size, '\0');
        z_stream stream{};
        check(inflateInit2(&stream, -MAX_WBITS) == Z_OK);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = uInt(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(content.data());
        stream.avail_out = uInt(content.size());
        const int end = inflate(&stream, Z_FINISH);
        inflateEnd(&stream);
        check(end == Z_STREAM_END && stream.total_out == size);
        return content;
    }

    NpzArray npy(const std::string& name, std::string_view content) const
    {
        check(content.starts_with("\x93NUMPY") && content.size() >= 12);
        const bool isLong = content[6] != 1; // version 2 and 3 have a longer head
        const std::size_t start = isLong ? 12 : 10;
        const std::size_t length = isLong ? numberAt<std::uint32_t>(content, 8) : numberAt<std::uint16_t>(content, 8);
        check(length <= content.size() - start);
        const std::optional<Head> head = headOf(content.substr(start, length));
        if (!head)
            throw IoError(m_file, SUARA_TEXT("Core", "Its array “%1” is not float32 or float64 in C order."), {name});
        NpzArray array{name, shapeFrom(head->shape), {}};
        const std::string_view values = content.substr(start + length);
        const std::size_t width = head->width;
        const std::size_t left = values.size() / width;
        std::size_t count = 1;
        for (const std::size_t side : array.shape) {
            check(side == 0 || count <= left / side);
            count *= side;
        }
        check(count * width == values.size());
        array.values.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            array.values.push_back(width == sizeof(float) ? numberAt<float>(values, i * width)
                                                          : float(numberAt<double>(values, i * width)));
        return array;
    }

    struct Head {
        std::size_t width; ///< bytes of a value
        std::string shape; ///< "3,4"
    };

    /// What stands before the values; none for values that are no floats, or stand in Fortran's order.
    static std::optional<Head> headOf(std::string_view text)
    {
        std::string head(text);
        std::erase_if(head, [](char c) { return c == ' ' || c == '\n'; });
        const std::string_view rest = "','fortran_order':False,'shape':(";
        const std::string_view type = "{'descr':'<f";
        const std::size_t digit = type.size();
        const std::size_t shape = digit + 1 + rest.size();
        const std::size_t end = head.find(')');
        const bool isWidth = head.size() > digit && (head[digit] == '4' || head[digit] == '8');
        if (!isWidth || !head.starts_with(type) || head.compare(digit + 1, rest.size(), rest) != 0 ||
            end == std::string::npos || end < shape)
            return std::nullopt;
        const std::string tail = head.substr(end);
        if (tail != "),}" && tail != ")}")
            return std::nullopt;
        return Head{std::size_t(head[digit] - '0'), head.substr(shape, end - shape)};
    }

    std::vector<std::size_t> shapeFrom(const std::string& text) const
    {
        std::vector<std::size_t> shape;
        for (std::size_t place = text.find_first_of("0123456789"); place != std::string::npos;) {
            std::size_t side = 0;
            const auto [end, problem] = std::from_chars(text.data() + place, text.data() + text.size(), side);
            check(problem == std::errc{});
            shape.push_back(side);
            place = text.find_first_of("0123456789", std::size_t(end - text.data()));
        }
        return shape;
    }

    std::string_view m_bytes;
    const fs::path& m_file;
};

} // namespace

std::vector<NpzArray> parseNpz(std::string_view bytes, const std::filesystem::path& file)
{
    return Reader(bytes, file).arrays();
}

std::string npzBytes(std::span<const NpzArray> arrays)
{
    std::string bytes;
    std::string directory;
    for (const NpzArray& array : arrays) {
        const std::string name = array.name + ".npy";
        const std::string content = npyBytes(array);
        const auto checksum = std::uint32_t(crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size()));
        appendNumber(directory, kCentral);
        appendNumber(directory, std::uint16_t(20));
        appendEntry(directory, name, checksum, content.size());
        directory.append(10, '\0'); // no comment, disk 0, no attributes
        appendNumber(directory, std::uint32_t(bytes.size()));
        directory += name;
        appendNumber(bytes, kLocal);
        appendEntry(bytes, name, checksum, content.size());
        bytes += name + content;
    }
    const std::size_t start = bytes.size();
    bytes += directory;
    appendNumber(bytes, kEnd);
    appendNumber(bytes, std::uint32_t(0));
    appendNumber(bytes, std::uint16_t(arrays.size()));
    appendNumber(bytes, std::uint16_t(arrays.size()));
    appendNumber(bytes, std::uint32_t(directory.size()));
    appendNumber(bytes, std::uint32_t(start));
    appendNumber(bytes, std::uint16_t(0));
    return bytes;
}

} // namespace suara
