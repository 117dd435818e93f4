#pragma once

#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/workbench/TimeCursor.h"

#include <QPixmap>
#include <QWidget>

namespace suara {

/// Where time stands in a lane: samples of the clip to pixels and back. The plot's rectangle is the same in x for every
/// lane of a stack.
struct LaneGeometry {
    QRectF plot;
    TimeRange view;
    int sampleRate = 0;
    bool compact = false;

    double samplesPerPixel() const { return plot.width() > 0 ? double(view.length()) / plot.width() : 0.0; }
    double x(double sample) const; ///< the left edge of that sample
    double sample(double x) const; ///< not rounded, not clamped
    double seconds(double atX) const { return sampleRate > 0 ? sample(atX) / sampleRate : 0.0; }
};

/// Room beside the plots, the same for all lanes of a stack.
struct LaneGutters {
    int left = 152;
    int right = 64;
    bool compact = false; ///< name and legend stand in an 18 px strip over the plot
};

/// One line of a lane's legend: a sample of the curve, its name, its value at the playhead.
struct LaneLegend {
    QString name;
    QString value;
    QColor colour;
    Qt::PenStyle pen = Qt::SolidLine; ///< Qt::NoPen: a filled square
};

/// One view along time: a waveform, a spectrogram, a tier. Derive, draw with paintPlot(), call invalidate() when the
/// data change. What paintPlot() drew is kept in a pixmap, so that playhead and selection cost next to nothing.
///
/// By itself a lane drags a selection, sets the playhead by a click, scrubs with Shift, and scrolls and zooms by the
/// wheel; a lane with parts of its own (segments) handles the mouse first and passes on what it does not want.
class Lane : public QWidget {
    Q_OBJECT

public:
    explicit Lane(QWidget* parent = nullptr);
    ~Lane() override;

    virtual QString title() const = 0; ///< translated, stands in the gutter
    virtual int preferredHeight() const { return 130; }
    virtual int smallestHeight() const { return 48; }
    virtual bool stretches() const { return true; } ///< false: always preferredHeight(), as a tier

    void attach(TimeCursor* cursor, const LaneGutters& gutters); ///< by the stack
    TimeCursor* cursor() const { return m_cursor; }
    LaneGeometry laneGeometry() const; ///< of what is on the screen now
    QString readoutAt(const QPointF& position) const { return readoutAt(position, laneGeometry()); }
    QString readoutAt(const QPointF& position, const LaneGeometry& geometry) const ///< of a picture of it elsewhere
    {
        return readout(position, geometry);
    }

    /// Draws the lane without playhead or selection, e.g. for a picture or without any stack. Plain: the plot alone.
    void drawPicture(QPainter& painter, const QRectF& rect, TimeRange view, int sampleRate, const LaneGutters& gutters,
                     bool plain = false);

public Q_SLOTS:
    void invalidate(); ///< the data changed: draw the plot anew

Q_SIGNALS:
    void menuRequested(const QPoint& globalPosition, std::int64_t sample);

protected:
    virtual void paintPlot(QPainter& painter, const LaneGeometry& geometry) = 0;
    /// Axis labels and colour bars left and right of the plot; drawn with it.
    virtual void paintAxes(QPainter& painter, const LaneGeometry& geometry);
    virtual QList<LaneLegend> legend(std::int64_t sample) const; ///< values at that sample
    virtual QString problem() const { return {}; }               ///< why the plot is empty; stands in it
    virtual QString details() const { return {}; }               ///< muted lines under the title, '\n' between
    virtual bool isColourMap() const { return false; }           ///< never tinted; playhead white on black
    virtual bool isOnWhite() const { return false; }             ///< a colour map whose ground is white: black on white
    virtual bool showsSelection() const { return true; }
    virtual bool hasPadding() const { return true; } ///< false: the plot takes the whole height
    /// Draws over selection and playhead, anew at every repaint.
    virtual void paintOver(QPainter& painter, const LaneGeometry& geometry);
    /// What stands under the pointer, lines split by '\n', columns by '\t'; "" for nothing.
    virtual QString readout(const QPointF& position, const LaneGeometry& geometry) const;
    virtual bool readsHeight() const { return false; } ///< a level cross-hair line makes sense here

    QColor mapLine() const; ///< of lines that stand on a colour map, and of the halo round them
    QColor mapHalo() const;

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override; ///< two fingers on a touch pad zoom
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    LaneGeometry geometryFor(const QRectF& rect, TimeRange view, int sampleRate, const LaneGutters& gutters,
                             bool plain) const;
    void paintStatic(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry, bool plain);
    void paintGutter(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry) const;
    void paintStrip(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry) const;
    void paintSideGutter(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry) const;
    void paintSelection(QPainter& painter, const LaneGeometry& geometry) const;
    void paintPlayhead(QPainter& painter, const LaneGeometry& geometry) const;
    void paintPointer(QPainter& painter, const LaneGeometry& geometry) const;
    std::vector<AccessiblePart> headParts() const;
    void updatePlayhead();
    void dragTo(const QPointF& position);
    void clickAt(std::int64_t sample);

    TimeCursor* m_cursor = nullptr;
    LaneGutters m_gutters;
    QPixmap m_cache;
    bool m_cacheIsGood = false;
    double m_drawnPlayhead = -1.0;
    QPointF m_pointer;
    bool m_pointerInside = false;
    bool m_pressed = false;
    bool m_dragging = false;
    bool m_shift = false; ///< was held at the press
    QPointF m_pressedAt;
    std::int64_t m_anchor = 0;
};

} // namespace suara
