#pragma once

#include "core/learning/layers/Layer.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QVBoxLayout;

namespace suara {

class FormRow;

/// The numbers of one layer, as far as its kind has them (core/learning/layers/Catalog).
class LayerFields : public QWidget {
    Q_OBJECT

public:
    explicit LayerFields(QWidget* parent = nullptr);

    void setLayer(const LayerSpec* layer, bool isOutput); ///< null: nothing to change

Q_SIGNALS:
    void changed(const suara::LayerSpec& layer);

private:
    FormRow* addRow(QWidget* field);
    void setTexts();
    void take();
    void showLayer(const LayerSpec& layer, bool isOutput);

    QVBoxLayout* m_column;
    QDoubleSpinBox* m_units;
    QDoubleSpinBox* m_size;
    QDoubleSpinBox* m_rate;
    QComboBox* m_activation;
    QComboBox* m_initializer;
    QDoubleSpinBox* m_l2;
    FormRow* m_unitsRow;
    FormRow* m_sizeRow;
    FormRow* m_rateRow;
    FormRow* m_activationRow;
    FormRow* m_initializerRow;
    FormRow* m_l2Row;
    LayerSpec m_layer;
    bool m_isFilling = false;
};

} // namespace suara
