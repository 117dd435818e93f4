#pragma once

#include "widgets/lanes/ClipLane.h"

#include <functional>

namespace suara {

/// One or two features along time: the first on the left axis, filled; the second dashed, on the right axis.
class CurveLane : public ClipLane {
    Q_OBJECT

public:
    explicit CurveLane(ClipData& clipData, QWidget* parent = nullptr);

    void
    setTitle(std::function<QString()> title); ///< asked again after a change of language; "" takes the first curve's
    void setCurves(QList<FrameCurve> curves); ///< two at most
    const QList<FrameCurve>& curves() const { return m_curves; }

    QString title() const override;
    int preferredHeight() const override { return 140; }

protected:
    void paintPlot(QPainter& painter, const LaneGeometry& geometry) override;
    void paintAxes(QPainter& painter, const LaneGeometry& geometry) override;
    QString problem() const override;
    QList<LaneLegend> legend(std::int64_t sample) const override;
    QString readout(const QPointF& position, const LaneGeometry& geometry) const override;

private:
    static QPair<double, double> limits(const FrameCurve& curve, const ClipFrames& frames);

    QList<FrameCurve> m_curves;
    std::function<QString()> m_title;
};

} // namespace suara
