#include "app/MainWindow.h"
#include "core/project/Project.h"
#include "widgets/common/Workbench.h"

#include <QApplication>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    suara::Workbench workbench;
    suara::MainWindow window(workbench);
    window.show();
    return QApplication::exec();
}
