#include "widgets/learning/TrainPage.h"

#include "widgets/common/Actions.h"
#include "widgets/common/FileDialogs.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Note.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/PanelHeader.h"
#include "widgets/common/Splitter.h"
#include "widgets/common/Workbench.h"
#include "widgets/learning/ClassTable.h"
#include "widgets/learning/LiveRun.h"
#include "widgets/learning/ResultPanel.h"
#include "widgets/learning/RunCharts.h"
#include "widgets/learning/RunDesk.h"
#include "widgets/learning/RunsModel.h"
#include "widgets/learning/RunsPanel.h"
#include "widgets/learning/TrainData.h"
#include "widgets/learning/TrainSetupPanel.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int wideWindow = 1500;
constexpr int settleTime = 150; // ms without a further change before the data is looked at again

} // namespace

TrainPage::TrainPage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent)
    , m_live(new LiveRun(workbench, this))
    , m_runsModel(new RunsModel(*m_live, this))
    , m_setup(new TrainSetupPanel)
    , m_note(new Note)
    , m_charts(new RunCharts)
    , m_dataHeader(new PanelHeader)
    , m_classes(new ClassTable(workbench))
    , m_stage(new QStackedWidget)
    , m_runs(new RunsPanel(*m_runsModel))
    , m_desk(new RunDesk(m_runs))
    , m_result(new ResultPanel(workbench))
    , m_panes(new Splitter(Qt::Horizontal))
    , m_work(new Splitter(Qt::Vertical))
{
    build();
    buildActions();
    connectLive();
    m_dataTimer.setSingleShot(true);
    m_dataTimer.setInterval(settleTime);
    connect(&m_dataTimer, &QTimer::timeout, this, &TrainPage::refreshData);
    connect(m_setup, &TrainSetupPanel::changed, this, &TrainPage::setupChanged);
    connect(m_runs, &RunsPanel::runChosen, this, &TrainPage::showRun);
    connect(m_runs, &RunsPanel::comparedChanged, this, &TrainPage::showCompared);
    connect(m_runs, &RunsPanel::removeRequested, this, [this](RunId run) { m_workbench.project()->removeRun(run); });
    connect(&workbench, &Workbench::projectChanged, this, &TrainPage::followProject);
    followProject();
    onLanguage(this, [this] {
        if (m_shown >= 0)
            showRun(m_shown);
        showHint();
        showStage();
    });
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
        this, "train", [] { return tr("Train"); }, [this] { train(); }, QStringLiteral("train"));
    QAction* stop = makeAction(
        this, "stop_training", [] { return tr("Stop training and keep what was learned"); }, [this] { m_live->stop(); },
        QStringLiteral("stop"));
    QAction* copyLog = makeAction(
        this, "copy_log", [] { return tr("Copy the log"); },
        [this] { QGuiApplication::clipboard()->setText(m_desk->logText()); }, QStringLiteral("copy"));
    QAction* history = makeAction(
        this, "save_history", [] { return tr("Save the history as CSV…"); }, [this] { saveHistory(); },
        QStringLiteral("export"));
    QAction* model = makeAction(
        this, "save_model", [] { return tr("Save the model…"); }, [this] { saveModel(); }, QStringLiteral("export"));
    m_look = makeToggle(
        this, "look_at_data", [] { return tr("Look at the data before training"); }, [this](bool) { showStage(); },
        QStringLiteral("eye"));
    m_desk->addLogAction(copyLog);
    m_desk->addLogAction(history);
    m_desk->addRunAction(model);
    m_desk->addRunAction(m_runs->removeAction());
    m_setup->addHeaderAction(m_look);
    m_actions = {m_start, stop, m_look, copyLog, history, model, m_runs->removeAction()};
}

void TrainPage::connectLive()
{
    connect(m_setup, &TrainSetupPanel::trainRequested, this, &TrainPage::train);
    connect(m_setup, &TrainSetupPanel::stopRequested, m_live, &LiveRun::stop);
    connect(m_setup, &TrainSetupPanel::problemFound, this,
            [this](const QString& problem) { m_note->say(Note::Kind::Error, problem); });
    connect(m_live, &LiveRun::started, this, [this] {
        m_note->clear();
        m_look->setChecked(false);
        m_runsModel->updateLive();
        m_desk->setRunCount(m_runsModel->rowCount());
        m_runs->chooseRun(0);
        m_setup->showRun(*m_live);
    });
    connect(m_live, &LiveRun::advanced, this, [this] {
        m_setup->showRun(*m_live);
        m_runsModel->updateLive();
        if (m_shown == 0)
            showLive();
    });
    connect(m_live, &LiveRun::finished, this, [this](RunId run) {
        m_setup->showRun(*m_live);
        m_runs->chooseRun(run);
    });
    connect(m_live, &LiveRun::ended, this, &TrainPage::runEnded);
}

void TrainPage::train()
{
    m_live->start(m_setup->setup());
}

void TrainPage::runEnded(const QString& problem)
{
    m_setup->showRun(*m_live);
    reloadRuns();
    if (problem.isEmpty())
        m_note->say(Note::Kind::Info, tr("Training was given up; nothing was kept."));
    else
        m_note->say(Note::Kind::Error, problem);
}

void TrainPage::followProject()
{
    for (const QMetaObject::Connection& connection : std::exchange(m_projectConnections, {}))
        disconnect(connection);
    Project* project = m_workbench.project();
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
        m_dataTimer.start();
}

void TrainPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    refreshData();
}

