#pragma once

#include "widgets/learning/runs/RunRecord.h"

#include <QAbstractListModel>

namespace suara {

/// Rows that were tested: clips or segments, those first that the network was surest of or, with losses, that cost
/// most.
class HitsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ShareRole = Qt::UserRole, ///< double in [0, 1]: how long the bar is
        ValueRole,                ///< the number as it is shown
        VerdictRole,              ///< "→ neutral": what a wrong one was taken for; "" where that is known anyway
        ClipRole,                 ///< ClipId; 0 when the row is no clip of the project (any more)
        SegmentRole               ///< SegmentId; 0 for the whole clip
    };

    using QAbstractListModel::QAbstractListModel;

    /// By the probability of what was said.
    /// @param tests    places in record.tests
    /// @param project  where names come from; may be null
    void setHits(const RunRecord& record, const std::vector<std::size_t>& tests, bool saysVerdict,
                 const Project* project);
    void setHits(const RunRecord& record, const std::vector<RowLoss>& losses, const Project* project); ///< by loss
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
        QString verdict;
        double value = 0.0;
    };
    void putInOrder(bool areLosses);
    static Hit hitOf(const TestRow& test, const Project* project);
    QString describe(const Hit& hit) const;

    std::vector<Hit> m_hits;
    bool m_areLosses = false;
    double m_largest = 1.0;
};

} // namespace suara
