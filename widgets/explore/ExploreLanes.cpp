#include "widgets/explore/ExploreLanes.h"

#include "core/features/Catalog.h"
#include "core/features/PythonScript.h"
#include "widgets/lanes/CurveLane.h"
#include "widgets/lanes/LaneStack.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/WaveformLane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

namespace suara {

namespace {

const QString waveform = QStringLiteral("waveform");
const QString energyLane = QStringLiteral("energy");
const QString mel = QStringLiteral("melspectrogram_db");

} // namespace

ExploreLanes::ExploreLanes(LaneStack& stack, ClipData& data, QObject* parent)
    : QObject(parent), m_stack(stack), m_data(data)
{
}

QStringList ExploreLanes::known()
{
    QStringList names = defaults();
    for (const FeatureSpec& spec : featureCatalog()) {
        const QString id = QString::fromUtf8(spec.id.data(), qsizetype(spec.id.size()));
        const bool drawn =
            spec.id == "stft_db" || (spec.axis == FrameAxis::Time && spec.tabulated && spec.id != "melspectrogram");
        if (drawn && !names.contains(id))
            names.append(id);
    }
    return names;
}

QString ExploreLanes::titleOf(const QString& name)
{
    if (name == waveform)
        return tr("Waveform");
    if (name == energyLane)
        return tr("RMSE and ZCR");
    return featureTitle(name.toStdString());
}

QStringList ExploreLanes::names() const
{
    QStringList names;
    for (const Lane* lane : m_stack.lanes())
        names.append(lane->objectName());
    return names;
}

void ExploreLanes::setNames(const QStringList& names)
{
    const QList<Lane*> old = m_stack.lanes();
    const QStringList all = known();
    for (const QString& name : names)
        if (all.contains(name))
            m_stack.addLane(make(name));
    if (m_stack.lanes().size() == old.size())
        return;
    for (Lane* lane : old)
        m_stack.removeLane(lane);
    Q_EMIT namesChanged();
}

void ExploreLanes::toggle(const QString& name)
{
    const qsizetype index = names().indexOf(name);
    if (index < 0)
        m_stack.addLane(make(name));
    else if (m_stack.lanes().size() > 1)
        m_stack.removeLane(m_stack.lanes()[index]);
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
    for (const Lane* lane : m_stack.lanes())
        addPythonActions(menu, lane);
}

QList<FrameCurve> ExploreLanes::curvesOf(const Lane* lane) const
{
    const QString name = lane->objectName();
    if (name == waveform)
        return m_overlay ? QList<FrameCurve>{{*m_overlay, m_curveOptions}} : QList<FrameCurve>{};
    if (name == energyLane)
        return {{"rms", m_curveOptions}, {"zero_crossing_rate", m_curveOptions}};
    return {{name.toStdString(), name == mel ? m_melOptions : m_curveOptions}};
}

void ExploreLanes::addPythonActions(QMenu& menu, const Lane* lane) const
{
    for (const FrameCurve& curve : curvesOf(lane))
        menu.addAction(tr("Copy %1 as Python").arg(featureTitle(curve.feature)), this, [curve] {
            const int rate = curve.options.sampleRate;
            QGuiApplication::clipboard()->setText(QString::fromStdString(pythonScript(
                featureSpec(curve.feature), curve.options.parameters, rate > 0 ? std::optional(rate) : std::nullopt)));
        });
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
    addPythonActions(menu, m_stack.lanes()[at]);
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
    Lane* lane = nullptr;
    if (name == waveform) {
        lane = new WaveformLane(m_data);
    } else if (name == energyLane) {
        auto* curves = new CurveLane(m_data);
        curves->setTitle([] { return tr("Energy"); });
        lane = curves;
    } else if (featureSpec(name.toStdString()).rows(Parameters{}) > 1) {
        lane = new SpectrogramLane(m_data);
    } else {
        lane = new CurveLane(m_data);
    }
    lane->setObjectName(name);
    connect(lane, &Lane::menuRequested, this, [this, name](const QPoint& at) { showMenu(name, at); });
    apply(lane);
    return lane;
}

void ExploreLanes::apply(Lane* lane)
{
    const QString name = lane->objectName();
    if (auto* wave = qobject_cast<WaveformLane*>(lane)) {
        wave->setClip(m_clip);
        wave->setOverlay(m_overlay ? std::optional(FrameCurve{*m_overlay, m_curveOptions}) : std::nullopt,
                         m_normalised);
    } else if (auto* picture = qobject_cast<SpectrogramLane*>(lane)) {
        picture->setClip(m_clip);
        picture->setFeature(name.toStdString(), name == mel ? m_melOptions : m_curveOptions);
        picture->setDepth(m_depth);
        picture->setLogarithmic(m_logarithmic);
    } else if (auto* curves = qobject_cast<CurveLane*>(lane)) {
        curves->setClip(m_clip);
        QList<FrameCurve> shown;
        for (const char* feature : {"rms", "zero_crossing_rate"})
            if (name == energyLane)
                shown.append(FrameCurve{feature, m_curveOptions});
        if (shown.isEmpty())
            shown.append(FrameCurve{name.toStdString(), m_curveOptions});
        curves->setCurves(std::move(shown));
    }
}

void ExploreLanes::applyAll()
{
    for (Lane* lane : m_stack.lanes())
        apply(lane);
}

void ExploreLanes::setClip(ClipId clip)
{
    m_clip = clip;
    applyAll();
}

void ExploreLanes::setFrameOptions(const FrameOptions& curves, const FrameOptions& melOptions)
{
    m_curveOptions = curves;
    m_melOptions = melOptions;
    applyAll();
}

void ExploreLanes::setDepth(double decibels)
{
    m_depth = decibels;
    applyAll();
}

void ExploreLanes::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    applyAll();
}

void ExploreLanes::setOverlay(const std::optional<std::string>& feature, bool normalised)
{
    m_overlay = feature;
    m_normalised = normalised;
    applyAll();
}

} // namespace suara
