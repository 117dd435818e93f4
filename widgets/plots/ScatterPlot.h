#pragma once

#include "widgets/plots/MarkLayer.h"
#include "widgets/plots/PlotClasses.h"
#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

struct AccessiblePart;

/// Two features against one another: one mark a clip or segment, in the colour and shape of its class. Marks become
/// smaller where there are many. A few chosen points carry a ring; beside many chosen ones the others fade.
class ScatterPlot : public PlotView {
    Q_OBJECT

public:
    explicit ScatterPlot(QWidget* parent = nullptr);

    /// Point i at (x[i], y[i]); points that are not finite or have a hidden class are left out. pointNames: what the
    /// tip says, may be empty.
    void setData(std::vector<double> x, std::vector<double> y, std::vector<int> classes, PlotClasses names,
                 QStringList pointNames = {});
    void setTitles(const QString& xTitle, const QString& yTitle);
    void setReversed(bool reversed); ///< both axes, as a vowel chart is drawn
    void setSelected(const std::vector<int>& indices);
    int pointAt(const QPointF& position) const; ///< nearest within 10 px, -1 for none

Q_SIGNALS:
    void valuesChosen(const QList<int>& indices, Qt::KeyboardModifiers modifiers); ///< clicked or lassoed

protected:
    void paintData(QPainter& painter, const PlotMap& map) override;
    void paintOver(QPainter& painter, const PlotMap& map) override;
    QList<PlotLegend> legend() const override;
    QString tipAt(const QPointF& position, const PlotMap& map) const override;
    void clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers) override;
    bool canBeLassoed() const override { return true; }
    void lassoed(const QPolygonF& outline, const PlotMap& map, Qt::KeyboardModifiers modifiers) override;

private:
    struct Seen {
        QPointF at;
        int index;
    };

    bool isDrawn(std::size_t index) const;
    bool fadesOthers() const;
    bool isChosen(int index) const { return m_isSelected[std::size_t(index)] != 0; }
    std::vector<Seen> seenIn(const QRectF& area, const PlotMap& map) const;
    AccessiblePart accessiblePoint(int index, const PlotMap& map);
    std::vector<AccessiblePart> accessiblePoints();
    int nearest(const QPointF& position, const PlotMap& map) const;

    std::vector<double> m_x;
    std::vector<double> m_y;
    std::vector<int> m_classes;
    std::vector<int> m_drawn; ///< indices, rising
    PlotClasses m_names;
    QStringList m_pointNames;
    std::vector<int> m_selected;
    std::vector<char> m_isSelected; ///< by index
    MarkLayer m_marks;
};

} // namespace suara
