#pragma once

#include "core/features/BoxStatistics.h"
#include "widgets/plots/PlotClasses.h"
#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

struct AccessiblePart;

/// How the values of each class lie, a row a class: box from quartile to quartile, median, whiskers, and each outlier
/// as a dot (BoxStatistics). A click on a dot chooses it, on a box the whole class.
class BoxPlot : public PlotView {
    Q_OBJECT

public:
    explicit BoxPlot(QWidget* parent = nullptr);

    /// values[i] belongs to class classes[i] (index into names, -1 for none) and is called valueNames[i].
    void setData(std::vector<double> values, std::vector<int> classes, PlotClasses names, QStringList valueNames = {});
    void setSelected(std::vector<int> indices);

    const BoxStatistics* box(int classIndex) const; ///< null if no value of that class is shown

Q_SIGNALS:
    void valuesChosen(const QList<int>& indices, Qt::KeyboardModifiers modifiers);

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    void paintOver(QPainter& painter, const PlotMap& map) override;
    QList<PlotLegend> legend() const override; ///< of the classes that are hidden: the others are named at their rows
    QString tipAt(const QPointF& position, const PlotMap& map) const override;
    void clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers) override;

private:
    /// One class, or what has none.
    struct Row {
        int classIndex = -1;
        BoxStatistics box;
        std::vector<int> outliers; ///< indices
    };

    void build();
    void setAxes();
    QString nameOf(const Row& row) const;
    QString numberText(double value) const;
    static QColor colourOf(const Row& row);
    double rowY(std::size_t row) const { return double(m_rows.size() - 1 - row); }
    QRectF boxRect(std::size_t row, const PlotMap& map) const;
    int outlierAt(const QPointF& position, const PlotMap& map) const; ///< -1 for none
    int rowAt(const QPointF& position, const PlotMap& map) const;     ///< whose box or whiskers are there, -1 for none
    void paintRow(QPainter& painter, const PlotMap& map, std::size_t row) const;
    void chooseClass(int classIndex, Qt::KeyboardModifiers modifiers);
    std::vector<AccessiblePart> accessibleRows();

    std::vector<double> m_values;
    std::vector<int> m_classes;
    PlotClasses m_names;
    QStringList m_valueNames;
    std::vector<Row> m_rows; ///< those shown that have a value, from the top
    std::vector<int> m_selected;
};

} // namespace suara
