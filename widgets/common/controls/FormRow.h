#pragma once

#include <QWidget>

class QLabel;

namespace suara {

/// One labelled field of an inspector or form: label column 104 px (72 in compact panels), then the field.
class FormRow : public QWidget {
    Q_OBJECT

public:
    explicit FormRow(QWidget* field, QWidget* parent = nullptr);
    void setLabel(const QString& label, const QString& hint = {}); ///< names the field for accessibility too
    void setLabelWidth(int pixels);
    QWidget* field() const { return m_field; }

private:
    QLabel* m_label;
    QWidget* m_field;
};

} // namespace suara
