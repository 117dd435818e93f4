#pragma once

#include "core/annotation/SegmentTrack.h"

#include <QTableView>

namespace suara {

class SegmentTableModel;

/// The segments of the active tier as a list: one row is the current segment; F2 or a double click edits its
/// transcript. Narrow, it leaves out length, valence and arousal.
class SegmentTable : public QTableView {
    Q_OBJECT

public:
    explicit SegmentTable(SegmentTableModel& model, QWidget* parent = nullptr);

    void setTrack(const SegmentTrack& track, int sampleRate, SegmentId current);
    void setCurrent(SegmentId id); ///< 0 for none; scrolls to it
    void editTranscript();         ///< of the current row

Q_SIGNALS:
    void segmentChosen(suara::SegmentId id);
    void playRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void setColumns();

    SegmentTableModel& m_model;
    bool m_following = false; // the row follows the current segment, not the other way round
};

} // namespace suara
