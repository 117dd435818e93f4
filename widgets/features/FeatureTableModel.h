#pragma once

#include "widgets/features/MeasuredClips.h"

#include <QAbstractTableModel>

namespace suara {

/// The feature table as rows of clips: name, class, speaker, then one column a feature. Holds no truth of its own;
/// setMeasured() replaces what is shown.
class FeatureTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { ClipColumn, ClassColumn, SpeakerColumn, FirstValueColumn };
    enum Role {
        ClipRole = Qt::UserRole, ///< ClipId
        SortRole,                ///< text, or the bare number
        FractionRole,            ///< place of a value between the column's minimum and maximum, 0 to 1; a bar's length
        ClassIndexRole,          ///< -1 for none
        UnitRole                 ///< header: the column's unit
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setMeasured(MeasuredClipsPtr measured);
    void retranslate(); ///< heads and decimal signs follow the language

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Scale {
        double lowest = 0.0;
        double highest = 0.0;
        int decimals = 1;
    };

    QVariant valueData(int row, int column, int role) const;
    QVariant fixedData(int row, int column, int role) const;
    static Scale scaleOf(const std::vector<double>& values);

    MeasuredClipsPtr m_measured;
    std::vector<Scale> m_scales;
};

} // namespace suara
