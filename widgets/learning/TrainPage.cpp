#include "widgets/learning/TrainPage.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/Splitter.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/WindowWidth.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/data/ClassTable.h"
#include "widgets/learning/data/DataWatch.h"
#include "widgets/learning/data/LeakNotice.h"
#include "widgets/learning/results/MatrixSheet.h"
#include "widgets/learning/results/ResultPanel.h"
#include "widgets/learning/results/RunCharts.h"
#include "widgets/learning/results/RunExports.h"
#include "widgets/learning/runs/BothSplits.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/runs/RunDesk.h"
#include "widgets/learning/runs/RunRepeat.h"
#include "widgets/learning/runs/RunShelf.h"
#include "widgets/learning/runs/RunsModel.h"
#include "widgets/learning/runs/RunsPanel.h"
#include "widgets/learning/setup/RunFooter.h"
#include "widgets/learning/setup/TrainSetupPanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace suara {

TrainPage::TrainPage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent)
    , m_live(new LiveRun(workbench, this))
    , m_shelf(new RunShelf(workbench, this))
    , m_runsModel(new RunsModel(*m_live, *m_shelf, this))
    , m_setup(new TrainSetupPanel)
    , m_watch(new DataWatch(
          workbench, [this] { return m_setup->setup(); }, this))
    , m_note(new Note)
    , m_charts(new RunCharts)
    , m_dataHeader(new PanelHeader)
    , m_classes(new ClassTable(workbench))
    , m_stage(new QStackedWidget)
    , m_runs(new RunsPanel(*m_runsModel))
    , m_desk(new RunDesk(m_runs))
    , m_result(new ResultPanel(workbench))
    , m_repeat(new RunRepeat(workbench, *m_live, *m_shelf, this))
    , m_both(new BothSplits(*m_live, *m_shelf, this))
    , m_exports(new RunExports(workbench, *this, [this] { return m_shown; }))
    , m_panes(new Splitter(Qt::Horizontal))
    , m_work(new Splitter(Qt::Vertical))
{
    build();
    buildActions();
    connectSetup();
    connectLive();
    connectRuns();
    connect(&workbench, &Workbench::projectChanged, this, &TrainPage::followProject);
    onLanguage(this, [this] {
        showCurves();
        showHint();
        showStage();
    });
    followProject();
}

TrainPage::~TrainPage() = default;

void TrainPage::build()
{
    auto* dataPane = new QWidget;
    auto* rows = plainColumn(dataPane);
    rows->addWidget(m_dataHeader);
    rows->addWidget(m_classes, 1);
    m_stage->addWidget(m_charts);
    m_stage->addWidget(dataPane);
    m_work->addWidget(m_stage);
    m_work->addWidget(m_desk);
    auto* middle = new QWidget;
    auto* column = plainColumn(middle);
    column->addWidget(m_note);
    column->addWidget(m_work, 1);
    m_panes->addWidget(m_setup);
    m_panes->addWidget(middle);
    m_panes->addWidget(m_result);
    for (int pane = 0; pane < m_panes->count(); ++pane)
        m_panes->setStretchFactor(pane, pane == 1 ? 1 : 0);
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_panes);
}

