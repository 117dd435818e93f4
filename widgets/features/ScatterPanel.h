#pragma once

#include "core/learning/Scaler.h"
#include "widgets/features/MeasuredClips.h"
#include "widgets/plots/PlotClasses.h"

#include <QWidget>

class QComboBox;

namespace suara {

class PanelHeader;
class ScatterPlot;

/// How the columns of the scatter are scaled; fitted on all rows, as the lecture does.
struct Scaling {
    ScalerKind kind = ScalerKind::MinMax;
    double low = -1.0;
    double high = 1.0;
};

/// Two columns of the feature table against one another.
class ScatterPanel : public QWidget {
    Q_OBJECT

public:
    explicit ScatterPanel(QWidget* parent = nullptr);

    void setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes);
    void setScaling(const Scaling& scaling);
    void setSelectedRows(const std::vector<int>& rows);
    ScatterPlot& plot() { return *m_plot; }

Q_SIGNALS:
    void rowClicked(int row, Qt::KeyboardModifiers modifiers);

private:
    void fillColumns();
    void fillColumns(QComboBox* box, const QString& wanted);
    void refresh();
    std::vector<double> scaledColumn(int column) const;
    QString axisTitle(int column) const;

    PanelHeader* m_header;
    QComboBox* m_x;
    QComboBox* m_y;
    ScatterPlot* m_plot;
    MeasuredClipsPtr m_measured;
    PlotClasses m_classes;
    Scaling m_scaling;
};

} // namespace suara
