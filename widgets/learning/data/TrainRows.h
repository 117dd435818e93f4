#pragma once

#include "core/project/Project.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <string>

namespace suara {

/// What must not stand on both sides of a split.
inline const std::string& groupOf(const Clip& clip, TrainSetup::HoldOut holdOut)
{
    switch (holdOut) {
    case TrainSetup::HoldOut::Episode:
        return clip.episode;
    case TrainSetup::HoldOut::Recording:
        return clip.path;
    default:
        return clip.speaker;
    }
}

/// The rows of a setup that learns from the project: clips with a class, or segments with a label; also those that
/// could not be read when they were added, so that they are tried again and named if they still cannot.
/// @param take  is given the clip, its segment or null, and the class
template<typename Take>
void forEachRow(const Project& project, const TrainSetup& setup, Take take)
{
    const std::string set = setup.labelSet.toStdString();
    for (const Clip& clip : project.clips()) {
        if (set.empty()) {
            if (!clip.label.empty())
                take(clip, nullptr, clip.label);
            continue;
        }
        for (const Segment& segment : project.segments(clip.id)) {
            const auto label = segment.labels.find(set);
            if (segment.annotator == setup.annotator && label != segment.labels.end())
                take(clip, &segment, label->second);
        }
    }
}

} // namespace suara
