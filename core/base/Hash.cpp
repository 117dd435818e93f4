#include "core/base/Hash.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <fstream>
#include <new>
#include <vector>
#include <xxhash.h>

namespace suara {

struct Hash::State {
    State() : xxh(XXH3_createState())
    {
        if (xxh == nullptr)
            throw std::bad_alloc();
        XXH3_128bits_reset(xxh);
    }
    ~State() { XXH3_freeState(xxh); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    XXH3_state_t* xxh;
};

Hash::Hash() : m_state(std::make_unique<State>()) {}
Hash::~Hash() = default;
Hash::Hash(Hash&&) noexcept = default;
Hash& Hash::operator=(Hash&&) noexcept = default;

void Hash::add(const void* bytes, std::size_t count)
{
    XXH3_128bits_update(m_state->xxh, bytes, count);
}

std::string Hash::hex() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state->xxh));
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string hashText(std::string_view text)
{
    Hash hash;
    hash.add(text.data(), text.size());
    return hash.hex();
}

std::string hashFile(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    Hash hash;
    std::vector<char> block(1 << 18);
    while (stream) {
        stream.read(block.data(), std::streamsize(block.size()));
        hash.add(block.data(), std::size_t(stream.gcount()));
    }
    if (!stream.eof())
        throw IoError(file, SUARA_TEXT("Core", "The file cannot be read."));
    return hash.hex();
}

std::string fileStamp(const std::filesystem::path& file)
{
    std::error_code noTime;
    std::error_code noSize;
    const auto written = std::filesystem::last_write_time(file, noTime);
    const std::uintmax_t size = std::filesystem::file_size(file, noSize);
    if (noTime || noSize)
        return {};
    return std::to_string(size) + ' ' + std::to_string(written.time_since_epoch().count());
}

} // namespace suara
