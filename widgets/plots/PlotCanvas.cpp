#include "widgets/plots/PlotCanvas.h"

#include "widgets/common/controls/ReadOut.h"
#include "widgets/common/look/Theme.h"

#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr int legendRow = 24;
constexpr double mostLegend = 0.3;        // of a plot's height on the screen, where other views tell the classes too
constexpr double mostPictureLegend = 0.5; // of a picture's height
constexpr double hiddenOpacity = 0.4;     // of the legend of a class that is hidden
constexpr double dragDistance = 4.0;
constexpr double lassoStep = 2.0;     // px between the corners of a free-hand lasso
constexpr double nameWidth = 96.0;    // of a name along an axis, at most
constexpr double nameHeight = 12.0;   // least distance of two names
constexpr double smallestZoom = 1e-6; // of the whole axis

QString titleOf(const PlotAxis& axis)
{
    return axis.unit.isEmpty() ? axis.title : QStringLiteral("%1 (%2)").arg(axis.title, axis.unit);
}

bool sameLimits(const PlotAxis& a, const PlotAxis& b)
{
    return a.lower == b.lower && a.upper == b.upper && a.logarithmic == b.logarithmic && a.reversed == b.reversed;
}

/// Hands Suara's ticks to QCustomPlot.
class AxisTicker : public QCPAxisTicker {
public:
    AxisTicker(const QCPAxis* axis, const PlotAxis& settings) : m_axis(axis), m_settings(settings) {}

    void generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks, QVector<double>*,
                  QVector<QString>* labels) override
    {
        ticks.clear();
        if (labels != nullptr)
            labels->clear();
        for (const AxisTick& tick : ticksFor(range)) {
            ticks.append(tick.value);
            if (labels != nullptr)
                labels->append(tick.label);
        }
    }

    QList<AxisTick> ticksFor(const QCPRange& range) const
    {
        if (!m_settings.names.isEmpty())
            return namedTicks(range);
        const QRect area = m_axis->axisRect()->rect();
        const int most = m_axis->orientation() == Qt::Horizontal ? ticksAlong(area.width()) : ticksUp(area.height());
        return m_settings.logarithmic ? logarithmicTicks(range.lower, range.upper, most)
                                      : axisTicks(range.lower, range.upper, most, m_settings.kind);
    }

private:
    /// From the top row on as many names as do not touch, at one distance.
    QList<AxisTick> namedTicks(const QCPRange& range) const
    {
        const QFontMetricsF metrics(Theme::font(Theme::Role::Tick));
        const double row = m_axis->axisRect()->height() / std::max(range.size(), 1.0);
        const auto every = std::max<qsizetype>(1, qsizetype(std::ceil(nameHeight / std::max(row, 1.0))));
        QList<AxisTick> ticks;
        for (qsizetype i = m_settings.names.size() - 1; i >= 0; i -= every)
            ticks.append({double(i), metrics.elidedText(m_settings.names[i], Qt::ElideMiddle, nameWidth)});
        return ticks;
    }

    const QCPAxis* m_axis;
    const PlotAxis& m_settings;
};

/// One layer of drawing that calls back; without clipping it may use the whole widget.
class PaintItem : public QCPLayerable {
public:
    using Paint = std::function<void(QPainter&)>;
    PaintItem(QCustomPlot* plot, const QString& layer, bool clipped, Paint paint)
        : QCPLayerable(plot, layer), m_clipped(clipped), m_paint(std::move(paint))
    {
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    QRect clipRect() const override { return m_clipped ? mParentPlot->axisRect()->rect() : mParentPlot->viewport(); }
    void draw(QCPPainter* painter) override { m_paint(*painter); }

private:
    bool m_clipped;
    Paint m_paint;
};

} // namespace

