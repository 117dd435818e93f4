#pragma once

#include "widgets/learning/data/ClassTableModel.h"

#include <QTableView>

namespace suara {

class Workbench;

/// Every class with its count and three of its rows as small waveforms or pictures. Space, a double click or the arrow
/// plays the chosen one; on a class's name, all three one after another.
class ClassTable : public QTableView {
    Q_OBJECT

public:
    explicit ClassTable(Workbench& workbench, QWidget* parent = nullptr);

    void setClasses(const QList<ClassSummary>& classes) { m_model->setClasses(classes); }
    void play(const QModelIndex& index);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void build();

    Workbench& m_workbench;
    ClassTableModel* m_model;
};

} // namespace suara
