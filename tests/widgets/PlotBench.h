#pragma once

#include "widgets/plots/PlotView.h"

#include <QTest>

namespace suara {

/// The widget inside a plot that hears the mouse.
inline QWidget* canvasOf(PlotView& plot)
{
    return plot.childAt(plot.rect().center());
}

inline void show(PlotView& plot)
{
    plot.resize(600, 400);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
}

inline void click(PlotView& plot, const QPointF& position)
{
    QTest::mouseClick(canvasOf(plot), Qt::LeftButton, {}, position.toPoint());
}

} // namespace suara