PlotView::Canvas::Canvas(PlotView& view) : QCustomPlot(&view), m_view(view), m_legendKeys(new LegendKeys(view))
{
    setNoAntialiasingOnDrag(false);
    setPlottingHint(QCP::phCacheLabels, true);
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    QObject::connect(m_legendKeys, &LegendKeys::toggled, &view, &PlotView::classToggled);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setBackground(Qt::NoBrush);
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setSubTicks(false);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(0);
        axis->setTickLabelPadding(6);
    }
    yAxis->setBasePen(Qt::NoPen);
    xAxis->setRange(x.lower, x.upper); // else the same limits, given later, would keep QCustomPlot's 0 to 5
    yAxis->setRange(y.lower, y.upper);
    xAxis->setTicker(QSharedPointer<AxisTicker>::create(xAxis, x));
    yAxis->setTicker(QSharedPointer<AxisTicker>::create(yAxis, y));
    buildLayers();
}

void PlotView::Canvas::buildLayers()
{
    new PaintItem(this, QStringLiteral("main"), true, [this](QPainter& painter) { m_view.paintData(painter, map()); });
    addLayer(QStringLiteral("over"), layer(QStringLiteral("axes")), QCustomPlot::limAbove);
    new PaintItem(this, QStringLiteral("over"), false, [this](QPainter& painter) {
        if (m_plain)
            return;
        paintTitles(painter);
        paintLegend(painter);
        m_view.paintOver(painter, map());
    });
    // The tip moves without drawing the data again. It stands over all else, and nothing else has an image of its own:
    // each one is laid over the whole window, in every frame.
    layer(QStringLiteral("overlay"))->setMode(QCPLayer::lmLogical);
    addLayer(QStringLiteral("pointer"), layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    layer(QStringLiteral("pointer"))->setMode(QCPLayer::lmBuffered);
    new PaintItem(this, QStringLiteral("pointer"), false, [this](QPainter& painter) {
        paintLasso(painter);
        paintReadOut(painter, m_hover, QRectF(viewport()), m_tip);
    });
}

void PlotView::Canvas::takeColours()
{
    const Tokens& tokens = Theme::instance().tokens();
    setBackground(QBrush(tokens.canvas));
    for (QCPAxis* axis : {xAxis, yAxis}) {
        axis->setTickLabelFont(Theme::font(Theme::Role::Tick));
        axis->setTickLabelColor(tokens.muted);
        axis->setTickPen(Qt::NoPen);
        axis->grid()->setPen(QPen(tokens.grid, 0));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    xAxis->setBasePen(QPen(tokens.edge, 0));
}

void PlotView::Canvas::setAxis(QCPAxis* axis, PlotAxis& stored, const PlotAxis& wanted)
{
    const bool keepsZoom = sameLimits(stored, wanted);
    stored = wanted;
    if (!(stored.upper > stored.lower) || !std::isfinite(stored.upper - stored.lower)) {
        stored.lower = std::isfinite(stored.lower) ? stored.lower - 0.5 : 0.0;
        stored.upper = stored.lower + 1.0;
    }
    axis->setScaleType(stored.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setRangeReversed(stored.reversed);
    axis->grid()->setVisible(stored.grid);
    if (!keepsZoom || axis->range().size() == 0.0)
        axis->setRange(stored.lower, stored.upper);
    arrange();
}

void PlotView::Canvas::show(QCPAxis* axis, const PlotAxis& limits, double lower, double upper)
{
    if (limits.reversed && lower > upper) // from one end of the axis to the other
        std::swap(lower, upper);
    lower = std::clamp(lower, limits.lower, limits.upper);
    upper = std::clamp(upper, limits.lower, limits.upper);
    if (!(upper - lower >= smallestZoom * (limits.upper - limits.lower)))
        return;
    axis->setRange(lower, upper);
    Q_EMIT m_view.viewChanged();
    m_view.redraw();
}

PlotAxis PlotView::Canvas::shown(const PlotAxis& axis, const QCPRange& range)
{
    PlotAxis result = axis;
    result.lower = range.lower;
    result.upper = range.upper;
    return result;
}

PlotMap PlotView::Canvas::map() const
{
    return {QRectF(axisRect()->rect()), shown(x, xAxis->range()), shown(y, yAxis->range())};
}

void PlotView::Canvas::arrange()
{
    takeColours(); // every time: a picture may be lighter than the window
    if (m_plain) {
        axisRect()->setMargins({});
        return;
    }
    const QFontMetricsF metrics(Theme::font(Theme::Role::Tick));
    double& widest = m_labelWidth = 0.0;
    for (const AxisTick& tick : AxisTicker(yAxis, y).ticksFor(yAxis->range()))
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    const int left = std::max(leftMargin, int(std::ceil(widest)) + (y.title.isEmpty() ? 16 : 32));
    const QList<PlotLegend> entries = legendEntries();
    const QList<QPointF> places = legendPlaces(entries, viewport().width() - left - 12);
    if (!m_isPicture)
        placeLegendKeys(entries, places, left);
    const int top = places.isEmpty() ? topMargin : int(places.last().y()) + legendRow + 8;
    axisRect()->setMargins({left, top, rightMargin, x.title.isEmpty() ? 26 : 40});
}

void PlotView::Canvas::paintTitles(QPainter& painter) const
{
    const QRectF area(axisRect()->rect());
    painter.setFont(Theme::font(Theme::Role::TickStrong));
    painter.setPen(Theme::instance().tokens().muted);
    painter.drawText(QRectF(area.left(), viewport().bottom() - 20.0, area.width(), 16.0),
                     Qt::AlignCenter | Qt::TextDontClip, titleOf(x));
    painter.save();
    painter.translate(std::max(viewport().left() + 10.0, area.left() - m_labelWidth - 20.0), area.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-area.height() / 2, -8.0, area.height(), 16.0), Qt::AlignCenter | Qt::TextDontClip,
                     titleOf(y));
    painter.restore();
}

/// As many as leave the data room; the last then says how many more there are.
QList<PlotLegend> PlotView::Canvas::legendEntries() const
{
    QList<PlotLegend> entries = m_view.legend();
    if (m_isPicture)
        entries.removeIf([](const PlotLegend& entry) { return !entry.isShown; });
    const double most = (m_isPicture ? mostPictureLegend : mostLegend) * viewport().height();
    const double width = viewport().width() - leftMargin - 12;
    const auto fits = [&](const QList<PlotLegend>& some) {
        const QList<QPointF> places = legendPlaces(some, width);
        return places.isEmpty() || places.last().y() <= 8.0 || places.last().y() + legendRow <= most;
    };
    const qsizetype all = entries.size();
    QList<PlotLegend> fitting = entries;
    while (!fits(fitting)) {
        entries.removeLast();
        PlotLegend rest;
        rest.text = QStringLiteral("+%1").arg(all - entries.size());
        rest.colour = Qt::transparent;
        fitting = entries + QList<PlotLegend>{rest};
    }
    return fitting;
}

const PlotLegend* PlotView::Canvas::legendAt(const QPointF& pixel) const
{
    const QList<PlotLegend> entries = legendEntries();
    const QList<QPointF> places = legendPlaces(entries, viewport().width() - axisRect()->rect().left() - 12);
    const QPointF left(axisRect()->rect().left(), 0.0);
    m_legend = entries;
    for (qsizetype i = 0; i < places.size(); ++i)
        if (legendPlace(entries[i], places[i] + left).contains(pixel))
            return &m_legend[i];
    return nullptr;
}

QRectF PlotView::Canvas::legendPlace(const PlotLegend& entry, const QPointF& at)
{
    const QFontMetricsF metrics(Theme::font(Theme::Role::Secondary));
    return {at, QSizeF(20.0 + metrics.horizontalAdvance(entry.text), legendRow)};
}

void PlotView::Canvas::placeLegendKeys(const QList<PlotLegend>& entries, const QList<QPointF>& places, int left)
{
    constexpr int ring = 4; // room for it at both sides
    QList<LegendKeys::Entry> keys;
    for (qsizetype i = 0; i < entries.size(); ++i)
        if (entries[i].toggles)
            keys.append(
                {*entries[i].toggles, entries[i].text, entries[i].isShown,
                 legendPlace(entries[i], places[i] + QPointF(left, 0.0)).toAlignedRect().adjusted(-ring, 0, ring, 0)});
    m_legendKeys->setEntries(keys);
}

QList<QPointF> PlotView::Canvas::legendPlaces(const QList<PlotLegend>& entries, double width) const
{
    const QFontMetricsF metrics(Theme::font(Theme::Role::Secondary));
    QList<QPointF> places;
    QPointF at(0.0, 8.0);
    for (const PlotLegend& entry : entries) {
        const double advance = 20.0 + metrics.horizontalAdvance(entry.text) + 18.0;
        if (at.x() > 0.0 && at.x() + advance > width)
            at = {0.0, at.y() + legendRow};
        places.append(at);
        at.rx() += advance;
    }
    return places;
}

void PlotView::Canvas::paintLegend(QPainter& painter) const
{
    const QList<PlotLegend> entries = legendEntries();
    const QList<QPointF> places = legendPlaces(entries, viewport().width() - axisRect()->rect().left() - 12);
    for (qsizetype i = 0; i < entries.size(); ++i)
        paintLegendEntry(painter, places[i] + QPointF(axisRect()->rect().left(), 0.0), entries[i]);
}

double PlotView::Canvas::paintLegendEntry(QPainter& painter, const QPointF& at, const PlotLegend& entry) const
{
    const double middle = at.y() + legendRow / 2.0;
    painter.setOpacity(entry.isShown ? 1.0 : hiddenOpacity);
    switch (entry.sample) {
    case PlotLegend::Sample::Fill:
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.colour);
        painter.drawRoundedRect(QRectF(at.x() + 2.0, middle - 5.0, 10.0, 10.0), 2.0, 2.0);
        break;
    case PlotLegend::Sample::Line:
    case PlotLegend::Sample::Dash: {
        QPen pen(entry.colour, 2.0, Qt::SolidLine, Qt::FlatCap);
        if (entry.sample == PlotLegend::Sample::Dash)
            pen.setDashPattern({3.0, 1.0});
        painter.setPen(pen);
        painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + 14.0, middle));
        break;
    }
    case PlotLegend::Sample::Mark:
        Theme::drawMark(painter, QRectF(at.x(), middle - 7.0, 14.0, 14.0), entry.mark, entry.colour);
        break;
    }
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(Theme::instance().tokens().text);
    const QRectF place(at.x() + 20.0, at.y(), QFontMetricsF(painter.font()).horizontalAdvance(entry.text), legendRow);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, entry.text);
    painter.setOpacity(1.0);
    return place.right();
}

