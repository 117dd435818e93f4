#pragma once

#include <QList>
#include <QWidget>
#include <optional>

namespace suara {

/// A point on the plane: a judgement in [-1, 1] each, with the colour place of its label (-1: none).
struct PlanePoint {
    double valence = 0.0;
    double arousal = 0.0;
    int colour = -1;
    std::int64_t segment = 0; ///< whose judgement it is
};

/// Valence to the right, arousal upwards, each on nine points. A click judges; with Shift anywhere, else on the nearest
/// point of the nine. Arrow keys move by one point, Delete takes the judgement away. Other segments stand as marks.
class ValenceArousalPlane : public QWidget {
    Q_OBJECT

public:
    explicit ValenceArousalPlane(QWidget* parent = nullptr);

    void setPoints(const QList<PlanePoint>& points);
    void setCurrent(std::optional<PlanePoint> point); ///< the current segment's judgement; nullopt: not judged

    QPointF place(double valence, double arousal) const; ///< in pixels
    QSize sizeHint() const override { return {304, 260}; }
    QSize minimumSizeHint() const override { return {180, 150}; }

Q_SIGNALS:
    void judged(double valence, double arousal);
    void cleared();
    void pointChosen(std::int64_t segment);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF plane() const;
    PlanePoint judgementAt(const QPointF& position, bool free) const;
    void paintGrid(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;
    void paintCurrent(QPainter& painter) const;
    void describe();

    QList<PlanePoint> m_points;
    std::optional<PlanePoint> m_current;
    std::optional<QPointF> m_pointer;
};

} // namespace suara
