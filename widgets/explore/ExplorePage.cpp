#include "widgets/explore/ExplorePage.h"

#include "core/project/Project.h"
#include "widgets/common/Actions.h"
#include "widgets/common/ClipClasses.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/EmptyState.h"
#include "widgets/common/FileDialogs.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Note.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/PanelHeader.h"
#include "widgets/common/PictureFile.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Splitter.h"
#include "widgets/common/Workbench.h"
#include "widgets/explore/ExploreCsv.h"
#include "widgets/explore/ExploreInspector.h"
#include "widgets/explore/ExploreLanes.h"
#include "widgets/explore/SpectrumPane.h"
#include "widgets/explore/StatisticsTable.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/plots/SpectrumPlot.h"
#include "widgets/plots/WaveformGrid.h"

#include <QFileInfo>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr int inspectorWidth = 296;
constexpr int settleTime = 40; // ms between two drawings while a parameter is dragged
constexpr double pictureScale = 2.0;
const QString laneNames = QStringLiteral("explore/lanes"); // settings of the project
const QString laneHeights = QStringLiteral("explore/lane_heights");

enum PageIndex { LanesIndex, GridIndex, EmptyIndex };

/// The features of the selection statistics, in their order, and the digits they are told with.
struct Told {
    const char* feature;
    int decimals;
};
constexpr std::array<Told, 6> toldFeatures{{{"zero_crossing_rate", 3},
                                            {"spectral_centroid", 0},
                                            {"rms", 3},
                                            {"spectral_rolloff", 0},
                                            {"spectral_flatness", 4},
                                            {"spectral_bandwidth", 0}}};

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
    facts.append(formatSeconds(clip.seconds()));
    return facts.join(QStringLiteral(" · "));
}

StatisticsTable::Row statisticsOf(const ClipFrames& frames, const Told& told, double from, double to)
{
    StatisticsTable::Row row{featureShortTitle(told.feature), 0.0, 0.0, 0.0, told.decimals};
    const auto first = std::clamp<std::int64_t>(std::int64_t(std::ceil(frames.frameAt(from))), 0, frames.frames - 1);
    const auto last = std::clamp<std::int64_t>(std::int64_t(std::floor(frames.frameAt(to))), first, frames.frames - 1);
    double sum = 0.0;
    row.lowest = row.highest = double(frames.at(0, first));
    for (std::int64_t t = first; t <= last; ++t) {
        const auto value = double(frames.at(0, t));
        sum += value;
        row.lowest = std::min(row.lowest, value);
        row.highest = std::max(row.highest, value);
    }
    row.mean = sum / double(last - first + 1);
    return row;
}

} // namespace

ExplorePage::ExplorePage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent)
    , m_header(new PanelHeader)
    , m_note(new Note)
    , m_view(new SegmentedControl(2))
    , m_stack(new LaneStack(workbench.cursor()))
    , m_spectrum(new SpectrumPane(workbench))
    , m_grid(new WaveformGrid(workbench.data()))
    , m_inspector(new ExploreInspector)
    , m_empty(new EmptyState(QStringLiteral("explore")))
    , m_pages(new QStackedWidget)
    , m_lanes(new ExploreLanes(*m_stack, workbench.data(), this))
    , m_laneMenu(new QMenu(this))
    , m_settle(new QTimer(this))
{
    build();
    buildActions();
    connectInspector();
    connectWorkbench();
    applyOptions();
    restoreLanes();
    onLanguage(this, [this] { retranslate(); });
    showClip();
}

ExplorePage::~ExplorePage() = default;

void ExplorePage::build()
{
    auto* parts = new Splitter(Qt::Vertical);
    parts->addWidget(m_stack);
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
    m_header->addWidget(m_view);
    connect(m_view, &SegmentedControl::currentChanged, this, [this](int index) { showGrid(index == 1); });
    m_addLane = makeAction(
        this, "explore.lanes", [] { return tr("Add lane"); }, [this] { m_laneMenu->popup(QCursor::pos()); },
        QStringLiteral("add"));
    m_picture = makeAction(
        this, "explore.picture", [] { return tr("Save a picture…"); }, [this] { exportPicture(); },
        QStringLiteral("picture"));
    m_table = makeAction(
        this, "explore.csv", [] { return tr("Save the data as CSV…"); }, [this] { exportCsv(); },
        QStringLiteral("table"));
    auto* lanesButton = new IconButton(m_addLane);
    lanesButton->setMenu(m_laneMenu);
    lanesButton->setPopupMode(QToolButton::InstantPopup);
    m_header->addWidget(lanesButton);
    for (QAction* action : m_stack->laneActions())
        if (action->objectName().startsWith(u"zoom"))
            m_header->addAction(action);
    m_header->addAction(m_picture);
    m_header->addAction(m_table);
    m_addLane->setMenu(m_laneMenu); // in the View menu it opens beside, and assistive technology sees what is in it
    connect(m_laneMenu, &QMenu::aboutToShow, this, [this] { m_lanes->fillMenu(*m_laneMenu); });
}

