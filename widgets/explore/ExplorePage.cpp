#include "widgets/explore/ExplorePage.h"

#include "core/project/Project.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/controls/Splitter.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ViewHistory.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/explore/ChangedClip.h"
#include "widgets/explore/ExploreInspector.h"
#include "widgets/explore/ExploreLanes.h"
#include "widgets/explore/SelectionStatistics.h"
#include "widgets/explore/SpectrumPane.h"
#include "widgets/explore/StatisticsTable.h"
#include "widgets/explore/ViewExports.h"
#include "widgets/lanes/ClipPredictions.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/ViewLane.h"
#include "widgets/plots/ClipGrid.h"

#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr int inspectorWidth = 296;
constexpr int leastForLanes = 200;                         // px of height; more lanes than that holds are scrolled to
constexpr int settleTime = 40;                             // ms between two drawings while a parameter is dragged
const QString laneNames = QStringLiteral("explore/lanes"); // settings of the project
const QString laneHeights = QStringLiteral("explore/lane_heights");
const QString changedFile = QStringLiteral("changed file"); // the cause of what the note says
const QString parameterValues = QStringLiteral("explore/parameters");

enum PageIndex { LanesIndex, GridIndex, EmptyIndex };

QString factsOf(const Clip& clip)
{
    QStringList facts;
    if (!clip.label.empty())
        facts.append(QString::fromStdString(clip.label));
    if (!clip.speaker.empty())
        facts.append(ExplorePage::tr("speaker %1").arg(QString::fromStdString(clip.speaker)));
    facts.append(formatHertz(clip.sampleRate));
    facts.append(clip.channels == 1   ? ExplorePage::tr("mono")
                 : clip.channels == 2 ? ExplorePage::tr("stereo")
                                      : ExplorePage::tr("%n channel(s)", nullptr, clip.channels));
    facts.append(formatMoment(clip.seconds()));
    return facts.join(QStringLiteral(" · "));
}

} // namespace

ExplorePage::ExplorePage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent)
    , m_header(new PanelHeader)
    , m_note(new Note)
    , m_view(new SegmentedControl(2))
    , m_gridKind(new SegmentedControl(2))
    , m_stack(new LaneStack(workbench.cursor()))
    , m_lanesArea(new QScrollArea)
    , m_spectrum(new SpectrumPane(workbench))
    , m_grid(new ClipGrid(workbench.data()))
    , m_inspector(new ExploreInspector)
    , m_empty(new EmptyState(QStringLiteral("explore")))
    , m_pages(new QStackedWidget)
    , m_predictions(new ClipPredictions(workbench, this))
    , m_changed(new ChangedClip(workbench, this))
    , m_lanes(new ExploreLanes(*m_stack, workbench.data(), *m_predictions, this))
    , m_exports(new ViewExports(workbench, *m_note, *this))
    , m_laneMenu(new QMenu(this))
    , m_pythonMenu(new QMenu(this))
    , m_settle(new QTimer(this))
{
    build();
    buildActions();
    buildSpectrumActions();
    connectInspector();
    connectWorkbench();
    m_stack->history().setLayout([this] { return layoutNow(); },
                                 [this](const QVariant& layout) {
                                     showLayout(layout.toMap());
                                     keepLayout();
                                 });
    onLanguage(this, [this] { retranslate(); });
    showClip();
}

ExplorePage::~ExplorePage() = default;

