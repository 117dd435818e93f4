#include "widgets/annotation/AnnotatePage.h"

#include "core/features/Parameters.h"
#include "core/project/Project.h"
#include "widgets/annotation/AgreementPanel.h"
#include "widgets/annotation/AgreementWatch.h"
#include "widgets/annotation/AnnotationActions.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/annotation/AnnotationKeys.h"
#include "widgets/annotation/LabelPalette.h"
#include "widgets/annotation/LabelSetSheet.h"
#include "widgets/annotation/Labels.h"
#include "widgets/annotation/SegmentFiles.h"
#include "widgets/annotation/SegmentTable.h"
#include "widgets/annotation/SegmentTableModel.h"
#include "widgets/annotation/TierLane.h"
#include "widgets/annotation/TierSet.h"
#include "widgets/annotation/ValenceArousalPlane.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/Splitter.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/WaveformLane.h"

#include <QMenu>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int compactBelow = 1400; // px of the page's width

struct Widths {
    int plane, palette, agreement, below;
};
constexpr Widths wideWidths{304, 280, 304, 400};
constexpr Widths compactWidths{216, 264, 248, 226};

const QString columnsName = QStringLiteral("annotate/columns");
const QString rowsName = QStringLiteral("annotate/rows");
const QString belowName = QStringLiteral("annotate/below");

