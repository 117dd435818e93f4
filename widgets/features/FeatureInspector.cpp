#include "widgets/features/FeatureInspector.h"

#include "core/annotation/LabelSet.h"
#include "core/features/Catalog.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/FormRow.h"
#include "widgets/common/Language.h"
#include "widgets/common/Layouts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Section.h"
#include "widgets/features/ClassRow.h"
#include "widgets/features/ParameterForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace suara {

namespace {

constexpr int compactWidth = 280;
constexpr int usualRate = 22050;
constexpr double largestRange = 1000.0; // of the scaler
constexpr double leastRange = 0.1;

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
    , m_deltas(new QCheckBox)
    , m_secondDeltas(new QCheckBox)
    , m_rowSection(new Section)
    , m_featureSection(new Section)
    , m_parameterSection(new Section)
    , m_summarySection(new Section)
    , m_scalingSection(new Section)
    , m_classSection(new Section)
    , m_rows(new QComboBox)
    , m_labelSet(new QComboBox)
    , m_window(new QDoubleSpinBox)
    , m_parameters(new ParameterForm)
    , m_summary(new QComboBox)
    , m_percentileField(new QLineEdit)
    , m_scaler(new QComboBox)
    , m_low(rangeField(-1.0))
    , m_high(rangeField(1.0))
{
    auto* content = new QWidget;
    auto* layout = plainColumn(content);
    const QList<QPair<QWidget*, const char*>> names{
        {m_deltas, "delta"},    {m_secondDeltas, "delta2"},         {m_rows, "rows"}, {m_window, "window"},
        {m_summary, "summary"}, {m_percentileField, "percentiles"}, {m_low, "low"},   {m_high, "high"}};
    for (const auto& [field, name] : names)
        field->setObjectName(QLatin1String(name));
    buildSummary(layout);
    buildRows(layout);
    buildFeatures(layout);
    buildParameters(layout);
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
        box->setObjectName(QString::fromStdString(feature.id));
        box->setToolTip(box->objectName());
        box->setChecked(m_choices.size() < ticked);
        auto* name = new QLabel(shortName(feature));
        name->setProperty("role", QStringLiteral("secondary"));
        line->addWidget(box, 1);
        line->addWidget(name);
        m_featureSection->addWidget(row);
        m_choices.push_back({feature, box});
        connect(box, &QCheckBox::toggled, this, &FeatureInspector::featuresChanged);
    }
    for (QCheckBox* box : {m_deltas, m_secondDeltas}) {
        m_featureSection->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &FeatureInspector::featuresChanged);
    }
    layout->addWidget(m_featureSection);
}

void FeatureInspector::featuresChanged()
{
    m_parameters->setFeatures(features());
    showChangeCount();
    Q_EMIT tableChanged();
}

void FeatureInspector::buildSummary(QVBoxLayout* layout)
{
    for (const Summary summary : {Summary::First, Summary::Mean, Summary::Stats})
        m_summary->addItem(QString(), int(summary));
    m_summaryRow = m_summarySection->addRow(m_summary);
    m_percentileRow = m_summarySection->addRow(m_percentileField);
    layout->addWidget(m_summarySection);
    connect(m_summary, &QComboBox::currentIndexChanged, this, [this] {
        showRowFields();
        Q_EMIT tableChanged();
    });
    connect(m_percentileField, &QLineEdit::editingFinished, this, &FeatureInspector::takePercentiles);
}

/// "5 50 95", also parted by semicolons.
void FeatureInspector::takePercentiles()
{
    static const QRegularExpression gap(QStringLiteral("[\\s;]+"));
    std::vector<double> percentiles;
    for (const QString& word : m_percentileField->text().split(gap, Qt::SkipEmptyParts)) {
        bool isNumber = false;
        percentiles.push_back(QLocale().toDouble(word, &isNumber));
        if (!isNumber || percentiles.back() < 0.0 || percentiles.back() > 100.0) {
            Q_EMIT refused(tr("“%1” is no percentile; allowed are numbers from 0 to 100, such as 5 50 95.").arg(word));
            return;
        }
    }
    if (std::exchange(m_percentiles, percentiles) != percentiles)
        Q_EMIT tableChanged();
}

