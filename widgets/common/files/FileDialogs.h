#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <string>

class QWidget;

namespace suara {

class Task;
class Workbench;

/// File dialogs that do not block: `chosen` is called when the user has chosen, never when not. Each starts in the
/// folder where the last one ended.
void chooseFile(QWidget& window, const QString& title, const QString& filter, std::function<void(QString)> chosen);
void chooseFiles(QWidget& window, const QString& title, const QString& filter, std::function<void(QStringList)> chosen);
void chooseFolder(QWidget& window, const QString& title, std::function<void(QString)> chosen);
/// @param name  is suggested, and its ending stands for a name without one
void chooseToSave(QWidget& window, const QString& title, const QString& filter, const QString& name,
                  std::function<void(QString)> chosen);

/// Asks for a place and writes there what make(place) gives. It is made and written as a job, so it owns all that it
/// reads; what goes wrong stands in the window's note, as of every job.
void saveAs(Workbench& workbench, QWidget& window, const QString& title, const QString& filter, const QString& name,
            std::function<std::string(const std::filesystem::path&)> make);
/// The same for what takes long to make.
void saveAs(Workbench& workbench, QWidget& window, const QString& title, const QString& filter, const QString& name,
            std::function<std::string(const std::filesystem::path&, Task&)> make);

} // namespace suara
