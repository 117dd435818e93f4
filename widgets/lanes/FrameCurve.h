#pragma once

#include "widgets/common/painting/FrameLine.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/lanes/LaneAxis.h"

#include <QPolygonF>
#include <QString>
#include <functional>
#include <optional>
#include <string>
#include <vector>

class QPainter;

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

/// Whether a feature's rows are tracks that each frame has or has not, all on one axis (formants): drawn as dots.
bool isTracks(const std::string& feature);

/// The value of the frame that stands nearest; none outside the clip.
std::optional<double> frameValue(const ClipFrames& frames, int row, double seconds);

/// The lines from lower (bottom of the plot) to upper (top): one point a frame, and where frames are narrower than a
/// pixel one point a pixel, the mean of its frames. Where frames have no value (a pitch without voice) there is no
/// line.
QList<QPolygonF> frameLines(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower,
                            double upper);

/// What a legend says of the frame that stands nearest: "1 809 Hz", of tracks the first two, "512 · 1 490 Hz"; "" for
/// none.
QString frameText(const FrameCurve& curve, const ClipFrames& frames, double seconds);

/// What a read-out says of it, a line each: "\n1 809 Hz\tCentroid", of tracks "\n512 Hz\tF1" and so on.
QString frameReadout(const FrameCurve& curve, const ClipFrames& frames, double seconds);

/// Where the dots of all rows stand, so few frames of many that dots do not run into one another along time.
QPolygonF frameDots(const ClipFrames& frames, const LaneGeometry& geometry, const std::function<double(double)>& yOf);

void paintDots(QPainter& painter, const QPolygonF& dots, const QColor& colour, const QColor& halo = {});

/// From the smallest to the largest value of the frames that share a pixel column, where these are many: what a line of
/// means would hide. Empty where the line shows each frame, or nearly.
std::vector<FrameSpread> frameSpread(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower,
                                     double upper);

/// Ticks of a feature's own axis; thousands as "4.0 k", and the highest with the unit.
QList<LaneTick> featureTicks(const std::string& feature, const QRectF& plot, double lower, double upper);

} // namespace suara
