#include "widgets/features/FeaturesSection.h"

#include "core/features/Catalog.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <algorithm>

namespace suara {

namespace {

/// The lecture's features, which are ticked at first, then all others that have a place in a table.
std::vector<TableFeature> offeredFeatures()
{
    std::vector<TableFeature> offered = lectureFeatures();
    for (const FeatureSpec& spec : featureCatalog())
        if (spec.tabulated &&
            std::ranges::none_of(offered, [&](const TableFeature& known) { return known.id == spec.id; }))
            offered.push_back({std::string(spec.id)});
    return offered;
}

/// "ZCR" for one value, the count for many.
QString shortName(const TableFeature& feature)
{
    const FeatureSpec& spec = featureSpec(feature.id);
    const int rows = feature.single ? 1 : spec.rows(Parameters{});
    return rows > 1 ? formatInteger(rows) : QString::fromUtf8(spec.column);
}

/// The features' deltas of this ending ("_delta"), of those that have any.
std::vector<TableFeature> deltasOf(const std::vector<TableFeature>& features, const char* ending)
{
    std::vector<TableFeature> deltas;
    for (const TableFeature& feature : features)
        if (std::ranges::find(deltaCatalog(), feature.id + ending, &FeatureSpec::id) != deltaCatalog().end())
            deltas.push_back({feature.id + ending, feature.single});
    return deltas;
}

} // namespace

FeaturesSection::FeaturesSection(QWidget* parent)
    : Section(parent), m_deltas(new QCheckBox), m_secondDeltas(new QCheckBox)
{
    m_deltas->setObjectName(QStringLiteral("delta"));
    m_secondDeltas->setObjectName(QStringLiteral("delta2"));
    for (const TableFeature& feature : offeredFeatures())
        addFeature(feature);
    for (QCheckBox* box : {m_deltas, m_secondDeltas})
        addWidget(box);
    take({});
    for (QCheckBox* box : findChildren<QCheckBox*>())
        connect(box, &QCheckBox::toggled, this, &FeaturesSection::changed);
    onLanguage(this, [this] { retranslate(); });
}

void FeaturesSection::addFeature(const TableFeature& feature)
{
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    auto* box = new QCheckBox;
    box->setObjectName(QString::fromStdString(feature.id));
    box->setToolTip(box->objectName());
    auto* name = new QLabel(shortName(feature));
    name->setProperty("role", QStringLiteral("secondary"));
    line->addWidget(box, 1);
    line->addWidget(name);
    addWidget(row);
    m_choices.push_back({feature, box});
}

std::vector<TableFeature> FeaturesSection::features() const
{
    std::vector<TableFeature> chosen;
    for (const Choice& choice : m_choices)
        if (choice.box->isChecked())
            chosen.push_back(choice.feature);
    const std::vector<TableFeature> first =
        m_deltas->isChecked() ? deltasOf(chosen, "_delta") : std::vector<TableFeature>();
    const std::vector<TableFeature> second =
        m_secondDeltas->isChecked() ? deltasOf(chosen, "_delta2") : std::vector<TableFeature>();
    chosen.insert(chosen.end(), first.begin(), first.end());
    chosen.insert(chosen.end(), second.begin(), second.end());
    return chosen;
}

void FeaturesSection::keep(QJsonObject& choices) const
{
    QJsonArray ticked;
    for (const Choice& choice : m_choices)
        if (choice.box->isChecked())
            ticked.append(choice.box->objectName());
    choices[QStringLiteral("features")] = ticked;
    choices[QStringLiteral("delta")] = m_deltas->isChecked();
    choices[QStringLiteral("delta2")] = m_secondDeltas->isChecked();
}

void FeaturesSection::take(const QJsonObject& choices)
{
    QJsonArray ticked = choices[QStringLiteral("features")].toArray();
    if (!choices.contains(QStringLiteral("features")))
        for (const TableFeature& feature : lectureFeatures())
            ticked.append(QString::fromStdString(feature.id));
    for (const Choice& choice : m_choices)
        choice.box->setChecked(ticked.contains(choice.box->objectName()));
    m_deltas->setChecked(choices[QStringLiteral("delta")].toBool());
    m_secondDeltas->setChecked(choices[QStringLiteral("delta2")].toBool());
}

void FeaturesSection::retranslate()
{
    setTitle(tr("Features"));
    m_deltas->setText(tr("Their Δ (delta)"));
    m_secondDeltas->setText(tr("Their ΔΔ (delta of delta)"));
    for (const Choice& choice : m_choices)
        choice.box->setText(coreText(featureSpec(choice.feature.id).title));
}

} // namespace suara
