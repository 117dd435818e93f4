#include "widgets/features/FeatureInspector.h"

#include "core/features/Catalog.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/features/ClassesSection.h"
#include "widgets/features/FeaturesSection.h"
#include "widgets/features/ParameterForm.h"
#include "widgets/features/RowsSection.h"
#include "widgets/features/ScalingSection.h"
#include "widgets/features/SummarySection.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int compactWidth = 280;
constexpr int usualRate = 22050;

} // namespace

FeatureInspector::FeatureInspector(QWidget* parent)
    : QScrollArea(parent)
    , m_summary(new SummarySection)
    , m_rows(new RowsSection)
    , m_features(new FeaturesSection)
    , m_parameterSection(new Section)
    , m_parameters(new ParameterForm)
    , m_scaling(new ScalingSection)
    , m_classes(new ClassesSection)
{
    m_parameters->setFeatures(m_features->features());
    m_parameterSection->addWidget(m_parameters);
    m_parameterSection->setExpanded(false);
    auto* content = new QWidget;
    auto* layout = plainColumn(content);
    for (Section* section :
         std::initializer_list<Section*>{m_summary, m_rows, m_features, m_parameterSection, m_scaling, m_classes})
        layout->addWidget(section);
    layout->addStretch(1);
    setWidget(content);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connectSections();
    onLanguage(this, [this] {
        m_parameterSection->setTitle(tr("Parameters"));
        showChangeCount();
    });
}

void FeatureInspector::connectSections()
{
    connect(m_summary, &SummarySection::changed, this, &FeatureInspector::tableChanged);
    connect(m_summary, &SummarySection::refused, this, &FeatureInspector::refused);
    connect(m_rows, &RowsSection::changed, this, &FeatureInspector::tableChanged);
    connect(m_features, &FeaturesSection::changed, this, [this] {
        m_parameters->setFeatures(m_features->features());
        showChangeCount();
        Q_EMIT tableChanged();
    });
    connect(m_parameters, &ParameterForm::changed, this, [this] {
        showChangeCount();
        Q_EMIT tableChanged();
    });
    connect(m_parameters, &ParameterForm::refused, this, &FeatureInspector::refused);
    connect(m_scaling, &ScalingSection::changed, this, &FeatureInspector::scalingChanged);
    connect(m_classes, &ClassesSection::changed, this, &FeatureInspector::classesChanged);
}

FeatureTableOptions FeatureInspector::options() const
{
    FeatureTableOptions options;
    options.features = m_features->features();
    options.summary = m_summary->summary();
    options.percentiles = m_summary->percentiles();
    options.parameters = m_parameters->parameters();
    options.sampleRate = m_parameters->sampleRate();
    return options;
}

TableRows FeatureInspector::rows() const
{
    return m_rows->rows();
}

QString FeatureInspector::summaryText() const
{
    return m_summary->text();
}

void FeatureInspector::setLabelSets(const std::vector<LabelSet>& sets)
{
    m_rows->setLabelSets(sets);
}

Scaling FeatureInspector::scaling() const
{
    return m_scaling->scaling();
}

void FeatureInspector::setClasses(const QStringList& names, const std::vector<int>& rowClasses)
{
    m_classes->setClasses(names, rowClasses);
}

const PlotClasses& FeatureInspector::classes() const
{
    return m_classes->classes();
}

void FeatureInspector::toggleClass(int index)
{
    m_classes->toggle(index);
}

QJsonObject FeatureInspector::choices() const
{
    QJsonObject choices{{QStringLiteral("parameters"), QString::fromStdString(m_parameters->parameters().canonical())},
                        {QStringLiteral("sr"), m_parameters->sampleRate().value_or(0)}};
    m_summary->keep(choices);
    m_rows->keep(choices);
    m_features->keep(choices);
    m_scaling->keep(choices);
    return choices;
}

void FeatureInspector::setChoices(const QJsonObject& choices)
{
    const QSignalBlocker blocker(this);
    m_summary->take(choices);
    m_rows->take(choices);
    m_features->take(choices);
    m_scaling->take(choices);
    const int rate = choices[QStringLiteral("sr")].toInt(usualRate);
    m_parameters->setParameters(parametersOf(choices[QStringLiteral("parameters")].toString().toStdString()),
                                rate > 0 ? std::optional(rate) : std::nullopt);
    showChangeCount();
}

void FeatureInspector::showChangeCount()
{
    const int count = m_parameters->changes();
    m_parameterSection->setDetail(count > 0 ? tr("%n changed", nullptr, count) : QString());
}

void FeatureInspector::reset()
{
    setChoices({});
    m_classes->showAll();
    Q_EMIT tableChanged();
    Q_EMIT scalingChanged();
    Q_EMIT classesChanged();
}

void FeatureInspector::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    const int label = width() < compactWidth ? 72 : 104;
    for (const Section* section : std::initializer_list<Section*>{m_summary, m_rows, m_scaling})
        for (FormRow* row : section->findChildren<FormRow*>())
            row->setLabelWidth(label);
    m_parameters->setLabelWidth(label + 24); // librosa's names are long
}

} // namespace suara
