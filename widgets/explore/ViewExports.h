#pragma once

#include "core/audio/Clip.h"
#include "core/features/View.h"
#include "widgets/plots/ViewData.h"

#include <QObject>
#include <functional>
#include <vector>

class QWidget;

namespace suara {

class Note;
class Workbench;

/// What of Explore's views can be taken along: their numbers and the Python that draws them. What cannot be had is said
/// in the page's note.
class ViewExports : public QObject {
    Q_OBJECT

public:
    ViewExports(Workbench& workbench, Note& note, QWidget& page);

    /// Each feature once, however many views show it. What cannot be had now does not keep back the rest.
    /// @param name  of the file that is proposed, without ending
    void saveData(const std::vector<View>& views, const std::vector<ClipId>& clips, const QString& name);
    void saveGrid(const View& view, const std::vector<ClipId>& clips, const QString& name); ///< however much that is
    void saveSeries(const std::vector<ViewSeries>& series, const QString& name);
    void copyPython(const View& view, const std::vector<ClipId>& clips);

private:
    void save(const QString& name, std::function<std::vector<ViewSeries>(Task&)> make);

    Workbench& m_workbench;
    Note& m_note;
    QWidget& m_page;
};

} // namespace suara
