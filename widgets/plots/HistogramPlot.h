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

    /// values[i] belongs to class classes[i] (index into names, -1 for none). Where no value has a class they are
    /// one grey series; beside classes, what has none is not counted.
    void setData(std::vector<double> values, std::vector<int> classes, PlotClasses names);
    void setBins(int bins, double lower, double upper); ///< lower == upper: the range of the data
    void setTitle(const QString& feature, const QString& unit);
    void setSelected(std::vector<int> indices); ///< values marked by a tick on the base line

    int bins() const { return m_bins; }
    const std::vector<int>& counts(int classIndex) const; ///< one count a bin; -1: of those without a class

Q_SIGNALS:
    void valuesClicked(const QList<int>& indices); ///< all shown values of the bin under the pointer

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    QList<PlotLegend> legend() const override;
    QString tipAt(const QPointF& position, const PlotMap& map) const override;
    void clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers) override;

private:
    /// What is drawn as one outline: a class, or the values without one.
    struct Series {
        int classIndex = -1;
        std::vector<int> counts;
        bool isShown = true;
    };

    void count();
    void findLimits();
    bool isShown(int classIndex) const { return classIndex < 0 ? m_hasNoClasses : m_names.isShown(classIndex); }
    double edge(int bin) const;    ///< the lower one; of the number of bins: the upper end
    int binOf(double value) const; ///< -1 outside
    QString nameOf(const Series& series) const;
    static QColor colourOf(const Series& series);
    void paintSeries(QPainter& painter, const PlotMap& map, const Series& series) const;

    std::vector<double> m_values;
    std::vector<int> m_classes;
    PlotClasses m_names;
    bool m_hasNoClasses = false;  ///< but values
    std::vector<Series> m_series; ///< by class, then those without one
    std::vector<int> m_selected;
    int m_bins = 20;
    double m_askedLower = 0.0;
    double m_askedUpper = 0.0;
    double m_lower = 0.0;
    double m_upper = 1.0;
};

} // namespace suara
