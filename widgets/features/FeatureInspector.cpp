#include "widgets/features/FeatureInspector.h"

#include "core/features/Catalog.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/FormRow.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Section.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/features/ClassRow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace suara {

namespace {

constexpr int compactWidth = 280;
constexpr double largestRange = 1000.0; // of the scaler
constexpr double leastRange = 0.1;

/// The lecture's features, which are ticked at first, then all others that have a place in a table.
std::vector<TableFeature> offeredFeatures()
{
    std::vector<TableFeature> offered = lectureFeatures();
    for (const TableFeature& other : fullFeatures())
        if (std::ranges::none_of(offered, [&](const TableFeature& known) { return known.id == other.id; }))
            offered.push_back(other);
    return offered;
}

/// "ZCR" for one value, the count for many.
QString shortName(const TableFeature& feature)
{
    const FeatureSpec& spec = featureSpec(feature.id);
    const int rows = feature.single ? 1 : spec.rows(Parameters{});
    return rows > 1 ? formatInteger(rows) : QString::fromUtf8(spec.column.data(), qsizetype(spec.column.size()));
}

QDoubleSpinBox* rangeField(double value)
{
    auto* field = new QDoubleSpinBox;
    field->setRange(-largestRange, largestRange);
    field->setDecimals(1);
    field->setSingleStep(1.0);
    field->setValue(value);
    field->setMinimumWidth(48); // two stand side by side in a compact inspector
    return field;
}

} // namespace

FeatureInspector::FeatureInspector(QWidget* parent)
    : QScrollArea(parent)
    , m_featureSection(new Section)
    , m_summarySection(new Section)
    , m_scalingSection(new Section)
    , m_classSection(new Section)
    , m_summary(new SegmentedControl(2))
    , m_scaler(new QComboBox)
    , m_low(rangeField(-1.0))
    , m_high(rangeField(1.0))
{
    auto* content = new QWidget;
    auto* layout = plainColumn(content);
    buildFeatures(layout);
    buildSummary(layout);
    buildScaling(layout);
    layout->addWidget(m_classSection);
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    onLanguage(this, [this] { retranslate(); });
}

void FeatureInspector::buildFeatures(QVBoxLayout* layout)
{
    const std::size_t ticked = lectureFeatures().size();
    for (const TableFeature& feature : offeredFeatures()) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto* box = new QCheckBox;
        box->setChecked(m_choices.size() < ticked);
        auto* name = new QLabel(shortName(feature));
        name->setProperty("role", QStringLiteral("secondary"));
        line->addWidget(box, 1);
        line->addWidget(name);
        m_featureSection->addWidget(row);
        m_choices.push_back({feature, box});
        connect(box, &QCheckBox::toggled, this, &FeatureInspector::tableChanged);
    }
    layout->addWidget(m_featureSection);
}

void FeatureInspector::buildSummary(QVBoxLayout* layout)
{
    m_summarySection->addWidget(m_summary);
    layout->addWidget(m_summarySection);
    connect(m_summary, &SegmentedControl::currentChanged, this, &FeatureInspector::tableChanged);
}

void FeatureInspector::buildScaling(QVBoxLayout* layout)
{
    for (const ScalerKind kind : {ScalerKind::MinMax, ScalerKind::Standard, ScalerKind::None})
        m_scaler->addItem(QString(), int(kind));
    auto* range = new QWidget;
    auto* line = new QHBoxLayout(range);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_low, 1);
    line->addWidget(m_high, 1);
    m_scalerRow = m_scalingSection->addRow(m_scaler);
    m_rangeRow = m_scalingSection->addRow(range);
    layout->addWidget(m_scalingSection);
    connect(m_scaler, &QComboBox::currentIndexChanged, this, [this] {
        m_rangeRow->setEnabled(scaling().kind == ScalerKind::MinMax);
        Q_EMIT scalingChanged();
    });
    for (QDoubleSpinBox* field : {m_low, m_high})
        connect(field, &QDoubleSpinBox::valueChanged, this, [this] {
            boundRange();
            Q_EMIT scalingChanged();
        });
    boundRange();
}

/// MinMaxScaler wants low < high.
void FeatureInspector::boundRange()
{
    m_high->setMinimum(m_low->value() + leastRange);
    m_low->setMaximum(m_high->value() - leastRange);
}

