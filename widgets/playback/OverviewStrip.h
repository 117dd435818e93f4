#pragma once

#include <QPixmap>
#include <QWidget>
#include <vector>

namespace suara {

struct Peak;
class Workbench;

/// The whole clip in the transport: its wave, the stretch the lanes show as a window, the selection and the playhead. A
/// click moves the playhead; where the lanes show a part only, the window is dragged; a double click shows all.
class OverviewStrip : public QWidget {
    Q_OBJECT

public:
    explicit OverviewStrip(Workbench& workbench, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {400, 36}; }
    QSize minimumSizeHint() const override { return {120, 36}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    double x(std::int64_t sample) const;
    std::int64_t sample(double atX) const;
    void redraw();
    void drawWave();
    std::vector<Peak> columns(int count) const; ///< empty while the clip is read
    void moveViewTo(double atX);

    Workbench& m_workbench;
    QPixmap m_wave;
    bool m_draggingView = false;
    double m_grab = 0.0; ///< samples from the view's start to the pointer
};

} // namespace suara
