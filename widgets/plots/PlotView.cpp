#include "widgets/plots/PlotCanvas.h" // first: QCustomPlot's header wants Qt's keywords

#include "widgets/common/look/Theme.h"
#include "widgets/plots/PlotView.h"

#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace suara {

double PlotAxis::fractionOf(double value) const
{
    const double along = logarithmic ? std::log(std::max(value, 1e-300) / lower) / std::log(upper / lower)
                                     : (value - lower) / (upper - lower);
    return reversed ? 1.0 - along : along;
}

double PlotAxis::valueAt(double fraction) const
{
    const double along = reversed ? 1.0 - fraction : fraction;
    return logarithmic ? lower * std::pow(upper / lower, along) : lower + along * (upper - lower);
}

double PlotMap::x(double value) const
{
    return m_area.left() + m_x.fractionOf(value) * m_area.width();
}

double PlotMap::y(double value) const
{
    return m_area.bottom() - m_y.fractionOf(value) * m_area.height();
}

double PlotMap::valueX(double pixel) const
{
    return m_x.valueAt((pixel - m_area.left()) / m_area.width());
}

double PlotMap::valueY(double pixel) const
{
    return m_y.valueAt((m_area.bottom() - pixel) / m_area.height());
}

std::vector<QPoint> thinned(std::vector<QPoint> points)
{
    std::ranges::sort(points, [](QPoint a, QPoint b) { return a.x() != b.x() ? a.x() < b.x() : a.y() < b.y(); });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

PlotView::PlotView(QWidget* parent) : QWidget(parent), m_canvas(new Canvas(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_canvas);
    setFocusPolicy(Qt::StrongFocus);
    onTheme(this, [this] { redraw(); });
}

PlotView::~PlotView()
{
    delete m_canvas; // first, because it draws through this
}

void PlotView::setDrag(Drag drag)
{
    m_canvas->setDrag(drag);
}

void PlotView::setXAxis(const PlotAxis& axis)
{
    m_canvas->setAxis(m_canvas->xAxis, m_canvas->x, axis);
    redraw();
}

void PlotView::setXTitle(const QString& title, const QString& unit)
{
    PlotAxis axis = xAxis();
    axis.title = title;
    axis.unit = unit;
    setXAxis(axis);
}

void PlotView::setYAxis(const PlotAxis& axis)
{
    m_canvas->setAxis(m_canvas->yAxis, m_canvas->y, axis);
    redraw();
}

const PlotAxis& PlotView::xAxis() const
{
    return m_canvas->x;
}

const PlotAxis& PlotView::yAxis() const
{
    return m_canvas->y;
}

void PlotView::showX(double lower, double upper)
{
    m_canvas->show(m_canvas->xAxis, m_canvas->x, lower, upper);
}

PlotMap PlotView::map() const
{
    return m_canvas->map();
}

void PlotView::drawPicture(QPaintDevice& device, const QSize& size, bool plain)
{
    m_canvas->drawOn(device, size, plain);
}

void PlotView::setSideMargins(int left, int right)
{
    m_canvas->leftMargin = left;
    m_canvas->rightMargin = right;
    redraw();
}

void PlotView::setTopMargin(int top)
{
    m_canvas->topMargin = top;
    redraw();
}

QSize PlotView::sizeHint() const
{
    return {420, 260};
}

QSize PlotView::minimumSizeHint() const
{
    return {160, 120};
}

void PlotView::resetZoom()
{
    m_canvas->show(m_canvas->xAxis, m_canvas->x, m_canvas->x.lower, m_canvas->x.upper);
    m_canvas->show(m_canvas->yAxis, m_canvas->y, m_canvas->y.lower, m_canvas->y.upper);
}

void PlotView::redraw()
{
    m_isOutdated = window()->isVisible() && !isVisible();
    if (m_isOutdated)
        return; // of a page that is not shown: when it is
    m_canvas->arrange();
    m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::paintOver(QPainter&, const PlotMap&) {}

QString PlotView::tipAt(const QPointF&, const PlotMap&) const
{
    return {};
}

void PlotView::clickedAt(const QPointF&, const PlotMap&, Qt::KeyboardModifiers) {}

void PlotView::lassoed(const QPolygonF&, const PlotMap&, Qt::KeyboardModifiers) {}

void PlotView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_isOutdated)
        redraw();
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_canvas->resize(size());
    redraw();
}

/// From the plot to its legend, and from there on.
bool PlotView::focusNextPrevChild(bool next)
{
    LegendKeys& legend = m_canvas->legendKeys();
    if (next && hasFocus() && legend.takeFocus())
        return true;
    if (legend.hasFocus()) {
        setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        if (!next)
            return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    const PlotMap shown = map();
    const double width = shown.upperX() - shown.lowerX();
    const bool swaps = xAxis().reversed && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right);
    const int key = !swaps ? event->key() : event->key() == Qt::Key_Left ? int(Qt::Key_Right) : int(Qt::Key_Left);
    switch (key) {
    case Qt::Key_Plus:
        return showX(shown.lowerX() + 0.1 * width, shown.upperX() - 0.1 * width);
    case Qt::Key_Minus:
        return showX(shown.lowerX() - 0.125 * width, shown.upperX() + 0.125 * width);
    case Qt::Key_Left:
        return showX(std::max(xAxis().lower, shown.lowerX() - 0.1 * width),
                     std::max(xAxis().lower, shown.lowerX() - 0.1 * width) + width);
    case Qt::Key_Right:
        return showX(std::min(xAxis().upper, shown.upperX() + 0.1 * width) - width,
                     std::min(xAxis().upper, shown.upperX() + 0.1 * width));
    case Qt::Key_0:
        return resetZoom();
    case Qt::Key_Escape:
        if (m_canvas->dropLasso())
            return;
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace suara
