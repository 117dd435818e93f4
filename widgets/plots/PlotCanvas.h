#pragma once

#undef QT_NO_KEYWORDS // QCustomPlot's header is written with them
#include <qcustomplot.h>

#include "widgets/plots/LegendKeys.h"
#include "widgets/plots/PlotView.h"

namespace suara {

/// The QCustomPlot inside a PlotView: axes and layers, zoom and pan. The only code that knows it.
class PlotView::Canvas : public QCustomPlot {
public:
    explicit Canvas(PlotView& view);

    PlotAxis x;
    PlotAxis y;
    int leftMargin = 52;
    int rightMargin = 20;
    int topMargin = 14; ///< without a legend

    void setAxis(QCPAxis* axis, PlotAxis& stored, const PlotAxis& wanted);
    void show(QCPAxis* axis, const PlotAxis& limits, double lower, double upper);
    PlotMap map() const;
    void arrange();
    void drawOn(QPaintDevice& device, const QSize& size, bool plain);
    void setDrag(Drag drag);
    LegendKeys& legendKeys() const { return *m_legendKeys; }
    bool dropLasso(); ///< whether one was being drawn

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    static PlotAxis shown(const PlotAxis& axis, const QCPRange& range);
    void buildLayers();
    void takeColours();
    void drawLasso(const QPointF& to);
    void paintLasso(QPainter& painter) const;
    void paintTitles(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    const PlotLegend* legendAt(const QPointF& pixel) const; ///< null for none
    double paintLegendEntry(QPainter& painter, const QPointF& at, const PlotLegend& entry) const;
    void placeLegendKeys(const QList<PlotLegend>& entries, const QList<QPointF>& places, int left);
    static QRectF legendPlace(const PlotLegend& entry, const QPointF& at);
    QList<PlotLegend> legendEntries() const;
    QList<QPointF> legendPlaces(const QList<PlotLegend>& entries, double width) const;
    void panBy(const QPointF& pixels);
    void zoomAt(const QPointF& pixel, double factor);
    void hover(const QPointF& pixel);
    void zoomAxis(QCPAxis* axis, const PlotAxis& limits, double fraction, double factor);
    void panAxis(QCPAxis* axis, const PlotAxis& limits, double fraction);

    PlotView& m_view;
    LegendKeys* m_legendKeys;
    double m_labelWidth = 0.0; ///< of the widest tick label at the left
    bool m_plain = false;
    bool m_isPicture = false; ///< drawing on something else than the window
    Drag m_drag = Drag::Pan;
    Drag m_dragging = Drag::Pan; ///< of the button that is held
    QPolygonF m_lasso;
    bool m_pressed = false;
    bool m_panning = false;
    QPointF m_pressedAt;
    QPointF m_last;
    QPointF m_hover;
    QString m_tip;
    mutable QList<PlotLegend> m_legend; ///< as it was drawn last
};

} // namespace suara
