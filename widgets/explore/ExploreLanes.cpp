#include "widgets/explore/ExploreLanes.h"

#include "core/features/Catalog.h"
#include "widgets/common/commands/Actions.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/lanes/ClipPredictions.h"
#include "widgets/lanes/CurveLane.h"
#include "widgets/lanes/FrameCurve.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/PredictionLane.h"
#include "widgets/lanes/ViewLane.h"

#include <algorithm>

namespace suara {

namespace {

const QString waveform = QStringLiteral("waveform");
const QString energyLane = QStringLiteral("energy"); // RMSE and ZCR, so called in projects from the beginning on
const QString lectureEnergy = QStringLiteral("energy_rms");
const QString mel = QStringLiteral("melspectrogram_db");

} // namespace

ExploreLanes::ExploreLanes(LaneStack& stack, ClipData& data, ClipPredictions& predictions, QObject* parent)
    : QObject(parent), m_stack(stack), m_data(data), m_predictions(predictions)
{
    stack.setArrangeable(true);
    connect(&stack, &LaneStack::orderChanged, this, &ExploreLanes::namesChanged);
    for (const QString& name : known()) // for the command palette; the menu has them in a list of their own
        makeAction(
            &stack, QByteArray("lane." + name.toLatin1()).constData(),
            [name] { return tr("Show or hide the lane %1").arg(titleOf(name)); }, [this, name] { toggle(name); });
}

QStringList ExploreLanes::known()
{
    QStringList names = defaults() << lectureEnergy;
    for (const FeatureSpec& spec : featureCatalog()) {
        const QString id = QString::fromUtf8(spec.id);
        const bool drawn =
            spec.id == "stft_db" || (spec.axis == FrameAxis::Time && spec.tabulated && spec.id != "melspectrogram");
        if (drawn && !names.contains(id))
            names.append(id);
    }
    return names << predictionsName();
}

QString ExploreLanes::titleOf(const QString& name)
{
    if (name == waveform)
        return tr("Waveform");
    if (name == energyLane)
        return tr("RMSE and ZCR");
    if (name == lectureEnergy)
        return tr("Energy and RMSE");
    if (name == predictionsName())
        return tr("Predictions of a network");
    return featureTitle(name.toStdString());
}

QStringList ExploreLanes::names() const
{
    QStringList names;
    for (const Lane* lane : m_stack.lanes())
        names.append(lane->objectName());
    return names;
}

QStringList ExploreLanes::viewNames() const
{
    QStringList views = names();
    views.removeAll(predictionsName());
    return views;
}

void ExploreLanes::setNames(const QStringList& names)
{
    const QList<Lane*> old = m_stack.lanes();
    const QList<View> before = views();
    const QStringList all = known();
    for (const QString& name : names)
        if (all.contains(name))
            m_stack.addLane(make(name));
    if (m_stack.lanes().size() == old.size())
        return;
    for (Lane* lane : old)
        m_stack.removeLane(lane);
    releaseUnseen(before);
    Q_EMIT namesChanged();
}

void ExploreLanes::toggle(const QString& name)
{
    const QList<View> before = views();
    const qsizetype index = names().indexOf(name);
    if (index < 0)
        m_stack.addLane(make(name));
    else if (m_stack.lanes().size() > 1)
        m_stack.removeLane(m_stack.lanes()[index]);
    releaseUnseen(before);
    Q_EMIT namesChanged();
}

void ExploreLanes::move(const QString& name, int by)
{
    const qsizetype from = names().indexOf(name);
    if (from < 0)
        return;
    const qsizetype to = std::clamp<qsizetype>(from + by, 0, m_stack.lanes().size() - 1);
    if (to == from)
        return;
    m_stack.moveLane(int(from), int(to));
    Q_EMIT namesChanged();
}

void ExploreLanes::toggleAlone(const QString& name)
{
    const qsizetype index = names().indexOf(name);
    if (index >= 0)
        m_stack.showAlone(m_stack.laneAlone() == nullptr ? m_stack.lanes()[index] : nullptr);
}

void ExploreLanes::fillMenu(QMenu& menu)
{
    menu.clear();
    const QStringList shown = names();
    for (const QString& name : known()) {
        QAction* action = menu.addAction(titleOf(name), this, [this, name] { toggle(name); });
        action->setCheckable(true);
        action->setChecked(shown.contains(name));
    }
    menu.addSeparator();
    for (const QString& name : shown)
        fillLaneMenu(*menu.addMenu(titleOf(name)), name);
}

View ExploreLanes::viewOf(const QString& name) const
{
    View view = name == mel ? m_mel : m_curves;
    view.kind = ViewKind::Curves;
    if (name == waveform) {
        view.kind = ViewKind::Waveform;
        if (m_overlay)
            view.features = {*m_overlay};
    } else if (name == energyLane) {
        view.features = {"rms", "zero_crossing_rate"};
    } else if (name == lectureEnergy) {
        view.features = {"energy", "rms"};
    } else {
        view.features = {name.toStdString()};
        if (featureSpec(view.features[0]).rows(view.parameters) > 1 && !isTracks(view.features[0]))
            view.kind = ViewKind::Picture;
        if (name == mel || name == u"stft_db")
            view.features.insert(view.features.end(), m_onSpectrograms.begin(), m_onSpectrograms.end());
    }
    return view;
}

void ExploreLanes::fillLaneMenu(QMenu& menu, const QString& name)
{
    const QStringList all = names();
    const qsizetype at = all.indexOf(name);
    const bool several = all.size() > 1;
    const bool alone = m_stack.laneAlone() != nullptr;
    if (several)
        menu.addAction(alone ? tr("Show all lanes") : tr("Show this lane alone"), this,
                       [this, name] { toggleAlone(name); });
    if (several && !alone) {
        menu.addAction(tr("Move up"), this, [this, name] { move(name, -1); })->setEnabled(at > 0);
        menu.addAction(tr("Move down"), this, [this, name] { move(name, 1); })->setEnabled(at + 1 < all.size());
        menu.addAction(tr("Take this lane away"), this, [this, name] { toggle(name); });
    }
    menu.addSeparator();
    if (name == predictionsName()) {
        menu.addAction(tr("Make segments of the predictions"), this, &ExploreLanes::predictionSegmentsRequested);
        menu.addAction(tr("Save the data…"), this, &ExploreLanes::predictionDataRequested);
        return;
    }
    menu.addAction(tr("Copy as Python"), this, [this, name] { Q_EMIT pythonRequested(viewOf(name)); });
    menu.addAction(tr("Save the data…"), this, [this, name] { Q_EMIT dataRequested(viewOf(name)); });
}

void ExploreLanes::showMenu(const QString& name, const QPoint& globalPosition)
{
    auto* menu = new QMenu(&m_stack);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillLaneMenu(*menu, name);
    menu->popup(globalPosition);
}

Lane* ExploreLanes::make(const QString& name)
{
    const bool isView = name != predictionsName();
    Lane* lane = isView ? makeLane(viewOf(name).kind, m_data) : new PredictionLane(m_predictions);
    if (auto* curves = qobject_cast<CurveLane*>(lane); curves != nullptr)
        curves->setTitle([name] { return titleOf(name); });
    lane->setObjectName(name);
    connect(lane, &Lane::menuRequested, this, [this, name](const QPoint& at, std::int64_t) { showMenu(name, at); });
    apply(lane);
    return lane;
}

void ExploreLanes::apply(Lane* lane)
{
    if (lane->objectName() != predictionsName())
        showView(*lane, viewOf(lane->objectName()), m_clip);
}

void ExploreLanes::applyAll()
{
    for (Lane* lane : m_stack.lanes())
        apply(lane);
}

QList<View> ExploreLanes::views() const
{
    QList<View> views;
    for (const QString& name : viewNames())
        views.append(viewOf(name));
    return views;
}

/// What was measured for lanes of before, and is shown by none now, is no longer wanted: the work on it ends.
void ExploreLanes::releaseUnseen(const QList<View>& before)
{
    if (m_clip == 0)
        return;
    const QList<View> now = views();
    for (const View& view : before) {
        const FrameOptions options = frameOptions(view);
        std::vector<std::string> unseen = view.features;
        std::erase_if(unseen, [&](const std::string& feature) {
            return std::ranges::any_of(now, [&](const View& other) {
                return std::ranges::find(other.features, feature) != other.features.end() &&
                       frameOptions(other) == options;
            });
        });
        if (!unseen.empty())
            m_data.release(m_clip, unseen, options);
    }
}

void ExploreLanes::setClip(ClipId clip)
{
    m_clip = clip;
    m_predictions.setClip(clip);
    applyAll();
}

void ExploreLanes::setViews(const View& curves, const View& melView, const std::optional<std::string>& overlay,
                            const std::vector<std::string>& onSpectrograms)
{
    const QList<View> before = views();
    m_curves = curves;
    m_mel = melView;
    m_overlay = overlay;
    m_onSpectrograms = onSpectrograms;
    applyAll();
    releaseUnseen(before);
}

} // namespace suara
