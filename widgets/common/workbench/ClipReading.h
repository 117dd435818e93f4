#pragma once

#include "core/audio/PeakPyramid.h"
#include "widgets/common/workbench/TimeCursor.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

// How what ClipData keeps is made, in the working threads: from the cache folder where it stands there, else from the
// file. All throw IoError and Cancelled. hash: of the file's content as the project
// knows it; "" keeps it out of the cache. The file may be another one by now, so its state stands in the keys too.

namespace suara {

class Task;
struct ClipFrames;
struct FrameOptions;
struct SampleBlock;

/// The peaks of a clip that is being read: the working thread sets, the others look.
class GrowingPeaks {
public:
    void set(PeakPyramid soFar)
    {
        auto next = std::make_shared<const PeakPyramid>(std::move(soFar));
        const std::lock_guard lock(m_mutex);
        m_soFar = std::move(next);
    }
    std::shared_ptr<const PeakPyramid> soFar() const
    {
        const std::lock_guard lock(m_mutex);
        return m_soFar;
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const PeakPyramid> m_soFar;
};

/// @param growing  told of the peaks while they are made; may be null
std::shared_ptr<const PeakPyramid> readPeaks(const std::filesystem::path& file, const std::string& hash,
                                             GrowingPeaks* growing, Task& task);

using FramesPtr = std::shared_ptr<const ClipFrames>;

/// Of each feature its frames; those that are not in the cache in one pass.
std::vector<FramesPtr> readFrames(const std::filesystem::path& file, const std::string& hash,
                                  const std::vector<std::string>& features, const FrameOptions& options, Task& task);

/// The samples of a stretch as the file has them, mixed to one channel; fewer where the file has become shorter.
SampleBlock readSamples(const std::filesystem::path& file, TimeRange range, Task& task);

} // namespace suara
