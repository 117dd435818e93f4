#include "core/learning/Predictions.h"
#include "core/project/Project.h"
#include "core/project/SegmentExchange.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/files/PictureSheet.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/explore/ExploreInspector.h"
#include "widgets/explore/ExploreLanes.h"
#include "widgets/explore/ExplorePage.h"
#include "widgets/explore/SpectrumPane.h"
#include "widgets/explore/ViewExports.h"
#include "widgets/lanes/ClipPredictions.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/plots/ClipGrid.h"
#include "widgets/plots/SpectrumPlot.h"
#include "widgets/plots/ViewData.h"

#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

// What the Explore page gives away: pictures, numbers and Python.

namespace suara {

namespace {

/// The first label set of the project that has all of these classes; "label", as of tables that name none, if no one
/// has.
std::string labelSetWith(const Project& project, const std::vector<std::string>& classes)
{
    for (const LabelSet& set : project.labelSets())
        if (std::ranges::all_of(classes, [&](const std::string& name) { return set.indexOf(name).has_value(); }))
            return set.name;
    return "label";
}

} // namespace

/// What the spectrum alone can do, at the right of its header.
void ExplorePage::buildSpectrumActions()
{
    const auto add = [this](QAction* action) {
        m_spectrum->header().addAction(action);
        m_spectrumActions.append(action);
    };
    add(makeAction(
        this, "explore.spectrum_picture", [] { return tr("Save a picture of the spectrum…"); },
        [this] {
            savePictureAs(
                m_workbench, *this, m_spectrum->plot().size(), QStringLiteral("spectrum.png"),
                [this](QPaintDevice& device, const QSize& size) { m_spectrum->plot().drawPicture(device, size); });
        },
        QStringLiteral("picture")));
    add(makeAction(
        this, "explore.spectrum_data", [] { return tr("Save the data of the spectrum…"); },
        [this] {
            const std::vector<float>& magnitudes = m_spectrum->plot().magnitudes();
            const Eigen::Map<const Eigen::ArrayXXf> values(magnitudes.data(), 1, Eigen::Index(magnitudes.size()));
            m_exports->saveSeries({{"magnitude", "frequency", 0.0, m_spectrum->plot().binHertz(), values}},
                                  QStringLiteral("spectrum"));
        },
        QStringLiteral("table")));
    add(makeAction(
        this, "explore.spectrum_python", [] { return tr("Copy the spectrum as Python"); },
        [this] { m_exports->copyPython(m_spectrum->view(), shownClip()); }, QStringLiteral("code")));
    add(makeAction(
        this, "explore.spectrum_alone", [] { return tr("Spectrum alone, or with the lanes"); },
        [this] { showSpectrumAlone(!m_lanesArea->isHidden()); }, QStringLiteral("fullscreen")));
    connect(m_stack, &LaneStack::aloneChanged, this,
            [this] { m_spectrum->setVisible(m_stack->laneAlone() == nullptr); });
}

void ExplorePage::exportPicture()
{
    if (showsGrid() && !m_grid->isWhole())
        return m_note->say(Note::Kind::Info, [] {
            return tr("The clips of the grid are still being measured; the picture can be saved then.");
        });
    savePictureAs(m_workbench, *this, m_pages->size(), QStringLiteral("explore.png"),
                  [this](QPaintDevice& device, const QSize& size) {
                      QPainter painter(&device);
                      showsGrid() ? m_grid->drawPicture(painter, size) : m_stack->drawPicture(painter, size);
                  });
}

void ExplorePage::exportData()
{
    if (showsGrid())
        return m_exports->saveGrid(m_inspector->gridView(), gridClips(), QStringLiteral("clips"));
    std::vector<View> views;
    const QStringList names = m_lanes->viewNames();
    if (names.isEmpty())
        return exportPredictions();
    for (const QString& name : names)
        if (View view = m_lanes->viewOf(name); !view.features.empty())
            views.push_back(std::move(view));
    if (views.empty())
        views.push_back(m_lanes->viewOf(names.constFirst()));
    m_exports->saveData(views, shownClip(), QStringLiteral("explore"));
}

/// What the network says along the clip; null, and said why, as long as it has said nothing.
std::shared_ptr<const Predictions> ExplorePage::predictionsOrSay()
{
    std::shared_ptr<const Predictions> predictions = m_predictions->predictions();
    if (predictions == nullptr)
        m_note->say(Note::Kind::Info, [this] {
            const QString problem = m_predictions->problem();
            return problem.isEmpty() ? tr("The network is still being asked; try again when the lane is drawn.")
                                     : problem;
        });
    return predictions;
}

void ExplorePage::exportPredictions()
{
    if (const std::shared_ptr<const Predictions> predictions = predictionsOrSay())
        saveAs(m_workbench, *this, tr("Save the predictions"), tr("CSV (*.csv)"), QStringLiteral("predictions.csv"),
               [predictions](const std::filesystem::path&) { return predictionsCsv(*predictions); });
}

/// As segments of an annotator that is called as the run is.
void ExplorePage::keepPredictions()
{
    const std::shared_ptr<const Predictions> predictions = predictionsOrSay();
    if (predictions == nullptr)
        return;
    Project& project = *m_workbench.project();
    const QString who = m_predictions->runName();
    const std::string set = labelSetWith(project, predictions->classes);
    const auto done = importSegments(project, predictedSegments(*predictions, who.toStdString(), set), {},
                                     SUARA_TEXT("Core", "Make segments of the predictions (%1)"));
    if (!done)
        return; // the project has said why
    m_note->say(done->noRoom.empty() ? Note::Kind::Info : Note::Kind::Warning,
                [who, set = QString::fromStdString(set), made = int(done->added + done->alreadyThere),
                 out = int(done->noRoom.size())] {
                    QString text = tr("%n segment(s) stand on the tier of %1 in Annotate, labelled from the set “%2”.",
                                      nullptr, made)
                                       .arg(who, set);
                    if (out > 0)
                        text += u' ' + tr("%n had no room: the tier has others there.", nullptr, out);
                    return text;
                });
}

void ExplorePage::fillPythonMenu()
{
    m_pythonMenu->clear();
    const auto add = [this](const QString& text, const View& view) {
        m_pythonMenu->addAction(
            text, this, [this, view] { m_exports->copyPython(view, isGrid(view.kind) ? gridClips() : shownClip()); });
    };
    if (showsGrid())
        return add(tr("Grid of clips"), m_inspector->gridView());
    for (const QString& name : m_lanes->viewNames())
        add(ExploreLanes::titleOf(name), m_lanes->viewOf(name));
    add(tr("Spectrum"), m_spectrum->view());
}

} // namespace suara