QVBoxLayout* columnIn(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

AnnotatePage::AnnotatePage(Workbench& workbench, QWidget* parent)
    : Page(workbench, parent)
    , m_desk(new AnnotationDesk(workbench, this))
    , m_actions(new AnnotationActions(*m_desk, this))
    , m_watch(new AgreementWatch(*m_desk, this))
    , m_files(new SegmentFiles(*m_desk, *this))
    , m_model(new SegmentTableModel(this))
{
    m_columns = new Splitter(Qt::Horizontal, this);
    m_columns->addWidget(buildCentre());
    m_columns->addWidget(m_agreement = new AgreementPanel(*m_desk, *m_watch));
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    columnIn(this)->addWidget(m_columns);
    buildActions();
    buildHeads();
    connectParts();
    m_columns->remember(columnsName);
    m_rows->remember(rowsName);
    m_below->remember(belowName);
    onLanguage(this, [this] {
        m_planeHead->setTitle(tr("Valence–arousal"));
        m_segmentsHead->setTitle(tr("Segments"));
        showClip();
        showSegments();
    });
    showLabelSet();
}

AnnotatePage::~AnnotatePage() = default;

QString AnnotatePage::title() const
{
    return tr("Annotate");
}

// --------------------------------------------------------------------------------------------------------- placing

QWidget* AnnotatePage::buildCentre()
{
    auto* centre = new QWidget;
    m_stack = new QStackedLayout(centre);
    m_stack->addWidget(m_empty = new EmptyState(QStringLiteral("annotate")));
    m_rows = new Splitter(Qt::Vertical);
    m_rows->addWidget(buildLanes());
    m_rows->addWidget(buildBelow());
    m_rows->setStretchFactor(0, 1);
    m_rows->setStretchFactor(1, 0);
    m_stack->addWidget(m_rows);
    return centre;
}

QWidget* AnnotatePage::buildLanes()
{
    auto* pane = new QWidget;
    QVBoxLayout* column = columnIn(pane);
    column->addWidget(m_head = new PanelHeader);
    column->addWidget(m_lanes = new LaneStack(m_workbench.cursor()), 1);
    m_lanes->setGutters({152, 64, false}, {96, 64, true});
    m_lanes->addLane(m_waveform = new WaveformLane(m_workbench.data()));
    m_lanes->addLane(m_spectrogram = new SpectrogramLane(m_workbench.data()));
    FrameOptions mel;
    mel.parameters.set(parameter::fmax, 8000); // as the lecture draws it
    m_spectrogram->setFeature("melspectrogram_db", mel);
    m_tiers = new TierSet(*m_lanes, *m_desk, *m_actions, *m_watch);
    return pane;
}

QWidget* AnnotatePage::buildBelow()
{
    m_below = new Splitter(Qt::Horizontal);
    m_below->addWidget(buildSegments());
    m_below->addWidget(buildPlane());
    m_below->addWidget(m_palette = new LabelPalette);
    m_below->setStretchFactor(0, 1);
    m_below->setStretchFactor(1, 0);
    m_below->setStretchFactor(2, 0);
    return m_below;
}

QWidget* AnnotatePage::buildSegments()
{
    auto* pane = new QWidget;
    QVBoxLayout* column = columnIn(pane);
    column->addWidget(m_segmentsHead = new PanelHeader);
    column->addWidget(m_table = new SegmentTable(*m_model), 1);
    return pane;
}

QWidget* AnnotatePage::buildPlane()
{
    auto* pane = new QWidget;
    QVBoxLayout* column = columnIn(pane);
    column->addWidget(m_planeHead = new PanelHeader);
    column->addWidget(m_plane = new ValenceArousalPlane, 1);
    return pane;
}

void AnnotatePage::buildActions()
{
    m_keys = new AnnotationKeys(*m_actions, *m_lanes, *m_table);
    m_pageActions = m_keys->actions();
    m_pageActions += makeAction(
        this, "add_annotator", [] { return tr("Add an annotator"); },
        [this] {
            if (m_actions->addAnnotator() != 0)
                renameAnnotator();
        },
        QStringLiteral("user"));
    m_pageActions += makeAction(
        this, "rename_annotator", [] { return tr("Rename the annotator"); }, [this] { renameAnnotator(); });
    m_pageActions += makeAction(
        this, "remove_annotator", [] { return tr("Remove the annotator with all segments"); },
        [this] { m_actions->removeAnnotator(); }, QStringLiteral("trash"));
    m_pageActions += makeAction(
        this, "edit_label_set", [] { return tr("Change the labels…"); }, [this] { editLabelSet(false); },
        QStringLiteral("settings"));
    m_palette->addHeadAction(m_pageActions.back());
    m_pageActions += makeAction(
        this, "new_label_set", [] { return tr("New label set…"); }, [this] { editLabelSet(true); },
        QStringLiteral("add"));
    m_pageActions += makeAction(
        this, "remove_label_set", [] { return tr("Remove the label set with its labels"); },
        [this] { m_actions->removeLabelSet(); });
    m_tierActions = m_pageActions.mid(m_keys->actions().size());
    m_pageActions += m_lanes->laneActions();
}

void AnnotatePage::buildHeads()
{
    const auto named = [this](const char* id) -> QAction* {
        for (QAction* action : m_pageActions)
            if (action->objectName() == QLatin1String(id))
                return action;
        return nullptr;
    };
    for (const char* id : {"add_annotator", "zoom_out", "zoom_whole", "zoom_in", "zoom_selection"})
        m_head->addAction(named(id));
    for (const char* id : {"boundary", "join_segments", "delete_segment"})
        m_segmentsHead->addAction(named(id));
    m_segmentsHead->addAction(m_files->exportAction());
}

void AnnotatePage::setCompact(bool compact)
{
    const bool first = !m_compact;
    m_compact = compact;
    const Widths& widths = compact ? compactWidths : wideWidths;
    const auto isFree = [first](const QString& name) {
        return !first || Settings::instance().layout(QStringLiteral("layout/") + name).isEmpty();
    };
    if (isFree(columnsName))
        m_columns->setSizes({width() - widths.agreement, widths.agreement});
    if (isFree(rowsName))
        m_rows->setSizes({height() - widths.below, widths.below});
    if (isFree(belowName)) {
        const int rest = width() - widths.agreement - widths.plane - widths.palette;
        m_below->setSizes({rest, widths.plane, widths.palette});
    }
}

void AnnotatePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool compact = width() < compactBelow;
    if (m_compact != compact)
        setCompact(compact);
}

// --------------------------------------------------------------------------------------------------------- joining

void AnnotatePage::connectParts()
{
    connect(m_desk, &AnnotationDesk::segmentsChanged, this, &AnnotatePage::showSegments);
    connect(m_desk, &AnnotationDesk::annotatorsChanged, this, &AnnotatePage::showSegments);
    connect(m_desk, &AnnotationDesk::segmentChosen, this, &AnnotatePage::showSegment);
    connect(m_desk, &AnnotationDesk::labelSetChanged, this, &AnnotatePage::showLabelSet);
    connect(m_desk, &AnnotationDesk::labelSetsChanged, this, &AnnotatePage::showLabelSet);
    connect(&m_workbench.selection(), &Selection::currentClipChanged, this, &AnnotatePage::showClip);
    connect(&m_workbench, &Workbench::projectChanged, this, &AnnotatePage::showClip);

    connect(m_lanes, &LaneStack::playRequested, m_actions, &AnnotationActions::play);
    connect(m_table, &SegmentTable::playRequested, m_actions, &AnnotationActions::play);
    connect(m_table, &SegmentTable::segmentChosen, m_desk, &AnnotationDesk::choose);
    connect(m_model, &SegmentTableModel::transcriptEdited, m_actions, &AnnotationActions::setTranscript);
    connect(m_palette, &LabelPalette::chosen, m_actions, &AnnotationActions::label);
    connect(m_palette, &LabelPalette::labelSetChosen, m_desk, &AnnotationDesk::setLabelSet);
    connect(m_plane, &ValenceArousalPlane::judged, m_actions, &AnnotationActions::judge);
    connect(m_plane, &ValenceArousalPlane::pointChosen, m_desk, &AnnotationDesk::choose);
    connect(m_plane, &ValenceArousalPlane::cleared, m_actions, [this] { m_actions->judge({}, {}); });
    connect(m_agreement, &AgreementPanel::disagreementChosen, this, [this](SegmentId id) {
        m_desk->choose(id);
        m_workbench.cursor().zoomToSelection();
        m_lanes->setFocus(Qt::OtherFocusReason); // the next key judges it
    });
    connect(m_tiers, &TierSet::menuRequested, this, [this](const QPoint& at) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_keys->actions());
        menu->addSeparator();
        menu->addActions(m_tierActions);
        menu->popup(at);
    });
}

