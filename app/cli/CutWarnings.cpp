#include "app/cli/CutWarnings.h"

#include "app/cli/Console.h"
#include "core/audio/WavShortfall.h"
#include "core/base/Shortest.h"

#include <cmath>

namespace suara {

namespace {

/// To the millisecond, and never none.
std::string secondsText(double seconds)
{
    return seconds < 0.001 ? "less than 0.001" : shortest(std::round(seconds * 1000.0) / 1000.0);
}

} // namespace

void CutWarnings::tell(const std::filesystem::path& file, const std::filesystem::path& name)
{
    if (file == m_last) // another stretch of it
        return;
    m_last = file;
    const std::optional<WavShortfall> cut = wavShortfall(file);
    if (cut && m_told.insert(file).second)
        m_console.note("warning: " + name.string() + ": Its end is missing: its header promises " +
                       secondsText(cut->promised) + " s of sound, and " + secondsText(cut->missing) +
                       " s of them are not there. What is there is used; get the whole file if you can.");
}

} // namespace suara