void ExplorePage::build()
{
    auto* parts = new Splitter(Qt::Vertical);
    m_lanesArea->setWidget(m_stack);
    m_lanesArea->setWidgetResizable(true);
    m_lanesArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lanesArea->setMinimumSize(m_stack->minimumSizeHint().width(), leastForLanes);
    m_lanesArea->setFocusPolicy(Qt::NoFocus); // the lanes take the keys
    parts->addWidget(m_lanesArea);
    parts->addWidget(m_spectrum);
    parts->setStretchFactor(0, 7);
    parts->setStretchFactor(1, 3);
    parts->setSizes({700, 300});
    parts->remember(QStringLiteral("explore/spectrum"));
    m_pages->addWidget(parts);
    m_pages->addWidget(m_grid);
    m_pages->addWidget(m_empty);

    auto* middle = new QWidget;
    auto* column = plainColumn(middle);
    column->addWidget(m_header);
    column->addWidget(m_note);
    column->addWidget(m_pages, 1);

    auto* across = new Splitter(Qt::Horizontal);
    across->addWidget(middle);
    across->addWidget(buildInspector());
    across->setStretchFactor(0, 1);
    across->setStretchFactor(1, 0);
    across->setSizes({1000, inspectorWidth});
    across->remember(QStringLiteral("explore/inspector"));
    plainColumn(this)->addWidget(across);
}

QWidget* ExplorePage::buildInspector()
{
    auto* panel = new QWidget;
    panel->setMinimumWidth(248);
    auto* header = new PanelHeader;
    header->addAction(makeAction(
        this, "explore.reset", [] { return tr("Reset the parameters"); }, [this] { m_inspector->reset(); },
        QStringLiteral("reset")));
    onLanguage(header, [header] { header->setTitle(tr("Inspector")); });
    auto* column = plainColumn(panel);
    column->addWidget(header);
    column->addWidget(m_inspector, 1);
    return panel;
}

void ExplorePage::buildActions()
{
    m_header->addWidget(m_gridKind);
    m_header->addWidget(m_view);
    connect(m_gridKind, &SegmentedControl::currentChanged, m_inspector,
            [this](int index) { m_inspector->setGridKind(index == 1 ? ViewKind::MelGrid : ViewKind::WaveGrid); });
    connect(m_view, &SegmentedControl::currentChanged, this, [this](int index) { showGrid(index == 1); });
    m_addLane = makeAction(
        this, "explore.lanes", [] { return tr("Add lane"); }, [this] { m_laneMenu->popup(QCursor::pos()); },
        QStringLiteral("add"));
    m_picture = makeAction(
        this, "explore.picture", [] { return tr("Save a picture…"); }, [this] { exportPicture(); },
        QStringLiteral("picture"));
    m_table = makeAction(
        this, "explore.csv", [] { return tr("Save the data…"); }, [this] { exportData(); }, QStringLiteral("table"));
    m_python = makeAction(
        this, "explore.python", [] { return tr("Copy as Python"); }, [this] { m_pythonMenu->popup(QCursor::pos()); },
        QStringLiteral("code"));
    auto* lanesButton = new IconButton(m_addLane);
    lanesButton->setMenu(m_laneMenu);
    lanesButton->setPopupMode(QToolButton::InstantPopup);
    m_header->addWidget(lanesButton);
    for (QAction* action : m_stack->laneActions())
        if (action->objectName().startsWith(u"zoom"))
            m_laneButtons.append(m_header->addAction(action));
    m_laneButtons.append(lanesButton);
    m_header->addAction(m_picture);
    m_header->addAction(m_table);
    auto* pythonButton = new IconButton(m_python);
    pythonButton->setMenu(m_pythonMenu);
    pythonButton->setPopupMode(QToolButton::InstantPopup);
    m_header->addWidget(pythonButton);
    connect(m_pythonMenu, &QMenu::aboutToShow, this, &ExplorePage::fillPythonMenu);
    m_addLane->setMenu(m_laneMenu); // in the View menu it opens beside, and assistive technology sees what is in it
    connect(m_laneMenu, &QMenu::aboutToShow, this, [this] { m_lanes->fillMenu(*m_laneMenu); });
}

void ExplorePage::showSpectrumAlone(bool alone)
{
    if (alone)
        m_stack->showAlone(nullptr);
    m_lanesArea->setVisible(!alone);
    m_spectrum->show();
}

