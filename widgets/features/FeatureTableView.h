#pragma once

#include "widgets/features/MeasuredClips.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace suara {

class FeatureTableModel;
class Selection;

/// The feature table on the screen: sorts by any column, draws marks and in-cell bars, and shares the program's
/// selection of clips.
class FeatureTableView : public QTableView {
    Q_OBJECT

public:
    explicit FeatureTableView(Selection& selection, QWidget* parent = nullptr);

    void setMeasured(MeasuredClipsPtr measured);
    void requestPython(); ///< of the current cell, else of the first value

Q_SIGNALS:
    void rowActivated(int row);                ///< double click or Enter; a row of the table, not of the screen
    void pythonRequested(int row, int column); ///< a value of the table, "Copy as Python"

protected:
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void showSelection();
    void fitColumns();
    ClipId clipAt(const QModelIndex& index) const;
    void offerPython(const QPoint& at, const QModelIndex& value);

    Selection& m_selection;
    FeatureTableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    bool m_showing = false; ///< the program's selection is being shown: not the user's choice
};

} // namespace suara
