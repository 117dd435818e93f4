#pragma once

#include "core/features/Histogram.h"
#include "widgets/plots/PlotClasses.h"
#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

struct AccessiblePart;

/// How often values fall into equal bins (HistogramBins), by class: one outline over another, from four classes on each
/// in a row of its own, or stacked. What has no class is a grey series of its own.
class HistogramPlot : public PlotView {
    Q_OBJECT

public:
    explicit HistogramPlot(QWidget* parent = nullptr);

    /// values[i] belongs to class classes[i] (index into names, -1 for none).
    void setData(std::vector<double> values, std::vector<int> classes, PlotClasses names);
    void setBins(int bins, double lower, double upper); ///< lower == upper: the range of the data
    void setLook(bool stacked, bool density);           ///< density: as densityFactors() has it
    void setSelected(std::vector<int> indices);         ///< values marked by a tick on the base line

    int bins() const { return m_bins.count(); }
    bool hasRows() const;                                 ///< a row a class
    const std::vector<int>& counts(int classIndex) const; ///< one count a bin; -1: of those without a class

Q_SIGNALS:
    void valuesChosen(const QList<int>& indices, Qt::KeyboardModifiers modifiers); ///< those of a bar

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
        double factor = 1.0; ///< from counts to heights
    };

    void count();
    void takeFactors();
    double highest() const;
    void setAxes();
    bool isShown(std::size_t index) const { return m_names.isShown(m_classes[index]); }
    QString nameOf(const Series& series) const;
    QString rangeText(int bin) const;
    QString heightText(const Series& series, int bin) const;
    static QColor colourOf(const Series& series);
    std::vector<double> baseOf(std::size_t series) const; ///< heights that the series stands on, one a bin
    double unit() const;                                  ///< of the vertical axis for a height of one
    void paintSeries(QPainter& painter, const PlotMap& map, std::size_t series) const;
    void paintSelected(QPainter& painter, const PlotMap& map) const;
    const Series* rowAt(double y) const; ///< null unless each class has a row
    void choose(int bin, const Series* only, Qt::KeyboardModifiers modifiers);
    std::vector<AccessiblePart> accessibleBars();

    std::vector<double> m_values;
    std::vector<int> m_classes;
    PlotClasses m_names;
    std::vector<Series> m_series; ///< those shown, by class, then those without one
    std::vector<int> m_selected;
    HistogramBins m_bins{20, 0.0, 1.0};
    int m_askedBins = 20;
    double m_askedLower = 0.0;
    double m_askedUpper = 0.0;
    bool m_stacked = false;
    bool m_density = false;
};

} // namespace suara
