#pragma once

#include "widgets/learning/RunRecord.h"

#include <QAbstractListModel>

namespace suara {

/// The rows of one cell of a confusion matrix: clips or segments, the surest first, with the probability that the
/// network gave to what it said.
class HitsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ProbabilityRole = Qt::UserRole, ///< double in [0, 1]
        ClipRole,                       ///< ClipId; 0 when the row is no clip of the project (any more)
        SegmentRole                     ///< SegmentId; 0 for the whole clip
    };

    using QAbstractListModel::QAbstractListModel;

    /// @param project  where names come from; may be null
    void setHits(const RunRecord& record, int truth, int predicted, const Project* project);
    void clear();
    ClipId clipAt(int row) const { return m_hits[std::size_t(row)].clip; }
    SegmentId segmentAt(int row) const { return m_hits[std::size_t(row)].segment; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Hit {
        ClipId clip = 0;
        SegmentId segment = 0;
        QString name;
        double probability = 0.0;
    };
    static Hit hitOf(const TestRow& test, const Project* project);

    std::vector<Hit> m_hits;
};

} // namespace suara
