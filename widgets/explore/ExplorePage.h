#pragma once

#include "core/audio/Clip.h"
#include "core/project/Run.h"
#include "widgets/common/commands/Page.h"

#include <QList>
#include <QVariantMap>
#include <memory>
#include <vector>

class QMenu;
class QScrollArea;
class QStackedWidget;
class QTimer;

namespace suara {

struct Clip;
struct Predictions;
class ChangedClip;
class ClipGrid;
class ClipPredictions;
class EmptyState;
class ExploreInspector;
class ExploreLanes;
class LaneStack;
class Note;
class PanelHeader;
class SegmentedControl;
class SpectrumPane;
class ViewExports;

/// The workspace for looking: lanes of the current clip on one time axis, its spectrum below, the parameters at the
/// right; or a grid of many clips.
class ExplorePage : public Page {
    Q_OBJECT

public:
    explicit ExplorePage(Workbench& workbench, QWidget* parent = nullptr);
    ~ExplorePage() override;

    QString title() const override { return tr("Explore"); }
    QString iconName() const override { return QStringLiteral("explore"); }
    QList<QAction*> pageActions() const override;

    LaneStack& lanes() { return *m_stack; }
    ExploreInspector& inspector() { return *m_inspector; }
    SpectrumPane& spectrum() { return *m_spectrum; }
    ClipGrid& grid() { return *m_grid; }
    bool showsGrid() const;
    void showGrid(bool grid);

private:
    void build();
    QWidget* buildInspector();
    void buildActions();
    void connectInspector();
    void connectWorkbench();
    void retranslate();
    void showClip();
    void showFacts();
    void showState(const Clip* clip);
    void fillGrid();
    void showStatistics();
    void applyOptions();
    void buildSpectrumActions();
    void showSpectrumAlone(bool alone);
    QVariantMap layoutNow() const;
    void showLayout(const QVariantMap& layout);
    void restoreLayout();
    void keepLayout();
    void showStopped();
    void showChanged(ClipId clip);
    std::vector<ClipId> gridClips() const;
    std::vector<ClipId> shownClip() const;
    void exportPicture();
    void exportData();
    std::shared_ptr<const Predictions> predictionsOrSay();
    void exportPredictions();
    void keepPredictions();
    void showPredictions(RunId run);
    void fillPythonMenu();

    PanelHeader* m_header;
    Note* m_note;
    SegmentedControl* m_view;
    SegmentedControl* m_gridKind; ///< only beside the grid
    LaneStack* m_stack;
    QScrollArea* m_lanesArea;
    QString m_facts; ///< of the clip
    SpectrumPane* m_spectrum;
    ClipGrid* m_grid;
    ExploreInspector* m_inspector;
    EmptyState* m_empty;
    QStackedWidget* m_pages; ///< lanes, grid, empty state
    ClipPredictions* m_predictions;
    ChangedClip* m_changed;
    ExploreLanes* m_lanes;
    ViewExports* m_exports;
    QMenu* m_laneMenu;
    QMenu* m_pythonMenu;
    QTimer* m_settle;
    QList<QWidget*> m_laneButtons; ///< of the header, that a grid has no use for
    QAction* m_addLane = nullptr;
    QAction* m_picture = nullptr;
    QAction* m_table = nullptr;
    QAction* m_python = nullptr;
    QList<QAction*> m_spectrumActions;
};

} // namespace suara
