#include "widgets/features/ScalingSection.h"

#include "widgets/common/text/Language.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <algorithm>

namespace suara {

namespace {

constexpr double largestRange = 1000.0;
constexpr double leastRange = 0.1;

QDoubleSpinBox* rangeField(const char* name, double value)
{
    auto* field = new QDoubleSpinBox;
    field->setObjectName(QLatin1String(name));
    field->setRange(-largestRange, largestRange);
    field->setDecimals(1);
    field->setSingleStep(1.0);
    field->setValue(value);
    field->setMinimumWidth(48); // two stand side by side in a compact inspector
    return field;
}

} // namespace

ScalingSection::ScalingSection(QWidget* parent)
    : Section(parent), m_scaler(new QComboBox), m_low(rangeField("low", -1.0)), m_high(rangeField("high", 1.0))
{
    for (const ScalerKind kind : {ScalerKind::MinMax, ScalerKind::Standard, ScalerKind::None})
        m_scaler->addItem(QString(), int(kind));
    auto* range = new QWidget;
    auto* line = new QHBoxLayout(range);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_low, 1);
    line->addWidget(m_high, 1);
    m_scalerRow = addRow(m_scaler);
    m_rangeRow = addRow(range);
    connect(m_scaler, &QComboBox::currentIndexChanged, this, [this] {
        m_rangeRow->setEnabled(scaling().kind == ScalerKind::MinMax);
        Q_EMIT changed();
    });
    for (QDoubleSpinBox* field : {m_low, m_high})
        connect(field, &QDoubleSpinBox::valueChanged, this, [this] {
            boundRange();
            Q_EMIT changed();
        });
    boundRange();
    onLanguage(this, [this] { retranslate(); });
}

void ScalingSection::setRange(double low, double high)
{
    m_low->setMaximum(largestRange); // else the values are held by one another's old ones
    m_high->setMinimum(-largestRange);
    m_low->setValue(low);
    m_high->setValue(high);
    boundRange();
}

/// MinMaxScaler wants low < high.
void ScalingSection::boundRange()
{
    m_high->setMinimum(m_low->value() + leastRange);
    m_low->setMaximum(m_high->value() - leastRange);
}

Scaling ScalingSection::scaling() const
{
    return {ScalerKind(m_scaler->currentData().toInt()), m_low->value(), m_high->value()};
}

void ScalingSection::keep(QJsonObject& choices) const
{
    choices[QStringLiteral("scaler")] = m_scaler->currentIndex();
    choices[QStringLiteral("range")] = QJsonArray{m_low->value(), m_high->value()};
}

void ScalingSection::take(const QJsonObject& choices)
{
    m_scaler->setCurrentIndex(std::clamp(choices[QStringLiteral("scaler")].toInt(), 0, m_scaler->count() - 1));
    const QJsonArray range = choices[QStringLiteral("range")].toArray({-1.0, 1.0});
    setRange(range.at(0).toDouble(), range.at(1).toDouble());
}

void ScalingSection::retranslate()
{
    setTitle(tr("Scaling"));
    m_scaler->setItemText(0, tr("Min–max"));
    m_scaler->setItemText(1, tr("Standard"));
    m_scaler->setItemText(2, tr("None"));
    m_scalerRow->setLabel(tr("Scaler"), tr("How both axes of the scatter are scaled"));
    m_rangeRow->setLabel(tr("Range"), QStringLiteral("MinMaxScaler(feature_range)"));
    for (QDoubleSpinBox* field : {m_low, m_high})
        field->setLocale(QLocale());
    m_low->setAccessibleName(tr("Lowest scaled value"));
    m_high->setAccessibleName(tr("Highest scaled value"));
}

} // namespace suara
