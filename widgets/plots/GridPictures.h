#pragma once

#include "core/audio/Clip.h"
#include "core/audio/PeakPyramid.h"
#include "core/features/View.h"

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace suara {

class ClipData;
struct ClipFrames;

/// One clip of a grid.
struct GridCell {
    ClipId clip = 0;
    QString name;
    int classIndex = -1;     ///< -1: no class
    std::int64_t frames = 0; ///< of the whole clip
    int sampleRate = 0;
    std::string version; ///< another file, another version

    bool operator==(const GridCell&) const = default;
};

/// What a grid shows of its clips, made small and kept: so a grid of any number of clips becomes whole, though ClipData
/// keeps only what was used last. Asked while drawing, as ClipData.
class GridPictures : public QObject {
    Q_OBJECT

public:
    explicit GridPictures(ClipData& data, QObject* parent = nullptr);

    /// Forgets what is not of these clips, or was drawn with other parameters.
    void show(const View& view, const QList<GridCell>& cells);

    std::shared_ptr<const ClipFrames> frames(const GridCell& cell); ///< of a grid of mel-spectrograms; null: not yet
    /// Extremes of equal parts of what is shown of a clip's waveform; null: not yet.
    std::shared_ptr<const std::vector<Peak>> peaks(const GridCell& cell);
    bool isThere(const GridCell& cell); ///< it, or the reason why it never will be

    std::int64_t samplesShown(const GridCell& cell) const; ///< of the clip; more than it has where it is shorter

private:
    template<typename Value>
    using Kept = std::map<ClipId, std::pair<std::string, std::shared_ptr<const Value>>>; ///< with the version

    void take(ClipId clip);
    std::shared_ptr<const ClipFrames> smallFrames(const GridCell& cell);
    std::shared_ptr<const std::vector<Peak>> smallPeaks(const GridCell& cell);

    ClipData& m_data;
    View m_view;
    std::map<ClipId, GridCell> m_cells;
    std::map<ClipId, bool> m_awaited;
    Kept<ClipFrames> m_frames;
    Kept<std::vector<Peak>> m_peaks;
};

/// The grid's view with one reference of 0 dB for all clips.
View gridReference(View view);

/// Extremes of `columns` equal parts of what the peaks are of; a peak that is wider than a column stands in several.
std::vector<Peak> peaksAcross(std::span<const Peak> peaks, int columns);

} // namespace suara