void TrainPage::buildActions()
{
    m_start = makeAction(
        this, "train", [] { return tr("Start training"); }, [this] { train(); }, QStringLiteral("train"));
    QAction* stop = makeAction(
        this, "stop_training", [] { return tr("Stop training and keep what was learned"); }, [this] { m_live->stop(); },
        QStringLiteral("stop"));
    m_look = makeToggle(
        this, "look_at_data", [] { return tr("Look at the data before training"); }, [this](bool) { showStage(); },
        QStringLiteral("eye"));
    QAction* copyLog = makeAction(
        this, "copy_log", [] { return tr("Copy the log"); },
        [this] { QGuiApplication::clipboard()->setText(m_desk->logText()); }, QStringLiteral("copy"));
    QAction* compare = makeAction(
        this, "compare_runs", [] { return tr("Compare the marked runs in a table"); }, [this] { openComparison(); },
        QStringLiteral("table"));
    QAction* choices = makeAction(
        this, "take_choices", [] { return tr("Take the run's choices into the setup"); }, [this] { takeChoices(); },
        QStringLiteral("import"));
    QAction* repeat = makeAction(
        this, "repeat_run", [] { return tr("Train again with these choices"); },
        [this] { startAnew([this] { m_repeat->start(m_shown); }); }, QStringLiteral("loop"));
    QAction* along = makeAction(
        this, "predict_along", [] { return tr("Show what the network says along the clips"); },
        [this] {
            if (m_shown > 0)
                Q_EMIT m_workbench.predictionsRequested(m_shown);
        },
        QStringLiteral("explore"));
    m_setup->addHeaderAction(m_look);
    m_desk->addLogAction(copyLog);
    for (QAction* action : {compare, choices, repeat, along})
        m_desk->addRunAction(action);
    m_desk->addRunMenu([this] { return m_exports->button(); });
    m_desk->addRunAction(m_runs->removeAction());
    m_actions = {
        m_start, stop, m_look, copyLog, compare, choices, repeat, along, m_runs->markAction(), m_runs->removeAction()};
    m_actions += m_exports->actions();
}

void TrainPage::connectSetup()
{
    const auto sayProblem = [this](const QString& problem) {
        m_note->say(Note::Kind::Error, problem);
    };
    connect(m_setup, &TrainSetupPanel::changed, this, &TrainPage::setupChanged);
    connect(m_setup, &TrainSetupPanel::problemFound, this, sayProblem);
    connect(m_watch, &DataWatch::summarised, this, &TrainPage::setSummary);
    connect(m_watch, &DataWatch::leaksFound, &m_setup->leaks(), &LeakNotice::setFindings);
    connect(m_watch, &DataWatch::problemFound, this, sayProblem);
    connect(&m_setup->leaks(), &LeakNotice::holdOutRequested, this, [this](TrainSetup::HoldOut holdOut) {
        TrainSetup setup = m_setup->setup();
        setup.holdOut = holdOut;
        m_setup->setSetup(setup);
        setupChanged();
    });
    connect(&m_setup->leaks(), &LeakNotice::bothRequested, this, [this](TrainSetup::HoldOut holdOut) {
        startAnew([this, holdOut] { m_both->start(m_setup->setup(), holdOut); });
    });
}

void TrainPage::connectLive()
{
    RunFooter& footer = m_setup->footer();
    footer.setKeptEpochs([this] { return m_live->keptEpochs(); });
    connect(&footer, &RunFooter::trainRequested, this, &TrainPage::train);
    connect(&footer, &RunFooter::stopRequested, m_live, [this] { m_live->stop(true); });
    connect(&footer, &RunFooter::pauseRequested, m_live, &LiveRun::pause);
    connect(&footer, &RunFooter::resumeRequested, m_live, &LiveRun::resume);
    connect(&footer, &RunFooter::rateRequested, m_live, &LiveRun::setLearningRate);
    connect(&footer, &RunFooter::epochRequested, m_live, &LiveRun::goBackTo);
    connect(m_live, &LiveRun::started, this, [this] {
        m_note->clear();
        m_look->setChecked(false);
        m_runsModel->updateLive();
        m_desk->setRunCount(m_runsModel->rowCount());
        m_runs->chooseRun(0);
        m_setup->footer().showRun(*m_live);
    });
    connect(m_live, &LiveRun::advanced, this, [this] {
        m_setup->footer().showRun(*m_live);
        m_runsModel->updateLive();
        if (m_shown != 0)
            return;
        showLive();
        if (m_result->record().isEmpty() && m_live->phase() != LiveRun::Phase::Reading)
            m_result->setRecord(m_live->heldOut(0)); // from now on an epoch's clips can be listed
    });
    connect(m_live, &LiveRun::finished, this, &TrainPage::runFinished);
    connect(m_live, &LiveRun::ended, this, &TrainPage::runEnded);
    connect(m_live, &LiveRun::troubled, this,
            [this](const QString& problem) { m_note->say(Note::Kind::Warning, problem); });
}

