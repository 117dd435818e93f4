#include "app/cli/Output.h"

#include "app/cli/Console.h"
#include "core/base/Error.h"
#include "core/base/Text.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace suara {

namespace {

void check(bool isGood)
{
    if (!isGood)
        throw IoError("standard output", SUARA_TEXT("Core", "It cannot be written (%1)."),
                      {std::generic_category().message(errno)});
}

} // namespace

Output::Output(const std::optional<std::string>& out)
    : m_file(out && *out != "-" ? std::make_unique<AtomicFile>(*out) : nullptr)
{
}

void Output::write(std::string_view bytes)
{
    if (m_file)
        m_file->write(bytes);
    else
        check(std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size());
}

void Output::close()
{
    if (m_file)
        m_file->commit();
    else
        check(std::fflush(stdout) == 0);
}

void writeWhole(const std::optional<std::string>& out, Console& console,
                const std::function<std::optional<std::string>()>& make)
{
    static_cast<void>(Output(out)); // refuses; what it reserved is gone again
    try {
        const std::optional<std::string> bytes = make();
        if (console.isCancelled())
            throw Cancelled{};
        if (!bytes)
            return;
        Output output(out);
        output.write(*bytes);
        output.close();
    } catch (const Cancelled&) {
        console.interrupted(out && *out != "-" ? *out + " was not written." : "nothing was written.");
        throw;
    }
}

} // namespace suara
