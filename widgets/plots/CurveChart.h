#pragma once

#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

/// A named line through points.
struct Curve {
    enum class Line {
        Solid,  ///< training
        Dashed, ///< validation
        Muted,  ///< another run, thin and grey
        Thin,   ///< within an epoch: thin and pale, behind the others
    };
    QString name;
    Line line = Line::Solid;
    int colourIndex = 0;  ///< Theme::classColour
    bool endValue = true; ///< the last value is written at its end
    std::vector<double> x;
    std::vector<double> y;
};

/// Curves that may grow while they are watched: loss and accuracy by epoch.
class CurveChart : public PlotView {
    Q_OBJECT

public:
    explicit CurveChart(QWidget* parent = nullptr);

    void setCurves(std::vector<Curve> curves);
    void setTitles(const QString& xTitle, const QString& yTitle);
    void setXLimits(double lower, double upper); ///< e.g. 0 to the epochs planned; grown by what comes
    void setYLimits(double lower, double upper); ///< lower == upper: from the data, and from 0 if they are positive
    void setMarker(std::optional<double> x, const QString& text = {}); ///< dotted upright line: "best, epoch 5"
    void setDecimals(int decimals);                                    ///< of end values and tips, 3 at first

Q_SIGNALS:
    void pointClicked(double x); ///< the nearest x of a curve that is not thin

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    void paintOver(QPainter& painter, const PlotMap& map) override;
    QList<PlotLegend> legend() const override;
    QString tipAt(const QPointF& position, const PlotMap& map) const override;
    void clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers) override;

private:
    struct End {
        QPointF at;
        QString text;
        QColor colour;
        double labelY = 0.0;
    };

    void updateAxes();
    QList<End> ends(const PlotMap& map) const;
    QColor colourOf(const Curve& curve) const;
    std::optional<double> nearestX(double x) const;

    std::vector<Curve> m_curves;
    PlotAxis m_xLimits;
    PlotAxis m_yLimits;
    std::optional<double> m_marker;
    QString m_markerText;
    int m_decimals = 3;
};

} // namespace suara
