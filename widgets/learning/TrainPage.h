#pragma once

#include "core/project/Project.h"
#include "widgets/common/commands/Page.h"

#include <QPointer>
#include <functional>
#include <memory>
#include <vector>

class QStackedWidget;

namespace suara {

class BothSplits;
class ClassTable;
class CompareSheet;
class DataWatch;
class LiveRun;
class MatrixSheet;
class Note;
class PanelHeader;
class ResultPanel;
class RunCharts;
class RunDesk;
class RunExports;
class RunRepeat;
class RunShelf;
class RunsModel;
class RunsPanel;
class Splitter;
class TrainSetupPanel;
struct DataSummary;
struct RunRecord;

/// The Train workspace: setup at the left, data or curves, log and runs in the middle, how it did at the right. Shows
/// one run, the one that is being made or one that the project keeps.
class TrainPage : public Page {
    Q_OBJECT

public:
    explicit TrainPage(Workbench& workbench, QWidget* parent = nullptr);
    ~TrainPage() override;

    QString title() const override { return tr("Train"); }
    QString iconName() const override { return QStringLiteral("train"); }
    QList<QAction*> pageActions() const override { return m_actions; }
    bool usesLibrary() const override { return false; }

    LiveRun& liveRun() { return *m_live; }

public Q_SLOTS:
    void train(); ///< with what the setup panel says

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void buildActions();
    void connectSetup();
    void connectLive();
    void connectRuns();
    void followProject();
    void readSetup();
    void setupChanged();
    void dataChanged(); ///< soon, and only while the page is shown
    void setSummary(const DataSummary& summary);
    void showStage();
    void showHint();
    void reloadRuns();
    void showRun(RunId run);
    void showLive();
    void showCurves();
    void showStored(const Run& run); ///< once it has been read
    void showEpoch(int epoch);
    void warn(const std::function<QStringList()>& warnings, qsizetype place); ///< one at a time
    void startAnew(std::function<void()> start);
    bool offerUnfinished(); ///< false if there is none
    void showCompared();
    void runFinished(RunId run);
    void runEnded(const QString& problem);
    void setCompact(bool compact);
    void takeChoices();
    void openComparison();
    void compare(const std::vector<RunId>& chosen, const std::vector<std::shared_ptr<const RunRecord>>& records);

    LiveRun* m_live;
    RunShelf* m_shelf;
    RunsModel* m_runsModel;
    TrainSetupPanel* m_setup;
    DataWatch* m_watch;
    Note* m_note;
    RunCharts* m_charts;
    PanelHeader* m_dataHeader;
    ClassTable* m_classes;
    QStackedWidget* m_stage; // curves, or the data
    RunsPanel* m_runs;
    RunDesk* m_desk;
    ResultPanel* m_result;
    RunRepeat* m_repeat;
    BothSplits* m_both;
    RunExports* m_exports;
    Splitter* m_panes;
    Splitter* m_work; // charts over log and runs
    QPointer<CompareSheet> m_comparison;
    QPointer<MatrixSheet> m_matrix;
    QList<QAction*> m_actions;
    QAction* m_start = nullptr;
    QAction* m_look = nullptr; // at the data
    QList<QMetaObject::Connection> m_projectConnections;
    RunId m_shown = -1; // -1 none, 0 the live one
    QString m_warned;   ///< of the data, said once
    bool m_isCompact = false;
    bool m_isPlaced = false;
};

} // namespace suara
