#pragma once

#include "widgets/learning/runs/RunFeed.h"

#include <QString>
#include <QWidget>
#include <vector>

class QAction;
class QStackedWidget;

namespace suara {

class CurveChart;
class EmptyState;
class PanelHeader;
class Splitter;

/// The curves of one run by epoch.
struct RunCurves {
    QString name;
    int epochs = 0; ///< planned
    std::vector<EpochRecord> history;
    std::vector<BatchPoint> batches; ///< of a run that is being made
    bool operator==(const RunCurves&) const = default;
};

/// Loss and accuracy of a run: training solid, validation dashed, batches pale, other runs thin behind them. Side by
/// side, or one over the other where there is little room.
class RunCharts : public QWidget {
    Q_OBJECT

public:
    explicit RunCharts(QWidget* parent = nullptr);

    const RunCurves& run() const { return m_run; }
    void setRun(RunCurves run);
    void setCompared(std::vector<RunCurves> others);
    /// What to do while there is nothing to draw, and the button for it. Within onLanguage().
    void setHint(const QString& whatToDo, const QString& detail, QAction* action);
    void askForClips(); ///< the same where the project has none
    void setCompact(bool compact);

Q_SIGNALS:
    void epochChosen(int epoch); ///< by a click on a curve

private:
    void draw();
    void showTexts();

    RunCurves m_run;
    std::vector<RunCurves> m_others;
    PanelHeader* m_lossHeader;
    PanelHeader* m_accuracyHeader;
    CurveChart* m_loss;
    CurveChart* m_accuracy;
    Splitter* m_splitter;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
};

} // namespace suara
