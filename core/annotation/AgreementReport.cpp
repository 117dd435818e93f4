#include "widgets/annotation/AgreementReport.h"

#include <algorithm>

namespace suara {

namespace {

/// The categories that either used: empty rows and columns would only fill the panel. Kappa does not change by them.
std::vector<std::string> usedCategories(const LabelSet& set, const std::vector<std::string>& first,
                                        const std::vector<std::string>& second)
{
    std::vector<std::string> used;
    for (const Category& category : set.categories)
        if (std::ranges::count(first, category.name) + std::ranges::count(second, category.name) > 0)
            used.push_back(category.name);
    return used;
}

} // namespace

AgreementReport agreementReport(const std::vector<JudgedClip>& clips, const LabelSet& set, double overlap, Task& task)
{
    AgreementReport report;
    std::vector<std::string> first;
    std::vector<std::string> second;
    std::size_t done = 0;
    for (const JudgedClip& clip : clips) {
        task.checkpoint(double(done++) / double(clips.size()));
        const std::vector<SegmentLink> links = linkSegments(clip.first, clip.second, overlap);
        report.linked += links.size();
        report.stretches += clip.first.size() + clip.second.size() - links.size();
        for (const SegmentLink& link : links) {
            const Segment& a = clip.first[link.first];
            const Segment& b = clip.second[link.second];
            const std::string labelA = a.label(set.name);
            const std::string labelB = b.label(set.name);
            if (labelA.empty() || labelB.empty())
                continue;
            first.push_back(labelA);
            second.push_back(labelB);
            if (labelA != labelB)
                report.disagreements.push_back({a, b});
        }
    }
    report.table = agreementTable(first, second, usedCategories(set, first, second));
    report.kappa = cohenKappa(report.table);
    return report;
}

} // namespace suara
