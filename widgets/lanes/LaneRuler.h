#pragma once

#include "widgets/lanes/Lane.h"

#include <QWidget>

namespace suara {

/// The time above the lanes: ticks, a bar and a duration tag over the selection, the head of the playhead. A press in
/// it moves the playhead, a drag is heard.
class LaneRuler : public QWidget {
    Q_OBJECT

public:
    explicit LaneRuler(TimeCursor& cursor, QWidget* parent = nullptr);

    void setGutters(const LaneGutters& gutters);
    /// @param taken  where no label can stand
    static void paintTicks(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry,
                           const QRectF& taken = {});

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    LaneGeometry geometry() const;
    std::int64_t sampleAt(const QPointF& position) const;
    QRectF selectionBar(const LaneGeometry& geometry) const;
    QRectF selectionTag(const LaneGeometry& geometry) const;
    QString selectionText() const;
    void paintSelection(QPainter& painter, const LaneGeometry& geometry) const;
    void paintHead(QPainter& painter, const LaneGeometry& geometry) const;

    TimeCursor& m_cursor;
    LaneGutters m_gutters;
};

} // namespace suara
