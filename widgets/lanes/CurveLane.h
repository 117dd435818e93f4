#pragma once

#include "core/audio/Clip.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/lanes/Lane.h"

#include <functional>
#include <memory>

namespace suara {

class ClipData;

/// One or two features along time: the first on the left axis, filled; the second dashed, on the right axis.
class CurveLane : public Lane {
    Q_OBJECT

public:
    explicit CurveLane(ClipData& clipData, QWidget* parent = nullptr);

    void setClip(ClipId clip);
    void
    setTitle(std::function<QString()> title); ///< asked again after a change of language; "" takes the first curve's
    void setCurves(QList<FrameCurve> curves); ///< two at most
    const QList<FrameCurve>& curves() const { return m_curves; }

    QString title() const override;
    int preferredHeight() const override { return 140; }

protected:
    void paintPlot(QPainter& painter, const LaneGeometry& geometry) override;
    void paintAxes(QPainter& painter, const LaneGeometry& geometry) override;
    QList<LaneLegend> legend(std::int64_t sample) const override;
    QString readout(const QPointF& position, const LaneGeometry& geometry) const override;

private:
    std::shared_ptr<const ClipFrames> frames(const FrameCurve& curve) const;
    static QPair<double, double> limits(const ClipFrames& frames);

    ClipData& m_data;
    ClipId m_clip = 0;
    QList<FrameCurve> m_curves;
    std::function<QString()> m_title;
};

} // namespace suara
