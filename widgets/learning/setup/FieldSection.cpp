#include "widgets/learning/setup/FieldSection.h"

#include "widgets/common/text/Language.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>

namespace suara {

namespace {

QString words(const char* text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate("SetupTables", text);
}

} // namespace

double FieldSection::Row::value() const
{
    if (const auto* choice = qobject_cast<QComboBox*>(box))
        return std::max(0, choice->currentIndex());
    return static_cast<QDoubleSpinBox*>(box)->value();
}

void FieldSection::Row::setValue(double value) const
{
    if (auto* choice = qobject_cast<QComboBox*>(box))
        choice->setCurrentIndex(int(value));
    else
        static_cast<QDoubleSpinBox*>(box)->setValue(value);
}

FieldSection::FieldSection(const char* title, std::span<const SetupField> fields, QWidget* parent)
    : SetupSection(parent)
{
    for (const SetupField& field : fields)
        addField(field);
    onLanguage(this, [this, title] { setTexts(title); });
}

void FieldSection::addField(const SetupField& field)
{
    if (!field.choices.empty()) {
        QComboBox* box = choiceBox();
        connect(box, &QComboBox::currentIndexChanged, this, &FieldSection::tell);
        m_rows.push_back({&field, addRow(box), box});
        return;
    }
    QDoubleSpinBox* box = numberBox(field.lowest, field.highest, field.decimals, field.step);
    connect(box, &QDoubleSpinBox::valueChanged, this, &FieldSection::tell);
    m_rows.push_back({&field, addRow(box), box});
}

void FieldSection::setTexts(const char* title)
{
    setTitle(words(title));
    for (const Row& row : m_rows) {
        row.row->setLabel(words(row.field->label), words(row.field->hint));
        QStringList choices;
        for (const char* choice : row.field->choices)
            choices.append(words(choice));
        if (!choices.isEmpty())
            quietly([&] { setItems(static_cast<QComboBox*>(row.box), choices); });
    }
}

void FieldSection::take(TrainSetup& setup) const
{
    for (const Row& row : m_rows)
        row.field->set(setup, row.value());
}

void FieldSection::fill(const TrainSetup& setup)
{
    for (const Row& row : m_rows)
        row.setValue(row.field->get(setup));
}

void FieldSection::follow(const TrainSetup& setup)
{
    for (const Row& row : m_rows)
        row.row->setVisible(row.field->counts == nullptr || row.field->counts(setup));
}

} // namespace suara
