#pragma once

#include "widgets/learning/results/ConfusionMatrixModel.h"

#include <QTableView>

class QLabel;

namespace suara {

/// The confusion matrix to look at and walk through: click a cell or move with the arrow keys, and the clips in it are
/// asked for; Space plays them; Ctrl+C copies the table as text. Colours are the accent at 12 to 90 %, cells without
/// clips are grid grey, and the number takes the colour that stands out more.
class ConfusionMatrixView : public QTableView {
    Q_OBJECT

public:
    explicit ConfusionMatrixView(QWidget* parent = nullptr);

    void setMatrix(ConfusionMatrix matrix); ///< no cell is chosen afterwards
    void setMeasure(ConfusionMatrixModel::Measure measure);
    const ConfusionMatrixModel& matrixModel() const { return *m_model; }
    QString tableText() const; ///< names and numbers as shown, columns parted by tabs

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// The fill of a cell by its strength in [0, 1].
    static QColor cellFill(double strength);

Q_SIGNALS:
    void cellChosen(int truth, int predicted);
    void rowChosen(int truth); ///< a click on its name, or Enter on one of its cells
    void playRequested();      ///< the clips of the chosen cell

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpHeaders();
    void fitHeaders();

    ConfusionMatrixModel* m_model;
    QLabel* m_corner;
};

} // namespace suara