void PlotView::Canvas::drawOn(QPaintDevice& device, const QSize& size, bool plain)
{
    const QRect oldViewport = viewport();
    m_plain = plain;
    m_isPicture = true;
    for (QCPAxis* axis : {xAxis, yAxis})
        axis->setVisible(!plain);
    setViewport(QRect(QPoint(0, 0), size));
    arrange();
    updateLayout(); // ticks are as many as have room, and are chosen before the axes have taken theirs
    arrange();
    {
        QCPPainter painter(&device);
        painter.setMode(QCPPainter::pmNoCaching);
        painter.fillRect(QRect(QPoint(0, 0), size), Theme::instance().tokens().canvas);
        toPainter(&painter, size.width(), size.height());
    }
    m_plain = m_isPicture = false;
    for (QCPAxis* axis : {xAxis, yAxis})
        axis->setVisible(true);
    setViewport(oldViewport);
    arrange();
}

void PlotView::Canvas::zoomAxis(QCPAxis* axis, const PlotAxis& limits, double fraction, double factor)
{
    if (!limits.zooms)
        return;
    const PlotAxis now = shown(limits, axis->range());
    show(axis, limits, now.valueAt(fraction - fraction * factor), now.valueAt(fraction + (1.0 - fraction) * factor));
}

void PlotView::Canvas::panAxis(QCPAxis* axis, const PlotAxis& limits, double fraction)
{
    if (!limits.zooms)
        return;
    const PlotAxis now = shown(limits, axis->range());
    const auto [least, end] = std::minmax({now.fractionOf(limits.lower), now.fractionOf(limits.upper)});
    const double most = end - 1.0;
    const double moved = std::clamp(fraction, std::min(least, 0.0), std::max(most, 0.0));
    show(axis, limits, now.valueAt(moved), now.valueAt(1.0 + moved));
}

