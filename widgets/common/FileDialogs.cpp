#include "widgets/common/FileDialogs.h"

#include "widgets/common/Settings.h"

#include <QFileDialog>

namespace suara {

namespace {

const QString lastFolder = QStringLiteral("layout/last_folder");

QFileDialog* dialog(QWidget& window, const QString& title, const QString& filter, QFileDialog::FileMode mode,
                    std::function<void(QStringList)> chosen)
{
    auto* made = new QFileDialog(&window, title);
    made->setAttribute(Qt::WA_DeleteOnClose);
    made->setFileMode(mode);
    made->setDirectory(QString::fromUtf8(Settings::instance().layout(lastFolder)));
    if (!filter.isEmpty())
        made->setNameFilter(filter);
    QObject::connect(made, &QFileDialog::filesSelected, &window,
                     [made, chosen = std::move(chosen)](const QStringList& paths) {
                         Settings::instance().setLayout(lastFolder, made->directory().absolutePath().toUtf8());
                         if (!paths.isEmpty())
                             chosen(paths);
                     });
    return made;
}

std::function<void(QStringList)> first(std::function<void(QString)> chosen)
{
    return [chosen = std::move(chosen)](const QStringList& paths) {
        chosen(paths.front());
    };
}

} // namespace

void chooseFile(QWidget& window, const QString& title, const QString& filter, std::function<void(QString)> chosen)
{
    dialog(window, title, filter, QFileDialog::ExistingFile, first(std::move(chosen)))->open();
}

void chooseFiles(QWidget& window, const QString& title, const QString& filter, std::function<void(QStringList)> chosen)
{
    dialog(window, title, filter, QFileDialog::ExistingFiles, std::move(chosen))->open();
}

void chooseFolder(QWidget& window, const QString& title, std::function<void(QString)> chosen)
{
    dialog(window, title, {}, QFileDialog::Directory, first(std::move(chosen)))->open();
}

void chooseToSave(QWidget& window, const QString& title, const QString& filter, const QString& name,
                  std::function<void(QString)> chosen)
{
    QFileDialog* save = dialog(window, title, filter, QFileDialog::AnyFile, first(std::move(chosen)));
    save->setAcceptMode(QFileDialog::AcceptSave);
    save->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).section(u')', 0, 0));
    if (!name.isEmpty())
        save->selectFile(name);
    save->open();
}

} // namespace suara
