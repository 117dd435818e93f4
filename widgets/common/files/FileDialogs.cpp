#include "widgets/common/files/FileDialogs.h"

#include "core/base/AtomicFile.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/workbench/Workbench.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

namespace suara {

namespace {

/// What Qt's own file dialog says, in the contexts it asks in: Qt comes without Indonesian, so it is translated here.
[[maybe_unused]] constexpr const char* wordsOfQt[] = {
    QT_TRANSLATE_NOOP("QFileDialog", "Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Directory:"),
    QT_TRANSLATE_NOOP("QFileDialog", "File &name:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of type:"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Open"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Save"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Choose"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Rename"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Delete"),
    QT_TRANSLATE_NOOP("QFileDialog", "&New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "Show &hidden files"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go back"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go forward"),
    QT_TRANSLATE_NOOP("QFileDialog", "Go to the parent directory"),
    QT_TRANSLATE_NOOP("QFileDialog", "Create a New Folder"),
    QT_TRANSLATE_NOOP("QFileDialog", "Change to list view mode"),
    QT_TRANSLATE_NOOP("QFileDialog", "Change to detail view mode"),
    QT_TRANSLATE_NOOP("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
    QT_TRANSLATE_NOOP("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
    QT_TRANSLATE_NOOP("QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Computer"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Name"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Size"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Type"),
    QT_TRANSLATE_NOOP("QFileSystemModel", "Date Modified"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
};

const QString lastFolder = QStringLiteral("layout/last_folder");

QFileDialog* dialog(QWidget& window, const QString& title, const QString& filter, QFileDialog::FileMode mode,
                    std::function<void(QStringList)> chosen)
{
    auto* made = new QFileDialog(&window, title);
    made->setAttribute(Qt::WA_DeleteOnClose);
    made->setFileMode(mode);
    const QByteArray last = Settings::instance().layout(lastFolder);
    made->setDirectory(last.isEmpty() ? QDir::homePath() : QString::fromUtf8(last));
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
    saveAs(workbench, window, title, filter, name,
           [make = std::move(make)](const std::filesystem::path& file, Task&) { return make(file); });
}

void saveAs(Workbench& workbench, QWidget& window, const QString& title, const QString& filter, const QString& name,
            std::function<std::string(const std::filesystem::path&, Task&)> make)
{
    chooseToSave(window, title, filter, name, [&workbench, make = std::move(make)](const QString& path) {
        workbench.jobs().start(
            [name = QFileInfo(path).fileName()] {
                return QCoreApplication::translate("FileDialogs", "Writing %1").arg(name);
            },
            &workbench, [make, file = toPath(path)](Task& task) { writeFile(file, make(file, task)); }, [] {});
    });
}

} // namespace suara
