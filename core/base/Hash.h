#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace suara {

/// XXH3-128 of bytes handed over piece by piece. The same bytes give the same 32 lower-case hex digits on every
/// machine.
class Hash {
public:
    Hash();
    ~Hash();
    Hash(Hash&&) noexcept;
    Hash& operator=(Hash&&) noexcept;

    void add(const void* bytes, std::size_t count);
    std::string hex() const; ///< of what was added so far

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// Hash of a text, e.g. to make a cache key of parameters.
std::string hashText(std::string_view text);

/// Hash of a file's bytes, read in blocks. @throws IoError if the file cannot be read to its end
std::string hashFile(const std::filesystem::path& file);

/// Which state of a file this is: its size and when it was written last, known without reading it; "" if it is not
/// there. What is kept under a clip's hash alone would be wrong for a file that has changed since it was hashed.
std::string fileStamp(const std::filesystem::path& file);

} // namespace suara
