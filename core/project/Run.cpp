#include "core/project/Run.h"

#include "core/base/Text.h"
#include "core/project/CoreText.h"

#include <string_view>

namespace suara {

namespace {
const char* const counted = SUARA_TEXT("Core", "Run %1");
constexpr std::string_view countedStart = "Run ";
} // namespace

std::string countedRunName(int number)
{
    return std::string(countedStart) + std::to_string(number);
}

QString runTitle(const std::string& name)
{
    const std::string number = name.starts_with(countedStart) ? name.substr(countedStart.size()) : std::string();
    const bool isCounted = !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
    return isCounted ? coreText(counted, packedArguments({number})) : QString::fromStdString(name);
}

} // namespace suara
