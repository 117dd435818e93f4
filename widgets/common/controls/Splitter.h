#pragma once

#include <QSplitter>

namespace suara {

/// Panes parted by a 1 px line that can be dragged. With a name, the sizes are remembered in the settings.
class Splitter : public QSplitter {
    Q_OBJECT

public:
    explicit Splitter(Qt::Orientation orientation, QWidget* parent = nullptr);

    /// Call after the panes and their first sizes are set. name: e.g. "explore/lanes", one per place.
    void remember(const QString& name);
};

} // namespace suara
