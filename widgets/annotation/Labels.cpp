#include "widgets/annotation/Labels.h"

#include "core/annotation/LabelSet.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Numbers.h"

#include <cmath>

namespace suara {

QString labelText(const std::string& name)
{
    return coreText(name.c_str());
}

QString labelTitle(const std::string& name)
{
    QString title = labelText(name);
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

std::optional<int> labelColour(const LabelSet& set, const std::string& category)
{
    const auto index = set.indexOf(category);
    return index ? std::optional<int>(set.categories[*index].colour) : std::nullopt;
}

QString pointsText(std::optional<double> judgement)
{
    if (!judgement)
        return {};
    const double points = toPoints(*judgement);
    const bool whole = std::abs(points - std::round(points)) < 0.05;
    return formatNumber(points, whole ? 0 : 1);
}

} // namespace suara
