#pragma once

#include "core/learning/Network.h"

#include <QList>
#include <QWidget>

class QGridLayout;

namespace suara {

/// A network's layers as lines: what goes in, then each layer with the size of its output and its parameters.
class LayerList : public QWidget {
    Q_OBJECT

public:
    explicit LayerList(QWidget* parent = nullptr);

    void setLayers(const Shape& input, const std::vector<LayerSummary>& layers);
    void setHint(const QString& text); ///< a line instead of layers, when they are not known yet

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void clear();
    void addLine(const QString& name, const QString& size, const QString& parameters);

    QGridLayout* m_grid;
    QList<QWidget*> m_sizes; // give way to the names where there is little room
    int m_lines = 0;
};

} // namespace suara