void PlotView::Canvas::zoomAt(const QPointF& pixel, double factor)
{
    const QRectF area(axisRect()->rect());
    zoomAxis(xAxis, x, std::clamp((pixel.x() - area.left()) / area.width(), 0.0, 1.0), factor);
    zoomAxis(yAxis, y, std::clamp((area.bottom() - pixel.y()) / area.height(), 0.0, 1.0), factor);
}

void PlotView::Canvas::panBy(const QPointF& pixels)
{
    panAxis(xAxis, x, -pixels.x() / axisRect()->rect().width());
    panAxis(yAxis, y, pixels.y() / axisRect()->rect().height());
}

void PlotView::Canvas::hover(const QPointF& pixel)
{
    const bool inside = QRectF(axisRect()->rect()).contains(pixel);
    const QString tip = inside && !m_panning && m_lasso.isEmpty() ? m_view.tipAt(pixel, map()) : QString();
    if (tip.isEmpty() && m_tip.isEmpty())
        return;
    m_tip = tip;
    m_hover = pixel;
    layer(QStringLiteral("pointer"))->replot();
}

void PlotView::Canvas::setDrag(Drag drag)
{
    m_drag = drag;
    setCursor(drag == Drag::Pan || !m_view.canBeLassoed() ? Qt::ArrowCursor : Qt::CrossCursor);
}

