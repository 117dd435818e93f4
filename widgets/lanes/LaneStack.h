#pragma once

#include "widgets/lanes/Lane.h"

#include <QList>
#include <QWidget>

class QAction;

namespace suara {

class LaneRuler;
class ViewHistory;

/// A ruler and lanes under it on the one time axis of a TimeCursor. Lanes are as high as their share; a border between
/// two is dragged to resize the one above. In a scroll area the ruler stays at the top. Handles the keys of the lanes
/// (arrows, Home, End, zoom).
class LaneStack : public QWidget {
    Q_OBJECT

public:
    explicit LaneStack(TimeCursor& cursor, QWidget* parent = nullptr);
    ~LaneStack() override;

    TimeCursor& cursor() { return m_cursor; }
    void addLane(Lane* lane);               ///< at the bottom; takes it
    void insertLane(int index, Lane* lane); ///< takes it
    void removeLane(Lane* lane);            ///< deletes it
    void moveLane(int from, int to);        ///< keeps its height
    void setArrangeable(bool arrangeable);  ///< each lane gets a grip: drag it to move the lane, click it for its menu
    ViewHistory& history() { return *m_history; }
    void showAlone(Lane* lane); ///< it fills the stack until showAlone(nullptr), or until lanes come or go
    Lane* laneAlone() const { return m_alone; }
    const QList<Lane*>& lanes() const { return m_lanes; }

    /// Rooms beside the plots, by the width of the stack: compact below 1,000 px.
    void setGutters(const LaneGutters& wide, const LaneGutters& compact);
    LaneGutters gutters() const;
    static LaneGutters guttersFor(int width); ///< of a stack that was told nothing else

    /// Zoom, steps, to start and end, Tab: made from the key table, active while the lanes have the focus.
    QList<QAction*> laneActions() const { return m_actions; }

    QList<int> heights() const;
    QList<int> preferredHeights() const;
    void setHeights(const QList<int>& heights); ///< shares; scaled to the room there is

    /// Ruler and lanes as shown now, without playhead and selection, at any size.
    void drawPicture(QPainter& painter, const QSize& size);

    QSize sizeHint() const override { return {800, 480}; }
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void lanesChanged();
    void heightsChanged(); ///< by the user
    void orderChanged();   ///< by the user, who dragged a grip
    void aloneChanged();
    void playRequested(); ///< Tab in the lanes: play the selection or the segment

protected:
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Handle;
    class Grip;

    void buildActions();
    void arrange();
    void placeRuler();
    void arrangeHandles();
    void arrangeGrips();
    void setAlone(Lane* lane);
    bool isShown(qsizetype index) const { return m_alone == nullptr || m_lanes[index] == m_alone; }
    int leastHeight(const Lane* lane) const;
    QList<int> heightsFor(int room) const;
    void moveBorder(int index, double pixels);
    void movePlayhead(std::int64_t to, bool extend = false);
    std::int64_t step() const;
    void zoomBy(double factor);

    TimeCursor& m_cursor;
    ViewHistory* m_history;
    LaneRuler* m_ruler = nullptr;
    QList<Lane*> m_lanes;
    QList<double> m_shares;
    Lane* m_alone = nullptr;
    LaneGutters m_wide = guttersFor(1 << 20);
    LaneGutters m_compact = guttersFor(0);
    QList<Handle*> m_handles;
    QList<Grip*> m_grips; ///< one a lane, where lanes can be arranged
    bool m_arrangeable = false;
    QList<QAction*> m_actions;
};

} // namespace suara
