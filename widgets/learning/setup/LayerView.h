#pragma once

#include "widgets/learning/setup/LayersModel.h"

#include <QListView>

namespace suara {

/// The layers as lines, as high as they need: name, size of the output, parameters; what cannot be has its reason below
/// it. Drag or Alt+Up and Alt+Down move a layer, Delete removes it.
class LayerView : public QListView {
    Q_OBJECT

public:
    explicit LayerView(LayersModel& model, QWidget* parent = nullptr);

    QAction* removeAction() const { return m_remove; }
    QAction* upAction() const { return m_up; }
    QAction* downAction() const { return m_down; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildActions();
    void fit();
    void updateActions();

    LayersModel& m_model;
    QAction* m_remove = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
};

} // namespace suara
