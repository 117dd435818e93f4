#include "widgets/lanes/PredictionLane.h"

#include "core/learning/Predictions.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/lanes/ClipPredictions.h"
#include "widgets/lanes/LaneAxis.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace suara {

namespace {

constexpr double opacity = 0.75;
constexpr std::size_t namedInTip = 5; // classes

double middleOf(const DatasetRow& row)
{
    return row.stretch ? ((*row.stretch)[0] + (*row.stretch)[1]) / 2.0 : 0.0;
}

/// The row whose stretch has its middle nearest to a time; rows go by time, and there is one at least.
std::size_t rowAt(const Predictions& predictions, double seconds)
{
    const std::vector<DatasetRow>& rows = predictions.rows;
    const auto next = std::ranges::lower_bound(rows, seconds, {}, middleOf);
    if (next == rows.begin())
        return 0;
    const auto before = std::prev(next);
    const bool isBefore = next == rows.end() || seconds - middleOf(*before) <= middleOf(*next) - seconds;
    return std::size_t((isBefore ? before : next) - rows.begin());
}

const float* probabilitiesOf(const Predictions& predictions, std::size_t row)
{
    return &predictions.probabilities[row * predictions.classes.size()];
}

/// Class numbers, the most probable one first.
std::vector<std::size_t> ranked(const float* probabilities, std::size_t classes)
{
    std::vector<std::size_t> order(classes);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t index) { return probabilities[index]; });
    return order;
}

bool isEmpty(const std::shared_ptr<const Predictions>& predictions)
{
    return predictions == nullptr || predictions->rows.empty();
}

} // namespace

PredictionLane::PredictionLane(ClipPredictions& source, QWidget* parent) : Lane(parent), m_source(source)
{
    connect(&source, &ClipPredictions::changed, this, &PredictionLane::invalidate);
    connect(&Language::instance(), &Language::changed, this, &PredictionLane::invalidate);
}

QString PredictionLane::title() const
{
    return tr("Predictions");
}

QString PredictionLane::details() const
{
    return m_source.runName();
}

QString PredictionLane::problem() const
{
    return m_source.problem();
}

void PredictionLane::paintAxes(QPainter& painter, const LaneGeometry& geometry)
{
    QList<LaneTick> ticks;
    for (const double share : {0.0, 0.5, 1.0})
        ticks.append({geometry.plot.bottom() - share * geometry.plot.height(), formatPercent(share)});
    paintGrid(painter, geometry.plot, ticks);
    paintTicks(painter, geometry.plot, LaneSide::Left, ticks, Theme::instance().tokens().muted);
}

/// Pixel by pixel, so that an hour is drawn as quickly as a second; columns of the same row at once.
void PredictionLane::paintPlot(QPainter& painter, const LaneGeometry& geometry)
{
    const std::shared_ptr<const Predictions> predictions = m_source.predictions();
    if (isEmpty(predictions))
        return;
    const std::size_t classes = predictions->classes.size();
    const auto paintColumns = [&](double left, double right, std::size_t row) {
        double y = geometry.plot.bottom();
        for (std::size_t index = 0; index < classes; ++index) {
            const double height = double(probabilitiesOf(*predictions, row)[index]) * geometry.plot.height();
            QColor colour = Theme::instance().classColour(int(index));
            colour.setAlphaF(float(opacity));
            painter.fillRect(QRectF(left, y - height, right - left, height), colour);
            y -= height;
        }
    };
    const double end =
        std::min(geometry.plot.right(), geometry.x(double(cursor() != nullptr ? cursor()->length() : 0)));
    double left = std::max(geometry.plot.left(), geometry.x(0.0));
    for (double x = left; left < end; left = x) {
        const std::size_t row = rowAt(*predictions, geometry.seconds(left + 0.5));
        while (x < end && rowAt(*predictions, geometry.seconds(x + 0.5)) == row)
            x += 1.0;
        paintColumns(left, std::min(x, end), row);
    }
}

QList<LaneLegend> PredictionLane::legend(std::int64_t sample) const
{
    QList<LaneLegend> lines;
    const std::shared_ptr<const Predictions> predictions = m_source.predictions();
    if (isEmpty(predictions) || cursor() == nullptr)
        return lines;
    const float* probabilities = probabilitiesOf(*predictions, rowAt(*predictions, cursor()->seconds(sample)));
    for (std::size_t index = 0; index < predictions->classes.size(); ++index)
        lines.append({QString::fromStdString(predictions->classes[index]), formatPercent(double(probabilities[index])),
                      Theme::instance().classColour(int(index)), Qt::NoPen});
    return lines;
}

QString PredictionLane::readout(const QPointF& position, const LaneGeometry& geometry) const
{
    const std::shared_ptr<const Predictions> predictions = m_source.predictions();
    if (isEmpty(predictions))
        return {};
    const std::size_t row = rowAt(*predictions, geometry.seconds(position.x()));
    const float* probabilities = probabilitiesOf(*predictions, row);
    QString text = formatSeconds(geometry.seconds(position.x()));
    if (const auto& stretch = predictions->rows[row].stretch)
        text += QStringLiteral("\t%1 – %2").arg(formatSeconds((*stretch)[0], 2), formatSeconds((*stretch)[1], 2));
    const std::vector<std::size_t> order = ranked(probabilities, predictions->classes.size());
    for (std::size_t place = 0; place < std::min(namedInTip, order.size()); ++place)
        text += QStringLiteral("\n%1\t%2")
                    .arg(QString::fromStdString(predictions->classes[order[place]]),
                         formatPercent(double(probabilities[order[place]]), 1));
    return text;
}

} // namespace suara
