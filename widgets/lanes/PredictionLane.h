#pragma once

#include "widgets/lanes/Lane.h"

namespace suara {

class ClipPredictions;

/// The probabilities of a network's classes along a clip, one on the other up to 100 %. What the network said of a
/// stretch stands round the stretch's middle.
class PredictionLane : public Lane {
    Q_OBJECT

public:
    explicit PredictionLane(ClipPredictions& source, QWidget* parent = nullptr);

    QString title() const override;
    int preferredHeight() const override { return 160; }

protected:
    void paintPlot(QPainter& painter, const LaneGeometry& geometry) override;
    void paintAxes(QPainter& painter, const LaneGeometry& geometry) override;
    QString problem() const override;
    QString details() const override;
    QList<LaneLegend> legend(std::int64_t sample) const override;
    QString readout(const QPointF& position, const LaneGeometry& geometry) const override;

private:
    ClipPredictions& m_source;
};

} // namespace suara
