#include "widgets/common/FileDialogs.h"

#include "core/base/AtomicFile.h"
#include "widgets/common/Settings.h"
#include "widgets/common/Workbench.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

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
    save->setDefaultSuffix(QFileInfo(name).suffix());
    save->selectFile(name);
    QObject::connect(save, &QFileDialog::filterSelected, save, [save](const QString& kind) { // "NumPy (*.npy)"
        const QString ending =
            kind.section(QStringLiteral("*."), 1).section(QRegularExpression(QStringLiteral("[ )]")), 0, 0);
        const QString given = save->selectedFiles().value(0);
        if (ending.isEmpty() || given.isEmpty())
            return;
        save->setDefaultSuffix(ending);
        save->selectFile(QFileInfo(given).completeBaseName() + u'.' + ending);
    });
    save->open();
}

void saveAs(Workbench& workbench, QWidget& window, const QString& title, const QString& filter, const QString& name,
            std::function<std::string(const std::filesystem::path&)> make)
{
    chooseToSave(window, title, filter, name, [&workbench, make = std::move(make)](const QString& path) {
        workbench.jobs().start(
            QCoreApplication::translate("FileDialogs", "Writing %1").arg(QFileInfo(path).fileName()), &workbench,
            [make, file = std::filesystem::path(path.toStdU16String())](Task&) { writeFile(file, make(file)); }, [] {});
    });
}

} // namespace suara
