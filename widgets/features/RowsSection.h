#pragma once

#include "widgets/common/controls/Section.h"
#include "widgets/features/FeatureRows.h"

class QComboBox;
class QDoubleSpinBox;
class QJsonObject;

namespace suara {

struct LabelSet;

/// What a feature table has a row of.
class RowsSection : public Section {
    Q_OBJECT

public:
    explicit RowsSection(QWidget* parent = nullptr);

    TableRows rows() const;
    void setLabelSets(const std::vector<LabelSet>& sets);
    void keep(QJsonObject& choices) const;
    void take(const QJsonObject& choices);

Q_SIGNALS:
    void changed();

private:
    void showFields();
    void retranslate();

    QComboBox* m_kind;
    QComboBox* m_labelSet;
    QDoubleSpinBox* m_window;
    FormRow* m_kindRow;
    FormRow* m_labelSetRow;
    FormRow* m_windowRow;
};

} // namespace suara
