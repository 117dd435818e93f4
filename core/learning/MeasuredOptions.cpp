#include "core/learning/MeasuredOptions.h"

namespace suara {

std::string measuredOptions(Summary summary)
{
    const std::string name = summary == Summary::First ? "first" : summary == Summary::Mean ? "mean" : "stats";
    return R"({"from":"clips","set":"lecture","sr":22050,"summary":")" + name + "\"}";
}

} // namespace suara
