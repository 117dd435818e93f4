#include "widgets/explore/ViewExports.h"

#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/features/ViewScript.h"
#include "core/project/Project.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/workbench/Workbench.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace suara {

ViewExports::ViewExports(Workbench& workbench, Note& note, QWidget& page)
    : QObject(&page), m_workbench(workbench), m_note(note), m_page(page)
{
}

void ViewExports::saveData(const std::vector<View>& views, const std::vector<ClipId>& clips, const QString& name)
{
    std::vector<ViewSeries> all;
    QString problem;
    bool isWhole = true;
    for (const View& view : views) {
        std::optional<std::vector<ViewSeries>> series;
        try {
            series = viewData({m_workbench, clips, view});
        } catch (const Error& error) {
            problem = errorText(error);
        }
        isWhole = isWhole && series;
        for (ViewSeries& one : std::move(series).value_or(std::vector<ViewSeries>()))
            if (std::ranges::find(all, one.name, &ViewSeries::name) == all.end())
                all.push_back(std::move(one));
    }
    if (all.empty() && !problem.isEmpty())
        return m_note.say(Note::Kind::Error, problem);
    if (all.empty())
        return m_note.say(Note::Kind::Info,
                          [] { return tr("The clip is still being measured; its values can be saved then."); });
    if (!isWhole)
        m_note.say(Note::Kind::Info,
                   problem.isEmpty() ? tr("Left out of the data: what is not measured yet.") : problem);
    saveSeries(all, name);
}

void ViewExports::saveGrid(const View& view, const std::vector<ClipId>& clips, const QString& name)
{
    save(name, gridData({m_workbench, clips, view}));
}

void ViewExports::saveSeries(const std::vector<ViewSeries>& series, const QString& name)
{
    save(name, [series](Task&) { return series; });
}

void ViewExports::save(const QString& name, std::function<std::vector<ViewSeries>(Task&)> make)
{
    saveAs(m_workbench, m_page, tr("Save the data"), tr("CSV (*.csv);;NumPy array (*.npy)"),
           name + QStringLiteral(".csv"), [make = std::move(make)](const std::filesystem::path& file, Task& task) {
               const std::vector<ViewSeries> series = make(task);
               return endingOf(file) == ".npy" ? viewNpy(series) : viewCsv(series);
           });
}

void ViewExports::copyPython(const View& view, const std::vector<ClipId>& clips)
{
    const Project* project = m_workbench.project();
    if (project == nullptr)
        return;
    std::vector<std::filesystem::path> files;
    for (const ClipId id : clips)
        if (const Clip* clip = project->clip(id))
            files.push_back(project->absolutePath(*clip));
    QGuiApplication::clipboard()->setText(QString::fromStdString(viewScript(view, files)));
    m_note.say(Note::Kind::Info,
               [] { return tr("The Python script is in the clipboard: it draws this view with librosa."); });
}

} // namespace suara
