#include "core/project/Project.h"

#include <algorithm>

namespace suara {

Project::~Project() = default;

const Clip* Project::clip(ClipId id) const
{
    const auto found = std::ranges::find(m_clips, id, &Clip::id);
    return found == m_clips.end() ? nullptr : &*found;
}

} // namespace suara
