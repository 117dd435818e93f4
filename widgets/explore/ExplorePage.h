#pragma once

#include "widgets/common/Page.h"

#include <QList>

class QMenu;
class QStackedWidget;
class QTimer;

namespace suara {

struct Clip;
class EmptyState;
class ExploreInspector;
class ExploreLanes;
class LaneStack;
class Note;
class PanelHeader;
class SegmentedControl;
class SpectrumPane;
class WaveformGrid;

/// The workspace for looking: lanes of the current clip on one time axis, its spectrum below, the parameters at the
/// right; or a grid of many clips' waveforms.
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
    WaveformGrid& grid() { return *m_grid; }
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
    void showState(const Clip* clip);
    void fillGrid();
    void showStatistics();
    void applyOptions();
    void restoreLanes();
    void keepLanes();
    void showStopped();
    void exportPicture();
    void exportCsv();

    PanelHeader* m_header;
    Note* m_note;
    SegmentedControl* m_view;
    LaneStack* m_stack;
    SpectrumPane* m_spectrum;
    WaveformGrid* m_grid;
    ExploreInspector* m_inspector;
    EmptyState* m_empty;
    QStackedWidget* m_pages; ///< lanes, grid, empty state
    ExploreLanes* m_lanes;
    QMenu* m_laneMenu;
    QTimer* m_settle;
    QAction* m_addLane = nullptr;
    QAction* m_picture = nullptr;
    QAction* m_table = nullptr;
};

} // namespace suara