QList<QAction*> ExplorePage::pageActions() const
{
    return QList<QAction*>{m_addLane, m_picture, m_table} + m_stack->laneActions();
}

void ExplorePage::connectInspector()
{
    m_settle->setSingleShot(true);
    m_settle->setInterval(settleTime);
    connect(m_settle, &QTimer::timeout, this, &ExplorePage::applyOptions);
    connect(m_inspector, &ExploreInspector::framesChanged, m_settle, qOverload<>(&QTimer::start));
    connect(m_inspector, &ExploreInspector::depthChanged, this, [this] { m_lanes->setDepth(m_inspector->depth()); });
    connect(m_inspector, &ExploreInspector::axisChanged, this,
            [this] { m_lanes->setLogarithmic(m_inspector->isLogarithmic()); });
    connect(m_inspector, &ExploreInspector::overlayChanged, this, &ExplorePage::applyOptions);
    connect(m_inspector, &ExploreInspector::gridChanged, this, &ExplorePage::fillGrid);
    connect(m_lanes, &ExploreLanes::namesChanged, this, &ExplorePage::keepLanes);
    connect(m_stack, &LaneStack::heightsChanged, this, &ExplorePage::keepLanes);
}

void ExplorePage::connectWorkbench()
{
    connect(&m_workbench.cursor(), &TimeCursor::clipChanged, this, &ExplorePage::showClip);
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
    connect(m_grid, &WaveformGrid::clipClicked, this,
            [this](ClipId clip) { m_workbench.selection().setCurrentClip(clip); });
    connect(m_grid, &WaveformGrid::clipActivated, this,
            [this](ClipId clip) { Q_EMIT m_workbench.playClipsRequested({clip}); });
    const auto follow = [this] {
        if (Project* project = m_workbench.project())
            connect(project, &Project::clipsChanged, this, [this] {
                showClip();
                fillGrid();
            });
        restoreLanes();
        showClip();
        fillGrid();
    };
    connect(&m_workbench, &Workbench::projectChanged, this, follow);
    follow();
}

void ExplorePage::restoreLanes()
{
    const Project* project = m_workbench.project();
    const QStringList stored = project != nullptr ? project->setting(laneNames).toStringList() : QStringList();
    const QStringList wanted = stored.isEmpty() ? ExploreLanes::defaults() : stored;
    if (m_lanes->names() != wanted) {
        const QSignalBlocker blocker(m_lanes);
        m_lanes->setNames(wanted);
    }
    QList<int> heights;
    if (project != nullptr)
        for (const QVariant& height : project->setting(laneHeights).toList())
            heights.append(height.toInt());
    m_stack->setHeights(heights.size() == m_lanes->names().size() ? heights : m_stack->preferredHeights());
}

void ExplorePage::keepLanes()
{
    Project* project = m_workbench.project();
    if (project == nullptr)
        return;
    QVariantList heights;
    for (const int height : m_stack->heights())
        heights.append(height);
    project->setSetting(laneNames, m_lanes->names());
    project->setSetting(laneHeights, heights);
}

/// Work that the user stopped is offered again where its result is missed.
void ExplorePage::showStopped()
{
    if (!m_workbench.data().isStopped(m_workbench.selection().currentClip()))
        return;
    m_note->say(Note::Kind::Info, tr("The work on this clip was stopped before it was whole."));
    m_note->addAction(tr("Go on"), [this] {
        m_note->clear();
        m_workbench.data().resume();
    });
}

void ExplorePage::retranslate()
{
    m_view->setTexts({tr("Lanes"), tr("Grid")});
    m_view->setAccessibleName(tr("View"));
    m_lanes->fillMenu(*m_laneMenu);
    showClip();
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
    m_header->setDetail(readable ? factsOf(*clip) : QString());
    m_lanes->setClip(readable ? clip->id : 0);
    if (clip != nullptr && !readable)
        m_note->say(Note::Kind::Error, QString::fromStdString(clip->name) + QStringLiteral(": ") +
                                           coreText(clip->error, clip->errorArguments));
    else
        m_note->clear();
    showStopped();
    showState(clip);
    showStatistics();
}

