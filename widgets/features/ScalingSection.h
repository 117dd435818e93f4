#pragma once

#include "core/learning/TableChart.h"
#include "widgets/common/controls/Section.h"

class QComboBox;
class QDoubleSpinBox;
class QJsonObject;

namespace suara {

/// How both axes of a scatter are scaled.
class ScalingSection : public Section {
    Q_OBJECT

public:
    explicit ScalingSection(QWidget* parent = nullptr);

    Scaling scaling() const;
    void keep(QJsonObject& choices) const;
    void take(const QJsonObject& choices);

Q_SIGNALS:
    void changed();

private:
    void setRange(double low, double high);
    void boundRange();
    void retranslate();

    QComboBox* m_scaler;
    QDoubleSpinBox* m_low;
    QDoubleSpinBox* m_high;
    FormRow* m_scalerRow;
    FormRow* m_rangeRow;
};

} // namespace suara
