#pragma once

#include <QString>
#include <QStringList>
#include <functional>

class QWidget;

namespace suara {

/// File dialogs that do not block: `chosen` is called when the user has chosen, never when not. Each starts in the
/// folder where the last one ended.
void chooseFile(QWidget& window, const QString& title, const QString& filter, std::function<void(QString)> chosen);
void chooseFiles(QWidget& window, const QString& title, const QString& filter, std::function<void(QStringList)> chosen);
void chooseFolder(QWidget& window, const QString& title, std::function<void(QString)> chosen);
/// @param name  proposed, with its ending; "" proposes none
void chooseToSave(QWidget& window, const QString& title, const QString& filter, const QString& name,
                  std::function<void(QString)> chosen);

} // namespace suara
