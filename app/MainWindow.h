#pragma once

#include <QMainWindow>

namespace suara {

class Workbench;

/// Places the pages and joins their signals. Nothing else: pages build their own actions.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Workbench& workbench, QWidget* parent = nullptr);

private:
    Workbench& m_workbench;
};

} // namespace suara