QList<QAction*> ExplorePage::pageActions() const
{
    return QList<QAction*>{m_addLane, m_picture, m_table, m_python} + m_spectrumActions + m_stack->laneActions();
}

void ExplorePage::connectInspector()
{
    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, &ExplorePage::applyOptions);
    connect(m_inspector, &ExploreInspector::changed, this, [this] {
        if (!m_settle->isActive()) // while a value is dragged, drawings keep coming
            m_settle->start();
        keepLayout();
    });
    connect(m_lanes, &ExploreLanes::namesChanged, this, &ExplorePage::keepLayout);
    connect(m_lanes, &ExploreLanes::pythonRequested, this,
            [this](const View& view) { m_exports->copyPython(view, shownClip()); });
    connect(m_lanes, &ExploreLanes::dataRequested, this,
            [this](const View& view) { m_exports->saveData({view}, shownClip(), QStringLiteral("lane")); });
    connect(m_lanes, &ExploreLanes::predictionDataRequested, this, &ExplorePage::exportPredictions);
    connect(m_lanes, &ExploreLanes::predictionSegmentsRequested, this, &ExplorePage::keepPredictions);
    connect(m_stack, &LaneStack::heightsChanged, this, &ExplorePage::keepLayout);
}

void ExplorePage::connectWorkbench()
{
    connect(&m_workbench.cursor(), &TimeCursor::clipChanged, this, &ExplorePage::showClip);
    connect(&m_workbench.cursor(), &TimeCursor::viewChanged, this, &ExplorePage::showFacts);
    connect(&m_workbench.cursor(), &TimeCursor::selectionChanged, this, &ExplorePage::showStatistics);
    connect(&m_workbench.data(), &ClipData::arrived, this, [this](ClipId clip) {
        if (clip != m_workbench.selection().currentClip())
            return;
        showStatistics();
        showStopped();
    });
    connect(&m_workbench.selection(), &Selection::clipsChanged, this, &ExplorePage::fillGrid);
    connect(m_stack, &LaneStack::playRequested, this, [this] {
        const TimeRange selection = m_workbench.cursor().selection();
        Q_EMIT m_workbench.playRangeRequested(selection.isEmpty() ? m_workbench.cursor().view() : selection);
    });
    connect(m_grid, &ClipGrid::clipClicked, this,
            [this](ClipId clip) { m_workbench.selection().setCurrentClip(clip); });
    connect(m_grid, &ClipGrid::clipActivated, this,
            [this](ClipId clip) { Q_EMIT m_workbench.playClipsRequested({clip}); });
    connect(m_changed, &ChangedClip::found, this, &ExplorePage::showChanged);
    connect(m_changed, &ChangedClip::solved, this, [this] { m_note->solved(changedFile); });
    connect(&m_workbench, &Workbench::predictionsRequested, this, &ExplorePage::showPredictions);
    const auto follow = [this] {
        if (Project* project = m_workbench.project()) {
            connect(project, &Project::clipsChanged, this, [this] {
                showClip();
                fillGrid();
            });
            connect(project, &Project::runsChanged, this,
                    [this] { m_inspector->setRuns(m_workbench.project()->runs()); });
            m_inspector->setRuns(project->runs());
        }
        restoreLayout();
        showClip();
        fillGrid();
    };
    connect(&m_workbench, &Workbench::projectChanged, this, follow);
    follow();
}

/// Which lanes there are, how high, and what is drawn with: what a project remembers, and what can be gone back to.
QVariantMap ExplorePage::layoutNow() const
{
    QVariantList heights;
    for (const int height : m_stack->heights())
        heights.append(height);
    return {{laneNames, m_lanes->names()}, {laneHeights, heights}, {parameterValues, m_inspector->state()}};
}

