#pragma once

#include "core/audio/PeakPyramid.h"
#include "widgets/lanes/ClipLane.h"

namespace suara {

/// The waveform of a clip from hours down to single samples: peaks and RMS when zoomed out, the samples themselves when
/// zoomed in. A feature may be laid over it, on its own axis at the right; the waveform is pale then.
class WaveformLane : public ClipLane {
    Q_OBJECT

public:
    explicit WaveformLane(ClipData& clipData, QWidget* parent = nullptr);

    /// @param normalised  from its lowest to its highest value in the clip, else from zero
    void setOverlay(const std::optional<FrameCurve>& curve, bool normalised = true);

    QString title() const override { return tr("Waveform"); }
    int preferredHeight() const override { return 180; }

protected:
    void paintPlot(QPainter& painter, const LaneGeometry& geometry) override;
    void paintAxes(QPainter& painter, const LaneGeometry& geometry) override;
    QString problem() const override;
    QList<LaneLegend> legend(std::int64_t sample) const override;
    QString readout(const QPointF& position, const LaneGeometry& geometry) const override;

private:
    struct Limits {
        double lower = 0.0;
        double upper = 1.0;
    };
    std::shared_ptr<const ClipFrames> overlayFrames() const;
    Limits overlayLimits(const ClipFrames& frames) const;
    std::vector<Peak> valueAt(std::int64_t sample) const; ///< one, or none yet
    bool paintSamples(QPainter& painter, const LaneGeometry& geometry) const;
    bool paintPyramid(QPainter& painter, const LaneGeometry& geometry) const;
    void paintOverlay(QPainter& painter, const LaneGeometry& geometry) const;

    std::optional<FrameCurve> m_overlay;
    bool m_drawn = false; ///< a wave stands in the plot
    bool m_normalised = true;
};

} // namespace suara