void FeatureInspector::buildRows(QVBoxLayout* layout)
{
    for (int kind = 0; kind < 3; ++kind)
        m_rows->addItem(QString());
    m_window->setRange(0.01, 86400.0);
    m_window->setDecimals(2);
    m_window->setValue(RowChoice{}.seconds);
    m_window->setSuffix(QStringLiteral(" s"));
    m_window->setKeyboardTracking(false);
    m_rowsRow = m_rowSection->addRow(m_rows);
    m_labelSetRow = m_rowSection->addRow(m_labelSet);
    m_windowRow = m_rowSection->addRow(m_window);
    layout->addWidget(m_rowSection);
    connect(m_rows, &QComboBox::currentIndexChanged, this, [this] {
        showRowFields();
        Q_EMIT tableChanged();
    });
    connect(m_labelSet, &QComboBox::activated, this, &FeatureInspector::tableChanged);
    connect(m_window, &QDoubleSpinBox::valueChanged, this, &FeatureInspector::tableChanged);
    showRowFields();
}

void FeatureInspector::buildParameters(QVBoxLayout* layout)
{
    m_parameters->setFeatures(features());
    m_parameterSection->addWidget(m_parameters);
    m_parameterSection->setExpanded(false);
    layout->addWidget(m_parameterSection);
    connect(m_parameters, &ParameterForm::changed, this, [this] {
        showChangeCount();
        Q_EMIT tableChanged();
    });
    connect(m_parameters, &ParameterForm::refused, this, &FeatureInspector::refused);
}

/// Only what counts.
void FeatureInspector::showRowFields()
{
    const RowChoice::Kind kind = rows().kind;
    m_labelSetRow->setVisible(kind == RowChoice::Kind::Segments);
    m_windowRow->setVisible(kind == RowChoice::Kind::Windows);
    m_percentileRow->setVisible(summary() == Summary::Stats);
}

