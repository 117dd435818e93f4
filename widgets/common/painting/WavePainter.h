#pragma once

#include "core/audio/PeakPyramid.h"

#include <QColor>
#include <QRectF>
#include <span>
#include <vector>

class QPainter;

namespace suara {

/// Lowest, highest and RMS of `columns` equal parts of samples [start, end), fractions allowed; every part has at least
/// one sample. Outside the samples all is 0. What PeakPyramid::peaks() gives, from the samples themselves.
std::vector<Peak> samplePeaks(std::span<const float> samples, double start, double end, int columns);

/// Draws one upright line a column between lowest and highest, amplitude -gain … gain over the height of plot; on
/// vector devices (SVG, PDF) one closed outline. An invalid core colour leaves the RMS core out.
void paintPeaks(QPainter& painter, const QRectF& plot, std::span<const Peak> peaks, const QColor& wave,
                const QColor& core = {}, double gain = 1.0);

/// True if the painter draws pixels and not vectors.
bool drawsPixels(const QPainter& painter);

} // namespace suara
