#pragma once

#include "widgets/common/controls/Ticker.h"

#include <QColor>
#include <QPolygonF>
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

class QPaintDevice;
class QPainter;

namespace suara {

/// One axis of a plot. Unit stands in the title: "Frequency (Hz)".
struct PlotAxis {
    QString title;
    QString unit;
    double lower = 0.0; ///< what reset shows, and the limits of zooming and panning
    double upper = 1.0;
    AxisKind kind = AxisKind::Number;
    bool logarithmic = false; ///< lower must be above 0
    bool reversed = false;    ///< high values first: at the left, or below
    bool grid = true;
    bool zooms = true; ///< wheel and drag move this axis
    QStringList names; ///< stand at 0, 1, 2 … instead of numbers

    double
    fractionOf(double value) const; ///< of the way along the axis: 0 at lower, 1 at upper; reversed the other way
    double valueAt(double fraction) const;
};

/// One entry of the legend row above the data.
struct PlotLegend {
    enum class Sample { Fill, Line, Dash, Mark };
    QString text;
    Sample sample = Sample::Fill;
    QColor colour;
    int mark = 0;                              ///< class index whose mark is drawn, for Sample::Mark
    std::optional<int> toggles = std::nullopt; ///< class that a click shows or hides
    bool isShown = true;                       ///< else it stands fainter, and not in pictures
};

/// Data coordinates to pixels and back, while a plot draws or hears the mouse.
class PlotMap {
public:
    PlotMap(const QRectF& area, const PlotAxis& x, const PlotAxis& y) : m_area(area), m_x(x), m_y(y) {}
    const QRectF& area() const { return m_area; }
    double lowerX() const { return m_x.lower; } ///< of what is shown now
    double upperX() const { return m_x.upper; }
    double lowerY() const { return m_y.lower; }
    double upperY() const { return m_y.upper; }
    double x(double value) const;
    double y(double value) const;
    QPointF point(double xValue, double yValue) const { return {x(xValue), y(yValue)}; }
    double valueX(double pixel) const;
    double valueY(double pixel) const;

private:
    QRectF m_area;
    PlotAxis m_x;
    PlotAxis m_y;
};

/// One point a pixel: marks that would lie on one another are drawn once.
std::vector<QPoint> thinned(std::vector<QPoint> points);

/// Base of all plots: axes, grid, ticks, legend, zoom by wheel, pan by drag, lasso where the plot has points, reset by
/// double click or 0, pictures. A plot derives from it and draws its data. Holds the only use of QCustomPlot; colours
/// and fonts come from Theme and follow it.
class PlotView : public QWidget {
    Q_OBJECT

public:
    /// What a drag with the left button does. With Shift it draws a lasso in any case, with the middle button it pans.
    enum class Drag { Pan, Lasso, Rectangle };

    explicit PlotView(QWidget* parent = nullptr);
    ~PlotView() override;

    void setDrag(Drag drag); ///< of plots that can be lassoed

    void setXAxis(const PlotAxis& axis); ///< keeps the zoom if limits and scale stay the same
    void setYAxis(const PlotAxis& axis);
    void setXTitle(const QString& title, const QString& unit);
    const PlotAxis& xAxis() const;
    const PlotAxis& yAxis() const;
    void showX(double lower, double upper); ///< zooms; kept inside the limits
    PlotMap map() const;                    ///< of what is on the screen now

    /// Draws the plot as it is shown now, at any size. Plain: the data alone, no axes, no legend, no margins.
    void drawPicture(QPaintDevice& device, const QSize& size, bool plain = false);

    /// Margins left and right of the data, so that a plot under lanes lines up with them; the left one grows with its
    /// labels.
    void setSideMargins(int left, int right);
    void setTopMargin(int top); ///< room for names over the data of a plot without a legend

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void resetZoom();
    void redraw(); ///< soon, once for any number of calls

Q_SIGNALS:
    void viewChanged();                ///< zoomed or panned
    void classToggled(int classIndex); ///< by its entry in the legend; -1: what has no class

protected:
    /// Draws the data; the painter is clipped to map.area().
    virtual void paintData(QPainter& painter, const PlotMap& map) = 0;
    /// Draws over everything, unclipped: names of peaks, end values, the selected ring.
    virtual void paintOver(QPainter& painter, const PlotMap& map);
    virtual QList<PlotLegend> legend() const { return {}; }
    /// What to say about the data under the pointer, lines split by '\n', columns by '\t'; "" for nothing.
    virtual QString tipAt(const QPointF& position, const PlotMap& map) const;
    virtual void clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers);
    virtual bool canBeLassoed() const { return false; }
    virtual void lassoed(const QPolygonF& outline, const PlotMap& map, Qt::KeyboardModifiers modifiers);

    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    class Canvas;
    Canvas* m_canvas;
    bool m_isOutdated = false; ///< since it was hidden
};

} // namespace suara
