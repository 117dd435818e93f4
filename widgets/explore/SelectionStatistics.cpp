#include "widgets/explore/SelectionStatistics.h"

#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/TimeCursor.h"
#include "widgets/lanes/FrameCurve.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

/// The features that are told of, in their order, and the digits they are told with.
struct Told {
    const char* feature;
    int decimals;
};
constexpr std::array<Told, 6> toldFeatures{{{"zero_crossing_rate", 3},
                                            {"spectral_centroid", 0},
                                            {"rms", 3},
                                            {"spectral_rolloff", 0},
                                            {"spectral_flatness", 4},
                                            {"spectral_bandwidth", 0}}};

StatisticsTable::Row statisticsOf(const ClipFrames& frames, const Told& told, double from, double to)
{
    StatisticsTable::Row row{featureShortTitle(told.feature), 0.0, 0.0, 0.0, told.decimals};
    const auto first = std::clamp<std::int64_t>(std::int64_t(std::ceil(frames.frameAt(from))), 0, frames.frames - 1);
    const auto last = std::clamp<std::int64_t>(std::int64_t(std::floor(frames.frameAt(to))), first, frames.frames - 1);
    double sum = 0.0;
    row.lowest = row.highest = double(frames.at(0, first));
    for (std::int64_t t = first; t <= last; ++t) {
        const auto value = double(frames.at(0, t));
        sum += value;
        row.lowest = std::min(row.lowest, value);
        row.highest = std::max(row.highest, value);
    }
    row.mean = sum / double(last - first + 1);
    return row;
}

} // namespace

QList<StatisticsTable::Row> selectionStatistics(ClipData& data, ClipId clip, const TimeCursor& cursor,
                                                const FrameOptions& options)
{
    QList<StatisticsTable::Row> rows;
    if (clip == 0 || cursor.sampleRate() <= 0)
        return rows;
    const TimeRange range = cursor.selection().isEmpty() ? TimeRange{0, cursor.length()} : cursor.selection();
    for (const Told& told : toldFeatures) {
        const auto frames = data.frames(clip, told.feature, options);
        if (frames != nullptr && frames->frames > 0)
            rows.append(statisticsOf(*frames, told, cursor.seconds(range.start), cursor.seconds(range.end)));
    }
    return rows;
}

} // namespace suara
