#include "widgets/learning/results/RunCharts.h"

#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/Splitter.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/plots/CurveChart.h"

#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

using Value = std::optional<double> (*)(const EpochRecord&);

Curve curveOf(const std::vector<EpochRecord>& history, QString name, Curve::Line line, int colour, Value value)
{
    Curve curve;
    curve.name = std::move(name);
    curve.line = line;
    curve.colourIndex = colour;
    for (const EpochRecord& record : history)
        if (const auto y = value(record)) {
            curve.x.push_back(record.epoch);
            curve.y.push_back(*y);
        }
    return curve;
}

std::optional<double> loss(const EpochRecord& record)
{
    return record.loss;
}

std::optional<double> accuracy(const EpochRecord& record)
{
    return record.accuracy;
}

std::optional<double> validationLoss(const EpochRecord& record)
{
    return record.validationLoss;
}

std::optional<double> validationAccuracy(const EpochRecord& record)
{
    return record.validationAccuracy;
}

Curve batchCurve(const std::vector<BatchPoint>& batches, double BatchPoint::*value)
{
    Curve curve;
    curve.name = RunCharts::tr("batches");
    curve.line = Curve::Line::Thin;
    for (const BatchPoint& batch : batches) {
        curve.x.push_back(batch.epoch);
        curve.y.push_back(batch.*value);
    }
    return curve;
}

QWidget* titled(PanelHeader* header, QWidget* body)
{
    auto* panel = new QWidget;
    auto* column = plainColumn(panel);
    column->addWidget(header);
    column->addWidget(body, 1);
    return panel;
}

} // namespace

RunCharts::RunCharts(QWidget* parent)
    : QWidget(parent)
    , m_lossHeader(new PanelHeader)
    , m_accuracyHeader(new PanelHeader)
    , m_loss(new CurveChart)
    , m_accuracy(new CurveChart)
    , m_splitter(new Splitter(Qt::Horizontal))
    , m_empty(new EmptyState(QStringLiteral("train")))
    , m_stack(new QStackedWidget)
{
    m_splitter->addWidget(titled(m_lossHeader, m_loss));
    m_splitter->addWidget(titled(m_accuracyHeader, m_accuracy));
    m_splitter->setSizes({1000, 1000});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    plainColumn(this)->addWidget(m_stack);
    for (CurveChart* chart : {m_loss, m_accuracy})
        connect(chart, &CurveChart::pointClicked, this, [this](double x) { Q_EMIT epochChosen(int(std::lround(x))); });
    onLanguage(this, [this] { showTexts(); });
}

void RunCharts::showTexts()
{
    m_lossHeader->setTitle(tr("Loss"));
    m_lossHeader->setDetail(m_run.name);
    m_accuracyHeader->setTitle(tr("Accuracy"));
    m_loss->setAccessibleName(tr("Loss by epoch"));
    m_accuracy->setAccessibleName(tr("Accuracy by epoch"));
    for (CurveChart* chart : {m_loss, m_accuracy})
        chart->setTitles(tr("Epoch"), {});
    draw();
}

void RunCharts::setRun(RunCurves run)
{
    m_run = std::move(run);
    m_lossHeader->setDetail(m_run.name);
    draw();
}

void RunCharts::setCompared(std::vector<RunCurves> others)
{
    m_others = std::move(others);
    draw();
}

void RunCharts::setHint(const QString& whatToDo, const QString& detail, QAction* action)
{
    m_empty->setTexts(whatToDo, detail);
    m_empty->setAction(action);
}

void RunCharts::askForClips()
{
    m_empty->askForClips();
}

void RunCharts::setCompact(bool compact)
{
    m_splitter->setOrientation(compact ? Qt::Vertical : Qt::Horizontal);
}

void RunCharts::draw()
{
    m_stack->setCurrentIndex(m_run.name.isEmpty() && m_others.empty() ? 0 : 1);
    std::vector<Curve> losses;
    std::vector<Curve> accuracies;
    if (!m_run.history.empty()) {
        losses = {curveOf(m_run.history, tr("training"), Curve::Line::Solid, 0, loss),
                  curveOf(m_run.history, tr("validation"), Curve::Line::Dashed, 1, validationLoss)};
        accuracies = {curveOf(m_run.history, tr("training"), Curve::Line::Solid, 0, accuracy),
                      curveOf(m_run.history, tr("validation"), Curve::Line::Dashed, 1, validationAccuracy)};
    }
    if (!m_run.batches.empty()) {
        losses.push_back(batchCurve(m_run.batches, &BatchPoint::loss));
        accuracies.push_back(batchCurve(m_run.batches, &BatchPoint::accuracy));
    }
    int epochs = std::max(m_run.epochs, 1);
    for (const RunCurves& other : m_others) {
        losses.push_back(curveOf(other.history, other.name, Curve::Line::Muted, 0, validationLoss));
        accuracies.push_back(curveOf(other.history, other.name, Curve::Line::Muted, 0, validationAccuracy));
        epochs = std::max(epochs, int(other.history.size()));
    }
    m_loss->setCurves(std::move(losses));
    m_accuracy->setCurves(std::move(accuracies));
    m_accuracy->setYLimits(0.0, 1.0);
    const int lowest = bestEpochOf(m_run.history);
    const int best = lowest < int(m_run.history.size()) ? lowest : 0; // a run that still gets better has none
    for (CurveChart* chart : {m_loss, m_accuracy}) {
        chart->setXLimits(0.0, epochs);
        chart->setMarker(best > 0 ? std::optional<double>(best) : std::nullopt,
                         tr("best, epoch %1").arg(formatInteger(best)));
    }
}

} // namespace suara
