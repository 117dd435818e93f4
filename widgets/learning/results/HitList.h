#pragma once

#include "widgets/learning/results/HitsModel.h"

#include <QListView>

namespace suara {

/// Clips that were tested, ready to be heard: a click chooses a clip everywhere, a click on the arrow or Space plays
/// it; with several chosen, one after another.
class HitList : public QListView {
    Q_OBJECT

public:
    explicit HitList(QWidget* parent = nullptr);

    HitsModel& hits() { return *m_model; }
    QList<ClipId> clips() const; ///< of the whole list, in its order
    QList<int> chosenRows() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(suara::ClipId clip, suara::SegmentId segment);
    void playRequested(suara::ClipId clip, suara::SegmentId segment);
    void playManyRequested(const QList<suara::ClipId>& clips);
    void choiceChanged();

protected:
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void play(const QModelIndex& index);
    void playChosen();

    HitsModel* m_model;
};

} // namespace suara