void ExplorePage::showLayout(const QVariantMap& layout)
{
    m_inspector->setState(layout[parameterValues].toMap());
    applyOptions();
    const QStringList stored = layout[laneNames].toStringList();
    const QStringList wanted = stored.isEmpty() ? ExploreLanes::defaults() : stored;
    if (m_lanes->names() != wanted) {
        const QSignalBlocker blocker(m_lanes);
        m_lanes->setNames(wanted);
    }
    QList<int> heights;
    for (const QVariant& height : layout[laneHeights].toList())
        heights.append(height.toInt());
    m_stack->setHeights(heights.size() == m_lanes->names().size() ? heights : m_stack->preferredHeights());
}

void ExplorePage::restoreLayout()
{
    QVariantMap layout;
    if (const Project* project = m_workbench.project())
        for (const QString& key : {laneNames, laneHeights, parameterValues})
            layout[key] = project->setting(key);
    showLayout(layout);
}

void ExplorePage::keepLayout()
{
    m_stack->history().noteLayout();
    Project* project = m_workbench.project();
    if (project == nullptr)
        return;
    const QVariantMap layout = layoutNow();
    for (auto value = layout.cbegin(); value != layout.cend(); ++value)
        project->setSetting(value.key(), value.value());
}

/// Work that the user stopped is offered again where its result is missed.
void ExplorePage::showStopped()
{
    if (!m_workbench.data().isStopped(m_workbench.selection().currentClip()))
        return;
    m_note->say(Note::Kind::Info, [] { return tr("The work on this clip was stopped before it was whole."); });
    m_note->addAction([] { return tr("Go on"); },
                      [this] {
                          m_note->clear();
                          m_workbench.data().resume();
                      });
}

void ExplorePage::showChanged(ClipId id)
{
    m_note->say(
        Note::Kind::Warning,
        [name = QString::fromStdString(m_workbench.project()->clip(id)->name)] {
            return tr("The file of %1 has changed since it was read: what was measured of it is of the old one.")
                .arg(name);
        },
        changedFile);
    m_note->addAction([] { return tr("Measure it again"); }, [this, id] { m_changed->readAnew(id); });
}

void ExplorePage::retranslate()
{
    m_view->setTexts({tr("Lanes"), tr("Grid")});
    m_view->setAccessibleName(tr("View"));
    m_gridKind->setTexts({tr("Waveforms"), tr("Spectrograms")});
    m_gridKind->setAccessibleName(tr("What the grid shows"));
    m_lanes->fillMenu(*m_laneMenu);
    if (const Project* project = m_workbench.project())
        m_inspector->setRuns(project->runs()); // counted names are words of the language
    showClip();
    m_changed->look();
}

bool ExplorePage::showsGrid() const
{
    return m_view->current() == 1;
}

void ExplorePage::showGrid(bool grid)
{
    m_view->setCurrent(grid ? 1 : 0);
    fillGrid();
    showClip();
}

void ExplorePage::showClip()
{
    const Project* project = m_workbench.project();
    const Clip* clip = project != nullptr ? project->clip(m_workbench.selection().currentClip()) : nullptr;
    const bool readable = clip != nullptr && clip->isReadable();
    m_header->setTitle(clip != nullptr ? QString::fromStdString(clip->name) : title());
    m_facts = readable ? factsOf(*clip) : QString();
    m_lanes->setClip(readable ? clip->id : 0);
    if (clip != nullptr && !readable)
        m_note->say(Note::Kind::Error, [name = clip->name, error = clip->error, arguments = clip->errorArguments] {
            return QString::fromStdString(name) + QStringLiteral(": ") + coreText(error, arguments);
        });
    else
        m_note->clear();
    showStopped();
    showState(clip);
    showFacts();
    showStatistics();
}

/// Of a part of the clip also how long it is.
void ExplorePage::showFacts()
{
    const TimeCursor& cursor = m_workbench.cursor();
    const bool isPart = m_pages->currentIndex() == LanesIndex && cursor.view().length() < cursor.length();
    m_header->setDetail(isPart ? tr("%1 · %2 shown").arg(m_facts, formatMoment(cursor.seconds(cursor.view().length())))
                               : m_facts);
}