void TrainPage::connectRuns()
{
    connect(m_runs, &RunsPanel::runChosen, this, &TrainPage::showRun);
    connect(m_runs, &RunsPanel::comparedChanged, this, &TrainPage::showCompared);
    connect(m_runs, &RunsPanel::removeRequested, this, [this](RunId run) { m_workbench.project()->removeRun(run); });
    connect(m_charts, &RunCharts::epochChosen, this, &TrainPage::showEpoch);
    connect(m_shelf, &RunShelf::arrived, this, [this](RunId run) {
        if (run == m_shown)
            showRun(run);
        else if (m_runsModel->compared().contains(run))
            showCompared();
    });
    connect(m_result, &ResultPanel::relabelled, this, [this](const std::function<QString()>& sentence) {
        m_note->say(Note::Kind::Info, sentence);
        m_note->addAction([] { return tr("Train again"); }, [this] { train(); });
    });
    connect(m_result, &ResultPanel::matrixRequested, this, [this] {
        if (m_matrix == nullptr)
            m_matrix = new MatrixSheet(window());
        m_matrix->open();
    });
    connect(m_repeat, &RunRepeat::compared, this, [this](bool isSame, const std::function<QString()>& sentence) {
        m_note->say(isSame ? Note::Kind::Info : Note::Kind::Warning, sentence);
    });
    connect(m_both, &BothSplits::compared, this,
            [this](RunId first, RunId second, const std::function<QString()>& sentence) {
                m_runsModel->toggleCompared(first);
                m_runs->chooseRun(second);
                showCompared();
                m_note->say(Note::Kind::Info, sentence);
            });
}

void TrainPage::train()
{
    startAnew([this] { m_live->start(m_setup->setup()); });
}

/// A run that can go on is asked about first, for another takes its place.
void TrainPage::startAnew(std::function<void()> start)
{
    if (!offerUnfinished())
        return start();
    m_note->addAction([] { return tr("Train anew"); },
                      [this, start = std::move(start)] {
                          m_live->forgetUnfinished();
                          start();
                      });
}

void TrainPage::runFinished(RunId run)
{
    m_setup->footer().showRun(*m_live);
    m_runs->chooseRun(run);
    if (!isVisible())
        Q_EMIT m_workbench.workDone(tr("%1 is done and kept; Train shows how it did.").arg(runTitle(m_live->name())));
}

void TrainPage::runEnded(const QString& problem)
{
    m_setup->footer().showRun(*m_live);
    reloadRuns();
    if (!problem.isEmpty() && !isVisible())
        Q_EMIT m_workbench.problemFound(problem);
    if (!problem.isEmpty())
        m_note->say(Note::Kind::Error, problem);
    else if (m_live->wasLeft())
        m_note->say(Note::Kind::Info,
                    [] { return tr("Training stopped with the project that was left; it can go on there."); });
    else
        m_note->say(Note::Kind::Info, [] { return tr("Training was given up; nothing was kept."); });
}

void TrainPage::followProject()
{
    for (const QMetaObject::Connection& connection : std::exchange(m_projectConnections, {}))
        disconnect(connection);
    Project* project = m_workbench.project();
    m_shelf->clear();
    m_runsModel->setProject(project);
    m_shown = -1;
    m_note->clear();
    if (project != nullptr)
        m_projectConnections = {connect(project, &Project::clipsChanged, this, &TrainPage::dataChanged),
                                connect(project, &Project::segmentsChanged, this, &TrainPage::dataChanged),
                                connect(project, &Project::annotatorsChanged, this, &TrainPage::dataChanged),
                                connect(project, &Project::labelSetsChanged, this, &TrainPage::dataChanged),
                                connect(project, &Project::runsChanged, this, &TrainPage::reloadRuns)};
    readSetup();
    reloadRuns();
    m_look->setChecked(m_runsModel->rowCount() == 0); // who has not trained yet looks at the data first
    dataChanged();
    offerUnfinished();
}

