#pragma once

#include "core/annotation/LabelSet.h"
#include "core/annotation/SegmentTrack.h"

#include <QAbstractTableModel>
#include <vector>

namespace suara {

/// Shows one annotator's segments of a clip as rows, in time order. Holds no truth of its own: setTrack() replaces what
/// is shown, and an edit leaves as transcriptEdited(), which the project answers with a new track.
class SegmentTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Start, Length, Label, Valence, Arousal, Transcript, ColumnCount };
    enum Role { SegmentRole = Qt::UserRole, ColourRole }; ///< id; place of the label's colour, -1 for none

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that stay keep their indexes, so that selection and scrolling are not lost by an edit.
    void setTrack(const SegmentTrack& track, int sampleRate);
    void setLabelSet(const LabelSet& set);
    void retranslate();

    SegmentId segmentAt(int row) const; ///< 0 outside
    int rowOf(SegmentId id) const;      ///< -1 if it is not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void transcriptEdited(suara::SegmentId id, const QString& transcript);

private:
    QString text(const Segment& segment, int column) const;
    bool mergeRows(const std::vector<Segment>& segments);
    void insertRow(int row, const Segment& segment);
    void dropRow(int row);
    void updateAll();

    std::vector<Segment> m_segments;
    LabelSet m_labelSet;
    int m_sampleRate = 0;
};

} // namespace suara
