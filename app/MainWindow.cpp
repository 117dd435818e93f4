#include "app/MainWindow.h"

#include "widgets/common/Workbench.h"

namespace suara {

MainWindow::MainWindow(Workbench& workbench, QWidget* parent) : QMainWindow(parent), m_workbench(workbench)
{
    setWindowTitle(QStringLiteral("Suara"));
}

} // namespace suara
