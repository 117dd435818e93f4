#include "core/learning/SealedFile.h"

#include "core/base/Bytes.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"

#include <bit>
#include <cstring>

namespace suara {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

constexpr std::size_t kHead = 8 + sizeof(std::uint32_t) + 2 * sizeof(std::uint64_t); // magic, version, JSON, floats
constexpr std::size_t kChecksum = 32;                                                // hex digits

} // namespace

void seal(const SealedKind& kind, std::string_view json, const std::vector<std::span<const float>>& floats,
          const std::function<void(std::string_view)>& write)
{
    Hash hash;
    const auto add = [&](std::string_view bytes) {
        hash.add(bytes.data(), bytes.size());
        write(bytes);
    };
    std::uint64_t count = 0;
    for (const std::span<const float> part : floats)
        count += part.size();
    std::string head(kind.magic);
    appendNumber(head, kind.version);
    appendNumber(head, std::uint64_t(json.size()));
    appendNumber(head, count);
    add(head);
    add(json);
    for (const std::span<const float> part : floats)
        add({reinterpret_cast<const char*>(part.data()), part.size_bytes()});
    write(hash.hex());
}

void Unsealed::copy(std::size_t first, std::span<float> out) const
{
    if (!out.empty())
        std::memcpy(out.data(), floats.data() + first * sizeof(float), out.size_bytes());
}

Unsealed unsealed(const SealedKind& kind, std::string_view bytes, const std::filesystem::path& file)
{
    if (!bytes.starts_with(kind.magic))
        throw IoError(file, kind.foreign);
    if (bytes.size() < kHead + kChecksum)
        throw IoError(file, kind.damaged);
    if (numberAt<std::uint32_t>(bytes, kind.magic.size()) != kind.version)
        throw IoError(file, kind.newer);
    const auto jsonSize = numberAt<std::uint64_t>(bytes, 12);
    const auto count = numberAt<std::uint64_t>(bytes, 20);
    const std::size_t body = bytes.size() - kHead - kChecksum;
    if (jsonSize > body || (body - jsonSize) % sizeof(float) != 0 || (body - jsonSize) / sizeof(float) != count ||
        hashText(bytes.substr(0, bytes.size() - kChecksum)) != bytes.substr(bytes.size() - kChecksum))
        throw IoError(file, kind.damaged);
    return {bytes.substr(kHead, jsonSize), bytes.substr(kHead + jsonSize, count * sizeof(float))};
}

std::size_t sealedSize(std::string_view bytes)
{
    if (bytes.size() < kHead + kChecksum)
        return 0;
    const std::size_t most = bytes.size() - kHead - kChecksum;
    const auto jsonSize = numberAt<std::uint64_t>(bytes, 12);
    const auto count = numberAt<std::uint64_t>(bytes, 20);
    if (jsonSize > most || count > (most - jsonSize) / sizeof(float))
        return 0;
    return kHead + jsonSize + count * sizeof(float) + kChecksum;
}

} // namespace suara