void TrainPage::readSetup()
{
    const Project* project = m_workbench.project();
    if (project == nullptr)
        return;
    m_setup->setLabelChoices(*project);
    const QByteArray stored = project->setting(QStringLiteral("train/setup")).toString().toUtf8();
    m_setup->setSetup(setupOf(QJsonDocument::fromJson(stored).object()));
}

void TrainPage::setupChanged()
{
    const QByteArray json = QJsonDocument(setupJson(m_setup->setup())).toJson(QJsonDocument::Compact);
    m_workbench.project()->setSetting(QStringLiteral("train/setup"), QString::fromUtf8(json));
    dataChanged();
}

void TrainPage::dataChanged()
{
    if (isVisible())
        m_watch->lookSoon();
}

void TrainPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_workbench.project() == nullptr)
        return;
    m_setup->setLabelChoices(*m_workbench.project());
    m_watch->look();
}

void TrainPage::setSummary(const DataSummary& summary)
{
    m_setup->setLabelChoices(*m_workbench.project());
    m_setup->setSummary(summary);
    m_classes->setClasses(summary.classes);
    showHint();
    showStage();
    if (std::exchange(m_warned, summary.warning) != summary.warning && !summary.warning.isEmpty())
        m_note->say(Note::Kind::Warning, summary.warning);
}

/// The classes while the user looks at the data, else the curves.
void TrainPage::showStage()
{
    const DataSummary& summary = m_setup->summary();
    m_stage->setCurrentIndex(m_look->isChecked() && !summary.classes.isEmpty() ? 1 : 0);
    m_dataHeader->setTitle(tr("Data"));
    m_dataHeader->setDetail(sizeText(summary));
}

/// What stands in the charts' place before the first run.
void TrainPage::showHint()
{
    const TrainSetup::Source source = m_setup->setup().source;
    if (m_setup->summary().classes.size() >= 2)
        m_charts->setHint(tr("Train the network"), tr("Loss and accuracy are drawn here, epoch by epoch."), m_start);
    else if (source == TrainSetup::Source::CsvFile)
        m_charts->setHint(tr("Choose a CSV file with two classes or more, then train"),
                          tr("The setup at the left has a field for it."), nullptr);
    else if (source == TrainSetup::Source::ClassFolder)
        m_charts->setHint(tr("Choose a folder with two class folders or more, then train"),
                          tr("The setup at the left has a field for it."), nullptr);
    else if (m_workbench.project() != nullptr && m_workbench.project()->clips().empty())
        m_charts->askForClips();
    else
        m_charts->setHint(
            tr("Set the clips’ classes, then train"),
            tr("At least two. In Explore, choose clips in the list and type their class below it, or take "
               "the classes from the names of files or folders."),
            nullptr);
}

void TrainPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool compact = window()->width() < kWideWindow;
    if (!std::exchange(m_isPlaced, true) || compact != m_isCompact)
        setCompact(compact);
}

void TrainPage::setCompact(bool compact)
{
    m_isCompact = compact;
    m_charts->setCompact(compact);
    m_desk->setCompact(compact);
    m_setup->setCompact(compact);
    const int setupWidth = compact ? 256 : 304;
    const int resultWidth = compact ? 392 : 432;
    m_setup->setMinimumWidth(setupWidth);
    m_work->setSizes(compact ? QList<int>{420, 170} : QList<int>{500, 420});
    m_panes->setSizes({setupWidth, std::max(1, width() - setupWidth - resultWidth), resultWidth});
}

} // namespace suara