void TrainPage::refreshData()
{
    const Project* project = m_workbench.project();
    if (project == nullptr)
        return;
    m_setup->setLabelChoices(*project);
    const TrainSetup setup = m_setup->setup();
    setSummary(suara::summaryOf(*project, setup));
    const bool isNamed = !(setup.source == TrainSetup::Source::CsvFile ? setup.csvFile : setup.folder).isEmpty();
    if (!setup.isProject() && isNamed)
        readSource(setup);
}

void TrainPage::setSummary(const DataSummary& summary)
{
    m_setup->setSummary(summary);
    m_classes->setClasses(summary.classes);
    showHint();
    showStage();
    if (!summary.warning.isEmpty())
        m_note->say(Note::Kind::Warning, summary.warning);
}

/// The classes while the user looks at the data, else the curves.
void TrainPage::showStage()
{
    const DataSummary& summary = m_setup->summary();
    m_stage->setCurrentIndex(m_look->isChecked() && !summary.classes.isEmpty() ? 1 : 0);
    m_dataHeader->setTitle(tr("Data"));
    m_dataHeader->setDetail(
        tr("%1 rows, %2 classes").arg(formatInteger(summary.rows), formatInteger(summary.classes.size())));
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
    else
        m_charts->setHint(
            tr("Set the clips’ classes, then train"),
            tr("At least two. In Explore, choose clips in the list and type their class below it, or take "
               "the classes from the names of files or folders."),
            nullptr);
}

/// Only to say how many rows and classes a file or folder has; training reads it again.
void TrainPage::readSource(const TrainSetup& setup)
{
    if (m_sourceJob != nullptr)
        m_sourceJob->cancel();
    const QString name =
        QFileInfo(setup.source == TrainSetup::Source::CsvFile ? setup.csvFile : setup.folder).fileName();
    m_sourceJob = m_workbench.jobs().start(tr("Reading %1").arg(name), this, summaryMaker(setup),
                                           [this, setup](const DataSummary& summary) {
                                               if (m_setup->setup() == setup)
                                                   setSummary(summary);
                                           });
    connect(m_sourceJob, &Job::failed, this, [this](const QString& reason) { m_note->say(Note::Kind::Error, reason); });
}

void TrainPage::reloadRuns()
{
    m_runsModel->reload();
    m_desk->setRunCount(m_runsModel->rowCount());
    const RunId wanted = m_runsModel->rowOf(m_shown) >= 0 ? m_shown : m_runsModel->runAt(0);
    if (wanted >= 0)
        m_runs->chooseRun(wanted);
    else
        showRun(-1);
}

void TrainPage::showRun(RunId run)
{
    m_shown = run;
    const Run* stored = run > 0 ? m_workbench.project()->run(run) : nullptr;
    if (stored != nullptr)
        showStored(*stored);
    else if (run == 0)
        showLive();
    else
        m_charts->setRun({});
    if (stored == nullptr) {
        m_result->setRecord({});
        if (run < 0)
            m_desk->setLog({}, 0);
    }
    showCompared();
}

void TrainPage::showLive()
{
    const RunCurves curves{m_live->name(), m_live->setup().epochs, m_live->history()};
    if (m_charts->run() == curves)
        return; // batches went by, but no epoch
    m_charts->setRun(curves);
    m_desk->setLog(m_live->history(), m_live->setup().epochs);
}

void TrainPage::showStored(const Run& run)
{
    RunRecord record = runRecordOf(run.record);
    m_charts->setRun({QString::fromStdString(run.name), record.plannedEpochs, record.history});
    m_desk->setLog(record.history, record.plannedEpochs);
    if (const QStringList warnings = record.warningTexts(); warnings.isEmpty())
        m_note->clear();
    else
        warn(warnings, 0);
    m_result->setRecord(std::move(record));
}

void TrainPage::warn(const QStringList& warnings, qsizetype place)
{
    m_note->say(Note::Kind::Warning, warnings[place]);
    if (warnings.size() > 1)
        m_note->addAction(tr("Next (%1 of %2)").arg(formatInteger(place + 1), formatInteger(warnings.size())),
                          [this, warnings, place] { warn(warnings, (place + 1) % warnings.size()); });
}

void TrainPage::showCompared()
{
    std::vector<RunCurves> others;
    for (const RunId run : m_runsModel->compared()) {
        const Run* stored = m_workbench.project()->run(run);
        if (stored == nullptr || run == m_shown)
            continue;
        const RunRecord record = runRecordOf(stored->record);
        others.push_back({QString::fromStdString(stored->name), record.plannedEpochs, record.history});
    }
    m_charts->setCompared(std::move(others));
}

void TrainPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool compact = window()->width() < wideWindow;
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
    m_result->setMinimumWidth(resultWidth - 40);
    m_work->setSizes(compact ? QList<int>{420, 170} : QList<int>{500, 420});
    m_panes->setSizes({setupWidth, std::max(1, width() - setupWidth - resultWidth), resultWidth});
}

void TrainPage::saveHistory()
{
    const Run* run = m_shown > 0 ? m_workbench.project()->run(m_shown) : nullptr;
    if (run != nullptr)
        saveAs(m_workbench, *this, tr("Save the history as CSV"), tr("CSV (*.csv)"),
               QString::fromStdString(run->name) + QStringLiteral(".csv"),
               [record = run->record](const auto&) { return historyCsv(runRecordOf(record).history); });
}

void TrainPage::saveModel()
{
    const Run* run = m_shown > 0 ? m_workbench.project()->run(m_shown) : nullptr;
    if (run != nullptr)
        saveAs(m_workbench, *this, tr("Save the model"), tr("Suara models (*.suaramodel)"),
               QString::fromStdString(run->name) + QStringLiteral(".suaramodel"),
               [bytes = m_workbench.project()->runModel(run->id)](const auto&) { return bytes.toStdString(); });
}

} // namespace suara