void AnnotatePage::showClip()
{
    const Project* project = m_workbench.project();
    const Clip* clip = project != nullptr ? project->clip(m_workbench.selection().currentClip()) : nullptr;
    const bool usable = clip != nullptr && clip->isReadable();
    m_stack->setCurrentIndex(usable ? 1 : 0);
    if (project != nullptr && project->clips().empty()) {
        m_empty->askForClips();
    } else {
        m_empty->setTexts(tr("Choose a clip to label"),
                          tr("Then drag over its waveform and press the key of a label."));
        m_empty->setAction(nullptr);
    }
    m_waveform->setClip(usable ? clip->id : 0);
    m_spectrogram->setClip(usable ? clip->id : 0);
    m_head->setTitle(clip != nullptr ? QString::fromStdString(clip->name) : QString());
    for (QAction* action : m_pageActions)
        action->setEnabled(usable);
}

void AnnotatePage::showSegments()
{
    const SegmentTrack track = m_desk->track();
    const std::string set = m_desk->labelSet().name;
    m_table->setTrack(track, m_workbench.cursor().sampleRate(), m_workbench.selection().currentSegment());
    QList<PlanePoint> points;
    qint64 labelled = 0;
    for (const Segment& segment : track.segments()) {
        labelled += segment.label(set).empty() ? 0 : 1;
        if (segment.valence && segment.arousal && segment.id != m_workbench.selection().currentSegment())
            points.append({*segment.valence, *segment.arousal,
                           labelColour(m_desk->labelSet(), segment.label(set)).value_or(-1), segment.id});
    }
    m_plane->setPoints(points);
    const auto count = qint64(track.segments().size());
    const Annotator* annotator =
        m_workbench.project() != nullptr ? m_workbench.project()->annotator(m_desk->annotator()) : nullptr;
    m_head->setDetail(count == 0 ? tr("nothing labelled yet")
                                 : tr("%1 of %2 labelled").arg(formatInteger(labelled), formatInteger(count)));
    m_segmentsHead->setDetail(
        annotator == nullptr
            ? QString()
            : QStringLiteral("%1 · %2").arg(formatInteger(count), QString::fromStdString(annotator->name)));
    showSegment();
}

void AnnotatePage::showSegment()
{
    const Segment* segment = m_desk->segment();
    m_table->setCurrent(segment != nullptr ? segment->id : 0);
    m_palette->setCurrent(segment != nullptr ? segment->label(m_desk->labelSet().name) : std::string());
    std::optional<PlanePoint> judged;
    if (segment != nullptr && segment->valence && segment->arousal)
        judged = PlanePoint{*segment->valence, *segment->arousal, -1, segment->id};
    m_plane->setCurrent(judged);
    m_plane->setEnabled(segment != nullptr);
}

void AnnotatePage::showLabelSet()
{
    const Project* project = m_workbench.project();
    m_palette->setLabelSets(project != nullptr ? project->labelSets() : std::vector<LabelSet>());
    m_palette->setLabelSet(m_desk->labelSet());
    m_model->setLabelSet(m_desk->labelSet());
    showSegments();
}

void AnnotatePage::renameAnnotator()
{
    if (TierLane* tier = m_tiers->tier(m_desk->annotator()))
        tier->startRename();
}

void AnnotatePage::editLabelSet(bool isNew)
{
    if (m_sheet == nullptr)
        m_sheet = new LabelSetSheet(*m_desk, window());
    m_sheet->edit(isNew ? LabelSet{} : m_desk->labelSet());
}

} // namespace suara
