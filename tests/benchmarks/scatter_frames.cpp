// How long a frame of a scatter takes: the real widget, 1920 x 1080, drawn in memory, driven by mouse and wheel.
//
//     scatter_frames [POINTS [FRAMES]]
//
// prints for each case the median and the 99th percentile of a whole frame, from the event to the painted window, in
// milliseconds; as time that passed, and as the processor's time of the one thread that draws, which other programs on
// the machine do not lengthen.

#include "widgets/common/look/Theme.h"
#include "widgets/plots/ScatterPlot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace suara;

namespace {

double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) * 1e-6;
}

double at(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times[std::size_t(share * double(times.size() - 1))];
}

/// Runs act(frame), and what follows from it until the window is painted.
void time(const char* name, int frames, const std::function<void(int)>& act)
{
    std::vector<double> passed;
    std::vector<double> worked;
    for (int frame = -5; frame < frames; ++frame) { // the first ones warm up
        const auto start = std::chrono::steady_clock::now();
        const double before = threadMilliseconds();
        act(frame);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        if (frame < 0)
            continue;
        worked.push_back(threadMilliseconds() - before);
        passed.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::printf("%-26s median %6.2f ms, p99 %6.2f ms   of the processor: median %6.2f ms, p99 %6.2f ms\n", name,
                at(passed, 0.5), at(passed, 0.99), at(worked, 0.5), at(worked, 0.99));
}

/// Five clouds that overlap.
void fill(ScatterPlot& plot, int points)
{
    std::mt19937 random(7); // NOLINT: the same picture every time
    std::normal_distribution<double> normal;
    std::vector<double> x(std::size_t(points), 0.0);
    std::vector<double> y(x.size());
    std::vector<int> classes(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        classes[i] = int(i % 5);
        x[i] = normal(random) + 1.5 * classes[i];
        y[i] = normal(random) + (classes[i] % 2 == 0 ? 1.0 : -1.0) + 0.3 * x[i];
    }
    plot.setTitles(QStringLiteral("ZCR"), QStringLiteral("SC"));
    plot.setData(x, y, classes, {{"anger", "fear", "happiness", "neutral", "sadness"}, {}});
}

class Mouse {
public:
    explicit Mouse(QWidget& widget) : m_widget(widget) {}

    void press(const QPointF& to, Qt::KeyboardModifiers held = {}) { send(QEvent::MouseButtonPress, to, held); }
    void move(const QPointF& to, Qt::KeyboardModifiers held = {}) { send(QEvent::MouseMove, to, held); }
    void release(const QPointF& to, Qt::KeyboardModifiers held = {}) { send(QEvent::MouseButtonRelease, to, held); }
    void turn(const QPointF& over, int angle)
    {
        QWheelEvent event(over, m_widget.mapToGlobal(over), {}, {0, angle}, {}, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&m_widget, &event);
    }

private:
    void send(QEvent::Type type, const QPointF& to, Qt::KeyboardModifiers held)
    {
        const bool isUp = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type, to, m_widget.mapToGlobal(to), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          isUp ? Qt::NoButton : Qt::LeftButton, held);
        QCoreApplication::sendEvent(&m_widget, &event);
    }

    QWidget& m_widget;
};

QPointF onCircle(const QPointF& centre, double radius, int step)
{
    return centre + radius * QPointF(std::cos(step * 0.1), std::sin(step * 0.1));
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Theme::instance().install(application);
    const int points = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const int frames = argc > 2 ? std::atoi(argv[2]) : 300;

    ScatterPlot plot;
    fill(plot, points);
    plot.resize(1920, 1080);
    plot.show();
    QCoreApplication::processEvents();
    Mouse mouse(*plot.childAt(plot.rect().center()));
    const QPointF centre = plot.map().area().center();
    std::printf("%d points, %d x %d, scale %g\n", points, plot.width(), plot.height(), plot.devicePixelRatioF());

    time("zoom", frames, [&](int frame) { mouse.turn(centre, frame % 16 < 8 ? 24 : -24); });
    plot.resetZoom();
    mouse.turn(centre, 60); // nearly all of it, with room to pan
    mouse.press(centre);
    time("pan", frames, [&](int frame) { mouse.move(onCircle(centre, 60.0, frame)); });
    mouse.release(centre);
    plot.resetZoom();
    mouse.press(centre + QPointF(400, 0), Qt::ShiftModifier);
    time("lasso, each move", frames,
         [&](int frame) { mouse.move(onCircle(centre, 400.0 - 0.2 * frame, frame), Qt::ShiftModifier); });
    mouse.release(centre + QPointF(400, 0), Qt::ShiftModifier);
    QObject::connect(&plot, &ScatterPlot::valuesChosen, &plot, [&plot](const QList<int>& chosen) {
        plot.setSelected({chosen.begin(), chosen.end()});
    });
    plot.setDrag(PlotView::Drag::Rectangle);
    time("lasso, let go of half", frames / 10, [&](int frame) {
        mouse.press({100, 100});
        mouse.move(centre + QPointF(5.0 * (frame % 20), 400));
        mouse.release(centre + QPointF(5.0 * (frame % 20), 400));
    });
    plot.setDrag(PlotView::Drag::Pan);
    mouse.turn(centre, 60);
    mouse.press(centre);
    time("pan with half chosen", frames, [&](int frame) { mouse.move(onCircle(centre, 60.0, frame)); });
    return 0;
}
