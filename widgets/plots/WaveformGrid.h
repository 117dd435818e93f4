#pragma once

#include "core/audio/Clip.h"

#include <QAbstractScrollArea>
#include <QSet>
#include <QStringList>

namespace suara {

class ClipData;

/// Many clips' waveforms in rows and columns, amplitude from -1 to 1, each with its name: the lecture's 2 × 5 and any
/// number. A click chooses a clip, a double click plays it.
class WaveformGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    struct Cell {
        ClipId clip = 0;
        QString name;
        int classIndex = -1;     ///< -1: no class
        std::int64_t frames = 0; ///< of the whole clip
        int sampleRate = 0;
    };

    explicit WaveformGrid(ClipData& clipData, QWidget* parent = nullptr);

    void setCells(QList<Cell> cells);
    void setColumns(int columns);      ///< 0: as many as fit; the lecture has 5
    void setFirstSamples(int samples); ///< only the first samples of each clip, as the lecture's x[:10000]; 0: whole
    void setSelected(const QList<ClipId>& clips);                 ///< keys move from the first of them
    void drawPicture(QPainter& painter, const QSize& size) const; ///< all cells

    const QList<Cell>& cells() const { return m_cells; }
    int cellAt(const QPoint& position) const; ///< in the viewport; -1 for none

Q_SIGNALS:
    void clipClicked(suara::ClipId clip, Qt::KeyboardModifiers modifiers);
    void clipActivated(suara::ClipId clip);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int columnsFor(int width) const;
    QRect cellRect(int index, const QSize& size) const; ///< in the whole grid, before scrolling
    std::int64_t framesShown(const Cell& cell) const;
    void updateScrollBar();
    void paintCell(QPainter& painter, const QRectF& rect, const Cell& cell, bool selected) const;
    void paintAxes(QPainter& painter, const QRectF& plot, const Cell& cell) const;
    void paintWave(QPainter& painter, const QRectF& plot, const Cell& cell) const;
    void choose(int index, Qt::KeyboardModifiers modifiers);

    ClipData& m_data;
    QList<Cell> m_cells;
    QSet<ClipId> m_selected;
    ClipId m_current = 0;
    int m_columns = 0;
    int m_firstSamples = 0;
};

} // namespace suara