bool PlotView::Canvas::dropLasso()
{
    if (m_lasso.isEmpty())
        return false;
    m_lasso.clear();
    m_pressed = m_panning = false;
    layer(QStringLiteral("pointer"))->replot();
    return true;
}

void PlotView::Canvas::drawLasso(const QPointF& to)
{
    if (m_dragging == Drag::Rectangle)
        m_lasso = QPolygonF(QRectF(m_pressedAt, to).normalized());
    else if (m_lasso.isEmpty())
        m_lasso = {m_pressedAt, to};
    else if ((to - m_lasso.last()).manhattanLength() >= lassoStep)
        m_lasso.append(to);
    layer(QStringLiteral("pointer"))->replot();
}

void PlotView::Canvas::paintLasso(QPainter& painter) const
{
    if (m_lasso.isEmpty())
        return;
    QColor fill = Theme::instance().tokens().accent;
    painter.setPen(QPen(fill, 1.0));
    fill.setAlphaF(0.13F);
    painter.setBrush(fill);
    painter.drawPolygon(m_lasso);
}

/// Only here its size is known: before it is shown for the first time, the legend had no room.
void PlotView::Canvas::resizeEvent(QResizeEvent* event)
{
    QCustomPlot::resizeEvent(event);
    arrange();
    updateLayout(); // so that the ticks are those of this size
    arrange();
}

void PlotView::Canvas::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
    const bool lassoes = m_view.canBeLassoed() && event->button() == Qt::LeftButton;
    m_dragging = !lassoes                                                                ? Drag::Pan
                 : m_drag == Drag::Pan && event->modifiers().testFlag(Qt::ShiftModifier) ? Drag::Lasso
                                                                                         : m_drag;
    m_pressedAt = m_last = event->position();
    m_view.setFocus(Qt::MouseFocusReason);
}

void PlotView::Canvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed && !m_panning)
        m_panning = (event->position() - m_pressedAt).manhattanLength() > dragDistance;
    if (m_panning && m_dragging != Drag::Pan)
        drawLasso(event->position());
    else if (m_panning)
        panBy(event->position() - m_last);
    m_last = event->position();
    hover(event->position());
}

void PlotView::Canvas::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_pressed && !m_panning && event->button() == Qt::LeftButton;
    const QPolygonF outline = m_lasso;
    if (!dropLasso())
        m_pressed = m_panning = false;
    if (outline.size() > 2)
        m_view.lassoed(outline, map(), event->modifiers());
    else if (const PlotLegend* entry = clicked ? legendAt(event->position()) : nullptr; entry != nullptr) {
        if (entry->toggles)
            Q_EMIT m_view.classToggled(*entry->toggles);
    } else if (clicked)
        m_view.clickedAt(event->position(), map(), event->modifiers());
}

void PlotView::Canvas::mouseDoubleClickEvent(QMouseEvent*)
{
    m_view.resetZoom();
}

void PlotView::Canvas::wheelEvent(QWheelEvent* event)
{
    zoomAt(event->position(), std::pow(0.85, event->angleDelta().y() / 120.0));
    event->accept();
}

void PlotView::Canvas::leaveEvent(QEvent*)
{
    hover({-1.0, -1.0});
}

} // namespace suara