std::vector<TableFeature> FeatureInspector::features() const
{
    std::vector<TableFeature> chosen;
    for (const Choice& choice : m_choices)
        if (choice.box->isChecked())
            chosen.push_back(choice.feature);
    return chosen;
}

Summary FeatureInspector::summary() const
{
    return m_summary->current() == 0 ? Summary::First : Summary::Mean;
}

Scaling FeatureInspector::scaling() const
{
    return {ScalerKind(m_scaler->currentData().toInt()), m_low->value(), m_high->value()};
}

void FeatureInspector::setClasses(const QStringList& names, const std::vector<int>& rowClasses)
{
    QStringList hidden;
    for (int i = 0; i < m_classes.names.size(); ++i)
        if (!m_classes.isShown(i))
            hidden.append(m_classes.names[i]);
    m_classes = {names, {}};
    m_counts.assign(std::size_t(names.size()), 0);
    for (const int index : rowClasses)
        if (index >= 0)
            ++m_counts[std::size_t(index)];
    while (QLayoutItem* old = m_classSection->body()->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (int i = 0; i < names.size(); ++i) {
        m_classes.hidden.append(hidden.contains(names[i]));
        m_classSection->addWidget(buildClassRow(i, m_counts[std::size_t(i)]));
    }
    showClassCount();
}

QWidget* FeatureInspector::buildClassRow(int index, int count)
{
    auto* row = new ClassRow(index, m_classes.names[index], count);
    row->setShown(m_classes.isShown(index));
    connect(row, &ClassRow::shownChanged, this, [this, index](bool shown) {
        m_classes.hidden[index] = !shown;
        showClassCount();
        Q_EMIT classesChanged();
    });
    return row;
}

void FeatureInspector::showClassCount()
{
    const auto hidden = m_classes.hidden.count(true);
    m_classSection->setDetail(tr("%1 of %2").arg(m_classes.names.size() - hidden).arg(m_classes.names.size()));
}

void FeatureInspector::reset()
{
    {
        const QSignalBlocker blocker(this);
        for (std::size_t i = 0; i < m_choices.size(); ++i)
            m_choices[i].box->setChecked(i < lectureFeatures().size());
        m_summary->setCurrent(0);
        m_scaler->setCurrentIndex(0);
        m_low->setMaximum(largestRange); // else the values are held by one another's old ones
        m_high->setMinimum(-largestRange);
        m_low->setValue(-1.0);
        m_high->setValue(1.0);
        boundRange();
        m_classes.hidden.fill(false);
        for (ClassRow* row : m_classSection->findChildren<ClassRow*>())
            row->setShown(true);
    }
    showClassCount();
    Q_EMIT tableChanged();
    Q_EMIT scalingChanged();
    Q_EMIT classesChanged();
}

void FeatureInspector::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    for (FormRow* row : {m_scalerRow, m_rangeRow})
        row->setLabelWidth(width() < compactWidth ? 72 : 104);
}

void FeatureInspector::retranslate()
{
    m_featureSection->setTitle(tr("Features"));
    m_summarySection->setTitle(tr("Value per clip"));
    m_scalingSection->setTitle(tr("Scaling"));
    m_classSection->setTitle(tr("Classes shown"));
    for (const Choice& choice : m_choices)
        choice.box->setText(coreText(featureSpec(choice.feature.id).title));
    m_summary->setTexts({tr("First frame"), tr("Frame mean")});
    m_summary->setAccessibleName(tr("Value per clip"));
    m_scaler->setItemText(0, tr("Min–max"));
    m_scaler->setItemText(1, tr("Standard"));
    m_scaler->setItemText(2, tr("None"));
    m_scalerRow->setLabel(tr("Scaler"), tr("How both axes of the scatter are scaled"));
    m_rangeRow->setLabel(tr("Range"), QStringLiteral("MinMaxScaler(feature_range)"));
    for (QDoubleSpinBox* field : {m_low, m_high})
        field->setLocale(QLocale());
    m_low->setAccessibleName(tr("Lowest scaled value"));
    m_high->setAccessibleName(tr("Highest scaled value"));
    showClassCount();
}

} // namespace suara
