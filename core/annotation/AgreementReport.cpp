#include "core/annotation/AgreementReport.h"

#include <unordered_set>

namespace suara {

namespace {

/// The categories that either used: empty rows and columns would only fill the panel. Kappa does not change by them.
std::vector<std::string> usedCategories(const LabelSet& set, const std::vector<std::string>& first,
                                        const std::vector<std::string>& second)
{
    std::unordered_set<std::string> words(first.begin(), first.end());
    words.insert(second.begin(), second.end());
    std::vector<std::string> used;
    for (const Category& category : set.categories)
        if (words.contains(category.name))
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
            std::string labelA = a.label(set.name);
            std::string labelB = b.label(set.name);
            if (labelA.empty() || labelB.empty())
                continue;
            if (labelA != labelB)
                report.disagreements.push_back({a, b});
            first.push_back(std::move(labelA));
            second.push_back(std::move(labelB));
        }
    }
    report.table = agreementTable(first, second, usedCategories(set, first, second));
    report.kappa = cohenKappa(report.table);
    return report;
}

} // namespace suara
