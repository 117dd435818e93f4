#pragma once

#include "widgets/features/MeasuredClips.h"
#include "widgets/plots/PlotClasses.h"

#include <QWidget>
#include <optional>

class QAction;
class QComboBox;

namespace suara {

class HistogramPlot;
class PanelHeader;

/// What a histogram shows at first, and the range it has in the lecture.
struct HistogramStart {
    std::string column;
    int bins = 20;
    double lower = 0.0; ///< lower == upper: the range of the data
    double upper = 0.0;
};

/// A histogram by class of one column of the feature table, with the choice of column, bins and range.
class HistogramPanel : public QWidget {
    Q_OBJECT

public:
    explicit HistogramPanel(HistogramStart start, QWidget* parent = nullptr);

    void setMeasured(MeasuredClipsPtr measured, const PlotClasses& classes);
    void setSelectedRows(const std::vector<int>& rows);
    HistogramPlot& plot() { return *m_plot; }

Q_SIGNALS:
    void rowsClicked(const QList<int>& rows);

private:
    void buildHeader();
    void fillColumns();
    void refresh();
    bool usesLectureRange() const;
    int outside(const std::vector<double>& values) const;

    HistogramStart m_start;
    PanelHeader* m_header;
    QComboBox* m_column;
    QComboBox* m_bins;
    QAction* m_lectureRange;
    HistogramPlot* m_plot;
    MeasuredClipsPtr m_measured;
    PlotClasses m_classes;
    std::string m_chosen;
};

} // namespace suara