void FeatureInspector::setLabelSets(const std::vector<LabelSet>& sets)
{
    const QString chosen = m_labelSet->currentText();
    m_labelSet->clear();
    for (const LabelSet& set : sets)
        m_labelSet->addItem(QString::fromStdString(set.name));
    m_labelSet->setCurrentIndex(std::max(0, m_labelSet->findText(chosen)));
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

void FeatureInspector::setRange(double low, double high)
{
    m_low->setMaximum(largestRange); // else the values are held by one another's old ones
    m_high->setMinimum(-largestRange);
    m_low->setValue(low);
    m_high->setValue(high);
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
    const std::vector<TableFeature> first =
        m_deltas->isChecked() ? deltasOf(chosen, "_delta") : std::vector<TableFeature>();
    const std::vector<TableFeature> second =
        m_secondDeltas->isChecked() ? deltasOf(chosen, "_delta2") : std::vector<TableFeature>();
    chosen.insert(chosen.end(), first.begin(), first.end());
    chosen.insert(chosen.end(), second.begin(), second.end());
    return chosen;
}

Summary FeatureInspector::summary() const
{
    return Summary(m_summary->currentData().toInt());
}

QString FeatureInspector::summaryText() const
{
    return m_summary->currentText().toLower();
}

FeatureTableOptions FeatureInspector::options() const
{
    FeatureTableOptions options;
    options.features = features();
    options.summary = summary();
    if (options.summary == Summary::Stats)
        options.percentiles = m_percentiles;
    options.parameters = m_parameters->parameters();
    options.sampleRate = m_parameters->sampleRate();
    return options;
}

RowChoice FeatureInspector::rows() const
{
    return {RowChoice::Kind(m_rows->currentIndex()), m_labelSet->currentText().toStdString(), m_window->value()};
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
    m_classes = {names, {}, m_classes.hidesUnclassed};
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
    if (const auto unclassed = std::ranges::count(rowClasses, -1); unclassed > 0)
        m_classSection->addWidget(buildClassRow(-1, int(unclassed)));
    showClassCount();
}

QWidget* FeatureInspector::buildClassRow(int index, int count)
{
    auto* row = new ClassRow(index, m_classes.names.value(index), count);
    row->setShown(m_classes.isShown(index));
    connect(row, &ClassRow::shownChanged, this, [this, index](bool shown) {
        (index < 0 ? m_classes.hidesUnclassed : m_classes.hidden[index]) = !shown;
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

QJsonObject FeatureInspector::choices() const
{
    QJsonArray ticked;
    for (const Choice& choice : m_choices)
        if (choice.box->isChecked())
            ticked.append(choice.box->objectName());
    const RowChoice row = rows();
    return {{QStringLiteral("features"), ticked},
            {QStringLiteral("delta"), m_deltas->isChecked()},
            {QStringLiteral("delta2"), m_secondDeltas->isChecked()},
            {QStringLiteral("parameters"), QString::fromStdString(m_parameters->parameters().canonical())},
            {QStringLiteral("sr"), m_parameters->sampleRate().value_or(0)},
            {QStringLiteral("rows"), int(row.kind)},
            {QStringLiteral("labelSet"), QString::fromStdString(row.labelSet)},
            {QStringLiteral("window"), row.seconds},
            {QStringLiteral("summary"), m_summary->currentIndex()},
            {QStringLiteral("percentiles"), m_percentileField->text()},
            {QStringLiteral("scaler"), m_scaler->currentIndex()},
            {QStringLiteral("range"), QJsonArray{m_low->value(), m_high->value()}}};
}

void FeatureInspector::setChoices(const QJsonObject& choices)
{
    const QSignalBlocker blocker(this);
    const auto value = [&choices](const char* key) {
        return choices[QLatin1String(key)];
    };
    QJsonArray ticked = value("features").toArray();
    if (!choices.contains(QLatin1String("features")))
        for (const TableFeature& feature : lectureFeatures())
            ticked.append(QString::fromStdString(feature.id));
    for (const Choice& choice : m_choices)
        choice.box->setChecked(ticked.contains(choice.box->objectName()));
    m_deltas->setChecked(value("delta").toBool());
    m_secondDeltas->setChecked(value("delta2").toBool());
    const int rate = value("sr").toInt(usualRate);
    m_parameters->setParameters(parametersOf(value("parameters").toString().toStdString()),
                                rate > 0 ? std::optional(rate) : std::nullopt);
    showChangeCount();
    m_rows->setCurrentIndex(std::clamp(value("rows").toInt(), 0, m_rows->count() - 1));
    if (const QString name = value("labelSet").toString(); !name.isEmpty() && m_labelSet->findText(name) < 0)
        m_labelSet->addItem(name);
    m_labelSet->setCurrentIndex(std::max(0, m_labelSet->findText(value("labelSet").toString())));
    m_window->setValue(value("window").toDouble(RowChoice{}.seconds));
    m_summary->setCurrentIndex(std::clamp(value("summary").toInt(), 0, m_summary->count() - 1));
    m_percentileField->setText(value("percentiles").toString());
    m_percentiles.clear();
    takePercentiles();
    m_scaler->setCurrentIndex(std::clamp(value("scaler").toInt(), 0, m_scaler->count() - 1));
    const QJsonArray range = value("range").toArray({-1.0, 1.0});
    setRange(range.at(0).toDouble(), range.at(1).toDouble());
}

void FeatureInspector::showChangeCount()
{
    const int count = m_parameters->changes();
    m_parameterSection->setDetail(count > 0 ? tr("%n changed", nullptr, count) : QString());
}

void FeatureInspector::reset()
{
    {
        const QSignalBlocker blocker(this);
        setChoices({});
        m_classes.hidden.fill(false);
        m_classes.hidesUnclassed = false;
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
    const int label = width() < compactWidth ? 72 : 104;
    for (FormRow* row : {m_rowsRow, m_labelSetRow, m_windowRow, m_summaryRow, m_percentileRow, m_scalerRow, m_rangeRow})
        row->setLabelWidth(label);
    m_parameters->setLabelWidth(label + 24); // librosa's names are long
}

void FeatureInspector::retranslate()
{
    m_featureSection->setTitle(tr("Features"));
    m_deltas->setText(tr("Their Δ (delta)"));
    m_secondDeltas->setText(tr("Their ΔΔ (delta of delta)"));
    m_rowSection->setTitle(tr("Rows"));
    m_rowsRow->setLabel(tr("One per"), tr("What the table has one row for"));
    m_rows->setItemText(0, tr("Clip"));
    m_rows->setItemText(1, tr("Segment"));
    m_rows->setItemText(2, tr("Window"));
    m_labelSetRow->setLabel(tr("Class"), tr("The label set whose labels are the classes of the segments"));
    m_windowRow->setLabel(tr("Length"), tr("Length of a window"));
    m_window->setLocale(QLocale());
    m_parameterSection->setTitle(tr("Parameters"));
    m_summarySection->setTitle(tr("Value per row"));
    m_scalingSection->setTitle(tr("Scaling"));
    m_classSection->setTitle(tr("Classes shown"));
    for (const Choice& choice : m_choices)
        choice.box->setText(coreText(featureSpec(choice.feature.id).title));
    m_summaryRow->setLabel(tr("Frames"), tr("What becomes of the frames of a row"));
    m_summary->setItemText(0, tr("First frame"));
    m_summary->setItemText(1, tr("Frame mean"));
    m_summary->setItemText(2, tr("Statistics"));
    m_summary->setItemData(2, tr("Mean, standard deviation, lowest, highest and median"), Qt::ToolTipRole);
    m_percentileRow->setLabel(tr("Percentiles"), tr("Further columns: numbers from 0 to 100, such as 5 50 95"));
    m_percentileField->setPlaceholderText(QStringLiteral("5 50 95"));
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
    showChangeCount();
}

} // namespace suara
