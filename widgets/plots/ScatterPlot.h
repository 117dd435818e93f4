#pragma once

#include "widgets/plots/PlotClasses.h"
#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

struct AccessiblePart;

/// Two features against one another: one mark a clip or segment, in the colour and shape of its class.
class ScatterPlot : public PlotView {
    Q_OBJECT

public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    /// Point i at (x[i], y[i]); points that are not finite or have a hidden class are left out. pointNames: what the
    /// tip says, may be empty.
    void setData(std::vector<double> x, std::vector<double> y, std::vector<int> classes, PlotClasses names,
                 QStringList pointNames = {});
    void setTitles(const QString& xTitle, const QString& yTitle);
    void setSelected(std::vector<int> indices);
    int pointAt(const QPointF& position) const; ///< nearest within 10 px, -1 for none

Q_SIGNALS:
    void pointClicked(int index, Qt::KeyboardModifiers modifiers);

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    void paintOver(QPainter& painter, const PlotMap& map) override;
    QList<PlotLegend> legend() const override;
    QString tipAt(const QPointF& position, const PlotMap& map) const override;
    void clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers) override;

private:
    bool isDrawn(std::size_t index) const;
    std::vector<AccessiblePart> accessiblePoints();
    int nearest(const QPointF& position, const PlotMap& map) const;

    std::vector<double> m_x;
    std::vector<double> m_y;
    std::vector<int> m_classes;
    PlotClasses m_names;
    QStringList m_pointNames;
    std::vector<int> m_selected;
};

} // namespace suara
