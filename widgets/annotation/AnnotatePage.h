#pragma once

#include "widgets/common/commands/Page.h"

#include <optional>

class QStackedLayout;

namespace suara {

class AgreementPanel;
class AgreementWatch;
class AnnotationActions;
class AnnotationDesk;
class AnnotationKeys;
class EmptyState;
class LabelPalette;
class LabelSetSheet;
class LaneStack;
class PanelHeader;
class SegmentFiles;
class SegmentTable;
class SegmentTableModel;
class SpectrogramLane;
class Splitter;
class TierSet;
class ValenceArousalPlane;
class WaveformLane;

/// The Annotate workspace: lanes with one tier per annotator; below them the segments, the valence-arousal plane and
/// the labels; at the right how far two annotators agree. Places its parts and joins them.
class AnnotatePage : public Page {
    Q_OBJECT

public:
    explicit AnnotatePage(Workbench& workbench, QWidget* parent = nullptr);
    ~AnnotatePage() override;

    QString title() const override;
    QString iconName() const override { return QStringLiteral("annotate"); }
    QList<QAction*> pageActions() const override { return m_pageActions; }

    LaneStack* lanes() const { return m_lanes; }
    TierSet* tiers() const { return m_tiers; }
    SegmentTable* segments() const { return m_table; }
    LabelPalette* palette() const { return m_palette; }
    ValenceArousalPlane* plane() const { return m_plane; }
    AgreementPanel* agreement() const { return m_agreement; }
    AgreementWatch* watch() const { return m_watch; }
    AnnotationDesk* desk() const { return m_desk; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildCentre();
    QWidget* buildLanes();
    QWidget* buildBelow();
    QWidget* buildSegments();
    QWidget* buildPlane();
    void buildHeads();
    void buildActions();
    void connectParts();
    void showClip();
    void showSegments();
    void showSegment();
    void showLabelSet();
    void renameAnnotator();
    void editLabelSet(bool isNew);
    void setCompact(bool compact);

    AnnotationDesk* m_desk;
    AnnotationActions* m_actions;
    AgreementWatch* m_watch;
    SegmentFiles* m_files;
    SegmentTableModel* m_model;
    LaneStack* m_lanes = nullptr;
    WaveformLane* m_waveform = nullptr;
    SpectrogramLane* m_spectrogram = nullptr;
    TierSet* m_tiers = nullptr;
    SegmentTable* m_table = nullptr;
    ValenceArousalPlane* m_plane = nullptr;
    LabelPalette* m_palette = nullptr;
    AgreementPanel* m_agreement = nullptr;
    LabelSetSheet* m_sheet = nullptr; ///< made when first asked for
    AnnotationKeys* m_keys = nullptr;
    PanelHeader* m_head = nullptr;
    PanelHeader* m_segmentsHead = nullptr;
    PanelHeader* m_planeHead = nullptr;
    EmptyState* m_empty = nullptr;
    QStackedLayout* m_stack = nullptr;
    Splitter* m_columns = nullptr;
    Splitter* m_rows = nullptr;
    Splitter* m_below = nullptr;
    QList<QAction*> m_pageActions;
    QList<QAction*> m_tierActions; ///< of annotators and label sets
    std::optional<bool> m_compact;
};

} // namespace suara