void ExplorePage::showState(const Clip* clip)
{
    const bool any = m_workbench.project() != nullptr && !m_workbench.project()->clips().empty();
    if (showsGrid() && any)
        m_pages->setCurrentIndex(GridIndex);
    else
        m_pages->setCurrentIndex(clip != nullptr && clip->isReadable() ? LanesIndex : EmptyIndex);
    if (any)
        m_empty->setTexts(tr("Choose a clip in the list"), tr("Its lanes, spectrum and statistics appear here."));
    else
        m_empty->setTexts(tr("Drop clips or a folder here"),
                          tr("WAV, FLAC, OGG, MP3, M4A. Folder names can be labels."));
    m_picture->setEnabled(m_pages->currentIndex() != EmptyIndex);
    m_table->setEnabled(m_pages->currentIndex() == LanesIndex);
    m_addLane->setEnabled(m_pages->currentIndex() == LanesIndex);
    for (QAction* action : m_stack->laneActions())
        action->setEnabled(m_pages->currentIndex() == LanesIndex);
}

void ExplorePage::applyOptions()
{
    m_lanes->setFrameOptions(m_inspector->frameOptions(), m_inspector->melOptions());
    m_lanes->setOverlay(m_inspector->overlay(), m_inspector->isNormalised());
    m_lanes->setDepth(m_inspector->depth());
    m_lanes->setLogarithmic(m_inspector->isLogarithmic());
    showStatistics();
}

void ExplorePage::fillGrid()
{
    m_grid->setColumns(m_inspector->gridColumns());
    m_grid->setFirstSamples(m_inspector->gridSamples());
    const Project* project = m_workbench.project();
    if (project == nullptr || !showsGrid())
        return;
    const QList<ClipId> chosen = m_workbench.selection().clips();
    const QSet<ClipId> among(chosen.begin(), chosen.end());
    const QStringList classes = clipClasses(*project);
    QList<WaveformGrid::Cell> cells;
    for (const Clip& clip : project->clips())
        if (clip.isReadable() && (chosen.size() < 2 || among.contains(clip.id)))
            cells.append({clip.id, QString::fromStdString(clip.name), classIndex(classes, clip.label), clip.frames,
                          clip.sampleRate});
    m_grid->setCells(std::move(cells));
    m_grid->setSelected(chosen);
}

void ExplorePage::showStatistics()
{
    const ClipId clip = m_workbench.selection().currentClip();
    const TimeCursor& cursor = m_workbench.cursor();
    QList<StatisticsTable::Row> rows;
    if (clip != 0 && cursor.sampleRate() > 0) {
        const TimeRange range = cursor.selection().isEmpty() ? TimeRange{0, cursor.length()} : cursor.selection();
        for (const Told& told : toldFeatures) {
            const auto frames = m_workbench.data().frames(clip, told.feature, m_inspector->frameOptions());
            if (frames != nullptr && frames->frames > 0)
                rows.append(statisticsOf(*frames, told, cursor.seconds(range.start), cursor.seconds(range.end)));
        }
    }
    m_inspector->setStatisticsDetail(clip == 0                      ? QString()
                                     : cursor.selection().isEmpty() ? tr("whole clip")
                                                                    : QString());
    m_inspector->statistics().setRows(std::move(rows));
}

void ExplorePage::exportPicture()
{
    const auto write = [this](const QString& path) {
        try {
            const QSize size = m_pages->size();
            const auto save = drawnPicture(path.toStdString(), size, pictureScale, [this, size](QPaintDevice& device) {
                QPainter painter(&device);
                showsGrid() ? m_grid->drawPicture(painter, size) : m_stack->drawPicture(painter, size);
            });
            m_workbench.jobs().start(
                tr("Writing %1").arg(QFileInfo(path).fileName()), &m_workbench, [save](Task&) { save(); }, [] {});
        } catch (const Error& error) {
            m_note->say(Note::Kind::Error, errorText(error));
        }
    };
    chooseToSave(*this, tr("Save a picture"), tr("Pictures (*.png *.svg *.pdf)"), QStringLiteral("explore.png"), write);
}

void ExplorePage::exportCsv()
{
    std::vector<CsvFrames> features;
    for (const Told& told : toldFeatures)
        if (auto frames = m_workbench.data().frames(m_workbench.selection().currentClip(), told.feature,
                                                    m_inspector->frameOptions()))
            features.push_back({told.feature, std::move(frames)});
    if (features.empty())
        return m_note->say(Note::Kind::Info, tr("The clip is still being measured; its values can be saved then."));
    saveAs(m_workbench, *this, tr("Save the data as CSV"), tr("CSV (*.csv)"), QStringLiteral("explore.csv"),
           [features](const auto&) { return framesAsCsv(features).toStdString(); });
}

} // namespace suara
