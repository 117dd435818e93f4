#pragma once

#include "widgets/common/workbench/TimeCursor.h"
#include "widgets/plots/GridPictures.h"

#include <QAbstractScrollArea>
#include <QSet>
#include <optional>
#include <vector>

namespace suara {

class ClipData;
class Project;
class Lane;
class SpectrogramLane;
class WaveformLane;

/// Many clips in rows and columns, each with its name: waveforms, amplitude from -1 to 1 (the lecture's 2 × 5 and any
/// number), or mel-spectrograms on one dB scale, whose 0 dB is the loudest place of those seen so far. All have one
/// scale of time and one of values, whose axes stand at the border, or each has its own. A waveform that is not whole
/// says how much of it stands there. A click chooses a clip, a double click plays it; under the pointer stands what a
/// lane of the clip would say there.
class ClipGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    using Cell = GridCell;

    explicit ClipGrid(ClipData& clipData, QWidget* parent = nullptr);

    void setCells(QList<Cell> cells);
    static QList<Cell> cellsOf(const Project& project, const std::vector<ClipId>& clips);
    void showView(const View& view); ///< ViewKind::WaveGrid or MelGrid; 0 columns: as many as fit
    ViewKind kind() const { return m_view.kind; }
    void setSelected(const QList<ClipId>& clips);                 ///< keys move from the first of them
    void drawPicture(QPainter& painter, const QSize& size) const; ///< all cells
    bool isWhole() const; ///< whether all that drawPicture() needs is there, or has failed; asks for the rest

    const QList<Cell>& cells() const { return m_cells; }
    int cellAt(const QPoint& position) const;        ///< in the viewport; -1 for none
    QString readoutAt(const QPoint& position) const; ///< what stands there, lines as Lane's; "" for nothing

Q_SIGNALS:
    void clipClicked(suara::ClipId clip, Qt::KeyboardModifiers modifiers);
    void clipActivated(suara::ClipId clip);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int mostCellHeight = 300;
    static constexpr int captionHeight = 26;
    static constexpr int partHeight = 14;   ///< of the line that says how much of a clip stands there
    static constexpr int labelsWidth = 52;  ///< of numbers up a plot
    static constexpr int titleHeight = 18;  ///< of an axis's name
    static constexpr int labelsHeight = 22; ///< of numbers along a plot
    static constexpr int gap = 8;           ///< between cells that share an axis

    QRect room(const QSize& size) const; ///< of the cells, beside the common axes and the colour bar
    int columnsFor(int width) const;
    QRect cellRect(int index, const QSize& size) const;           ///< in the whole grid, before scrolling
    QRect seenRect(int index) const;                              ///< in the viewport
    QMargins plotMargins() const;                                 ///< of a cell, round its plot
    QRectF stretchOf(const QRectF& plot, const Cell& cell) const; ///< where the clip, or its shown part, stands
    double secondsShown(const Cell& cell) const;
    double secondsAcross(const Cell& cell) const; ///< of its axis of time
    double loudest(const Cell& cell) const;       ///< what the top of its axis of amplitude stands for
    bool hasCommonValues() const;                 ///< of the axis at the left
    void findLongest();
    void updateScrollBar();
    void findHighest(const QList<Cell>& cells) const;
    void pointAt(std::optional<QPoint> position);
    void paintCaption(QPainter& painter, QRectF caption, const Cell& cell) const;
    void paintShownPart(QPainter& painter, const QRectF& plot, const Cell& cell) const;
    void paintCell(QPainter& painter, const QRectF& rect, const Cell& cell, bool selected) const;
    void paintValues(QPainter& painter, const QRectF& plot, double loudest) const;
    void paintTimes(QPainter& painter, const QRectF& plot, double seconds) const;
    void paintLevels(QPainter& painter, const QRectF& plot, double loudest) const;
    void paintAxes(QPainter& painter, const QSize& size, const QList<QRectF>& cells) const;
    void paintTitles(QPainter& painter, const QRectF& area) const;
    void paintScale(QPainter& painter, const QRectF& area) const;
    void paintWave(QPainter& painter, const QRectF& plot, const Cell& cell) const;
    void choose(int index, Qt::KeyboardModifiers modifiers);

    mutable GridPictures m_pictures;
    QList<Cell> m_cells;
    double m_longest = 0.0; ///< seconds shown of any clip
    QSet<ClipId> m_selected;
    ClipId m_current = 0;
    View m_view;
    SpectrogramLane* m_mel;                  ///< draws the pictures; never shown itself
    WaveformLane* m_wave;                    ///< reads waveforms out; never shown itself
    mutable TimeCursor m_time;               ///< of the clip that is read out
    std::optional<QPoint> m_pointer;         ///< in the viewport
    mutable std::optional<double> m_highest; ///< dB of the loudest place so far
};

} // namespace suara
