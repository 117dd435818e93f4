#pragma once

#include "widgets/common/ClipFrames.h"
#include "widgets/common/FrameLine.h"
#include "widgets/lanes/LaneAxis.h"

#include <QPolygonF>
#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace suara {

/// A per-frame feature of the catalogue that a lane draws as a line.
struct FrameCurve {
    std::string feature;
    FrameOptions options;
    int row = 0;
    bool operator==(const FrameCurve&) const = default;
};

QString featureTitle(const std::string& feature);      ///< of the catalogue, in the user's language
QString featureShortTitle(const std::string& feature); ///< for legends: "Centroid", "RMSE"
QString featureUnit(const std::string& feature);

/// A value of the feature with its unit: "1 809 Hz", "0.135".
QString featureText(const std::string& feature, double value);

/// What a read-out says of it besides its value: its short name, and of a pitch the note.
QString featureDetail(const std::string& feature, double value);

/// The value of the frame that stands nearest; none outside the clip.
std::optional<double> frameValue(const ClipFrames& frames, int row, double seconds);

/// The lines from lower (bottom of the plot) to upper (top): one point a frame, and where frames are narrower than a
/// pixel one point a pixel, the mean of its frames. Where frames have no value (a pitch without voice) there is no
/// line.
QList<QPolygonF> frameLines(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower,
                            double upper);

/// From the smallest to the largest value of the frames that share a pixel column, where these are many: what a line of
/// means would hide. Empty where the line shows each frame, or nearly.
std::vector<FrameSpread> frameSpread(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower,
                                     double upper);

/// Ticks of a feature's own axis; thousands as "4.0 k", and the highest with the unit.
QList<LaneTick> featureTicks(const std::string& feature, const QRectF& plot, double lower, double upper);

} // namespace suara
