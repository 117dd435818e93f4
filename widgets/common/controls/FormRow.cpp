#include "widgets/common/controls/FormRow.h"

#include "widgets/common/controls/ElidedLabel.h"
#include "widgets/common/controls/SegmentedControl.h"

#include <QHBoxLayout>

namespace suara {

namespace {
constexpr int leastFieldWidth = 64;
}

FormRow::FormRow(QWidget* field, QWidget* parent) : QWidget(parent), m_label(new ElidedLabel(this)), m_field(field)
{
    m_label->setProperty("role", QStringLiteral("muted"));
    m_label->setBuddy(field);
    if (!qobject_cast<SegmentedControl*>(field))
        field->setMinimumWidth(leastFieldWidth); // narrow panels shorten the field rather than cut it
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_label);
    row->addWidget(field, 1);
    setLabelWidth(104);
}

void FormRow::setLabel(const QString& label, const QString& hint)
{
    m_label->setText(label);
    m_label->setToolTip(hint);
    m_field->setToolTip(hint);
    m_field->setAccessibleName(label);
    m_field->setAccessibleDescription(hint);
}

void FormRow::setLabelWidth(int pixels)
{
    m_label->setFixedWidth(pixels);
}

} // namespace suara