void ExplorePage::showState(const Clip* clip)
{
    const bool any = m_workbench.project() != nullptr && !m_workbench.project()->clips().empty();
    if (showsGrid() && any)
        m_pages->setCurrentIndex(GridIndex);
    else
        m_pages->setCurrentIndex(clip != nullptr && clip->isReadable() ? LanesIndex : EmptyIndex);
    if (any) {
        m_empty->setTexts(tr("Choose a clip in the list"), tr("Its lanes, spectrum and statistics appear here."));
        m_empty->setAction(nullptr);
    } else {
        m_empty->askForClips();
    }
    m_gridKind->setVisible(m_pages->currentIndex() == GridIndex);
    for (QWidget* button : m_laneButtons)
        button->setVisible(m_pages->currentIndex() != GridIndex);
    m_picture->setEnabled(m_pages->currentIndex() != EmptyIndex);
    m_table->setEnabled(m_pages->currentIndex() != EmptyIndex);
    m_python->setEnabled(m_pages->currentIndex() != EmptyIndex);
    m_addLane->setEnabled(m_pages->currentIndex() == LanesIndex);
    for (QAction* action : m_spectrumActions + m_stack->laneActions())
        action->setEnabled(m_pages->currentIndex() == LanesIndex);
}

void ExplorePage::applyOptions()
{
    m_lanes->setViews(m_inspector->view(), m_inspector->melView(), m_inspector->overlay(),
                      m_inspector->onSpectrograms());
    m_predictions->setChoice(m_inspector->predictions());
    m_spectrum->setView(m_inspector->view(), m_inspector->spectrumOfWholeClip());
    fillGrid();
    showStatistics();
}

/// All clips, or those that are chosen if they are several.
std::vector<ClipId> ExplorePage::gridClips() const
{
    const QList<ClipId> chosen = m_workbench.selection().clips();
    const QSet<ClipId> among(chosen.begin(), chosen.end());
    std::vector<ClipId> clips;
    for (const Clip& clip : m_workbench.project()->clips())
        if (clip.isReadable() && (chosen.size() < 2 || among.contains(clip.id)))
            clips.push_back(clip.id);
    return clips;
}

/// Whose lanes and spectrum stand there.
std::vector<ClipId> ExplorePage::shownClip() const
{
    return {m_workbench.selection().currentClip()};
}

void ExplorePage::fillGrid()
{
    m_grid->showView(m_inspector->gridView());
    m_gridKind->setCurrent(m_grid->kind() == ViewKind::MelGrid ? 1 : 0);
    if (m_workbench.project() == nullptr || !showsGrid())
        return;
    m_grid->setCells(ClipGrid::cellsOf(*m_workbench.project(), gridClips()));
    m_grid->setSelected(m_workbench.selection().clips());
}

void ExplorePage::showStatistics()
{
    const ClipId clip = m_workbench.selection().currentClip();
    const TimeCursor& cursor = m_workbench.cursor();
    m_inspector->setStatisticsDetail(clip == 0 ? QString()
                                     : cursor.selection().isEmpty()
                                         ? tr("whole clip")
                                         : formatMoment(cursor.seconds(cursor.selection().length())));
    m_inspector->statistics().setRows(
        selectionStatistics(m_workbench.data(), clip, cursor, frameOptions(m_inspector->view())));
}

/// Of a run, as a lane of the current clip.
void ExplorePage::showPredictions(RunId run)
{
    m_inspector->setPredictedRun(run);
    showGrid(false);
    if (!m_lanes->names().contains(ExploreLanes::predictionsName()))
        m_lanes->toggle(ExploreLanes::predictionsName());
    Q_EMIT showRequested();
}

} // namespace suara
