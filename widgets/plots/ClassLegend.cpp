#include "widgets/plots/ClassLegend.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Numbers.h"

#include <QCoreApplication>
#include <algorithm>

namespace suara {

namespace {

/// Bars of what has no class are grey, its marks are not.
QColor colourOf(int index, PlotLegend::Sample sample)
{
    const bool isGreyBar = index < 0 && sample == PlotLegend::Sample::Fill;
    return isGreyBar ? Theme::instance().tokens().muted : Theme::instance().classColour(index);
}

} // namespace

QList<PlotLegend> classLegend(const PlotClasses& names, const std::vector<int>& classes, PlotLegend::Sample sample,
                              LegendClasses which)
{
    std::vector<qint64> counts(std::size_t(names.names.size()) + 1); // the last: of those without a class
    for (const int index : classes)
        ++counts[index < 0 ? counts.size() - 1 : std::min(std::size_t(index), counts.size() - 1)];
    QList<PlotLegend> entries;
    const auto add = [&](int index, const QString& name, qint64 count) {
        const bool isShown = names.isShown(index);
        if (isShown && which == LegendClasses::HiddenOnly)
            return;
        entries.append({QStringLiteral("%1 · %2").arg(name, formatInteger(count)), sample, colourOf(index, sample),
                        index, index, isShown});
    };
    for (int index = 0; index < int(names.names.size()); ++index)
        add(index, names.names[index], counts[std::size_t(index)]);
    if (counts.back() > 0)
        add(-1, QCoreApplication::translate("suara::ClassLegend", "no class"), counts.back());
    return entries;
}

} // namespace suara
