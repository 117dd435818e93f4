#pragma once

#include "core/audio/Clip.h"
#include "core/base/ColourMap.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/lanes/Lane.h"

#include <QImage>
#include <memory>

namespace suara {

class ClipData;

/// Frames of many rows as a coloured picture: mel-spectrogram in dB (magma, a dB colour bar, frequencies at the left),
/// MFCC and chroma (viridis, rows at the left). Composed from an 8-bit pyramid through a table of 256 colours.
class SpectrogramLane : public Lane {
    Q_OBJECT

public:
    explicit SpectrogramLane(ClipData& clipData, QWidget* parent = nullptr);

    void setClip(ClipId clip);
    void setFeature(const std::string& feature, const FrameOptions& options); ///< one of several rows
    void setDepth(double decibels); ///< how far below the largest value colours reach, for features in dB
    const FrameCurve& shown() const { return m_shown; }

    QString title() const override;
    int preferredHeight() const override { return 280; }

protected:
    void paintPlot(QPainter& painter, const LaneGeometry& geometry) override;
    void paintAxes(QPainter& painter, const LaneGeometry& geometry) override;
    QString details() const override;
    bool isColourMap() const override { return true; }
    bool readsHeight() const override { return true; }
    QString readout(const QPointF& position, const LaneGeometry& geometry) const override;

private:
    struct Limits {
        double lower = 0.0;
        double upper = 1.0;
    };
    std::shared_ptr<const ClipFrames> frames() const;
    bool isMel() const;
    bool isDecibels() const;
    Limits limits(const ClipFrames& frames) const;
    void compose(const ClipFrames& frames, const LaneGeometry& geometry, const QSize& pixels);
    QList<LaneTick> rowTicks(const QRectF& plot, int rows) const;
    QList<LaneTick> frequencyTicks(const QRectF& plot) const;
    void paintColourBar(QPainter& painter, const QRectF& plot, const Limits& limits) const;
    double topFrequency() const;
    double frequencyAt(double fraction) const; ///< of the height, from the bottom
    const ColourTable& colours() const;

    ClipData& m_data;
    ClipId m_clip = 0;
    FrameCurve m_shown;
    double m_depth = 80.0;
    QImage m_image; ///< reused from one drawing to the next
    std::vector<std::uint8_t> m_levels;
};

} // namespace suara
