#include "core/formats/SegmentTiers.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace suara {

namespace {

// Tiers that are no label set.
constexpr const char* kText = "text";
constexpr const char* kValence = "valence";
constexpr const char* kArousal = "arousal";

double judgement(const std::string& tier, const std::string& text)
{
    const std::optional<double> value = csvNumber(text);
    if (!value || !(*value >= -1.0 && *value <= 1.0))
        throw ParameterError(SUARA_TEXT("Core", "On the tier “%1” stands “%2”, which is no number from -1 to 1."),
                             {tier, text});
    return *value;
}

void say(SegmentRecord& record, const std::string& tier, const std::string& text)
{
    if (tier == kText)
        record.transcript = text;
    else if (tier == kValence)
        record.valence = judgement(tier, text);
    else if (tier == kArousal)
        record.arousal = judgement(tier, text);
    else
        record.labels[tier] = text;
}

} // namespace

std::vector<SegmentTier> tiersOf(const std::vector<SegmentRecord>& records)
{
    std::map<std::tuple<std::string, std::string>, std::vector<NamedStretch>> byName; // of annotator, then tier
    for (const SegmentRecord& record : records) {
        const auto add = [&](const std::string& tier, const std::string& text) {
            byName[{record.annotator, tier}].push_back({record.start, record.end, text});
        };
        for (const auto& [set, label] : record.labels)
            add(set, label);
        if (!record.transcript.empty())
            add(kText, record.transcript);
        if (record.valence)
            add(kValence, shortest(*record.valence));
        if (record.arousal)
            add(kArousal, shortest(*record.arousal));
    }
    std::vector<SegmentTier> tiers;
    for (auto& [name, stretches] : byName) {
        std::ranges::sort(stretches, {}, &NamedStretch::start);
        const auto& [annotator, tier] = name;
        SegmentTier made{tier, std::move(stretches)};
        if (!annotator.empty())
            made.name.append("@").append(annotator);
        tiers.push_back(std::move(made));
    }
    return tiers;
}

std::vector<SegmentRecord> recordsOf(const std::string& clip, const std::vector<SegmentTier>& tiers)
{
    std::map<std::tuple<double, double, std::string>, SegmentRecord> byPlace;
    for (const SegmentTier& tier : tiers) {
        const std::size_t sign = tier.name.find('@');
        const std::string annotator = sign == std::string::npos ? "" : tier.name.substr(sign + 1);
        for (const NamedStretch& stretch : tier.stretches) {
            if (stretch.text.empty())
                continue;
            SegmentRecord& record = byPlace[{stretch.start, stretch.end, annotator}];
            record.file = clip;
            record.start = stretch.start;
            record.end = stretch.end;
            record.annotator = annotator;
            say(record, tier.name.substr(0, sign), stretch.text);
        }
    }
    std::vector<SegmentRecord> records;
    records.reserve(byPlace.size());
    for (auto& [place, record] : byPlace)
        records.push_back(std::move(record));
    return records;
}

std::size_t countSilent(const std::vector<SegmentRecord>& records)
{
    return std::size_t(std::ranges::count_if(records, [](const SegmentRecord& record) {
        return record.labels.empty() && record.transcript.empty() && !record.valence && !record.arousal;
    }));
}

} // namespace suara
