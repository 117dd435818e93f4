#include "widgets/learning/setup/LayerFields.h"

#include "core/learning/layers/Activation.h"
#include "core/learning/layers/Catalog.h"
#include "widgets/common/controls/FormRow.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/setup/SetupSection.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace suara {

LayerFields::LayerFields(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_units(numberBox(1, 65536, 0, 1))
    , m_size(numberBox(1, 1024, 0, 1))
    , m_rate(numberBox(0.0, 0.99, 3, 0.05))
    , m_activation(choiceBox())
    , m_initializer(choiceBox())
    , m_l2(numberBox(0.0, 1000.0, 6, 0.001))
    , m_unitsRow(addRow(m_units))
    , m_sizeRow(addRow(m_size))
    , m_rateRow(addRow(m_rate))
    , m_activationRow(addRow(m_activation))
    , m_initializerRow(addRow(m_initializer))
    , m_l2Row(addRow(m_l2))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    for (const ActivationKind& kind : activationCatalog())
        m_activation->addItem(QString::fromUtf8(kind.id));
    for (const std::string_view name : initializerNames())
        m_initializer->addItem(QString::fromUtf8(name));
    for (QDoubleSpinBox* box : {m_units, m_size, m_rate, m_l2})
        connect(box, &QDoubleSpinBox::valueChanged, this, &LayerFields::take);
    for (QComboBox* box : {m_activation, m_initializer})
        connect(box, &QComboBox::currentIndexChanged, this, &LayerFields::take);
    onLanguage(this, [this] { setTexts(); });
    setLayer(nullptr, false);
}

FormRow* LayerFields::addRow(QWidget* field)
{
    auto* row = new FormRow(field, this);
    m_column->addWidget(row);
    return row;
}

void LayerFields::setTexts()
{
    m_unitsRow->setLabel(tr("Units"), tr("Outputs of a dense layer, filters of a convolution (units, filters)"));
    m_sizeRow->setLabel(tr("Size"), tr("Side of the kernel or of the window (kernel_size, pool_size)"));
    m_rateRow->setLabel(tr("Share", "of dropout"), tr("Share of the values that is left out at random (rate)"));
    m_activationRow->setLabel(tr("Activation"), tr("What each value is passed through (activation)"));
    m_initializerRow->setLabel(tr("Start"), tr("How the weights begin (kernel_initializer)"));
    m_l2Row->setLabel(QStringLiteral("L2"), tr("How much large weights cost (kernel_regularizer)"));
}

void LayerFields::setLayer(const LayerSpec* layer, bool isOutput)
{
    setVisible(layer != nullptr);
    if (layer == nullptr)
        return;
    const QScopedValueRollback filling(m_isFilling, true);
    m_layer = *layer;
    m_units->setValue(layer->units);
    m_size->setValue(layer->size);
    m_rate->setValue(layer->rate);
    m_activation->setCurrentText(QString::fromStdString(layer->activation));
    m_initializer->setCurrentText(QString::fromStdString(layer->initializer));
    m_l2->setValue(layer->l2);
    showLayer(*layer, isOutput);
}

void LayerFields::showLayer(const LayerSpec& layer, bool isOutput)
{
    const LayerKind& kind = layerKind(layer.kind);
    m_unitsRow->setVisible(kind.hasUnits && !isOutput);
    m_sizeRow->setVisible(kind.sides > 0);
    m_rateRow->setVisible(kind.hasRate);
    m_activationRow->setVisible(kind.hasActivation && !isOutput);
    m_initializerRow->setVisible(kind.hasUnits);
    m_l2Row->setVisible(kind.hasUnits);
    setVisible(kind.hasUnits || kind.sides > 0 || kind.hasRate || kind.hasActivation);
}

/// Only what is shown counts: what the kind does not have stays as it was.
void LayerFields::take()
{
    if (m_isFilling)
        return;
    const auto isMeant = [](const FormRow* row) {
        return !row->isHidden();
    };
    if (isMeant(m_unitsRow))
        m_layer.units = int(m_units->value());
    if (isMeant(m_sizeRow))
        m_layer.size = int(m_size->value());
    if (isMeant(m_rateRow))
        m_layer.rate = m_rate->value();
    if (isMeant(m_activationRow))
        m_layer.activation = m_activation->currentText().toStdString();
    if (isMeant(m_initializerRow)) {
        m_layer.initializer = m_initializer->currentText().toStdString();
        m_layer.l2 = m_l2->value();
    }
    Q_EMIT changed(m_layer);
}

} // namespace suara
