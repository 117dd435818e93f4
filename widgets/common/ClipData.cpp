#include "widgets/common/ClipData.h"

#include "widgets/common/Workbench.h"

namespace suara {

struct ClipData::Store {};

ClipData::ClipData(Workbench& workbench) : m_workbench(workbench), m_store(std::make_unique<Store>()) {}

ClipData::~ClipData() = default;

std::shared_ptr<const PeakPyramid> ClipData::peaks(ClipId)
{
    return nullptr;
}

std::shared_ptr<const std::vector<float>> ClipData::samples(ClipId, TimeRange)
{
    return nullptr;
}

} // namespace suara
