#pragma once

#include "widgets/plots/PlotClasses.h"
#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

/// How often values fall into equal bins, one outline per class laid over one another. Bins as numpy.histogram counts
/// them: [a, b), the last one [a, b]; values outside the range and NaN are not counted.
class HistogramPlot : public PlotView {
    Q_OBJECT

public:
    explicit HistogramPlot(QWidget* parent = nullptr);

    /// values[i] belongs to class classes[i] (index into names, -1 for none: not shown).
    void setData(std::vector<double> values, std::vector<int> classes, PlotClasses names);
    void setBins(int bins, double lower, double upper); ///< lower == upper: the range of the data
    void setTitle(const QString& feature, const QString& unit);
    void setSelected(std::vector<int> indices); ///< values marked by a tick on the base line

    int bins() const { return m_bins; }
    const std::vector<int>& counts(int classIndex) const; ///< one count a bin

Q_SIGNALS:
    void valuesClicked(const QList<int>& indices); ///< all shown values of the bin under the pointer

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    QList<PlotLegend> legend() const override;
    QString tipAt(const QPointF& position, const PlotMap& map) const override;
    void clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers) override;

private:
    void count();
    int binOf(double value) const; ///< -1 outside

    std::vector<double> m_values;
    std::vector<int> m_classes;
    PlotClasses m_names;
    std::vector<std::vector<int>> m_counts;
    std::vector<int> m_selected;
    int m_bins = 20;
    double m_askedLower = 0.0;
    double m_askedUpper = 0.0;
    double m_lower = 0.0;
    double m_upper = 1.0;
};

} // namespace suara
